"""`kursk-digest archive`: look after what was read and what was told."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli import exits
from kursk_digest.cli.commands import WholeGroup
from kursk_digest.cli.options import ArchiveFile, Now, Output, archive_path
from kursk_digest.cli.output import say, write_out
from kursk_digest.cli.times import clock, read_past, time_of_run

if TYPE_CHECKING:
    from kursk_digest.archive import Archive

app = typer.Typer(
    cls=WholeGroup,
    help="Look after the archive: what was read, and what each briefing told.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
)

DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Only say what would go.")]


class Shape(StrEnum):
    """How `stats` and `search` print."""

    TEXT = "text"
    JSON = "json"


class ExportFormat(StrEnum):
    """What `export` writes."""

    JSONL = "jsonl"
    PARQUET = "parquet"


ShapeOption = Annotated[Shape, typer.Option("--format", "-f", help="text or json.")]


def _open(given: Path | None, *, read_only: bool = True) -> Archive:
    from kursk_digest.archive import Archive

    return Archive.open(archive_path(given), create=False, read_only=read_only)


@app.command()
def stats(archive: ArchiveFile = None, shape: ShapeOption = Shape.TEXT) -> None:
    """Say how much the archive holds, of which outlets, and what each briefing told.

    Example: kursk-digest archive stats
    """
    from kursk_digest.renderers.archives import holdings_json, holdings_text

    with _open(archive) as opened:
        counted = opened.stats()
    write = holdings_text if shape is Shape.TEXT else holdings_json
    write_out(write(str(archive_path(archive)), counted), None)


@app.command()
def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY",
            help="Words that all must occur, '\"a phrase\"', or begin* of a word.",
        ),
    ],
    archive: ArchiveFile = None,
    articles: Annotated[
        bool, typer.Option("--articles", help="Search all articles that were read.")
    ] = False,
    most: Annotated[int, typer.Option("--max", metavar="N", min=1, help="Show so many.")] = 20,
    shape: ShapeOption = Shape.TEXT,
) -> None:
    """Find claims that were told: each with its sources, and when which briefing told it.

    The best come first. Upper and lower case, and accents, do not matter.

    Example: kursk-digest archive search norhaven bridge
    """
    from kursk_digest.renderers.archives import (
        kept_json,
        kept_text,
        told_json,
        told_text,
    )

    wanted = " ".join(query)
    is_text = shape is Shape.TEXT
    with _open(archive) as opened:
        if articles:
            kept = opened.search_articles(wanted, most=most)
            text, count = (kept_text if is_text else kept_json)(kept), len(kept)
        else:
            told = opened.search(wanted, most=most)
            text, count = (told_text if is_text else told_json)(told), len(told)
    write_out(text, None)
    if not count:
        say(f"nothing found for {wanted}")


@app.command()
def prune(
    older_than: Annotated[
        str, typer.Option("--older-than", metavar="AGE", help="90d, 12w, or a date.")
    ],
    archive: ArchiveFile = None,
    dry_run: DryRun = False,
    now: Now = None,
) -> None:
    """Drop what was told and read longer ago than AGE.

    An article stays as long as a claim that stays cites it, and the last delivery of each
    briefing stays, so that the next one is counted from it. What a briefing has dropped it may
    tell again: AGE should be longer than its window.

    Example: kursk-digest archive prune --older-than 90d
    """
    then = read_past(older_than, clock(time_of_run(now)), "--older-than")
    before = then.strftime("%Y-%m-%dT%H:%M:%SZ")
    with _open(archive, read_only=False) as opened:
        gone = opened.prune(before=before, really=not dry_run)
    say(
        f"{'would drop' if dry_run else 'dropped'} {gone.deliveries} briefings, "
        f"{gone.claims} claims and {gone.articles} articles from before {before}"
    )


@app.command()
def check(archive: ArchiveFile = None) -> None:
    """Look whether the archive is whole: its pages, what refers to what, texts, search index.

    Brings an archive of an older version up to date first. Ends with 1 if something is wrong.

    Example: kursk-digest archive check
    """
    path = archive_path(archive)
    with _open(archive, read_only=False) as opened:
        findings = opened.check()
    for finding in findings:
        say(f"{path}: {finding}")
    if findings:
        say(
            f"{path} is damaged: put a backup in its place, or save what can be read "
            "(`archive export`), move it away and begin anew"
        )
        raise typer.Exit(exits.FAILED)
    say(f"{path} is whole")


@app.command()
def export(
    archive: ArchiveFile = None,
    form: Annotated[
        ExportFormat, typer.Option("--format", "-f", help="jsonl, or parquet (to a file).")
    ] = ExportFormat.JSONL,
    output: Output = None,
) -> None:
    """Write all claims that were told, one a line, with their quotations and sources.

    Parquet needs pyarrow: pip install 'kursk-digest[parquet]'.

    Example: kursk-digest archive export -o claims.jsonl
    """
    from kursk_digest.cli.exporting import write_lines, write_parquet

    with _open(archive) as opened:
        if form is ExportFormat.PARQUET:
            if output is None:
                raise typer.BadParameter("Parquet is no text; name a file", param_hint="--output")
            write_parquet(opened.export(), output)
        else:
            write_lines(opened.export(), output)


@app.command()
def forget(
    source: Annotated[
        str,
        typer.Argument(metavar="SOURCE", help="An outlet, a location, a feed, or https://host/."),
    ],
    archive: ArchiveFile = None,
    dry_run: DryRun = False,
) -> None:
    """Drop all articles of a source, the claims that only they state, and digests that quote them.

    SOURCE is an outlet's name, a file or URL, the feed that led to them, or the beginning of
    their URLs up to a slash. Nothing of them is left in the file.

    Example: kursk-digest archive forget 'Northern Herald'
    """
    with _open(archive, read_only=False) as opened:
        gone = opened.forget(source, really=not dry_run)
    if not gone.articles and not gone.digests:
        say(f"nothing is kept of {source}; archive stats names outlets")
        return
    say(
        f"{'would forget' if dry_run else 'forgot'} {gone.articles} articles of {source}, "
        f"{gone.claims} claims that only they state, {gone.digests} saved digests that quote them"
    )
