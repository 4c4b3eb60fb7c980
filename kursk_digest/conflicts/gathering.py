"""Contradicting readings -> conflicts: sides of one value each. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kursk_digest.conflicts.differing import give_the_same
from kursk_digest.conflicts.readings import Reading

Pair = tuple[float, Reading, Reading]
"""Two readings that contradict each other, with the weight of what says they are of one thing."""
Sides = list[list[Reading]]


def gather_sides(pairs: Sequence[Pair]) -> list[Sides]:
    """Put readings of one thing on sides of one value each, the surest pairs first.

    A reading joins a conflict only if it agrees with, or is known to contradict, every side;
    and a statement gives one value of one thing: its other figure is of another.
    """
    linked = {frozenset((id(a), id(b))) for _, a, b in pairs}
    conflicts: list[Sides] = []
    homes: dict[int, Sides] = {}
    for _, a, b in pairs:
        if id(a) in homes and id(b) in homes:
            continue
        if id(a) not in homes and id(b) not in homes:
            conflicts.append([[a], [b]])
            homes[id(a)] = homes[id(b)] = conflicts[-1]
            continue
        known, new = (a, b) if id(a) in homes else (b, a)
        if _join(new, homes[id(known)], linked):
            homes[id(new)] = homes[id(known)]
    return _merge_shared(conflicts)


def _merge_shared(conflicts: Sequence[Sides]) -> list[Sides]:
    """Join conflicts in which one claim gives the same value: both are of its thing."""
    merged: list[Sides] = []
    for sides in conflicts:
        home = next((other for other in merged if _share_a_value(sides, other)), None)
        if home is None:
            merged.append(sides)
            continue
        for reading in (reading for side in sides for reading in side):
            for side in home:
                if give_the_same(side[0].figure, reading.figure):
                    side.append(reading)
                    break
            else:
                home.append([reading])
    return merged


def _share_a_value(one: Sides, other: Sides) -> bool:
    values = [reading for side in other for reading in side]
    return any(
        (a.claim is b.claim or a.statement is b.statement) and give_the_same(a.figure, b.figure)
        for side in one
        for a in side
        for b in values
    )


def _join(new: Reading, sides: Sides, linked: set[frozenset[int]]) -> bool:
    """Put *new* on the side that it agrees with, or on one of its own; tell whether it fits."""
    if any(new.statement is reading.statement for side in sides for reading in side):
        return False
    own: list[Reading] | None = None
    for side in sides:
        if give_the_same(side[0].figure, new.figure):
            own = own or side
        elif not any(frozenset((id(new), id(reading))) in linked for reading in side):
            return False
    if own is None:
        sides.append([new])
    else:
        own.append(new)
    return True
