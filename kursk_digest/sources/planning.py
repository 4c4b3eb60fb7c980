"""What a run would read, found out without the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from kursk_digest.errors import SourceError
from kursk_digest.model import RawPage, Skipped, Source, SourceKind
from kursk_digest.sources.containers import container_path
from kursk_digest.sources.files import IMPOSSIBLE_NAME, explain, open_regular
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.lists import read_list_file
from kursk_digest.sources.locations import STANDARD_INPUT, expand_each, is_web_address, other_scheme
from kursk_digest.sources.patterns import expand_patterns


class Deed(StrEnum):
    """What becomes of a place."""

    FETCH = "fetch"
    """It is asked for over the network; what it leads to is known only then."""
    READ = "read"
    """It is a file, or standard input."""
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Planned:
    """One place that a run would turn to."""

    deed: Deed
    source: Source
    reason: str = ""
    """Why it is skipped."""


def plan_reading(
    sources: Sequence[Source], *, exclude: frozenset[str], limits: Limits
) -> Iterator[Planned]:
    """Yield each place that reading *sources* would turn to, in order, each once.

    Folders, patterns and lists that lie here are opened for that; nothing is fetched.

    Args:
        sources: As for `read_raw_pages`; so is *exclude*.
        exclude: Endings of files to pass over in folders.
        limits: How large a list may be.
    """
    given = list(expand_patterns(sources))
    fetched: set[str] = set()
    for at, place in expand_each([source.location for source in given], exclude=exclude):
        if isinstance(place, Skipped):
            found = iter([Planned(Deed.SKIP, given[at], place.reason)])
        else:
            found = _plan(replace(given[at], location=place), limits)
        for planned in found:
            address = planned.source.location
            if planned.deed is not Deed.FETCH or address not in fetched:
                yield planned
            fetched.add(address)


def _plan(source: Source, limits: Limits) -> Iterator[Planned]:
    location = source.location
    if is_web_address(location):
        yield Planned(Deed.FETCH, source)
    elif location == STANDARD_INPUT:
        yield Planned(Deed.READ, source)
    elif scheme := other_scheme(location):
        yield Planned(Deed.SKIP, source, f"{scheme}: addresses are not read")
    else:
        yield from _plan_file(source, limits)


def _plan_file(source: Source, limits: Limits) -> Iterator[Planned]:
    try:
        listed = _listed(source, limits)
    except SourceError as error:
        yield Planned(Deed.SKIP, source, str(error))
        return
    if listed is None:
        yield Planned(Deed.READ, source)
        return
    for one in listed:
        if isinstance(one, Skipped):
            yield Planned(Deed.SKIP, Source(one.location), one.reason)
        else:
            yield Planned(Deed.FETCH, one)


def _listed(source: Source, limits: Limits) -> tuple[Source | Skipped, ...] | None:
    """Return what a file names if it is a list; what is too large for one is none."""
    path = Path(source.location)
    if container_path(source.location) not in (None, source.location):
        return None  # a page of what lies in the file
    try:
        with open_regular(path) as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as error:
        raise SourceError(explain(error, path)) from error
    except ValueError as error:
        raise SourceError(IMPOSSIBLE_NAME) from error
    if len(data) > limits.max_bytes or source.kind is SourceKind.PAGE:
        return None
    return read_list_file(RawPage(source.location, data, name=source.location))
