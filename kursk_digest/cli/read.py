"""`kursk-digest read`: a saved digest, shown again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli.mail import MailFrom, MailTo, check_addresses
from kursk_digest.cli.options import ColorOption, FormatOption, Output, PagerOption
from kursk_digest.cli.output import Color, show_digest
from kursk_digest.cli.rereading import read_text
from kursk_digest.errors import DigestError
from kursk_digest.model import Status

if TYPE_CHECKING:
    from kursk_digest.model import Chapter


def read(
    digest: Annotated[str, typer.Argument(metavar="DIGEST.json", help="- for standard input.")],
    form: FormatOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Print every claim.")] = False,
    output: Output = None,
    color: ColorOption = Color.AUTO,
    pager: PagerOption = False,
    mail_from: MailFrom = None,
    mail_to: MailTo = None,
) -> None:
    """Show a digest again that was saved with build --format json, in any format.

    Nothing is read but DIGEST.json; verify tells whether the sources still say so.

    Example: kursk-digest read today.json --format markdown -o today.md
    """
    from kursk_digest.saved.digests import restore_digest

    addresses = check_addresses(mail_from, mail_to, form)
    try:
        restored = restore_digest(read_text(digest))
    except DigestError as error:
        raise DigestError(f"{digest}: {error}") from error
    if everything:
        restored = replace(restored, chapters=tuple(map(_with_all, restored.chapters)))
    show_digest(restored, form, output=output, color=color, pager=pager, addresses=addresses)


def _with_all(chapter: Chapter) -> Chapter:
    kept_out = (Status.TOLD, Status.MUTED)
    entries = tuple(
        replace(entry, selected=entry.status not in kept_out) for entry in chapter.entries
    )
    return replace(chapter, entries=entries)
