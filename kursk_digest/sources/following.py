"""What was handed over -> pages: feeds are followed to their articles, everything else passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from kursk_digest.addresses import is_front
from kursk_digest.errors import SourceError
from kursk_digest.model import RawPage, Remark, Repeated, Skipped, Source, SourceKind
from kursk_digest.sources.ahead import Queue, Request
from kursk_digest.sources.containers import unpack
from kursk_digest.sources.decoding import decode_page
from kursk_digest.sources.feeds import parse_feed, sniff_feed
from kursk_digest.sources.feeds.subscriptions import Subscription, Wanted
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.reading import Reading
from kursk_digest.sources.seen import Seen

if TYPE_CHECKING:
    from kursk_digest.sources.feeds import Feed, FeedEntry
    from kursk_digest.sources.web import Fetched, Fetcher

    Item: TypeAlias = RawPage | Skipped | Repeated | Wanted | Subscription

NO_FEED = "is a page that names no feed; give the address of the feed itself"
NOT_AN_ARTICLE = "is a feed, not an article; give it as a feed of its own"
NAMES_NO_FEED = "names {address} as its feed, which {reason}"

_MOST_MAPS = 20
"""So many maps of a sitemap's index are read, the newest first."""
_MOST_FOLLOWED = 100
"""So many pages of one feed are fetched, the newest first, where the user does not say how many."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What a source handed over."""

    source: Source
    page: RawPage | Skipped | Repeated
    url: str = ""
    """Where the redirects ended; empty for what was not fetched."""


class Following:
    """Follows the feeds of one run.

    Args:
        reading: What holds for all sources.
        fetcher: Gives the one of the run.
        seen: What is not to be read again.
    """

    def __init__(self, reading: Reading, fetcher: Callable[[], Fetcher], seen: Seen) -> None:
        self._reading = reading
        self._fetcher = fetcher
        self._seen = seen
        self._feeds = Seen()

    def pages(self, handed: Iterator[Handed]) -> Iterator[RawPage | Skipped | Repeated]:
        """Yield the pages that *handed* holds or leads to, in order."""
        items = (item for one in handed for item in self._items(one))
        for item, found in Queue(items, self._request, _weight).fetched(self._fetcher):
            if isinstance(item, Wanted):
                yield self._page(item, found)
            elif isinstance(item, Subscription):
                self._tell(item.location, *item.remarks())
            else:
                yield item

    def _tell(self, location: str, *remarks: str) -> None:
        for remark in remarks:
            self._reading.tell(Remark(location, remark))

    def _items(self, handed: Handed) -> Iterator[Item]:
        page = handed.page
        if not isinstance(page, RawPage):
            yield page
            return
        try:
            found = self._find_feed(page, handed)
        except SourceError as error:
            yield Skipped(page.location, str(error))
            return
        if found is None:
            yield with_source(page, handed.source)
        elif first := self._feeds.claims(found.url or found.location, found.location):
            self._tell(page.location, f"is the same feed as {first}, which is read already")
        else:
            yield from self._entries(found)

    def _find_feed(self, page: RawPage, handed: Handed) -> Subscription | None:
        """Return the feed that *page* is, or names where a feed was asked for.

        Raises:
            SourceError: There is none, but should be, or it cannot be read.
        """
        kind = handed.source.kind
        if kind is SourceKind.PAGE:
            refuse_feed(page)
            return None
        wanted = kind is SourceKind.FEED
        if sniff_feed(page, wanted=wanted):
            return self._subscribe(page, handed)
        if not wanted and not is_front(handed.url):
            return None
        from kursk_digest.sources.feeds.discovery import find_feed

        address = find_feed(decode_page(page.data, charset=page.charset), handed.url)
        if address:
            return self._named(address, handed)
        if wanted:
            raise SourceError(NO_FEED)
        return None

    def _named(self, address: str, handed: Handed) -> Subscription | None:
        """Return the feed at *address*, which a page named; `None` if the page will do."""
        try:
            page, url = self._fetch(address, handed.source)
            if not sniff_feed(page, wanted=True):
                raise SourceError("is none")
            return self._subscribe(page, Handed(handed.source, page, url))
        except SourceError as error:
            if handed.source.kind is not SourceKind.FEED:
                return None
            raise SourceError(NAMES_NO_FEED.format(address=address, reason=error)) from error

    def _fetch(self, address: str, source: Source) -> tuple[RawPage, str]:
        found = self._fetcher().fetch(address, self._reading.limits_for(source))
        return raw_page(address, found), found.url

    def _subscribe(self, page: RawPage, handed: Handed) -> Subscription:
        feed = parse_feed(page, handed.url, wanted=handed.source.kind is SourceKind.FEED)
        if feed.maps:
            feed = replace(feed, entries=(*feed.entries, *self._mapped(feed, handed.source)))
        return Subscription(feed, page.location, handed.source, handed.url)

    def _mapped(self, index: Feed, source: Source) -> Iterator[FeedEntry]:
        """Yield the entries of the newest maps in *index*; those that cannot be read are told."""
        from kursk_digest.sources.feeds.choosing import newest_first

        maps = [one.link for one in newest_first(index.maps) if one.link][:_MOST_MAPS]
        limits = self._reading.limits_for(source)
        for link, found in zip(maps, self._fetcher().fetch_all(maps, limits), strict=False):
            try:
                if isinstance(found, SourceError):
                    raise found
                for page in unpacked(raw_page(link, found), limits, {}):
                    if isinstance(page, Skipped):
                        raise SourceError(page.reason)
                    yield from parse_feed(page, found.url, wanted=True).entries
            except SourceError as error:
                self._tell(link, f"could not be read ({error}); the other maps are")

    def _entries(self, of: Subscription) -> Iterator[Item]:
        from kursk_digest.sources.feeds.choosing import choose_entries, tidied

        reading = self._reading
        most = of.source.max_items or reading.max_items
        chosen, remarks = choose_entries(
            of.feed.entries, since=reading.since, now=reading.now, most=most
        )
        self._tell(of.location, *remarks)
        for entry in chosen:
            page = self._announced(tidied(entry), of)
            if page is None:
                of.leave_out(entry)
            elif isinstance(page, Wanted) and not most and of.followed == _MOST_FOLLOWED:
                of.beyond += 1
            else:
                of.followed += isinstance(page, Wanted)
                yield page
        yield of

    def _announced(self, entry: FeedEntry, of: Subscription) -> Item | None:
        from kursk_digest.sources.feeds.pages import page_of

        page = page_of(entry, of)
        if page is None or not entry.link:
            return page
        # What an entry says itself may be one of several parts of the page that it points to.
        first = self._seen.claims(entry.link, entry.link, part=isinstance(page, RawPage))
        if first is not None:
            return Repeated(entry.link, first)
        if isinstance(page, Wanted) and self._reading.look_only:
            return RawPage(page.url, b"", known=page.known)
        return page

    def _request(self, item: Item) -> Request | None:
        if not isinstance(item, Wanted):
            return None
        return Request(item.url, self._reading.limits_for(item.of.source))

    def _page(
        self, item: Wanted, found: Fetched | SourceError | None
    ) -> RawPage | Skipped | Repeated:
        try:
            if found is None or isinstance(found, SourceError):
                raise found or SourceError("was not fetched; try again")
            page = raw_page(item.url, found)
            refuse_feed(page)
        except SourceError as error:
            if item.instead is None:
                return Skipped(item.url, str(error))
            return replace(item.instead, stopgap=str(error))
        first = self._seen.first(found.url, item.url)
        if first is not None:
            return Repeated(item.url, first)
        return replace(page, known=item.known, instead=item.instead)


def _is_wanted(item: Item) -> TypeGuard[Wanted]:
    # Its module is loaded with the first feed.
    return hasattr(item, "instead") and not isinstance(item, RawPage)


def refuse_feed(page: RawPage) -> None:
    """Raise `SourceError` if *page*, which is to be an article, is a feed."""
    if sniff_feed(page):
        raise SourceError(NOT_AN_ARTICLE)


def with_source(page: RawPage, source: Source) -> RawPage:
    """Add to what is known of *page* what the user says of its source."""
    if not source.name and not source.tags:
        return page
    known = page.known
    outlet, tags = source.name or known.outlet, source.tags or known.tags
    return replace(page, known=replace(known, outlet=outlet, tags=tags))


def raw_page(location: str, found: Fetched) -> RawPage:
    """Make a page of what was fetched for *location*."""
    from urllib.parse import urlsplit

    return RawPage(
        location,
        found.body,
        name=urlsplit(found.url).path,
        charset=found.charset,
        content_type=found.content_type,
    )


def unpacked(
    page: RawPage, limits: Limits, fields: Mapping[str, Sequence[str]]
) -> Iterator[RawPage | Skipped]:
    """Yield the pages that *page* holds, or itself; a feed is followed later."""
    found = None if sniff_feed(page) else unpack(page, limits, fields)
    yield from iter([page]) if found is None else found


def _weight(item: Item) -> int:
    if isinstance(item, RawPage):
        return len(item.data)
    return len(item.instead.data) if isinstance(item, Wanted) and item.instead else 0
