"""Lists of sources that other programs export: what is in them, and how one is written.

A list is told by what it holds, not by its name. To add a format: a module that tells one by its
text and yields `Link`s, and a line in `_links`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kursk_digest.errors import SourceError
from kursk_digest.model import RawPage, Skipped, Source
from kursk_digest.sources.decoding import decode_page
from kursk_digest.sources.lists.bookmarks import is_bookmarks, read_bookmarks
from kursk_digest.sources.lists.json_lists import is_json_list, read_json_list
from kursk_digest.sources.lists.lines import (
    is_lines,
    is_markdown_list,
    read_lines,
    read_markdown_list,
)
from kursk_digest.sources.lists.links import Link, merge_same, to_sources
from kursk_digest.sources.lists.opml import is_opml, read_opml, write_opml
from kursk_digest.sources.lists.tables import is_table, read_table

__all__ = ["merge_same", "read_list_entries", "read_list_file", "write_opml"]

_HEAD = 4096


def read_list_file(raw: RawPage) -> tuple[Source | Skipped, ...] | None:
    """Return the sources that *raw* names, in its order, each address once.

    `None` if it is no list. A list that cannot be read, names nothing, or breaks off gives a
    `Skipped` with its own location; an entry that is no web address gives one, too.
    """
    entries = read_list_entries(raw)
    return None if entries is None else merge_same(entries)


def read_list_entries(raw: RawPage) -> tuple[Source | Skipped, ...] | None:
    """Return what `read_list_file` does, with an address as often as it stands in the list."""
    if not _may_be_list(raw.data):
        return None
    try:
        links = _links(decode_page(raw.data, charset=raw.charset))
        if links is None:
            return None
        # The first link alone tells whether the list can be read at all.
        first = next(links, None)
        if first is None:
            raise SourceError("is a list without any address; export it again")
        return tuple(to_sources(chain([first], links), where=raw.location))
    except SourceError as error:
        return (Skipped(raw.location, str(error)),)


def _may_be_list(data: bytes) -> bool:
    """Rule out, without decoding it, nearly all that is no list: every page passes here."""
    # UTF-16 has a zero beside each letter of the marks that are looked for.
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith(b"<"):
        return any(
            mark in head for mark in (b"<opml", b"netscape-bookmark-file", b"pocket export",
                                      b"instapaper: export")
        )  # fmt: skip
    if head.startswith((b"[", b"{")):
        return b'"' in head
    first_line = head.partition(b"\n")[0]
    return head.startswith((b"http://", b"https://", b"#", b"- ", b"* ", b"+ ", b"1. ")) or any(
        name in first_line for name in (b"url", b"href", b"link")
    )


def _links(text: str) -> Iterator[Link] | None:
    """Tell which list *text* is and read it; `None` if it is none."""
    head = text[:_HEAD]
    if is_opml(head):
        return read_opml(text)
    if is_bookmarks(head):
        return read_bookmarks(text)
    if is_json_list(text):
        return read_json_list(text)
    if is_table(head):
        return read_table(text)
    if is_lines(text):
        return read_lines(text)
    if is_markdown_list(text):
        return read_markdown_list(text)
    return None
