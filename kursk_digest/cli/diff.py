"""`kursk-digest diff`: what a digest says otherwise than an older one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli.options import ConfigFile, Output, read_config
from kursk_digest.cli.output import write_out
from kursk_digest.cli.rereading import read_text
from kursk_digest.errors import DigestError

if TYPE_CHECKING:
    from kursk_digest.model import Digest


class DiffFormat(StrEnum):
    """How differences are printed."""

    TEXT = "text"
    JSON = "json"


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD.json", help="- for standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW.json", help="- for standard input.")],
    form: Annotated[DiffFormat, typer.Option("--format", "-f", help="How to print.")] = (
        DiffFormat.TEXT
    ),
    config: ConfigFile = None,
    output: Output = None,
) -> None:
    """Say which claims are new in a digest, gone, better supported, and which values changed.

    Claims are compared as they are made, by what they say; nothing but the two files is read.

    Example: kursk-digest diff monday.json tuesday.json
    """
    from kursk_digest.differences import compare_digests
    from kursk_digest.renderers.differences import render_differences, render_differences_json

    if old == new == "-":
        raise typer.BadParameter("only one of the two can be standard input")
    settings = read_config(config)
    found = compare_digests(_restored(old), _restored(new), settings)
    render = render_differences if form is DiffFormat.TEXT else render_differences_json
    write_out(render(found), output)


def _restored(digest: str) -> Digest:
    from kursk_digest.saved.digests import restore_digest

    try:
        return restore_digest(read_text(digest))
    except DigestError as error:
        raise DigestError(f"{digest}: {error}") from error
