"""Where a briefing goes: options in, one delivery out, whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli.mail import Addresses, check_receivers
from kursk_digest.cli.output import Color, make_view, show_digest
from kursk_digest.renderers import RENDERERS, Format, format_of_name

if TYPE_CHECKING:
    from kursk_digest.model import Delivered, Digest, Mailer

Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, in the format of its ending; {date}, {time}, {week}, {briefing} are "
        "filled in. Several by several options.",
    ),
]
MailReceivers = Annotated[
    list[str] | None,
    typer.Option("--mail", metavar="ADDRESS", help="Mail it there; see mail: in the settings."),
]
Command = Annotated[
    str | None,
    typer.Option("--exec", metavar="COMMAND", help="Run COMMAND with it on standard input."),
]
FeedFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--feed",
        metavar="FILE",
        help="Keep FILE as a feed of the last 30 briefings: Atom, or JSON Feed for .json.",
    ),
]

PAST = 30
"""So many briefings stand in a feed."""
_COMMAND_SECONDS = 600.0

Past = Callable[[], Sequence[tuple["Delivered", "Digest"]]]
"""Gives the briefings of this name that were delivered before, the newest first."""


@dataclass(frozen=True, slots=True)
class Destinations:
    """Where a briefing goes; standard output, if nowhere else."""

    outputs: tuple[str, ...] = ()
    form: Format | None = None
    receivers: tuple[str, ...] = ()
    command: str | None = None
    feeds: tuple[str, ...] = ()

    @property
    def is_printed(self) -> bool:
        """Whether it goes to standard output."""
        return not (self.outputs or self.receivers or self.command or self.feeds)


def check_destinations(
    outputs: list[str] | None,
    form: Format | None,
    receivers: list[str] | None,
    command: str | None,
    feeds: list[str] | None,
) -> Destinations:
    """Return the destinations as given, before anything is read for them.

    Raises:
        typer.BadParameter: A name cannot be filled in, two are the same, an address is none.
    """
    check_names("--output", [*(outputs or ()), *(feeds or ())])
    check_receivers("--mail", receivers)
    return Destinations(
        tuple(outputs or ()), form, tuple(receivers or ()), command, tuple(feeds or ())
    )


def check_names(option: str, templates: Sequence[str]) -> None:
    """Check the names of outputs and feeds that were given with *option*.

    Raises:
        typer.BadParameter: One cannot be filled in, or two are the same.
    """
    from kursk_digest.delivery.names import name_output
    from kursk_digest.errors import DeliveryError

    for template in templates:
        try:
            name_output(template, when=datetime(2000, 1, 1), briefing="daily")
        except DeliveryError as error:
            raise typer.BadParameter(str(error), param_hint=option) from error
    if len(set(templates)) < len(templates):
        raise typer.BadParameter("two outputs have one name", param_hint=option)


def format_of(output: str, form: Format | None, *, is_only: bool) -> Format:
    """Return the format of a file: the one asked for, else that of its ending, else text.

    Of several files, each has the format of its ending, if that is one.
    """
    ending = format_of_name(output)
    if form is not None and (is_only or ending is None):
        return form
    return ending or Format.TEXT


def deliver(
    digest: Digest,
    to: Destinations,
    *,
    when: datetime,
    briefing: str,
    mailer: Mailer,
    past: Past,
    color: Color = Color.AUTO,
) -> tuple[Path, ...]:
    """Hand *digest* over to everybody it goes to; return the files that were written.

    Files are on the disk before a mail is sent or a command run, and replace the old ones after:
    if one of them fails, the old files stay and nobody has got half a briefing.

    Args:
        digest: What is told.
        to: Where it goes.
        when: The time of the briefing, in the zone that names of files are filled in with.
        briefing: Its name.
        mailer: How mail is sent.
        past: Asked only if a feed is wanted.
        color: For standard output.

    Raises:
        DeliveryError: It has not been delivered.
    """
    from kursk_digest.delivery.files import prepare_files

    if to.is_printed:
        show_digest(
            digest, to.form, output=None, color=color, pager=False, addresses=_addresses(mailer, to)
        )
        return ()
    texts = _texts(digest, to, when, briefing, mailer, past)
    with prepare_files(texts) as replace_all:
        _send(digest, to, mailer)
        replace_all()
    return tuple(texts)


def _texts(
    digest: Digest,
    to: Destinations,
    when: datetime,
    briefing: str,
    mailer: Mailer,
    past: Past,
) -> dict[Path, str]:
    from kursk_digest.delivery.names import has_fields, make_folders, name_output

    texts: dict[Path, str] = {}
    for template in to.outputs:
        form = format_of(template, to.form, is_only=len(to.outputs) == 1)
        path = name_output(template, when=when, briefing=briefing)
        if has_fields(template):
            make_folders(path)
        texts[path] = _render(digest, form, mailer, to)
    if to.feeds:
        told = [(_this(digest, briefing), digest), *past()][:PAST]
        for template in to.feeds:
            path = name_output(template, when=when, briefing=briefing)
            texts[path] = _feed(path, briefing, told)
    return texts


def _this(digest: Digest, briefing: str) -> Delivered:
    from kursk_digest.model import Delivered

    count = sum(entry.selected for chapter in digest.chapters for entry in chapter.entries)
    return Delivered(0, briefing, digest.generated, claims=count)


def _feed(path: Path, briefing: str, told: Sequence[tuple[Delivered, Digest]]) -> str:
    from kursk_digest.renderers.feed import render_atom, render_json_feed

    render = render_json_feed if path.suffix.lower() == ".json" else render_atom
    return render(briefing, told)


def _send(digest: Digest, to: Destinations, mailer: Mailer) -> None:
    if to.command is not None:
        from kursk_digest.delivery.command import run_command

        text = _render(digest, to.form or Format.TEXT, mailer, to)
        sys.stdout.flush()
        run_command(to.command, text, timeout_seconds=_COMMAND_SECONDS)
    if to.receivers:
        from kursk_digest.delivery.mail import send_mail

        message = _render(digest, Format.EML, mailer, to)
        send_mail(message, to.receivers, mailer, environment=os.environ)


def _render(digest: Digest, form: Format, mailer: Mailer, to: Destinations) -> str:
    addresses = _addresses(mailer, to)
    view = make_view(Color.NEVER, os.environ)
    view = replace(view, mail_from=addresses.sender, mail_to=addresses.receivers)
    return RENDERERS[form](digest, view)


def _addresses(mailer: Mailer, to: Destinations) -> Addresses:
    return Addresses(mailer.sender, to.receivers)
