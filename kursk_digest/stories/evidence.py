"""Whether two articles are on one event: the parts, and what they weigh together. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields

from kursk_digest.stories.profiles import Profile
from kursk_digest.stories.weighing import Rarities, Vector, cosine, heaviest

INDEX_TERMS = 24
"""The weightiest words that others have, too, by which an article is found."""
WEIGHTIEST = 12
"""Words that make an article; the other article on one event has many of them."""
OTHER_FIGURE = 1.5
"""A toll rises and desks round: figures of one thing are at odds from this ratio on."""
MOST_FIGURES = 3
"""Figures after which a further one that agrees or does not tells nothing more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it is compared."""

    profile: Profile
    vector: Vector
    """Its words, weighed among the articles of the day."""
    weightiest: Vector
    """What it is about, whatever else is told that day."""
    terms: tuple[str, ...]
    """The words by which it is found."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two articles have in common and what not; symmetric."""

    shared: float
    """Cosine of their weighted words, 0 to 1."""
    missing: float
    """Share of the weightiest words of one that the other lacks altogether; the lesser one."""
    clash: float
    """1 if each headline names somebody or something that the other article never mentions."""
    agreeing: float
    """Figures of the same thing that are equal, at most three."""
    contradicting: float
    """Figures of the same thing that are far apart, at most three."""
    gap: float
    """Logarithm of the days between what they report, plus 1; 0 if a date is missing."""
    dated: float
    """1 if both are dated."""


# Logistic regression: pairs of articles on one event against pairs on look-alike events, and on any
# others, each with and without its dates (bench/train_stories.py). Much in common does not tell one
# event from a look-alike, which has it, too: `shared` only tempers what is `missing`.
INTERCEPT = 4.56
WEIGHTS = Evidence(
    shared=-4.61,
    missing=-6.22,
    clash=-3.08,
    agreeing=0.61,
    contradicting=-0.17,
    gap=-1.48,
    dated=2.63,
)


def read(profile: Profile, rarities: Rarities) -> Reading:
    """Make an article, which *rarities* has counted, ready to be compared."""
    vector, alone = rarities.weigh(profile), Rarities().weigh(profile)
    weightiest = {word: alone[word] for word in heaviest(alone, WEIGHTIEST)}
    return Reading(
        profile, vector, weightiest, tuple(rarities.shared(profile, vector)[:INDEX_TERMS])
    )


def weigh_up(a: Reading, b: Reading) -> Evidence:
    """Gather what tells whether two articles are on one event."""
    here, there = a.profile, b.profile
    clash = bool(here.headline - there.words) and bool(there.headline - here.words)
    agreeing, contradicting = _compare_figures(here, there)
    dated = bool(here.days and there.days)
    days = min((abs((x - y).days) for x in here.days for y in there.days), default=0)
    return Evidence(
        shared=cosine(a.vector, b.vector),
        missing=min(_missing(a, b), _missing(b, a)),
        clash=float(clash),
        agreeing=float(min(agreeing, MOST_FIGURES)),
        contradicting=float(min(contradicting, MOST_FIGURES)),
        gap=math.log1p(days),
        dated=float(dated),
    )


def probability(evidence: Evidence) -> float:
    """Return how sure it is that the two articles are on one event, 0 to 1."""
    score = INTERCEPT + sum(
        getattr(WEIGHTS, part.name) * getattr(evidence, part.name) for part in fields(Evidence)
    )
    return 1 / (1 + math.exp(-score))


def _missing(a: Reading, b: Reading) -> float:
    total = sum(a.weightiest.values())
    lacking = sum(weight for word, weight in a.weightiest.items() if word not in b.profile.words)
    return lacking / total if total else 1.0


def _compare_figures(a: Profile, b: Profile) -> tuple[int, int]:
    """Count the things of which both give the same number, and numbers far apart."""
    agreeing = contradicting = 0
    for thing, values in a.figures.items():
        if thing in b.figures:
            ratio = _least_ratio(values, b.figures[thing])
            agreeing += ratio == 1
            contradicting += ratio > OTHER_FIGURE
    return agreeing, contradicting


def _least_ratio(a: Iterable[float], b: frozenset[float]) -> float:
    """Return the ratio, 1 or more, of the two values that are nearest to each other."""
    pairs = (sorted((x, y)) for x in a for y in b)
    return min(1.0 if low == high else high / low if low else math.inf for low, high in pairs)
