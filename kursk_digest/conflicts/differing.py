"""When two figures are two values, not two wordings of one. Pure."""

from __future__ import annotations

from dataclasses import replace

from kursk_digest.compare import Relation, relate
from kursk_digest.model import Figure

BOUNDS_APART = 0.1
"""`more than 26,000` and `more than 31,000` can both be right, but nobody who knew of the second
would write the first: two bounds this far apart, as a share of the greater, are two values."""
HEDGE_REACH = 0.2
"""`At least 40` is met by 43, but 90 is news: as a share of the greater."""
CLOSE = 0.1
"""Distances and areas are told in round numbers of two systems of units: 60 km is 35 miles."""
MINUTES_APART = 10
"""From here on two times of day that are both told to the minute are two times."""
PEOPLE = frozenset(
    {
        "dead", "injured", "missing", "casualty", "person", "soldier", "civilian", "child", "man",
        "woman", "boy", "girl", "police", "officer", "member", "worker", "student", "passenger",
    }
)  # fmt: skip
"""Units of which a narrower word makes another count: men, wounded men, young men."""
_ROUND_MINUTES = 15
_MEASURED = frozenset({"km", "km2", "m", "kg"})


def differ(a: Figure, b: Figure) -> bool:
    """Tell whether two figures of one thing are values that an editor would set side by side."""
    if a.kind == "time" and b.kind == "time":
        return _are_two_times(a, b)
    if narrowed_otherwise(a, b) and not _are_two_kinds(a, b):
        a, b = replace(a, modifiers=()), replace(b, modifiers=())
    relation = relate(a, b)
    if relation is Relation.CONTRADICT:
        return a.unit not in _MEASURED or _apart(a, b) > CLOSE
    if relation is Relation.POSSIBLE:
        return _apart(a, b) > (BOUNDS_APART if a.high is b.high is None else HEDGE_REACH)
    return relation is Relation.AGREE and _are_bounds_apart(a, b)


def narrowed_otherwise(a: Figure, b: Figure) -> bool:
    """Tell whether each is narrowed down by a word that the other lacks: `undersea`, `data`."""
    here, there = set(a.modifiers), set(b.modifiers)
    return bool(here - there) and bool(there - here)


def _are_two_kinds(a: Figure, b: Figure) -> bool:
    """Tell whether what narrows two counts down makes them counts of two things.

    Of people and of what is named it does: `Russian soldiers`, `wounded civilians`. Of things it
    may be the same in other words: `undersea cables`, `submarine cables`.
    """
    if a.kind != "count" or a.unit in PEOPLE:
        return True
    apart = set(a.modifiers) ^ set(b.modifiers)
    written = f"{a.text} {b.text}".split()
    return any(word[0].isupper() and word.casefold() in apart for word in written)


def give_the_same(a: Figure, b: Figure) -> bool:
    """Tell whether two figures of one thing are one value, whatever the wording."""
    return relate(a, b) in (Relation.AGREE, Relation.POSSIBLE) and not differ(a, b)


def _apart(a: Figure, b: Figure) -> float:
    """Return by what share of the greater value the two differ."""
    return abs(a.value - b.value) / (max(abs(a.value), abs(b.value)) or 1.0)


def _are_bounds_apart(a: Figure, b: Figure) -> bool:
    both = a.high is None and b.high is None and a.unit == b.unit and a.kind == "count"
    return both and _apart(a, b) > BOUNDS_APART


def _are_two_times(a: Figure, b: Figure) -> bool:
    if a.modifiers != b.modifiers or a.hedge or b.hedge:
        return False
    apart = abs(a.value - b.value)
    to_the_minute = a.value % _ROUND_MINUTES or b.value % _ROUND_MINUTES
    return apart >= (MINUTES_APART if to_the_minute else 2 * _ROUND_MINUTES)
