"""Statements that say the same but for a figure: whatever it counts, it is of one thing. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kursk_digest.conflicts.differing import differ, give_the_same
from kursk_digest.conflicts.gathering import Pair
from kursk_digest.conflicts.readings import Background, Reading, told_once
from kursk_digest.conflicts.sameness import have_other_givers
from kursk_digest.conflicts.surroundings import read_surroundings
from kursk_digest.conflicts.vocabulary import saying_words
from kursk_digest.model import Claim, Figure, Matching, Polarity, Statement
from kursk_digest.words import words

SURE = 100.0
"""Weight of such a pair: more than words around a figure ever have."""
DATES = frozenset({"date", "time"})
OTHERS = frozenset({"score"})
"""Kinds that only sentences that else say the same can set side by side."""
SHARES = frozenset({"percent", "money"})
"""Kinds of which a sentence with two has one of another year, party or payer."""
PHONE = "phone"
"""The unit of a telephone number: of all numbers that are names, one that can be wrong."""
SAID_WITHIN = 3
"""Words between a verb of saying and the day of it: `said late on Monday`."""


def find_counterparts(
    matching: Matching, readings: Sequence[Reading], story: Background
) -> list[Pair]:
    """Pair the figures by which two statements contradict each other that else are one fact."""
    known = {(id(r.statement), id(r.figure)): r for r in readings}
    homes = {id(statement): claim for claim, statement in told_once(matching)}

    def reading(statement: Statement, figure: Figure, claim: Claim) -> Reading:
        found = known.get((id(statement), id(figure)))
        return found or Reading(
            claim, statement, figure, read_surroundings(statement, figure), story
        )

    pairs = (
        (SURE, reading(a, x, homes[id(a)]), reading(b, y, homes[id(b)]))
        for a, b in matching.opposed
        if _may_differ(a, b)
        for x, y in _contradictions(a, b, known)
    )
    return [
        (weight, a, b)
        for weight, a, b in pairs
        if not have_other_givers(a, b) and not _are_of_two_times(a, b)
    ]


def _are_of_two_times(a: Reading, b: Reading) -> bool:
    """Tell whether one figure is of another year: a clause may say so, its sentence be of today."""
    return a.figure.kind not in DATES and a.times != b.times


def _may_differ(a: Statement, b: Statement) -> bool:
    return a.voice != b.voice and a.polarity is b.polarity is Polarity.ASSERTED


def _contradictions(
    a: Statement, b: Statement, known: dict[tuple[int, int], Reading]
) -> Iterator[tuple[Figure, Figure]]:
    """Yield the one pair of figures that differ; two or more, and the sentences differ, too."""
    pairs = [
        (x, y)
        for x in _unmet(a.figures, b.figures)
        for y in _unmet(b.figures, a.figures)
        if differ(x, y) and (a.mood is b.mood or x.unit == PHONE)
        if _is_of_the_fact(a, x, known) and _is_of_the_fact(b, y, known)
    ]
    is_clear = len(pairs) == 1 or pairs and pairs[0][0].kind not in SHARES
    if is_clear and len({x.kind for x, _ in pairs}) == 1:
        yield pairs[0]


def _unmet(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the figures that none of the others agrees with."""
    return [x for x in figures if not any(give_the_same(x, other) for other in others)]


def _is_of_the_fact(
    statement: Statement, figure: Figure, known: dict[tuple[int, int], Reading]
) -> bool:
    """Tell whether a figure is told of the fact: not the day on which somebody said it."""
    if figure.kind not in DATES:
        return figure.kind in OTHERS or figure.unit == PHONE or (id(statement), id(figure)) in known
    before = words(statement.text[: figure.start])[-SAID_WITHIN:]
    return saying_words(statement.article.language).isdisjoint(before)
