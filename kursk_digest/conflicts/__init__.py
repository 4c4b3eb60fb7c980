"""Claims -> conflicts: the same thing, other values. Pure.

Two figures are in conflict if they contradict each other and are of the same thing. Of the same
thing they are if their sentences would share a claim but for the figures, or if the words around
them, which say what is counted, are the same. Better few and right than many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kursk_digest.conflicts.acts import find_opposed_acts
from kursk_digest.conflicts.ages import find_ages
from kursk_digest.conflicts.counterparts import find_counterparts
from kursk_digest.conflicts.denials import find_denials
from kursk_digest.conflicts.differing import give_the_same
from kursk_digest.conflicts.gathering import Sides, gather_sides
from kursk_digest.conflicts.naming import name_thing, name_value
from kursk_digest.conflicts.readings import Reading, read_background, read_figures_in
from kursk_digest.conflicts.sameness import find_pairs
from kursk_digest.conflicts.spellings import find_spellings
from kursk_digest.conflicts.updates import order_by_time
from kursk_digest.model import Conflict, Figure, Matching, Side, Statement

__all__ = ["find_conflicts"]


def find_conflicts(matching: Matching) -> tuple[Conflict, ...]:
    """Find what the claims of a story give other values of, and what one denies.

    A conflict has two sides or more, each with the claims that give its value; two of its
    readings come from different voices or speakers. The best founded come first, denials last.
    """
    opposed = {(id(a), id(b)) for a, b in matching.opposed}
    story = read_background(matching)
    readings = read_figures_in(matching, story)
    pairs = [
        *find_counterparts(matching, readings, story),
        *find_pairs(readings, opposed),
    ]
    return (
        *(_number_conflict(sides) for sides in gather_sides(pairs)),
        *find_ages(matching),
        *find_spellings(matching, story),
        *find_denials(matching, story),
        *find_opposed_acts(matching, story),
    )


def _number_conflict(sides: Sides) -> Conflict:
    ordered, is_update = order_by_time(sides)
    readings = [reading for side in ordered for reading in side]
    return Conflict(
        about=name_thing(readings),
        kind="date" if readings[0].figure.kind in ("date", "time") else "number",
        sides=tuple(map(_side, ordered)),
        is_update=is_update,
    )


def _side(readings: Sequence[Reading]) -> Side:
    given = [
        *((reading.statement, reading.figure) for reading in readings),
        *(pair for reading in readings for pair in _given_beside(reading)),
    ]
    return Side(
        name_value(list({id(figure): figure for _, figure in given}.values())),
        tuple(dict.fromkeys(reading.claim for reading in readings)),
        tuple(dict.fromkeys(statement for statement, _ in given)),
    )


def _given_beside(reading: Reading) -> Iterator[tuple[Statement, Figure]]:
    """Yield the statements of a reading's claim that give its value, though not compared."""
    for statement in reading.claim.statements:
        for figure in statement.figures:
            if give_the_same(reading.figure, figure):
                yield statement, figure
