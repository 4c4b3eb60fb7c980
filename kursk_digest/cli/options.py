"""The options that several commands share, and how they become settings."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kursk_digest.cli.output import Color
from kursk_digest.errors import KurskError
from kursk_digest.renderers import Format

if TYPE_CHECKING:
    from kursk_digest.config import Config

Locations = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[LOCATION]...", help="Files, folders, http(s) URLs; - for standard input."
    ),
]
FromFile = Annotated[
    str | None,
    typer.Option(
        "--from-file",
        metavar="FILE",
        help="Read more locations from FILE, one a line; - is standard input.",
    ),
]
Nul = Annotated[bool, typer.Option("-0", help="The list of --from-file is separated by NUL.")]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Settings; ./config.yaml if left out."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all."),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say only what was skipped or went wrong.")
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="How to print: terminal on a terminal, text elsewhere."),
]
PagerOption = Annotated[
    bool, typer.Option("--pager", help="Show a long digest a screen at a time, by $PAGER or less.")
]
ColorOption = Annotated[Color, typer.Option("--color", help="When to colour.")]
Now = Annotated[
    str | None,
    typer.Option("--now", metavar="TIME", help="Time of the run, ISO 8601, for `generated`."),
]


def read_config(path: Path | None, **flags: Any) -> Config:  # noqa: ANN401  # settings of any kind
    """Read the settings and lay the options that were given over them."""
    import platformdirs

    from kursk_digest.config import load_config

    user_file = platformdirs.user_config_path("kursk-digest") / "config.yaml"
    config = load_config(path, os.environ, user_file=user_file)
    return replace(config, **{name: value for name, value in flags.items() if value is not None})


def gather_locations(given: Sequence[str] | None, from_file: str | None, *, nul: bool) -> list[str]:
    """Join the locations of the command line and of the list; there must be one.

    Raises:
        typer.BadParameter: There is no location at all, or two want standard input.
    """
    from kursk_digest.sources import read_list

    locations = list(given or ())
    if from_file == "-" and "-" in locations:
        raise typer.BadParameter("- is the list here already; it cannot be an article, too")
    if from_file is not None:
        locations += read_list(_list_bytes(from_file), nul=nul)
    elif nul:
        raise typer.BadParameter("-0 goes with --from-file")
    if not locations:
        raise typer.BadParameter("name a file, a folder, a URL or - (see --help)")
    return locations


def _list_bytes(from_file: str) -> bytes:
    if from_file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(from_file).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KurskError(f"{from_file}: cannot be read ({reason}); check --from-file") from error


def read_stdin(most: int) -> bytes:
    """Read standard input, no more than *most* bytes of it."""
    return sys.stdin.buffer.read(most)


def time_of_run(now: str | None) -> str | None:
    """Return the time of the run in UTC, as --now or SOURCE_DATE_EPOCH gives it; else `None`.

    Source: reproducible-builds.org/specs/source-date-epoch.
    """
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if now is not None:
            when = datetime.fromisoformat(now)
        elif re.fullmatch(r"[0-9]{1,11}", epoch):
            when = datetime.fromtimestamp(int(epoch), UTC)
        else:
            return None
        when = when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise typer.BadParameter(
            f"{now!r} is no time; write 2026-11-22T06:00:00Z", param_hint="--now"
        ) from error
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
