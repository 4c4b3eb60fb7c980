"""Entries of a feed -> pages: from what they say themselves, or from where they lead."""

from __future__ import annotations

import html
from dataclasses import replace
from urllib.parse import quote

from kursk_digest.addresses import host_of
from kursk_digest.model import FullText, Known, PageKind, RawPage
from kursk_digest.sources.feeds.entries import Body, Feed, FeedEntry
from kursk_digest.sources.feeds.outlets import outlet_of_feed
from kursk_digest.sources.feeds.subscriptions import Subscription, Wanted
from kursk_digest.sources.feeds.teasers import is_teaser, says_something

_CUT_TITLE = ("...", "…")
_COUNTERS = frozenset({"feedproxy.google.com", "feeds.feedburner.com", "rss.feedsportal.com"})
"""They count clicks and send the reader on."""


def page_of(entry: FeedEntry, of: Subscription) -> RawPage | Wanted | None:
    """Return where the article of *entry* is; `None` if there is neither text nor a link."""
    body = entry.bodies[0] if entry.bodies else None
    full_text = of.source.full_text
    follow = full_text is FullText.ALWAYS or (full_text is FullText.AUTO and is_teaser(body))
    if not follow or not entry.link:
        return _own_page(entry, body, of) if body else None
    instead = None
    if body and full_text is FullText.AUTO and says_something(body):
        instead = _own_page(entry, body, of)
    known = replace(
        _known(entry, of),
        # The page knows these better: its own name, and a headline that is not cut off.
        outlet=of.source.name or entry.outlet or None,
        title="" if entry.title.endswith(_CUT_TITLE) else entry.title,
        published=entry.published.iso if entry.published else None,
        url=None,
    )
    return Wanted(entry.link, of, known, instead)


def _own_page(entry: FeedEntry, body: Body, of: Subscription) -> RawPage:
    is_html = body.kind is PageKind.HTML
    return RawPage(
        entry.link or own_location(entry, of.location),
        (_as_page(entry, body) if is_html else body.text).encode("utf-8", "replace"),
        charset="utf-8",
        content_type="text/html" if is_html else "text/plain",
        known=_known(entry, of),
    )


def _known(entry: FeedEntry, of: Subscription) -> Known:
    return Known(
        outlet=of.source.name or entry.outlet or _outlet(entry, of.feed, of.location) or None,
        title=entry.title,
        published=entry.date.iso if entry.date else None,
        updated=entry.updated.iso if entry.updated else None,
        authors=entry.authors,
        url=entry.link or None,
        language=entry.language or None,
        tags=of.source.tags,
        via=of.location,
    )


def own_location(entry: FeedEntry, location: str) -> str:
    """Return where an entry without a link stands: in the feed, under its id or title."""
    return f"{location.partition('#')[0]}#{quote(entry.id or entry.title, safe=':/')[:200]}"


def _as_page(entry: FeedEntry, body: Body) -> str:
    title = html.escape(entry.title)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>"
        '<meta property="og:type" content="article"></head>'
        f"<body><article><h1>{title}</h1>\n{body.text}\n</article></body></html>"
    )


def _outlet(entry: FeedEntry, feed: Feed, location: str) -> str:
    """Return the outlet as the feed calls itself, unless it gathers what other sites wrote."""
    own = {host_of(feed.site), host_of(location)} - {""}
    host = host_of(entry.link)
    if host and own and host not in _COUNTERS and not any(_same_site(host, o) for o in own):
        return ""
    return outlet_of_feed(feed.title)


def _same_site(host: str, other: str) -> bool:
    """Tell whether both hosts end in the same two names, or one in the other."""
    ends = {".".join(name.split(".")[-2:]) for name in (host, other)}
    return len(ends) == 1 or host.endswith(f".{other}") or other.endswith(f".{host}")
