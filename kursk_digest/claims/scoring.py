"""How sure it is that two statements say the same. Pure.

Two logistic regressions: the first sees the pair alone, the second also sees what the first
made of the pairs around it. Weights are made by bench/train_claims.py.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kursk_digest.claims.candidates import Pair
from kursk_digest.claims.features import FEATURES, compare_profiles
from kursk_digest.claims.profiles import Profile

Vector = tuple[float, ...]

CONTEXT = ("alone", "beside", "near", "third", "rival_more", "rival_less", "best_of_both")
"""Names of the second pass's own features, in the order of `_Context.of`."""
SAME_FIGURE = 0.4
"""From here on `figures_of_same` says that both count one thing."""
LEAST_LIFTED = 0.2
LIFTED = 0.7
_SAME_FIGURE = FEATURES.index("figures_of_same")
FAINT = 0.02
"""Below this a pair of the first pass is no news to its neighbours."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over named features."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float

    def probability(self, vector: Sequence[float]) -> float:
        """Return the probability, 0 to 1, for the values of `names`."""
        total = self.bias + math.fsum(w * x for w, x in zip(self.weights, vector, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def score_pairs(profiles: Sequence[Profile], pairs: Sequence[Pair]) -> dict[Pair, float]:
    """Tell how probable it is that a pair says the same, 0 to 1; the hopeless are left out."""
    first, second = load_weights()
    compared = {pair: compare_profiles(profiles[pair[0]], profiles[pair[1]]) for pair in pairs}
    alone = {pair: first.probability(vector) for pair, vector in compared.items()}
    near = {pair: value for pair, value in alone.items() if value >= FAINT}
    around = look_around(profiles, near)
    return {
        pair: lift(compared[pair], second.probability((*compared[pair], *around[pair])))
        for pair in near
    }


def lift(vector: Sequence[float], probability: float) -> float:
    """Raise a pair that gives one telling number of one thing, however long its sentences are.

    `... said in a video that forces now control 74 settlements` shares few of its words with
    `gained control over 74 settlements`; what they count and how many is the same.
    """
    if vector[_SAME_FIGURE] < SAME_FIGURE or probability < LEAST_LIFTED:
        return probability
    return max(probability, LIFTED)


def look_around(profiles: Sequence[Profile], alone: Mapping[Pair, float]) -> dict[Pair, Vector]:
    """Describe each pair by the first pass's view of it and of the pairs around it."""
    context = _Context(profiles, alone)
    return {pair: context.of(*pair) for pair in alone}


class _Context:
    """The first pass's probabilities, by statement and by place in the articles."""

    def __init__(self, profiles: Sequence[Profile], alone: Mapping[Pair, float]) -> None:
        self.profiles = profiles
        self.alone = alone
        self.partners: dict[int, dict[int, float]] = defaultdict(dict)
        for (a, b), value in alone.items():
            if value >= FAINT:
                self.partners[a][b] = self.partners[b][a] = value

    def of(self, a: int, b: int) -> Vector:
        """Return the values of `CONTEXT` for the pair of statements *a* and *b*."""
        value = self.alone[a, b]
        rivals = sorted((self._rival(a, b), self._rival(b, a)))
        return (
            math.log(max(value, 1e-6) / max(1 - value, 1e-6)) / 10,
            max(self._at(a - 1, b - 1, a, b), self._at(a + 1, b + 1, a, b)),
            max(
                self._at(a + da, b + db, a, b)
                for da, db in ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, 1), (1, -1))
            ),
            self._third(a, b),
            rivals[1],
            rivals[0],
            float(value > rivals[1]),
        )

    def _at(self, x: int, y: int, a: int, b: int) -> float:
        """Return the value of a neighbouring pair; 0 beyond the ends of the two articles."""
        if not (0 <= x < len(self.profiles) and 0 <= y < len(self.profiles)):
            return 0.0
        if self._article(x) is not self._article(a) or self._article(y) is not self._article(b):
            return 0.0
        return self.partners[x].get(y, 0.0) if x in self.partners else 0.0

    def _third(self, a: int, b: int) -> float:
        """Tell how well a statement of a third article matches both."""
        here, there = self.partners.get(a, {}), self.partners.get(b, {})
        if len(here) > len(there):
            here, there = there, here
        return max(
            (
                min(value, there[c])
                for c, value in here.items()
                if c in there and self._article(c) not in (self._article(a), self._article(b))
            ),
            default=0.0,
        )

    def _rival(self, a: int, b: int) -> float:
        """Return the best value of *a* with another statement of the article of *b*."""
        return max(
            (
                value
                for c, value in self.partners.get(a, {}).items()
                if c != b and self._article(c) is self._article(b)
            ),
            default=0.0,
        )

    def _article(self, number: int) -> object:
        return self.profiles[number].statement.article


@cache
def load_weights() -> tuple[Weights, Weights]:
    """Read the weights of both passes, in the order of our features."""
    text = files("kursk_digest.claims").joinpath("weights.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return _weights(table["first"], FEATURES), _weights(table["second"], FEATURES + CONTEXT)


def _weights(table: Mapping[str, float], names: tuple[str, ...]) -> Weights:
    return Weights(names, tuple(table[name] for name in names), table["bias"])
