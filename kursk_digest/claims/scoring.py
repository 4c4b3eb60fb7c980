"""How sure it is that two statements say the same. Pure.

Two logistic regressions: the first sees the pair alone, the second also sees what the first
made of the pairs around it. Weights are made by bench/train_claims.py.
"""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from operator import mul

from kursk_digest.claims.around import CONTEXT, FAINT, Vector, alone_of, look_around
from kursk_digest.claims.candidates import Pair
from kursk_digest.claims.denying import deny_the_same
from kursk_digest.claims.features import FEATURES, compare_profiles
from kursk_digest.claims.phrases import share_one_phrase
from kursk_digest.claims.profiles import Profile, Profiles
from kursk_digest.claims.telling import raised

LEAST_TERMS = 3
"""Words of content from which a part is compared by itself: fewer are met by chance."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over named features."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float

    def probability(self, vector: Sequence[float]) -> float:
        """Return the probability, 0 to 1, for the values of `names`."""
        total = self.bias + sum(map(mul, self.weights, vector))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def score_pairs(profiles: Profiles, pairs: Sequence[Pair]) -> dict[Pair, float]:
    """Tell how probable it is that a pair says the same, 0 to 1; the hopeless are left out."""
    return {
        (a, b): pair_probability(profiles[a], profiles[b], vector)
        for (a, b), vector in describe_pairs(profiles, pairs)
    }


def pair_probability(
    a: Profile, b: Profile, vector: Vector, weights: Weights | None = None
) -> float:
    """Return how probable it is that two statements say the same, 0 to 1.

    Args:
        a: One of them.
        b: The other.
        vector: What `describe_pairs` gives for the two.
        weights: Those of the second pass; the ones that are shipped if left out.
    """
    second = weights or load_weights()[1]
    return raised(a, b, vector, second.probability(vector))


def describe_pairs(profiles: Profiles, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Vector]]:
    """Yield what the second pass sees of each pair that is not hopeless, in order.

    Hopeless are those of which the first thinks little, and those that share one phrase.
    """
    first = load_weights()[0]
    near: dict[Pair, float] = {}
    compared: dict[Pair, array[float]] = {}
    for a, b in pairs:
        vector = compare_profiles(profiles[a], profiles[b])
        value = first.probability(vector)
        if not is_hopeless(profiles[a], profiles[b], value):
            near[a, b] = value
            # A sixth of the memory of a tuple: a large story has millions of values.
            compared[a, b] = array("d", vector)
    for (a, b), around in look_around(profiles.statements, near):
        yield (a, b), closest_view(profiles[a], profiles[b], (*compared[a, b], *around))


def closest_view(
    a: Profile, b: Profile, whole: Vector, weights: tuple[Weights, Weights] | None = None
) -> Vector:
    """Return what the second pass sees of two statements, or of those parts that match best.

    A sentence that surely holds two statements says what another does if one of them does. What
    is seen around stays that of the sentences.

    Args:
        a: One statement.
        b: The other.
        whole: What it sees of all of both.
        weights: Of both passes; those that are shipped if left out.
    """
    if not (a.parts or b.parts):
        return whole
    first, second = weights or load_weights()
    alone, *around = whole[len(FEATURES) :]
    best, closest = second.probability(whole), whole
    for one, other in product(_views(a), _views(b)):
        if one is a and other is b:
            continue
        compared = compare_profiles(one, other)
        here = max(alone, alone_of(first.probability(compared)))
        vector = (*compared, here, *around)
        probability = second.probability(vector)
        if probability > best:
            best, closest = probability, vector
    return closest


def _views(whole: Profile) -> tuple[Profile, ...]:
    return (whole, *(part for part in whole.parts if len(part.terms) >= LEAST_TERMS))


def is_hopeless(a: Profile, b: Profile, probability: float = 1.0) -> bool:
    """Tell whether two statements share but one phrase, or the first pass thinks little of them.

    Two that say that there was none may share no more than that.
    """
    is_faint = probability < FAINT or share_one_phrase(a, b)
    return is_faint and not deny_the_same(a.statement, b.statement)


@cache
def load_weights() -> tuple[Weights, Weights]:
    """Read the weights of both passes, in the order of our features."""
    text = files("kursk_digest.claims").joinpath("weights.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return _weights(table["first"], FEATURES), _weights(table["second"], FEATURES + CONTEXT)


def _weights(table: Mapping[str, float], names: tuple[str, ...]) -> Weights:
    return Weights(names, tuple(table[name] for name in names), table["bias"])
