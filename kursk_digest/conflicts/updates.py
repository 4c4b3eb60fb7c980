"""A value that later reports replace is news that moves on, not a dispute. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from kursk_digest.conflicts.gathering import Sides
from kursk_digest.conflicts.readings import Reading

_DAY = len("2024-08-13")
RUNNING = frozenset({"dead", "injured", "missing", "casualty", "person", "settlement", "km2"})
"""What is counted again every day while an event goes on."""


def order_by_time(sides: Sides) -> tuple[Sides, bool]:
    """Return the sides, in order of time if each replaces the one before, and whether so.

    They do where every article has a date, no two sides were given at one time, and the values
    only rise or only fall: the toll of a flood, the villages that are held.
    """
    if sides[0][0].figure.unit not in RUNNING:
        return sides, False
    spans = [_span(side) for side in sides]
    if any(span is None for span in spans):
        return sides, False
    held = [(span, side) for span, side in zip(spans, sides, strict=True) if span]
    held.sort(key=lambda pair: pair[0])
    ordered = [side for _, side in held]
    apart = all(_is_before(a[1], b[0]) for (a, _), (b, _) in pairwise(held))
    is_update = apart and _is_monotonous([side[0].figure.value for side in ordered])
    return (ordered, True) if is_update else (sides, False)


def _span(side: Sequence[Reading]) -> tuple[str, str] | None:
    """Return when the value was first and last given; `None` if an article has no date."""
    dates = [reading.statement.article.published or "" for reading in side]
    if not all(dates):
        return None
    return min(dates), max(dates)


def _is_before(a: str, b: str) -> bool:
    """Compare two times, ISO 8601, as far as the coarser of the two tells."""
    if min(len(a), len(b)) <= _DAY:
        return a[:_DAY] < b[:_DAY]
    try:
        return _instant(a) < _instant(b)
    except ValueError:
        return a[:_DAY] < b[:_DAY]


def _instant(time: str) -> datetime:
    parsed = datetime.fromisoformat(time)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def _is_monotonous(values: Sequence[float]) -> bool:
    return values in (sorted(values), sorted(values, reverse=True))
