"""The rim: locations -> pages. Everything that reads disk or network is in this folder.

To add a kind of source: a module that turns a location into bytes or raises `SourceError`,
and a line in `_read`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from kursk_digest.errors import SourceError
from kursk_digest.model import Page, RawPage, Skipped, Source
from kursk_digest.sources.containers import unpack, unpack_file
from kursk_digest.sources.decoding import decode_page
from kursk_digest.sources.files import read_bytes
from kursk_digest.sources.kinds import detect_kind
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.locations import (
    NOT_PAGES,
    STANDARD_INPUT,
    expand_locations,
    is_web_address,
    other_scheme,
    read_list,
)
from kursk_digest.sources.reading import Reading

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
) -> Iterator[RawPage | Skipped]:
    """Read each source, in order, one page at a time as it is asked for; nothing is decoded yet.

    Every file and every address gives one `RawPage` or one `Skipped`; none raises. See
    `expand_locations` for what stands for a folder, and what is read once only.

    Args:
        sources: Files, folders, http and https addresses, `-` for standard input; a bare
            location stands for a `Source` of which nothing else is said.
        stdin: Gives what is on standard input; called at most once, when its turn comes.
        reading: What holds for all of them.
        exclude: Endings of the files to pass over in folders, lower-cased, with their dot.
    """
    named = [Source(s) if isinstance(s, str) else s for s in sources]
    of_location = {source.location: source for source in reversed(named)}
    for place in expand_locations([source.location for source in named], exclude=exclude):
        if isinstance(place, Skipped):
            yield place
        else:
            source = of_location.get(place, Source(place))
            yield from _read_all(place, stdin, reading, reading.limits_for(source))


def read_pages(
    sources: Sequence[Source | str],
    *,
    stdin: Callable[[], bytes],
    reading: Reading = Reading(),  # noqa: B008  # frozen
    exclude: frozenset[str] = NOT_PAGES,
) -> Iterator[Page | Skipped]:
    """Read each source as `read_raw_pages` does, and decode it."""
    for raw in read_raw_pages(sources, stdin=stdin, reading=reading, exclude=exclude):
        yield raw if isinstance(raw, Skipped) else to_page(raw)


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


def _read_all(
    location: str, stdin: Callable[[], bytes], reading: Reading, limits: Limits
) -> Iterator[RawPage | Skipped]:
    """Yield the page at *location*, or those that it holds."""
    found = None if is_web_address(location) else unpack_file(location, limits, reading.json_fields)
    if found is None:
        raw = _read_raw(location, stdin, limits, reading.fetcher)
        found = None if isinstance(raw, Skipped) else unpack(raw, limits, reading.json_fields)
        if found is None:
            found = iter([raw])
    yield from found


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
        return _read_web(location, limits, fetcher)
    if scheme := other_scheme(location):
        advice = "give the path itself" if scheme == "file" else "give a file or a web address"
        raise SourceError(f"{scheme}: addresses are not read; {advice}")
    return RawPage(location, read_bytes(location, limits), name=location)


def _read_standard_input(stdin: Callable[[], bytes], limits: Limits) -> RawPage:
    data = stdin()
    if len(data) > limits.max_bytes:
        raise SourceError(limits.too_large)
    return RawPage(STANDARD_INPUT, data)


def _read_web(location: str, limits: Limits, fetcher: Fetcher | None) -> RawPage:
    # TLS and threads are for those who fetch; a digest of files starts without them.
    from urllib.parse import urlsplit

    from kursk_digest.sources.web import Fetcher

    if fetcher is None:
        with Fetcher() as own:
            return _read_web(location, limits, own)
    fetched = fetcher.fetch(location, limits)
    return RawPage(
        location,
        fetched.body,
        name=urlsplit(fetched.url).path,
        charset=fetched.charset,
        content_type=fetched.content_type,
    )
