"""Lists among what sources hand over -> what the sources that they name hand over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kursk_digest.model import FullText, RawPage, Repeated, Skipped, Source, SourceKind
from kursk_digest.sources.following import Handed
from kursk_digest.sources.lists import read_list_file
from kursk_digest.sources.locations import is_web_address
from kursk_digest.sources.seen import Seen

NESTED = "is a list in a list; give it itself"

HandOver = Callable[[Sequence[Source]], Iterator[Handed]]


def follow_lists(
    handed: Iterator[Handed], hand_over: HandOver, seen: Seen, *, look_only: bool
) -> Iterator[Handed]:
    """Yield *handed*, with what its sources hand over in the place of each list.

    One step only: a list in a list comes back as skipped, or two of them would never end.

    Args:
        handed: What the user's own sources hand over.
        hand_over: Reads the sources of a list.
        seen: What is not to be read again.
        look_only: Read no page that a list names; an empty one stands for it.
    """
    for one in handed:
        listed = _listed(one)
        if listed is None:
            yield one
        else:
            for found in _of_list(one.source, listed, hand_over, seen, look_only=look_only):
                yield replace(found, page=_led_to_by(one.source.location, found.page))


def _listed(handed: Handed) -> tuple[Source | Skipped, ...] | None:
    is_open = handed.source.kind in (SourceKind.ANY, SourceKind.PATH)
    return read_list_file(handed.page) if is_open and isinstance(handed.page, RawPage) else None


def _of_list(
    of: Source,
    listed: Sequence[Source | Skipped],
    hand_over: HandOver,
    seen: Seen,
    *,
    look_only: bool,
) -> Iterator[Handed]:
    wanted: list[Source] = []
    for one in listed:
        if isinstance(one, Skipped):
            yield Handed(of, one)
            continue
        source = _in_list(one, of)
        is_page = source.kind is not SourceKind.FEED
        first = seen.claims(source.location, source.location) if is_page else None
        if first is not None:
            yield Handed(source, Repeated(source.location, first))
        elif look_only and is_page:
            yield Handed(replace(source, kind=SourceKind.PAGE), RawPage(source.location, b""))
        else:
            wanted.append(source)
    for found in hand_over(wanted):
        page = found.page
        nested = is_web_address(page.location) and _listed(found) is not None
        yield replace(found, page=Skipped(page.location, NESTED)) if nested else found


def _in_list(source: Source, of: Source) -> Source:
    """Give *source* what the user says of the list that it stands in."""
    return replace(
        source,
        tags=tuple(dict.fromkeys((*of.tags, *source.tags))),
        full_text=of.full_text if source.full_text is FullText.AUTO else source.full_text,
        max_items=source.max_items or of.max_items,
        max_bytes=source.max_bytes or of.max_bytes,
        timeout_seconds=source.timeout_seconds or of.timeout_seconds,
    )


def _led_to_by(location: str, page: RawPage | Skipped | Repeated) -> RawPage | Skipped | Repeated:
    if not isinstance(page, RawPage) or page.known.via is not None:
        return page
    return replace(page, known=replace(page.known, via=location))
