"""`kursk-digest extract`: the cleaned articles."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli import exits
from kursk_digest.cli.gathering import (
    FromFile,
    FullTextOption,
    Locations,
    MaxItems,
    Nul,
    Since,
    SourceNames,
    Tags,
    gather_sources,
    open_reading,
    read_stdin,
    say_remark,
)
from kursk_digest.cli.options import ConfigFile, Output, Quiet, read_config
from kursk_digest.cli.output import say, say_skipped, write_out
from kursk_digest.cli.times import clock, read_since, time_of_run
from kursk_digest.cli.watching import Verbose, Watch
from kursk_digest.cli.web import AllowPrivate, NoCache, allowed_networks
from kursk_digest.model import Remark

if TYPE_CHECKING:
    from kursk_digest.extraction import Read


class ExtractFormat(StrEnum):
    """How articles are printed."""

    TEXT = "text"
    JSON = "json"


def extract(
    locations: Locations = None,
    from_file: FromFile = None,
    nul: Nul = False,
    source: SourceNames = None,
    tag: Tags = None,
    since: Since = None,
    max_items: MaxItems = None,
    full_text: FullTextOption = None,
    form: Annotated[
        ExtractFormat, typer.Option("--format", "-f", help="json prints one object a line.")
    ] = ExtractFormat.TEXT,
    removed: Annotated[
        bool, typer.Option("--removed", help="Show what was taken out and why, not the article.")
    ] = False,
    allow_private: AllowPrivate = False,
    no_cache: NoCache = False,
    config: ConfigFile = None,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print the articles without their page furniture.

    Without a location it reads the sources that config.yaml names.

    Example: kursk-digest extract page.html --removed
    """
    from kursk_digest.extraction import read_all
    from kursk_digest.renderers.articles import render_article, render_article_json, render_removed
    from kursk_digest.sources import read_raw_pages

    settings = read_config(config, allow_private=allowed_networks(allow_private))
    wanted = gather_sources(
        locations,
        from_file,
        nul=nul,
        names=source,
        tags=tag,
        full_text=full_text,
        settings=settings,
    )
    time = clock(time_of_run(None))
    oldest = read_since(since, time)
    with (
        Watch(wanted, quiet=quiet, verbose=verbose) as watch,
        open_reading(
            settings,
            now=time,
            since=oldest,
            max_items=max_items,
            cache=not no_cache,
            watch=watch,
        ) as reading,
    ):
        pages = read_raw_pages(
            wanted, stdin=lambda: read_stdin(settings.max_bytes + 1), reading=reading
        )
        read = read_all(watch.pages(pages), settings, tell=watch.step)
    if not quiet:
        _say_others(read)
    say_skipped(read.skipped)
    if not read.articles:
        say("error: no article could be read")
        raise typer.Exit(exits.FAILED)
    if form is ExtractFormat.JSON:
        text = "".join(map(render_article_json, read.articles))
    else:
        text = "\n".join(map(render_removed if removed else render_article, read.articles))
    write_out(text, output)
    if read.skipped:
        raise typer.Exit(exits.SOME_SKIPPED)


def _say_others(read: Read) -> None:
    """Name what a digest would name: pages met again, and feeds that stand for their pages."""
    for page in read.repeated:
        if page.location != page.first:
            say_remark(Remark(page.location, f"is {page.first}, which is read already"))
    for stopgap in read.stopgaps:
        reason = stopgap.reason.partition(";")[0]
        say_remark(Remark(stopgap.location, f"is no more than its feed tells ({reason})"))
