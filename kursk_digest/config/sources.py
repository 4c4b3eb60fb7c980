"""The setting `sources`: a list of outlets, each with one place to read it at."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kursk_digest.config.lines import read_count, read_line, read_lines, read_seconds
from kursk_digest.config.wording import nearest, shown
from kursk_digest.errors import ConfigError
from kursk_digest.model import FullText, Source, SourceKind

MOST_SOURCES = 10_000
PLACES = {kind.value: kind for kind in SourceKind if kind is not SourceKind.ANY}
"""The keys that say where a source is, of which an entry has one."""

_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.I)


def read_sources(name: str, value: object, folder: Path) -> tuple[Source, ...]:
    """Return the sources of a list like `[{"name": "Northern Herald", "feed": "https://…"}]`.

    Args:
        name: Of the setting, for messages.
        value: As YAML gives it; nothing at all is an empty list.
        folder: What a `path` is relative to.

    Raises:
        ConfigError: Something is wrong with the list or an entry; entries are numbered from 1.
    """
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > MOST_SOURCES:
        raise ConfigError(f"{name} must be a list; write `- name: …` and `  feed: …` below it")
    return tuple(
        _read_entry(f"{name} entry {number}", entry, folder)
        for number, entry in enumerate(value, start=1)
    )


def _read_entry(where: str, entry: object, folder: Path) -> Source:
    if not isinstance(entry, dict):
        raise ConfigError(f"{where} is {shown(entry)}; write `name: …` and `feed: …` below it")
    if entry.get("name") is not None:
        where += f" ({shown(entry['name'])})"
    for key in entry:
        if key not in _READERS and key not in PLACES:
            raise ConfigError(f"{where}: unknown key {shown(key)}; {nearest(key, _KEYS)}")
    if "name" not in entry:
        raise ConfigError(f"{where} has no name; add `name:` with that of the outlet")
    places = [key for key in PLACES if key in entry]
    if len(places) != 1:
        has = f"has {' and '.join(places)}" if places else "says not where it is"
        raise ConfigError(f"{where} {has}; give one of {', '.join(PLACES)}")
    fields = {key: _READERS[key](where, key, entry[key]) for key in entry if key in _READERS}
    location = _read_place(where, places[0], entry[places[0]], folder)
    return Source(location, PLACES[places[0]], **fields)


def _read_place(where: str, key: str, value: object, folder: Path) -> str:
    place = read_line(where, key, value)
    if key != SourceKind.PATH:
        if not _WEB_ADDRESS.match(place):
            advice = "must be a web address, https://…; a file or folder is a `path`"
            raise ConfigError(f"{where}: {key} is {shown(value)}, but {advice}")
        return place
    if _WEB_ADDRESS.match(place):
        raise ConfigError(f"{where}: path is a web address; write `feed:` or `page:` instead")
    try:
        path = os.path.normpath(folder / Path(place).expanduser())
    except RuntimeError:  # `~nobody`
        raise ConfigError(f"{where}: path is {shown(value)}, whose home is not known") from None
    return "./-" if path == "-" else path


def _read_full_text(where: str, key: str, value: object) -> FullText:
    try:
        return FullText(str(value))
    except ValueError:
        known = ", ".join(FullText)
        raise ConfigError(f"{where}: {key} is {shown(value)}, but must be one of {known}") from None


_READERS: Mapping[str, Callable[[str, str, object], Any]] = {
    "name": read_line,
    "tags": read_lines,
    "full_text": _read_full_text,
    "max_items": read_count,
    "max_bytes": read_count,
    "timeout_seconds": read_seconds,
}
_KEYS = ("name", *PLACES, *list(_READERS)[1:])


def write_entry(source: Source, folder: Path) -> dict[str, object]:
    """Return *source*, which has a name and a kind, as an entry that `read_sources` reads.

    Args:
        source: Its path, if it is one, as seen from the working folder.
        folder: Of the settings file: paths below it are written relative to it.
    """
    entry: dict[str, object] = {"name": source.name}
    is_path = source.kind is SourceKind.PATH
    entry[source.kind.value] = _seen_from(folder, source.location) if is_path else source.location
    if source.tags:
        entry["tags"] = list(source.tags)
    if source.full_text is not FullText.AUTO:
        entry["full_text"] = source.full_text.value
    for key in ("max_items", "max_bytes", "timeout_seconds"):
        if value := getattr(source, key):
            entry[key] = value
    return entry


def _seen_from(folder: Path, path: str) -> str:
    whole, base = (Path(os.path.normpath(place.absolute())) for place in (Path(path), folder))
    return str(whole.relative_to(base) if whole.is_relative_to(base) else whole)
