"""Tables of saved links: Pocket, Instapaper, Wallabag, Raindrop, and others that are like them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import islice

from kursk_digest.model import SourceKind
from kursk_digest.sources.lists.links import Link

_ADDRESSES = ("url", "resolved_url", "given_url", "href", "link")
_TITLES = ("title", "resolved_title", "given_title", "name", "description")
_TAGS = ("tags", "labels", "folder", "collection")
_OTHERS = frozenset({
    "time_added", "timestamp", "status", "selection", "created", "creation date", "content",
    "mime type", "saved_at", "date", "id", "note", "excerpt",
})  # fmt: skip
_STATES = frozenset({"unread", "archive", "archived", "starred", "unsorted"})
"""Folders that a reading list has by itself."""


def is_table(head: str) -> bool:
    """Tell from the beginning of a text whether it is a CSV list: its first line names columns."""
    columns = _columns(head)
    told = set(columns) & {*_TITLES, *_TAGS, *_OTHERS}
    return columns == ["url"] or (bool(told) and any(name in columns for name in _ADDRESSES))


def read_table(text: str) -> Iterator[Link]:
    """Read each row; one without an address is named by its number."""
    columns = _columns(text)
    delimiter = _delimiter(text.partition("\n")[0])
    # An article's whole text may stand in a cell; the text itself was bounded before.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    for number, row in islice(enumerate(rows, start=1), 1, None):
        if row:
            yield _link(dict(zip(columns, row, strict=False)), number)


def split_tags(text: str) -> tuple[str, ...]:
    """Cut what one cell or value holds: `a|b`, `a, b`, `["a", "b"]`."""
    if text.startswith("["):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = []
        return tuple(tag for tag in found if isinstance(tag, str))
    return tuple(tag for tag in map(str.strip, re.split(r"[|,;]", text)) if tag)


def _link(cells: dict[str, str], number: int) -> Link:
    address = next((cells[name] for name in _ADDRESSES if cells.get(name)), "")
    title = next((cells[name] for name in _TITLES if cells.get(name)), "")
    tags = [tag for name in _TAGS for tag in split_tags(cells.get(name, ""))]
    kept = tuple(tag for tag in tags if tag.lower() not in _STATES)
    return Link(address, title or f"row {number}", kept, SourceKind.PAGE)


def _columns(text: str) -> list[str]:
    line = text.partition("\n")[0]
    if len(line) > 2000:
        return []
    names = next(csv.reader([line], delimiter=_delimiter(line)), [])
    return [name.strip().lower() for name in names]


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)
