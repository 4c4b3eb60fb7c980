"""Sources -> what each of them hands over: a page, a feed, the pages that a file holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from kursk_digest.errors import SourceError
from kursk_digest.model import RawPage, Repeated, Skipped, Source, SourceKind
from kursk_digest.sources.ahead import Queue, Request
from kursk_digest.sources.containers import unpack_file
from kursk_digest.sources.files import read_bytes
from kursk_digest.sources.following import Handed, raw_page, unpacked
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.locations import (
    STANDARD_INPUT,
    expand_each,
    is_web_address,
    other_scheme,
)
from kursk_digest.sources.reading import Reading, Web
from kursk_digest.sources.seen import Seen

if TYPE_CHECKING:
    from kursk_digest.sources.web import Fetched, Fetcher

Place = Source | Handed
"""One file or address of a source, or what there is to say of it without reading it."""


def find_places(sources: Sequence[Source], seen: Seen, exclude: frozenset[str]) -> Iterator[Place]:
    """Yield a source of its own for each place that *sources* stand for, in order."""
    for at, place in expand_each([s.location for s in sources], exclude=exclude):
        if isinstance(place, Skipped):
            yield Handed(sources[at], place)
            continue
        source = replace(sources[at], location=place)
        first = seen.first(place, place) if is_page_address(source) else None
        yield Handed(source, Repeated(place, first)) if first else source


def is_page_address(source: Source) -> bool:
    """Tell whether *source* is on the web and is not called a feed."""
    return source.kind is not SourceKind.FEED and is_web_address(source.location)


def hand_over(
    places: Iterator[Place],
    stdin: Callable[[], bytes],
    reading: Reading,
    fetcher: Callable[[], Fetcher],
) -> Iterator[Handed]:
    """Read each of *places*, in order; addresses many at once."""

    def request(place: Place) -> Request | None:
        if isinstance(place, Handed) or not is_web_address(place.location):
            return None
        return Request(place.location, reading.limits_for(place))

    for place, found in Queue(places, request).fetched(fetcher):
        if isinstance(place, Handed):
            yield place
            continue
        url = "" if found is None or isinstance(found, SourceError) else found.url
        for page in _pages_at(place, found, stdin, reading):
            yield Handed(place, page, url)


def _pages_at(
    place: Source,
    found: Fetched | SourceError | None,
    stdin: Callable[[], bytes],
    reading: Reading,
) -> Iterator[RawPage | Skipped]:
    if isinstance(found, SourceError):
        return iter([Skipped(place.location, str(found))])
    if found is not None:
        page = raw_page(place.location, found)
        return unpacked(page, reading.limits_for(place), reading.json_fields)
    return _read_all(place, stdin, reading)


def _read_all(
    place: Source, stdin: Callable[[], bytes], reading: Reading
) -> Iterator[RawPage | Skipped]:
    """Yield the page at *place*, which is not on the web, or those that it holds."""
    limits, fields = reading.limits_for(place), reading.json_fields
    found = unpack_file(place.location, limits, fields)
    if found is None:
        raw = read_raw(place.location, stdin, limits)
        found = iter([raw]) if isinstance(raw, Skipped) else unpacked(raw, limits, fields)
    yield from found


def read_raw(
    location: str,
    stdin: Callable[[], bytes],
    limits: Limits,
    fetcher: Fetcher | None = None,
) -> RawPage | Skipped:
    """Read the one thing at *location*, whatever it is; never raises."""
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
