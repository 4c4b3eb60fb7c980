"""Is this a feed? Told by what stands at its beginning. Pure."""

from __future__ import annotations

import re
from enum import Enum, auto

_START = 65_536
_ROOT = r"<(?:[\w.-]+:)?(?P<root>rss|feed|rdf|channel|urlset|sitemapindex)(?=[\s/>])"
_PROLOG = r"(?:\s|\ufeff|<\?.*?\?>|<!--.*?-->|<!doctype[^<>\[]*+(?:\[.*?\]\s*)?>)*+"
_FEED = re.compile(_PROLOG + _ROOT, re.S | re.I)
_FEED_BEHIND_JUNK = re.compile(_ROOT, re.I)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.I)
_JSON_VERSION = re.compile(
    r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version', re.I
)

_FEED_TYPES = frozenset({
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    "text/rss", "text/atom",
})  # fmt: skip
_FEED_ENDINGS = (".rss", ".atom", ".rdf")
_JUNK = 4_096
"""So many characters may stand before a feed where something else says that it is one."""


class FeedFormat(Enum):
    """Which reader a feed needs."""

    XML = auto()
    JSON = auto()
    SITEMAP = auto()


def feed_format(
    start: str, *, content_type: str = "", name: str = "", wanted: bool = False
) -> FeedFormat | None:
    """Tell the format of a feed; `None` if it is none.

    Args:
        start: The document, or its beginning.
        content_type: As the server gave it: of a feed, something else may stand before it.
        name: File name or path of the address, likewise.
        wanted: Whether the user calls it a feed, likewise.
    """
    start = start[:_START]
    found = _FEED.match(start)
    if found is None and (
        wanted or content_type in _FEED_TYPES or name.lower().endswith(_FEED_ENDINGS)
    ):
        found = _FEED_BEHIND_JUNK.search(start[:_JUNK])
        page = _PAGE.search(start[:_JUNK])
        found = None if found and page and page.start() < found.start() else found
    if found:
        is_map = found["root"].lower() in ("urlset", "sitemapindex")
        return FeedFormat.SITEMAP if is_map else FeedFormat.XML
    if start.lstrip("\ufeff \t\r\n").startswith("{") and (
        wanted or content_type == "application/feed+json" or _JSON_VERSION.search(start)
    ):
        return FeedFormat.JSON
    return None
