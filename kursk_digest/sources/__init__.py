"""The rim: locations -> pages. Everything that reads disk or network is in this folder.

To add a kind of source: a module that turns a location into bytes or raises `SourceError`,
and a line in `_read`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from kursk_digest.errors import SourceError
from kursk_digest.model import Page, RawPage, Repeated, Skipped, Source, SourceKind
from kursk_digest.sources.ahead import Queue, Request
from kursk_digest.sources.containers import unpack, unpack_file
from kursk_digest.sources.decoding import decode_page
from kursk_digest.sources.files import read_bytes
from kursk_digest.sources.following import Following, Handed, raw_page
from kursk_digest.sources.kinds import detect_kind
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.locations import (
    NOT_PAGES,
    STANDARD_INPUT,
    expand_each,
    expand_locations,
    is_web_address,
    other_scheme,
    read_list,
)
from kursk_digest.sources.reading import Reading, Web
from kursk_digest.sources.seen import Seen

if TYPE_CHECKING:
    from kursk_digest.sources.web import Fetcher

__all__ = [
    "NOT_PAGES",
    "Limits",
    "Reading",
    "decode_page",
    "detect_kind",
    "expand_locations",
    "read_list",
    "read_page",
    "read_pages",
    "read_raw_pages",
    "to_page",
]


def read_raw_pages(
    sources: Sequence[Source | str],
    *,
    stdin: Callable[[], bytes],
    reading: Reading = Reading(),  # noqa: B008  # frozen
    exclude: frozenset[str] = NOT_PAGES,
) -> Iterator[RawPage | Skipped | Repeated]:
    """Read each source, in order, as it is asked for; nothing is decoded yet.

    Every file and every address gives a page or the reason why there is none; none raises. A
    feed stands for the pages that its entries are or lead to. See `expand_locations` for what
    stands for a folder, and what is read once only; a web page that two sources lead to is read
    where it is met first, but where the user names it before where a feed does.

    Args:
        sources: Files, folders, http and https addresses, `-` for standard input; a bare
            location stands for a `Source` of which nothing else is said.
        stdin: Gives what is on standard input; called at most once, when its turn comes.
        reading: What holds for all of them.
        exclude: Endings of the files to pass over in folders, lower-cased, with their dot.
    """
    given = [Source(s) if isinstance(s, str) else s for s in sources]
    seen = Seen(s.location for s in given if _is_page_address(s))
    with closing(Web(reading.fetcher)) as web:
        handed = _hand_over(given, stdin, reading, web, seen, exclude)
        yield from Following(reading, web.fetcher, seen).pages(handed)


def _hand_over(
    sources: Sequence[Source],
    stdin: Callable[[], bytes],
    reading: Reading,
    web: Web,
    seen: Seen,
    exclude: frozenset[str],
) -> Iterator[Handed]:
    """Read each place that *sources* name, addresses many at once."""

    def places() -> Iterator[Handed | Source]:
        for at, place in expand_each([s.location for s in sources], exclude=exclude):
            if isinstance(place, Skipped):
                yield Handed(sources[at], place)
                continue
            source = replace(sources[at], location=place)
            first = seen.first(place, place) if _is_page_address(source) else None
            yield Handed(source, Repeated(place, first)) if first else source

    def request(place: Handed | Source) -> Request | None:
        if isinstance(place, Handed) or not is_web_address(place.location):
            return None
        return Request(place.location, reading.limits_for(place))

    for place, found in Queue(places(), request).fetched(web.fetcher):
        if isinstance(place, Handed):
            yield place
        elif isinstance(found, SourceError):
            yield Handed(place, Skipped(place.location, str(found)))
        elif found is not None:
            yield from _unpacked(place, raw_page(place.location, found), found.url, reading)
        else:
            yield from _read_here(place, stdin, reading)


def _read_here(source: Source, stdin: Callable[[], bytes], reading: Reading) -> Iterator[Handed]:
    """Yield what is at a place that needs no net: the page there, or those that it holds."""
    limits = reading.limits_for(source)
    found = unpack_file(source.location, limits, reading.json_fields)
    if found is None:
        yield from _unpacked(source, _read_raw(source.location, stdin, limits, None), "", reading)
    else:
        yield from (Handed(source, page) for page in found)


def _unpacked(
    source: Source, page: RawPage | Skipped, url: str, reading: Reading
) -> Iterator[Handed]:
    """Yield *page*, or those that it holds."""
    found = None
    if isinstance(page, RawPage):
        found = unpack(page, reading.limits_for(source), reading.json_fields)
    if found is None:
        yield Handed(source, page, url)
    else:
        yield from (Handed(source, one) for one in found)


def _is_page_address(source: Source) -> bool:
    return source.kind is not SourceKind.FEED and is_web_address(source.location)


def read_pages(
    sources: Sequence[Source | str],
    *,
    stdin: Callable[[], bytes],
    reading: Reading = Reading(),  # noqa: B008  # frozen
    exclude: frozenset[str] = NOT_PAGES,
) -> Iterator[Page | Skipped | Repeated]:
    """Read each source as `read_raw_pages` does, and decode it."""
    for raw in read_raw_pages(sources, stdin=stdin, reading=reading, exclude=exclude):
        yield to_page(raw) if isinstance(raw, RawPage) else raw


def read_page(
    location: str,
    *,
    stdin: Callable[[], bytes],
    limits: Limits = Limits(),  # noqa: B008  # frozen
    fetcher: Fetcher | None = None,
) -> Page | Skipped:
    """Read one location that `expand_locations` gave; never raises."""
    raw = _read_raw(location, stdin, limits, fetcher)
    return raw if isinstance(raw, Skipped) else to_page(raw)


def to_page(raw: RawPage) -> Page | Skipped:
    """Decode *raw* and tell its kind; what is no text comes back with the reason."""
    try:
        body = decode_page(raw.data, charset=raw.charset)
        kind = detect_kind(body, name=raw.name, content_type=raw.content_type)
    except SourceError as error:
        return Skipped(raw.location, str(error))
    return Page(raw.location, body, kind, raw.known)


def _read_raw(
    location: str, stdin: Callable[[], bytes], limits: Limits, fetcher: Fetcher | None
) -> RawPage | Skipped:
    try:
        return _read(location, stdin, limits, fetcher)
    except SourceError as error:
        return Skipped(location, str(error))


def _read(
    location: str, stdin: Callable[[], bytes], limits: Limits, fetcher: Fetcher | None
) -> RawPage:
    if location == STANDARD_INPUT:
        return _read_standard_input(stdin, limits)
    if is_web_address(location):
        with closing(Web(fetcher)) as web:
            return raw_page(location, web.fetcher().fetch(location, limits))
    if scheme := other_scheme(location):
        advice = "give the path itself" if scheme == "file" else "give a file or a web address"
        raise SourceError(f"{scheme}: addresses are not read; {advice}")
    return RawPage(location, read_bytes(location, limits), name=location)


def _read_standard_input(stdin: Callable[[], bytes], limits: Limits) -> RawPage:
    data = stdin()
    if len(data) > limits.max_bytes:
        raise SourceError(limits.too_large)
    return RawPage(STANDARD_INPUT, data)
