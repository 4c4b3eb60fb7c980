"""When two figures agree, contradict each other, or speak of different things. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from kursk_digest.model import Figure

ROUNDING = 0.05
"""Share by which two numbers may differ where one is hedged, converted or round."""
BOUND_REACH = 1.25
"""`more than 270` is met by 300, not by 2,700: up to this many times the bound; so with `up to`."""
FEW = 10
"""Counts below this are exact unless they are hedged: three is not four."""

MINUTES = 15
"""Two desks round a time of day to the quarter of an hour."""

STEP = 0.05
"""Magnitudes are told in tenths, on a scale of logarithms: 5.9 is not 6.1."""

_INCOMPARABLE = frozenset({"plain", "ordinal"})
_DAYS_OF_A_YEAR = 10_000
"""A day is YYYYMMDD, or MMDD without its year."""


class Relation(StrEnum):
    """What two figures say of each other."""

    AGREE = "agree"
    """Both can be right, and are of the same unit."""
    CONTRADICT = "contradict"
    """They are of the same unit and scope, and cannot both be right of the same thing."""
    UNRELATED = "unrelated"
    """They count different things, or the same in other times or as an addition."""


def relate(a: Figure, b: Figure) -> Relation:
    """Tell whether two figures agree, contradict each other or are of different things.

    Whether they are figures *of* the same bridge or region, their sentences must tell.
    """
    if a.kind != b.kind or a.unit != b.unit or a.kind in _INCOMPARABLE:
        return Relation.UNRELATED
    if a.increment != b.increment or not _windows_meet(a, b) or _modifiers_differ(a, b):
        return Relation.UNRELATED
    return Relation.AGREE if _can_both_be_right(a, b) else Relation.CONTRADICT


def agreeing(a: Sequence[Figure], b: Sequence[Figure]) -> tuple[tuple[Figure, Figure], ...]:
    """Return the pairs of one figure of *a* and one of *b* that agree, in order."""
    return tuple((x, y) for x in a for y in b if relate(x, y) is Relation.AGREE)


def contradicting(a: Sequence[Figure], b: Sequence[Figure]) -> tuple[tuple[Figure, Figure], ...]:
    """Return the pairs that contradict each other, neither agreeing with any other figure."""
    agreed = agreeing(a, b)
    met = {id(x) for pair in agreed for x in pair}
    return tuple(
        (x, y)
        for x in a
        for y in b
        if id(x) not in met and id(y) not in met and relate(x, y) is Relation.CONTRADICT
    )


def compatible(a: Sequence[Figure], b: Sequence[Figure]) -> bool:
    """Tell whether the figures of two statements on one fact can all be right.

    A figure that only one of them has does not matter, nor does an age: it belongs to a person,
    and a sentence on one fact may name two.
    """
    return all(x.kind == "age" for x, _ in contradicting(a, b))


def _windows_meet(a: Figure, b: Figure) -> bool:
    """Tell whether both may be of one time; a figure without a window may be of any."""
    return not (a.window and b.window) or a.window.casefold() == b.window.casefold()


def _modifiers_differ(a: Figure, b: Figure) -> bool:
    """Tell whether each is narrowed down by words that the other lacks: `russian`, `ukrainian`."""
    here, there = set(a.modifiers), set(b.modifiers)
    return bool(here - there) and bool(there - here)


def _can_both_be_right(a: Figure, b: Figure) -> bool:
    if a.kind == "date":
        return _same_day(a, b)
    if a.kind == "time":
        return abs(a.value - b.value) <= MINUTES
    if a.kind in ("name", "score"):
        return a.value == b.value
    if a.high is None and b.high is None:
        return abs(a.value - b.value) <= ROUNDING * max(abs(a.value), abs(b.value))
    slack = _slack(a, b)
    return _reaches(a, b, slack) and _reaches(b, a, slack)


def _same_day(a: Figure, b: Figure) -> bool:
    """Tell whether two dates can be the same; one may lack its year, or be a whole month."""
    bounds = [x if x is not None else f.value for f in (a, b) for x in (f.low, f.high)]
    if min(bounds) < _DAYS_OF_A_YEAR:
        bounds = [bound % _DAYS_OF_A_YEAR for bound in bounds]
    low, high, other_low, other_high = bounds
    return low <= other_high and other_low <= high


def _slack(a: Figure, b: Figure) -> float:
    """Return by how much the two may differ in value and be the same number, rounded."""
    if a.unit == "magnitude":
        return STEP
    if a.low == a.high and b.low == b.high and _is_exact(a) and _is_exact(b):
        return 0.0
    return ROUNDING * max(abs(a.value), abs(b.value))


def _is_exact(figure: Figure) -> bool:
    """Tell whether the number is meant to the last digit: few, or not round."""
    if figure.kind not in ("count", "age"):
        return False
    value = abs(figure.value)
    return not figure.hedge and (value < FEW or value % 10 != 0 or value < 100)


def _reaches(a: Figure, b: Figure, slack: float) -> bool:
    """Tell whether *b* is not above what *a* allows."""
    least = b.value if b.low is None else b.low
    if b.hedge in ("up to", "less than"):
        # Nobody writes `up to 15` of 7: the bound is near what was meant.
        least = b.value / BOUND_REACH
    if a.high is None:
        return least <= BOUND_REACH * max(a.value, 0.0) + slack
    return least <= a.high + slack
