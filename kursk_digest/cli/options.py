"""The options that several commands share, and how they become settings."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kursk_digest.cli.output import Color
from kursk_digest.cli.settings_file import user_file
from kursk_digest.renderers import Format

if TYPE_CHECKING:
    from kursk_digest.config import Config

ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Settings; ./config.yaml if left out."),
]
ArchiveFile = Annotated[
    Path | None,
    typer.Option(
        "--archive", metavar="FILE", help="What was read and told; in the user's state folder."
    ),
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
    from kursk_digest.config import load_config

    config = load_config(path, os.environ, user_file=user_file())
    return replace(config, **{name: value for name, value in flags.items() if value is not None})


def archive_path(given: Path | None) -> Path:
    """Return the file of the archive: that which is named, or the user's own."""
    import platformdirs

    return given or platformdirs.user_state_path("kursk-digest") / "archive.sqlite3"
