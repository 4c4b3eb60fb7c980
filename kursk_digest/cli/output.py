"""Standard output, standard error, files: how a command speaks."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kursk_digest.cli import exits
from kursk_digest.cli.logs import speak

if TYPE_CHECKING:
    from kursk_digest.cli.mail import Addresses
    from kursk_digest.model import Digest, Skipped
    from kursk_digest.renderers import Format, View


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def say(line: str, **about: str) -> None:
    """Write one line to standard error; nothing in it can move the cursor or change colours.

    Args:
        line: What is said.
        about: What it is about, by name, for logs in JSON.
    """
    speak(line, about)


def say_skipped(skipped: tuple[Skipped, ...] | list[Skipped]) -> None:
    """Name each location that gave no article, one a line."""
    for one in skipped:
        say(f"skipped {one.location}: {one.reason}", location=one.location, reason=one.reason)


def write_out(text: str, output: Path | None) -> None:
    """Write *text* to standard output, or whole to the file *output*.

    A reader that closes the pipe early (`| head`) has all it wants: the run ends with 0.
    """
    if output is not None:
        from kursk_digest.delivery.files import write_files

        write_files({output: text})
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered goes nowhere, or Python complains of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(exits.DONE) from None


def show_digest(
    digest: Digest,
    form: Format | None,
    *,
    output: Path | None,
    color: Color,
    pager: bool,
    addresses: Addresses,
) -> None:
    """Write *digest* in the format *form*; without one as the place it goes to asks for.

    A file asks by its ending: `today.html`.
    """
    from kursk_digest.renderers import RENDERERS, Format, format_of_name

    on_terminal = sys.stdout.isatty() and output is None
    by_place = Format.TERMINAL if on_terminal else format_of_name(output.name if output else "")
    chosen = form or by_place or Format.TEXT
    view = replace(
        make_view(color, os.environ), mail_from=addresses.sender, mail_to=addresses.receivers
    )
    text = RENDERERS[chosen](digest, view)
    if pager and output is None:
        from kursk_digest.cli.paging import page_out

        if page_out(text):
            return
    write_out(text, output)


def make_view(color: Color, environment: Mapping[str, str]) -> View:
    """Find out how wide the terminal is and whether to colour."""
    import shutil

    from kursk_digest.renderers import View

    colored = wants_color(color, environment, is_terminal=sys.stdout.isatty())
    width = shutil.get_terminal_size((80, 24)).columns
    hyperlinks = colored and sys.stdout.isatty()
    return View(width=max(width, 20), color=colored, hyperlinks=hyperlinks, folder=str(Path.cwd()))


def wants_color(color: Color, environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Decide on colour: the option, then NO_COLOR, FORCE_COLOR, TERM, then the terminal.

    Source: no-color.org and force-color.org; an empty variable counts as unset.
    """
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    forced = environment.get("FORCE_COLOR", "")
    if forced:
        return forced not in ("0", "false")
    return is_terminal and environment.get("TERM") != "dumb"
