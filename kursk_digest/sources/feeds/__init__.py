"""Feeds -> what they announce: RSS of all versions, RDF, Atom, JSON Feed, sitemaps.

Nothing here fetches: bytes come in, and what is to be fetched goes out as an address.
"""

from __future__ import annotations

from kursk_digest.errors import SourceError
from kursk_digest.model import FullText, RawPage, Source
from kursk_digest.sources.decoding import decode_page
from kursk_digest.sources.feeds.entries import Feed, FeedEntry
from kursk_digest.sources.feeds.sniffing import FeedFormat, feed_format

__all__ = ["Feed", "FeedEntry", "FeedFormat", "own_text", "parse_feed", "sniff_feed"]

_START = 65_536


def sniff_feed(raw: RawPage, *, wanted: bool = False) -> FeedFormat | None:
    """Tell whether *raw* is a feed, and of which format, by its first bytes.

    Args:
        raw: Anything.
        wanted: Whether the user calls it a feed, which lets more pass for one.
    """
    start = raw.data[:_START]
    if b"<" not in start and b"{" not in start:
        return None
    # All that is looked for is ASCII, in every encoding that feeds come in.
    text = start.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    text = text.removeprefix("\xff\xfe").removeprefix("\xfe\xff")
    return feed_format(text, content_type=raw.content_type, name=raw.name, wanted=wanted)


def parse_feed(raw: RawPage, location: str, *, wanted: bool = False) -> Feed:
    """Read the feed *raw*.

    Args:
        raw: What `sniff_feed` found to be a feed.
        location: Where it was in the end, for relative addresses; empty for a file.
        wanted: Whether the user calls it a feed.

    Raises:
        SourceError: It is no feed, no text, or holds no entry.
    """
    form = sniff_feed(raw, wanted=wanted)
    document = decode_page(raw.data, charset=raw.charset)
    # Each format loads its own reader.
    if form is FeedFormat.JSON:
        from kursk_digest.sources.feeds.json_feeds import read_json_feed

        feed = read_json_feed(document, location)
    elif form is FeedFormat.SITEMAP:
        from kursk_digest.sources.feeds.sitemaps import read_sitemap

        feed = read_sitemap(document, location)
    elif form is FeedFormat.XML:
        from kursk_digest.sources.feeds.xml_feeds import read_xml_feed

        feed = read_xml_feed(document, location)
    else:
        raise SourceError("is no feed; give the address of a feed")
    if not feed.entries and not feed.maps:
        raise SourceError("is a feed without entries; check the address, or try again later")
    return feed


def own_text(raw: RawPage, location: str) -> RawPage | None:
    """Return what the feed *raw* says itself of the article at *location*; `None` if it does not.

    Args:
        raw: Anything; its location is that of the feed.
        location: As following the feed gave it.
    """
    from kursk_digest.sources.feeds.choosing import tidied
    from kursk_digest.sources.feeds.pages import page_of
    from kursk_digest.sources.feeds.subscriptions import Subscription

    if sniff_feed(raw) is None:
        return None
    try:
        feed = parse_feed(raw, raw.location)
    except SourceError:
        return None
    of = Subscription(feed, raw.location, Source(raw.location, full_text=FullText.NEVER))
    pages = (page_of(tidied(entry), of) for entry in feed.entries)
    return next((p for p in pages if isinstance(p, RawPage) and p.location == location), None)
