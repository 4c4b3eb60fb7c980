"""The rim: locations -> pages. Everything that reads disk or network is in this folder.

To add a kind of source: a module that turns a location into bytes or raises `SourceError`,
and a line in `_read` of `handing.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from kursk_digest.errors import SourceError
from kursk_digest.model import Page, RawPage, Repeated, Skipped, Source
from kursk_digest.sources.decoding import decode_page
from kursk_digest.sources.documents import is_document, read_document
from kursk_digest.sources.feeds import own_text
from kursk_digest.sources.following import Following, Handed
from kursk_digest.sources.handing import find_places, hand_over, is_page_address, read_raw
from kursk_digest.sources.kinds import detect_kind
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.listing import follow_lists
from kursk_digest.sources.locations import NOT_PAGES, expand_locations, read_list
from kursk_digest.sources.patterns import expand_patterns
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
    "is_document",
    "own_text",
    "read_list",
    "read_page",
    "read_pages",
    "read_raw",
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
    feed stands for the pages that its entries are or lead to, a list for the sources that it
    names, a path with `*` for the files that fit it. See `expand_locations` for what
    stands for a folder, and what is read once only; a web page that two sources lead to is read
    where it is met first, but where the user names it before where a feed does.

    Args:
        sources: Files, folders, http and https addresses, `-` for standard input; a bare
            location stands for a `Source` of which nothing else is said.
        stdin: Gives what is on standard input; called at most once, when its turn comes.
        reading: What holds for all of them.
        exclude: Endings of the files to pass over in folders, lower-cased, with their dot.
    """
    given = list(expand_patterns(Source(s) if isinstance(s, str) else s for s in sources))
    seen = Seen(s.location for s in given if is_page_address(s))
    with closing(Web(reading.fetcher)) as web:

        def handed_over(wanted: Sequence[Source]) -> Iterator[Handed]:
            return hand_over(find_places(wanted, seen, exclude), stdin, reading, web.fetcher)

        handed = follow_lists(handed_over(given), handed_over, seen, look_only=reading.look_only)
        yield from Following(reading, web.fetcher, seen).pages(handed)


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
    raw = read_raw(location, stdin, limits, fetcher)
    return raw if isinstance(raw, Skipped) else to_page(raw)


def to_page(raw: RawPage) -> Page | Skipped:
    """Decode *raw* and tell its kind; what is no text comes back with the reason."""
    try:
        if (document := read_document(raw)) is not None:
            return document
        body = decode_page(raw.data, charset=raw.charset)
        kind = detect_kind(body, name=raw.name, content_type=raw.content_type)
    except SourceError as error:
        return Skipped(raw.location, str(error))
    return Page(raw.location, body, kind, raw.known)
