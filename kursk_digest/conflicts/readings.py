"""Figures with what they are of, and pairs of them that contradict each other. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kursk_digest.compare import Relation, relate
from kursk_digest.model import Claim, Figure, Polarity, Statement
from kursk_digest.words import rarity, stem, stop_words, words

KINDS = frozenset({"count", "measure", "money", "percent", "score"})
"""Kinds of figures that can be in dispute; dates and plain numbers need more than words."""
DURATIONS = frozenset({"second", "minute", "hour", "day", "month", "year"})
"""How long something took says little without knowing what: left out, ages included."""
WINDOW = 9
"""Words on either side of a figure that tell what it is of."""
SAME_THING = 0.4
"""Share of the weight of the lesser context that must be shared."""
LEAST_WEIGHT = 10.0
"""Weight that the shared context must have: two or three telling words."""
MOST_CONTEXT = 30.0
"""Weight of a context beyond which more words say nothing of the figure."""
MOST_UNIT_WEIGHT = 8.0
UNIT_WEIGHTS = {"magnitude": 8.0, "celsius": 4.0, "km2": 4.0, "km": 2.0}
"""What a unit adds to the weight of a shared context."""
DIMENSIONS = {
    "km": "distance", "km2": "area", "m": "length", "kg": "weight", "celsius": "temperature",
    "percent": "share", "magnitude": "magnitude",
}  # fmt: skip
"""What a measure is of, by its unit."""
TOLLS = frozenset({"dead", "injured", "missing", "casualty"})
MOST_HOLDERS = 60
"""Readings under one context word that are compared; keeps a large story linear."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A figure as one statement of a claim gives it."""

    claim: Claim
    statement: Statement
    figure: Figure
    context: dict[str, float]
    """Weights of the stems around the figure."""


def read_claim(claim: Claim) -> Iterable[Reading]:
    """Yield the figures of a claim that can be in dispute; of what is denied, none."""
    for statement in claim.statements:
        if statement.polarity is Polarity.DENIED:
            continue
        for figure in statement.figures:
            if figure.kind in KINDS and figure.unit and figure.unit not in DURATIONS:
                yield Reading(claim, statement, figure, _context(statement, figure))


def _context(statement: Statement, figure: Figure) -> dict[str, float]:
    """Weigh the words around *figure*, without its own and those of other figures."""
    language = statement.article.language
    text = statement.text
    near = words(text[: figure.start])[-WINDOW:] + words(text[figure.end :])[:WINDOW]
    own = {stem(word, language) for other in statement.figures for word in words(other.text)}
    own |= {stem(word, language) for word in words(statement.speaker or "")}
    stop = stop_words(language)
    stems = {stem(word, language) for word in near if word not in stop and not word[0].isdigit()}
    return {word: rarity(word, language) for word in sorted(stems - own)}


def find_contradictions(readings: Sequence[Reading]) -> Iterable[tuple[Reading, Reading]]:
    """Pair the readings that contradict each other and share a word of context."""
    holders: dict[tuple[str, str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        keys = [(reading.figure.kind, reading.figure.unit, word) for word in reading.context]
        near = {id(other): other for key in keys for other in holders[key][-MOST_HOLDERS:]}
        for other in near.values():
            if _are_independent(other, reading) and (
                relate(other.figure, reading.figure) is Relation.CONTRADICT
            ):
                yield other, reading
        for key in keys:
            holders[key].append(reading)


def _are_independent(a: Reading, b: Reading) -> bool:
    """Tell whether two voices speak: one article may quote two people who differ."""
    one, other = a.statement, b.statement
    if a.claim is b.claim or one is other or one.mood is not other.mood:
        return False
    if _years(one) != _years(other):
        return False
    if one.voice != other.voice:
        return True
    return one.speaker is not None and other.speaker is not None and one.speaker != other.speaker


def _years(statement: Statement) -> frozenset[float]:
    """Return the years that a statement names: what was in 2003 is another event."""
    return frozenset(f.value for f in statement.figures if f.unit == "year" and f.kind == "date")


def _unit_weight(figure: Figure, language: str) -> float:
    """Tell how much the unit alone says: settlements say more than people."""
    if figure.kind == "count":
        return min(MOST_UNIT_WEIGHT, rarity(stem(figure.unit, language), language))
    return UNIT_WEIGHTS.get(figure.unit, 0.0)


def weigh_evidence(a: Reading, b: Reading, opposed: set[tuple[int, int]]) -> float:
    """Return the weight of what says that two readings are of the same thing; 0 for too little."""
    one, other = id(a.statement), id(b.statement)
    factor = 0.5 if (one, other) in opposed or (other, one) in opposed else 1.0
    unit = _unit_weight(a.figure, a.statement.article.language)
    shared = unit + sum(weight for word, weight in a.context.items() if word in b.context)
    least = unit + min(MOST_CONTEXT, sum(a.context.values()), sum(b.context.values()))
    if shared < factor * LEAST_WEIGHT or shared < factor * SAME_THING * least:
        return 0.0
    return shared / factor
