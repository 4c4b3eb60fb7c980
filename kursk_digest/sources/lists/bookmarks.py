"""Bookmarks as browsers export them, and reading lists that are written alike.

Source: the format of Netscape, which all browsers write; Pocket's and Instapaper's HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kursk_digest.model import SourceKind
from kursk_digest.sources.lists.links import Link, unescape

_BOOKMARKS = re.compile(r"<!doctype\s+netscape-bookmark-file", re.I)
_READING_LIST = re.compile(r"<title>\s*(?:pocket export|instapaper: export)", re.I)
# A tag that is never closed ends at the next one, so that no text is gone through twice.
_TAG = re.compile(r"<(/?)(dl|h3|a)\b([^<>]*)", re.I)
_ATTRIBUTE = re.compile(r"""([\w-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_BROWSERS_OWN = ("personal_toolbar_folder", "unfiled_bookmarks_folder")
"""Folders that every browser has: their name says nothing of what is in them."""


def is_bookmarks(head: str) -> bool:
    """Tell from the beginning of a text whether it is such a list."""
    return _BOOKMARKS.search(head[:1000]) is not None or _READING_LIST.search(head) is not None


def read_bookmarks(text: str) -> Iterator[Link]:
    """Read each link; the folders around it, and its tags, are its tags."""
    kind = SourceKind.PAGE if _READING_LIST.search(text[:4000]) else SourceKind.ANY
    folders: list[str] = []
    coming = ""
    for found in _TAG.finditer(text):
        closing, tag = found[1], found[2].lower()
        if tag == "dl" and closing:
            del folders[-1:]
        elif tag == "dl":
            folders.append(coming)
            coming = ""
        elif tag == "h3" and not closing:
            own = any(name in _attributes(found[3]) for name in _BROWSERS_OWN)
            coming = "" if own else _text_behind(text, found.end())
        elif tag == "a" and not closing:
            yield _link(_attributes(found[3]), _text_behind(text, found.end()), folders, kind)


def _link(given: Mapping[str, str], name: str, folders: list[str], kind: SourceKind) -> Link:
    tags = (*filter(None, folders[:100]), *given.get("tags", "").split(","))
    if feed := given.get("feedurl"):
        return Link(feed, name, tags, SourceKind.FEED)
    return Link(given.get("href", ""), name, tags, kind)


def _attributes(text: str) -> dict[str, str]:
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(text)
    }


def _text_behind(text: str, end: int) -> str:
    """Return what stands between the tag that lacks its bracket at *end* and the next tag."""
    if not text.startswith(">", end):
        return ""
    stop = text.find("<", end, end + 4000)
    return unescape(text[end + 1 : stop]) if stop != -1 else ""
