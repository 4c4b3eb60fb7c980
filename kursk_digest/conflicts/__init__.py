"""Claims -> conflicts: the same thing, other values. Pure.

Two figures are in conflict if they contradict each other and are of the same thing. Of the same
thing they are if their sentences would share a claim but for the figures, or if the words around
them, which say what is counted, are the same. Better few and right than many.
"""

from __future__ import annotations

from kursk_digest.conflicts.denials import find_denials
from kursk_digest.conflicts.gathering import Sides, gather_sides
from kursk_digest.conflicts.naming import name_thing, name_value
from kursk_digest.conflicts.readings import find_contradictions, read_claim, weigh_evidence
from kursk_digest.model import Conflict, Matching, Side

__all__ = ["find_conflicts"]


def find_conflicts(matching: Matching) -> tuple[Conflict, ...]:
    """Find what the claims of a story give other values of, and what one denies.

    A conflict has two sides or more, each with the claims that give its value; two of its
    readings come from different voices or speakers. The best founded come first, denials last.
    """
    readings = [reading for claim in matching.claims for reading in read_claim(claim)]
    opposed = {(id(a), id(b)) for a, b in matching.opposed}
    pairs = [
        (weight, a, b)
        for a, b in find_contradictions(readings)
        if (weight := weigh_evidence(a, b, opposed)) > 0
    ]
    pairs.sort(key=lambda pair: -round(pair[0], 6))
    return (*(_number_conflict(sides) for sides in gather_sides(pairs)), *find_denials(matching))


def _number_conflict(sides: Sides) -> Conflict:
    readings = [reading for side in sides for reading in side]
    return Conflict(
        about=name_thing(readings),
        kind="number",
        sides=tuple(
            Side(name_value(side), tuple(dict.fromkeys(reading.claim for reading in side)))
            for side in sides
        ),
    )
