"""What a run is to read: options and settings in, sources out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli.output import say
from kursk_digest.cli.web import open_fetcher
from kursk_digest.errors import KurskError
from kursk_digest.model import FullText, Source

if TYPE_CHECKING:
    from datetime import datetime

    from kursk_digest.cli.watching import Watch
    from kursk_digest.config import Config
    from kursk_digest.model import Remark
    from kursk_digest.sources import Reading

Locations = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="LOCATION",
        help="Files, folders, http(s) URLs of pages, feeds and lists; - for standard input.",
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
SourceNames = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="NAME", help="Read this source of the settings; repeatable."),
]
Tags = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="TAG", help="Read the sources with this tag; repeatable."),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="TIME",
        help="Leave out what feeds date before: 24h, 7d, 2026-11-20 or ISO 8601 (UTC).",
    ),
]
MaxItems = Annotated[
    int | None,
    typer.Option(
        "--max-items", metavar="N", min=1, help="Read the newest so many entries of each feed."
    ),
]
FullTextOption = Annotated[
    FullText | None,
    typer.Option(
        "--full-text", help="Read the page behind an entry of a feed: auto, where it is a teaser."
    ),
]


def gather_sources(
    given: Sequence[str] | None,
    from_file: str | None,
    *,
    nul: bool,
    names: Sequence[str] | None,
    tags: Sequence[str] | None,
    full_text: FullText | None,
    settings: Config,
) -> tuple[Source, ...]:
    """Return the sources of the command line, of the list, and of the settings.

    Those of the settings are chosen by *names* and *tags*; without any choice, location or list
    it is all of them.

    Raises:
        typer.BadParameter: There is nothing to read at all, or two want standard input.
        ConfigError: Nothing in the settings has such a name or tag.
    """
    from kursk_digest.sources.choosing import choose_sources

    sources = [Source(location) for location in _locations(given, from_file, nul=nul)]
    if names or tags:
        sources += choose_sources(settings.sources, names=names or (), tags=tags or ())
    elif not sources and from_file is None:
        sources += settings.sources
    if not sources:
        advice = "name a file, a folder, a URL or -, or put sources into config.yaml (see --help)"
        raise typer.BadParameter(advice)
    if full_text is not None:
        # What the settings say of one source was said of that one alone.
        sources = [
            replace(source, full_text=full_text) if source.full_text is FullText.AUTO else source
            for source in sources
        ]
    return tuple(sources)


@contextmanager
def open_reading(
    settings: Config,
    *,
    now: datetime,
    since: datetime | None = None,
    max_items: int | None = None,
    cache: bool = True,
    watch: Watch | None = None,
) -> Iterator[Reading]:
    """Give what holds for all sources of a run, for as long as it reads."""
    from kursk_digest.sources import Limits, Reading

    limits = Limits(max_bytes=settings.max_bytes, timeout_seconds=settings.timeout_seconds)
    tell = watch.request if watch else None
    with open_fetcher(settings, cache=cache, tell=tell) as fetcher:
        reading = Reading(
            limits,
            since=since,
            now=now,
            max_items=max_items or 0,
            json_fields=dict(settings.json_fields),
            fetcher=fetcher,
            tell=say_remark,
        )
        yield replace(reading, tell=watch.remark) if watch else reading


def say_remark(remark: Remark) -> None:
    """Say what there is to say of a source that was read."""
    line = f"note {remark.location}: {remark.text}"
    say(line, location=remark.location, text=remark.text)


def read_stdin(most: int) -> bytes:
    """Read standard input, no more than *most* bytes of it."""
    return sys.stdin.buffer.read(most)


def _locations(given: Sequence[str] | None, from_file: str | None, *, nul: bool) -> list[str]:
    from kursk_digest.sources import read_list

    locations = list(given or ())
    if from_file == "-" and "-" in locations:
        raise typer.BadParameter("- is the list here already; it cannot be an article, too")
    if from_file is not None:
        locations += read_list(_list_bytes(from_file), nul=nul)
    elif nul:
        raise typer.BadParameter("-0 goes with --from-file")
    return locations


def _list_bytes(from_file: str) -> bytes:
    if from_file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(from_file).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KurskError(f"{from_file}: cannot be read ({reason}); check --from-file") from error
