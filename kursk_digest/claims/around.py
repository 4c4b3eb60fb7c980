"""What the pairs around a pair say of it: neighbours, third articles, rivals. Pure.

One fact is seldom told alone: where the sentences before and after match, too, or a third
article says the same as both, a doubtful pair is likelier; where another sentence of the same
article matches better, it is less so.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from kursk_digest.claims.candidates import Pair
from kursk_digest.model import Statement

Vector = tuple[float, ...]

CONTEXT = ("alone", "window", "third", "margin", "backing", "overlap")
"""Names of the features of a pair's surroundings, in the order of `look_around`."""

FAINT = 0.08
"""Below this a pair of the first pass is no news to its neighbours."""
REACH = 2
"""How many sentences before and after are looked at."""
_STEPS = tuple(
    (x, y) for x in range(-REACH, REACH + 1) for y in range(-REACH, REACH + 1) if (x, y) != (0, 0)
)


def look_around(
    statements: Sequence[Statement], alone: Mapping[Pair, float]
) -> Iterator[tuple[Pair, Vector]]:
    """Describe each pair by the first pass's view of it and of the pairs around it."""
    context = _Context(statements, alone)
    return ((pair, context.of(*pair)) for pair in alone)


class _Context:
    """The first pass's probabilities, by statement and by article."""

    def __init__(self, statements: Sequence[Statement], alone: Mapping[Pair, float]) -> None:
        numbers: dict[object, int] = {}
        # An article is a number here: statements are asked for theirs millions of times.
        self.articles = [numbers.setdefault(s.article, len(numbers)) for s in statements]
        self.lengths = [0] * len(numbers)
        for article in self.articles:
            self.lengths[article] += 1
        self.alone = {pair: value for pair, value in alone.items() if value >= FAINT}
        self.partners: dict[int, dict[int, float]] = defaultdict(dict)
        self.best: dict[int, dict[int, tuple[float, float]]] = defaultdict(dict)
        for (a, b), value in self.alone.items():
            self.partners[a][b] = self.partners[b][a] = value
            self._remember(a, b, value)
            self._remember(b, a, value)

    def _remember(self, one: int, other: int, value: float) -> None:
        """Keep the two best values that *one* has with each article."""
        article = self.articles[other]
        first, second = self.best[one].get(article, (0.0, 0.0))
        self.best[one][article] = (max(first, value), max(second, min(first, value)))

    def of(self, a: int, b: int) -> Vector:
        """Return the values of `CONTEXT` for the pair of statements *a* and *b*."""
        value = self.alone.get((a, b), 0.0)
        rival = max(self._rival(a, b, value), self._rival(b, a, value))
        return (
            alone_of(value),
            self._window(a, b),
            self._third(a, b),
            max(-1.0, min(1.0, (_log_odds(value) - _log_odds(max(rival, FAINT))) / 4)),
            min(self._backing(a, b), self._backing(b, a)),
            self._overlap.get(self._articles_of(a, b), 0.0),
        )

    def _articles_of(self, a: int, b: int) -> Pair:
        one, other = self.articles[a], self.articles[b]
        return (one, other) if one < other else (other, one)

    def _window(self, a: int, b: int) -> float:
        """Sum the values of the pairs of sentences beside *a* and *b*, a fifth of each."""
        one, other = self.articles[a], self.articles[b]
        total = 0.0
        for x, y in _STEPS:
            value = self.alone.get((a + x, b + y))
            if value is None:
                continue
            # Beyond its end stands the next article.
            if self.articles[a + x] == one and self.articles[b + y] == other:
                total += value
        return total / 5

    def _third(self, a: int, b: int) -> float:
        """Tell how probable it is that a statement of a third article says what both say."""
        here, there = self.partners.get(a, {}), self.partners.get(b, {})
        if len(here) > len(there):
            here, there = there, here
        own = (self.articles[a], self.articles[b])
        none = 1.0
        for c in sorted(here.keys() & there.keys()):
            if self.articles[c] not in own:
                none *= 1 - here[c] * there[c]
        return 1 - none

    def _rival(self, a: int, b: int, value: float) -> float:
        """Return the best value of *a* with another statement of the article of *b*."""
        first, second = self.best[a].get(self.articles[b], (0.0, 0.0))
        return second if value >= first else first

    def _backing(self, a: int, b: int) -> float:
        """Tell how probable it is that an article other than that of *b* says what *a* says."""
        none = 1.0
        for article, (value, _) in sorted(self.best.get(a, {}).items()):
            if article != self.articles[b]:
                none *= 1 - value
        return 1 - none

    @cached_property
    def _overlap(self) -> dict[Pair, float]:
        """Tell of two articles which share of the one that says less new the other tells, too."""
        sums: dict[tuple[int, int], list[float]] = defaultdict(list)
        for a, found in self.best.items():
            for article, (value, _) in found.items():
                sums[self.articles[a], article].append(value)
        shares = {
            (one, other): math.fsum(values) / self.lengths[one]
            for (one, other), values in sums.items()
        }
        return {
            (one, other): min(share, shares.get((other, one), 0.0))
            for (one, other), share in shares.items()
            if one <= other
        }


def alone_of(value: float) -> float:
    """Return the feature `alone` of a pair of which the first pass thinks *value*, 0 to 1."""
    return _log_odds(value) / 10


def _log_odds(value: float) -> float:
    return math.log(max(value, 1e-4) / max(1 - value, 1e-4))
