"""`kursk-digest sources`: the sources in the settings, looked after."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli.check import check
from kursk_digest.cli.commands import WholeGroup
from kursk_digest.cli.gathering import Tags
from kursk_digest.cli.options import ConfigFile, Output, Quiet, read_config
from kursk_digest.cli.output import say, say_skipped, write_out
from kursk_digest.cli.settings_file import open_settings_file
from kursk_digest.errors import ConfigError, KurskError
from kursk_digest.model import FullText, RawPage, Skipped, Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kursk_digest.cli.settings_file import SettingsFile

app = typer.Typer(
    cls=WholeGroup,
    help="Look after the sources that build reads: list, add, remove, check, import, export.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command()(check)

_MOST_BYTES = 50_000_000


class ListFormat(StrEnum):
    """How sources are printed."""

    TEXT = "text"
    JSON = "json"


@app.command("list")
def list_sources(
    tag: Tags = None,
    form: Annotated[ListFormat, typer.Option("--format", "-f", help="How to print.")] = (
        ListFormat.TEXT
    ),
    config: ConfigFile = None,
) -> None:
    """Print the sources: name, kind, place and tags.

    Example: kursk-digest sources list --tag world
    """
    from kursk_digest.config.sources import write_entry
    from kursk_digest.sources.choosing import choose_sources

    settings = read_config(config)
    sources = choose_sources(settings.sources, tags=tag) if tag else settings.sources
    if form is ListFormat.JSON:
        entries = [write_entry(source, Path()) for source in sources]
        write_out(json.dumps(entries, ensure_ascii=False, indent=2) + "\n", None)
        return
    if not sources:
        say("no sources yet; add one: kursk-digest sources add https://example.org/feed.xml")
    write_out(_table(sources), None)


@app.command()
def add(
    location: Annotated[
        str, typer.Argument(metavar="LOCATION", help="A feed, a site, a page, a file, a folder.")
    ],
    name: Annotated[
        str | None, typer.Option(help="Name of the outlet; its host or file if left out.")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", help="To choose by; repeatable.")
    ] = None,
    kind: Annotated[
        SourceKind,
        typer.Option(help="What the location is; any guesses by its address, without fetching it."),
    ] = SourceKind.ANY,
    full_text: Annotated[
        FullText, typer.Option(help="Read the page behind an entry: auto, where it is a teaser.")
    ] = FullText.AUTO,
    max_items: Annotated[
        int, typer.Option(metavar="N", min=0, help="Read the newest so many entries; 0 for all.")
    ] = 0,
    config: ConfigFile = None,
    quiet: Quiet = False,
) -> None:
    """Add a source to the settings; the rest of the file stays as it is.

    Example: kursk-digest sources add https://herald.example/feed.xml --name "Northern Herald"
    """
    from kursk_digest.sources.subscribing import to_subscription

    asked = Source(location, kind, name or "", tuple(tag or ()), full_text, max_items)
    source = to_subscription(asked)
    if source.kind is SourceKind.PATH:
        _check_path(location)
    file = open_settings_file(config)
    if any(known.location == source.location for known in file.sources):
        raise KurskError(f"{location}: is a source already; see kursk-digest sources list")
    _add(file, [source])
    if not quiet:
        say(f"added {source.name} ({source.kind} {source.location}) to {file.path}")


@app.command()
def remove(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Names or places of sources.")
    ],
    config: ConfigFile = None,
    quiet: Quiet = False,
) -> None:
    """Take sources out of the settings; the rest of the file stays as it is.

    Example: kursk-digest sources remove "Northern Herald"
    """
    from kursk_digest.config.editing import remove_entries

    file = open_settings_file(config)
    places = {_place_of(wanted, file.sources) for wanted in sources}
    file.change(lambda text: remove_entries(text, places))
    if not quiet:
        for place in sorted(places):
            say(f"removed {file.sources[place].name} ({file.sources[place].location})")


@app.command("import")
def import_sources(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The list; - for standard input.")],
    tag: Annotated[
        list[str] | None,
        typer.Option("--tag", metavar="TAG", help="Give all of them this tag, too; repeatable."),
    ] = None,
    config: ConfigFile = None,
    quiet: Quiet = False,
) -> None:
    """Add the sources of a list that another program exported: OPML, bookmarks, a reading list.

    Folders become tags. What is a source already, or stands in the list twice, is added once;
    what leads nowhere is named and left out.

    Example: kursk-digest sources import feeds.opml
    """
    from kursk_digest.sources.lists import merge_same, read_list_entries
    from kursk_digest.sources.subscribing import to_subscription

    entries = read_list_entries(RawPage(file, _read_list(file)))
    if entries is None:
        raise KurskError(f"{file}: is no list of sources; give OPML, bookmarks or one URL a line")
    merged = merge_same(entries)
    skipped = [one for one in merged if isinstance(one, Skipped)]
    found = [to_subscription(one) for one in merged if isinstance(one, Source)]
    say_skipped(skipped)
    if not found:
        raise KurskError(f"{file}: names no source; nothing to import")
    settings = open_settings_file(config)
    known = {source.location for source in settings.sources}
    added = [source for source in found if source.location not in known]
    if added:
        _add(settings, [_tagged(source, tag or ()) for source in added])
    if not quiet:
        twice = sum(isinstance(one, Source) for one in entries) - len(found)
        told = {
            f"{_count(len(added))} added to {settings.path}": 1,
            f"{len(found) - len(added)} there already": len(found) - len(added),
            f"{twice} twice in the list": twice,
            f"{len(skipped)} left out": len(skipped),
        }
        say("; ".join(text for text, count in told.items() if count))


@app.command("export")
def export_sources(
    tag: Tags = None,
    output: Output = None,
    config: ConfigFile = None,
) -> None:
    """Print the feeds and pages among the sources as OPML, for any feed reader.

    Each stands in the folder of its first tag. Files and folders have no place in OPML.

    Example: kursk-digest sources export -o feeds.opml
    """
    from kursk_digest.sources.choosing import choose_sources
    from kursk_digest.sources.lists import write_opml

    settings = read_config(config)
    sources = choose_sources(settings.sources, tags=tag) if tag else settings.sources
    for source in sources:
        if source.kind is SourceKind.PATH:
            say(f"left out {source.name}: {source.location} is a path, which OPML cannot hold")
    write_out(write_opml(sources, title="kursk-digest"), output)


def _add(file: SettingsFile, sources: Sequence[Source]) -> None:
    from kursk_digest.config.editing import add_entries
    from kursk_digest.config.sources import read_sources, write_entry

    folder = file.path.parent
    entries = [write_entry(source, folder) for source in sources]
    read_sources("sources", entries, folder)  # what is written must be readable
    file.change(lambda text: add_entries(text, entries))


def _check_path(location: str) -> None:
    from glob import glob

    if location == "-":
        raise KurskError("-: standard input is there once only; add a file or an address")
    if not Path(location).exists() and not glob(location, recursive=True):  # noqa: PTH207  # absolute, too
        advice = "check the path; a web address begins with https://"
        raise KurskError(f"{location}: no such file or folder; {advice}")


def _place_of(wanted: str, sources: Sequence[Source]) -> int:
    """Return which source is *wanted*, by place or by name."""
    from kursk_digest.sources.choosing import choose_sources

    for place, source in enumerate(sources):
        if source.location == wanted:
            return place
    chosen = choose_sources(sources, names=[wanted])
    if len(chosen) > 1:
        places = ", ".join(source.location for source in chosen[:5])
        raise ConfigError(f"{len(chosen)} sources are called {wanted}; say which: {places}")
    return sources.index(chosen[0])


def _tagged(source: Source, tags: Sequence[str]) -> Source:
    from dataclasses import replace

    return replace(source, tags=tuple(dict.fromkeys((*source.tags, *tags))))


def _read_list(file: str) -> bytes:
    try:
        if file == "-":
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with Path(file).open("rb") as opened:
                data = opened.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no possible name of a file"
        raise KurskError(f"{file}: cannot be read ({reason}); check the path") from error
    if len(data) > _MOST_BYTES:
        raise KurskError(f"{file}: is larger than {_MOST_BYTES // 1_000_000} MB; split the list")
    return data


def _table(sources: Sequence[Source]) -> str:
    from kursk_digest.renderers.escape import visible

    rows = [
        (visible(s.name), s.kind.value, visible(s.location), visible(", ".join(s.tags)))
        for s in sources
    ]
    widths = [min(max((len(row[column]) for row in rows), default=0), 40) for column in range(3)]
    return "".join(
        "  ".join(
            [*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]
        ).rstrip()
        + "\n"
        for row in rows
    )


def _count(number: int) -> str:
    return f"{number} source{'' if number == 1 else 's'}"
