"""`kursk-digest sources check`: whether each source gives something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli import exits
from kursk_digest.cli.gathering import MaxItems, Since, Tags, open_reading
from kursk_digest.cli.options import ConfigFile, Quiet, read_config
from kursk_digest.cli.output import say, write_out
from kursk_digest.cli.times import clock, read_since, time_of_run
from kursk_digest.cli.watching import Verbose, Watch
from kursk_digest.cli.web import AllowPrivate, NoCache, allowed_networks

if TYPE_CHECKING:
    from kursk_digest.checking import Finding


def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Sources by name; all if left out."),
    ] = None,
    tag: Tags = None,
    since: Since = None,
    max_items: MaxItems = None,
    allow_private: AllowPrivate = False,
    no_cache: NoCache = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Look at each source and say in a line what would come: articles, the newest, what is wrong.

    Feeds are fetched, the pages behind their entries are not. Ends with 3 if nothing would come of
    a source; --quiet names those alone.

    Example: kursk-digest sources check --tag world
    """
    from kursk_digest.checking import check_sources
    from kursk_digest.sources.choosing import choose_sources

    settings = read_config(config, allow_private=allowed_networks(allow_private))
    sources = settings.sources
    if names or tag:
        sources = choose_sources(sources, names=names or (), tags=tag or ())
    if not sources:
        say("no sources yet; add one: kursk-digest sources add https://example.org/feed.xml")
    now = clock(time_of_run(None))
    failed = False
    watch = Watch(quiet=quiet, verbose=verbose)
    with open_reading(
        settings,
        now=now,
        since=read_since(since, now),
        max_items=max_items,
        cache=not no_cache,
        watch=watch,
    ) as reading:
        for finding in check_sources(sources, settings, reading=reading):
            failed = failed or finding.is_failed
            if finding.is_failed or not quiet:
                write_out(finding_line(finding) + "\n", None)
    if failed:
        raise typer.Exit(exits.SOME_SKIPPED)


def finding_line(finding: Finding) -> str:
    """Say what would come of a source in one line, without what a terminal would obey."""
    from kursk_digest.renderers.escape import visible

    name, reasons = finding.source.name, [one.reason for one in finding.skipped]
    if finding.is_failed:
        told = (*reasons, *finding.remarks, "gives no article; look at it in a browser")
        return visible(f"fail  {name}: {told[0]}")
    told = (f"{finding.articles} article{'' if finding.articles == 1 else 's'}",)
    if finding.newest:
        told = (f"{told[0]}, the newest of {finding.newest[:16].replace('T', ' ')}",)
    if reasons:
        told += (f"{len(reasons)} could not be read, the first {reasons[0]}",)
    state = "warn" if reasons or finding.remarks else "ok  "
    return visible(f"{state}  {name}: {'; '.join((*told, *finding.remarks))}")
