"""The page of a site -> the feed that it names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kursk_digest.sources.feeds.markup import Element, Names, read_elements
from kursk_digest.sources.feeds.texts import address

_LINK = re.compile(r"<(?:link|base)\b[^<>]{0,2000}>", re.I)
_TYPES = {
    "application/rss+xml": 0, "application/atom+xml": 0, "application/feed+json": 1,
    "application/rdf+xml": 1, "application/json": 2, "application/xml": 2, "text/xml": 2,
}  # fmt: skip
"""What a feed is called, the surest first."""
_NOT_NEWS = re.compile(r"comment|kommentar|commentaire|comentari|коментар|комментар", re.I)
_NO_FEED = re.compile(r"oembed|wp-json|manifest", re.I)


def find_feed(page: str, location: str) -> str:
    """Return the address of the feed that *page* names; empty if it names none.

    Where it names several, feeds of comments come last, and the first of the rest is that of
    the site as a whole, as sites write them.

    Source: rssboard.org/rss-autodiscovery.
    """
    found = sorted(_feeds(page, location), key=lambda feed: feed[0])
    return found[0][1] if found else ""


def _feeds(page: str, location: str) -> Iterator[tuple[tuple[bool, int], str]]:
    base = location
    for tag in _LINK.finditer(page):
        element = _element(tag[0])
        href = element.attribute("href")
        if element.name == "base":
            base = address(href, location) or base
            continue
        kind = element.attribute("type").lower().partition(";")[0].strip()
        relations = element.attribute("rel").lower().split()
        if "alternate" not in relations or kind not in _TYPES or _NO_FEED.search(href):
            continue
        if found := address(href, base):
            about = f"{href} {element.attribute('title')}"
            yield (_NOT_NEWS.search(about) is not None, _TYPES[kind]), found


def _element(tag: str) -> Element:
    return read_elements(tag, Names())[0]
