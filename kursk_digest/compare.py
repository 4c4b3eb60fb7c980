"""When two figures agree, contradict each other, or speak of different things, and why. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from kursk_digest.model import Figure

ROUNDING = 0.05
"""Share by which two numbers may differ where one is hedged, converted or round."""
BOUND_REACH = 1.25
"""`more than 270` is met by 300, not by 2,700: up to this many times the bound; so with `up to`."""
EXACT_BELOW = 100
"""Counts, shares and ages below this are not rounded to tens unless they are hedged."""

MINUTES = 15
"""Two desks round a time of day to the quarter of an hour."""
STEP = 0.05
"""Magnitudes are told in tenths, on a scale of logarithms: 5.9 is not 6.1."""

_INCOMPARABLE = frozenset({"plain", "ordinal"})
_DAYS_OF_A_YEAR = 10_000  # a day is YYYYMMDD, or MMDD without its year
_SCORE_BASE = 1000  # 3-1 is told as 3.001
_LARGER = {"hour": ("day", 1 / 24), "m": ("km", 1e-3), "m2": ("km2", 1e-6)}
"""Bases of one dimension in which short and long things are told."""


class Relation(StrEnum):
    """What two figures say of each other."""

    AGREE = "agree"
    """Both can be right, and say the same."""
    POSSIBLE = "possible"
    """Both can be right, but one says more: `at least 8` and 24, `up to 15 miles` and 7."""
    CONTRADICT = "contradict"
    """They are of the same unit and scope, and cannot both be right of the same thing."""
    UNRELATED = "unrelated"
    """They count different things, or the same in other times or as an addition."""


class Comparison(NamedTuple):
    """What two figures say of each other, and what tells."""

    relation: Relation
    reason: str
    """A few words for a reader: `within rounding`, `total against increment`."""


_APART = Relation.UNRELATED
_DIFFERING = frozenset({Relation.CONTRADICT, Relation.POSSIBLE})
_ANOTHER_PLACE = "another place"
_ANOTHER_STATE = "other things became of them"
_OTHER_FACTS = frozenset({_ANOTHER_PLACE, _ANOTHER_STATE})
_OTHER_KIND = Comparison(_APART, "different kind")


def relate(a: Figure, b: Figure) -> Relation:
    """Tell whether two figures agree, contradict each other or are of different things.

    Whether they are figures *of* the same bridge or region, their sentences must tell.
    """
    return compare(a, b).relation


def compare(a: Figure, b: Figure) -> Comparison:
    """Return what two figures say of each other and why; the same for either order."""
    if a.kind != b.kind:
        return _OTHER_KIND
    if a.unit != b.unit:
        a, b = _in_larger_unit(a), _in_larger_unit(b)
    apart = _what_keeps_apart(a, b)
    if apart:
        return Comparison(Relation.UNRELATED, apart)
    if a.kind in ("date", "time", "name", "score"):
        is_same = _is_same_point(a, b)
        relation = Relation.AGREE if is_same else Relation.CONTRADICT
        return Comparison(relation, "equal" if is_same else f"another {a.kind}")
    return _compare_values(a, b)


def agreeing(a: Sequence[Figure], b: Sequence[Figure]) -> tuple[tuple[Figure, Figure], ...]:
    """Return the pairs of one figure of *a* and one of *b* that agree, in order."""
    return tuple((x, y) for x in a for y in b if relate(x, y) is Relation.AGREE)


def contradicting(a: Sequence[Figure], b: Sequence[Figure]) -> tuple[tuple[Figure, Figure], ...]:
    """Return the pairs that contradict each other, neither agreeing with any other figure."""
    unmet = _unmet(a, b)
    return tuple((x, y) for x, y, found in unmet if found.relation is Relation.CONTRADICT)


def compatible(a: Sequence[Figure], b: Sequence[Figure]) -> bool:
    """Tell whether the figures of two statements say the same of one thing, as far as both do.

    A figure that only one of them has does not matter, nor does an age: it belongs to a person,
    and a sentence on one fact may name two. `At least 8` and 24 can both be right, as can 600
    homes destroyed and 900 damaged, but they are not the same claim.
    """
    return not any(
        found.relation in _DIFFERING or found.reason in _OTHER_FACTS
        for x, _, found in _unmet(a, b)
        if x.kind != "age"
    )


def _unmet(a: Sequence[Figure], b: Sequence[Figure]) -> list[tuple[Figure, Figure, Comparison]]:
    """Return the pairs of figures that agree with none, unless nothing makes them comparable."""
    pairs = [(x, y, compare(x, y)) for x in a for y in b if x.kind == y.kind]
    met = {id(z) for x, y, found in pairs if found.relation is Relation.AGREE for z in (x, y)}
    return [pair for pair in pairs if id(pair[0]) not in met and id(pair[1]) not in met]


def _in_larger_unit(figure: Figure) -> Figure:
    """Tell metres in kilometres and hours in days, where the other figure may be told so."""
    if figure.unit not in _LARGER:
        return figure
    unit, factor = _LARGER[figure.unit]
    low, high = (None if n is None else n * factor for n in (figure.low, figure.high))
    return replace(figure, unit=unit, value=figure.value * factor, low=low, high=high)


def _what_keeps_apart(a: Figure, b: Figure) -> str:
    """Say why two figures are of different things; empty if they may be of one."""
    if a.unit != b.unit:
        return "another currency" if a.kind == "money" else "different unit"
    if a.kind in _INCOMPARABLE:
        return "nothing is counted"
    if a.per != b.per:
        return "rate against total" if not (a.per and b.per) else "rates over other units"
    if a.state and b.state and a.state != b.state:
        return _ANOTHER_STATE
    if a.increment != b.increment:
        return "total against increment"
    if not _windows_meet(a, b):
        return "another time"
    return "narrowed down differently" if _modifiers_differ(a, b) else ""


def _windows_meet(a: Figure, b: Figure) -> bool:
    """Tell whether both may be of one time; a total or one without a window may be of any."""
    if a.total or b.total:
        return True
    return not (a.window and b.window) or a.window.casefold() == b.window.casefold()


def _modifiers_differ(a: Figure, b: Figure) -> bool:
    """Tell whether each is narrowed down by words that the other lacks: `russian`, `ukrainian`."""
    here, there = set(a.modifiers), set(b.modifiers)
    return bool(here - there) and bool(there - here)


def _is_same_point(a: Figure, b: Figure) -> bool:
    if a.kind == "date":
        return _same_day(a, b)
    if a.kind == "time":
        return abs(a.value - b.value) <= MINUTES
    # Who won is for the sentence to tell: the hosts win 3-2 where the visitors lose 2-3.
    sides = (sorted(divmod(round(x.value * _SCORE_BASE), _SCORE_BASE)) for x in (a, b))
    return a.value == b.value or (a.kind == "score" and next(sides) == next(sides))


def _same_day(a: Figure, b: Figure) -> bool:
    """Tell whether two dates can be the same; one may lack its year, or be a whole month."""
    bounds = [x if x is not None else f.value for f in (a, b) for x in (f.low, f.high)]
    if min(bounds) < _DAYS_OF_A_YEAR:
        bounds = [bound % _DAYS_OF_A_YEAR for bound in bounds]
    low, high, other_low, other_high = bounds
    return low <= other_high and other_low <= high


def _compare_values(a: Figure, b: Figure) -> Comparison:
    """Compare two amounts of one unit and scope."""
    if a.high is None and b.high is None:
        is_near = abs(a.value - b.value) <= ROUNDING * max(abs(a.value), abs(b.value))
    else:
        is_near = _reaches(a, b) and _reaches(b, a)
    if is_near:
        return Comparison(Relation.AGREE, _why_alike(a, b))
    if _leaves_room(a, b) or _leaves_room(b, a):
        return Comparison(Relation.POSSIBLE, "the bound leaves room")
    if a.places and b.places and not set(a.places) & set(b.places):
        # Where they agree, one may be the town and the other its country.
        return Comparison(_APART, _ANOTHER_PLACE)
    return Comparison(Relation.CONTRADICT, _why_not(a, b))


def _why_alike(a: Figure, b: Figure) -> str:
    if a.value == b.value and (a.low, a.high) == (b.low, b.high):
        return "equal"
    if a.hedge or b.hedge:
        return "hedge met"
    return "range includes" if a.low != a.high or b.low != b.high else "within rounding"


def _why_not(a: Figure, b: Figure) -> str:
    if a.hedge or b.hedge:
        return "beyond the hedge"
    return "outside the range" if a.low != a.high or b.low != b.high else "another value"


def _leaves_room(a: Figure, b: Figure) -> bool:
    """Tell whether *a* is a bound that *b* keeps: 24 where `at least 8` are, 7 of `up to 15`."""
    if a.hedge == "at least":
        return b.value >= a.value
    return a.hedge == "up to" and 0 <= b.value <= a.value and b.hedge not in ("more than", "nearly")


def _slack(a: Figure, b: Figure) -> float:
    """Return by how much the two may differ in value and be the same number, rounded."""
    if a.unit == "magnitude":
        return STEP
    share = ROUNDING * max(abs(a.value), abs(b.value))
    if not (_is_sharp(a) and _is_sharp(b)):
        return share
    told = [_granularity(figure) for figure in (a, b) if figure.low == figure.high]
    return min(share, max(told, default=share) / 2)


def _is_sharp(figure: Figure) -> bool:
    """Tell whether nothing blurs a figure: it is exact, or has one bound that it means."""
    return not figure.hedge or figure.hedge in ("more than", "at least", "up to", "less than")


def _granularity(figure: Figure) -> float:
    """Return the place of the last digit that is told: 10 of 1,240, 0.1 of 5.9.

    What was converted from another unit has no such place: infinity.
    """
    value = abs(figure.value)
    is_exact = figure.kind in ("count", "percent", "age") and value < EXACT_BELOW
    for digits in range(0 if is_exact else 13, -3, -1):
        place = 10.0**digits
        if abs(value - round(value / place) * place) <= 1e-9 * max(value, 1.0):
            return place if value >= place else 1.0
    return float("inf")


def _reaches(a: Figure, b: Figure) -> bool:
    """Tell whether *b* is not above what *a* allows."""
    slack = _slack(a, b)
    least = b.value if b.low is None else b.low
    if b.hedge in ("up to", "less than"):
        # Nobody writes `up to 15` of 7: the bound is near what was meant.
        least = b.value / BOUND_REACH
    if a.high is None:
        return least <= BOUND_REACH * max(a.value, 0.0) + slack
    return least <= a.high + slack
