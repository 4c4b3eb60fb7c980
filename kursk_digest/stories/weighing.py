"""How much each word of an article says, given the others of the day. Pure but for its counts."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from kursk_digest.stories.profiles import Profile
from kursk_digest.words import rarity

BACKGROUND = 100
"""Ordinary articles that the articles at hand are added to: few of them change little."""
LEAST_SHARE = math.exp(-7)
"""Share of the background below which a word is as rare as can be told from its table."""
NAME_WEIGHT = 2.0
"""How much more a name weighs than another word: two quakes differ in their places."""

Vector = Mapping[str, float]
"""Weights by word; the length is 1, or 0 for an article without words."""


class Rarities:
    """Counts in how many articles of each language a word stands."""

    def __init__(self) -> None:
        self._articles: Counter[str] = Counter()
        self._holders: dict[str, Counter[str]] = defaultdict(Counter)

    def count(self, profile: Profile) -> None:
        """Take an article into account."""
        self._articles[profile.language] += 1
        self._holders[profile.language].update(profile.terms.keys())

    def weigh(self, profile: Profile) -> Vector:
        """Weigh the words of the headline and the lead by rarity, names double.

        Source: G. Salton and C. Buckley, "Term-weighting approaches in automatic text
        retrieval", 1988.
        """
        weights = {
            word: (1 + math.log(n))
            * self._rarity(word, profile.language)
            * (NAME_WEIGHT if word in profile.names else 1)
            for word, n in profile.terms.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()} if length else {}

    def shared(self, profile: Profile, vector: Vector) -> list[str]:
        """Return the words that another article has, too, the weightiest first."""
        holders = self._holders[profile.language]
        return [word for word in heaviest(vector, len(vector)) if holders[word] > 1]

    def _rarity(self, word: str, language: str) -> float:
        share = max(math.exp(-rarity(word, language)), LEAST_SHARE)
        others = max(self._holders[language][word] - 1, 0)
        return math.log((self._articles[language] + BACKGROUND) / (others + BACKGROUND * share))


def cosine(a: Vector, b: Vector) -> float:
    """Compare two vectors of length 1: 0 for no word in common, 1 for the same words."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[word] for word, weight in a.items() if word in b)


def heaviest(vector: Vector, count: int) -> list[str]:
    """Return the weightiest words, the weightiest first, equal ones by the alphabet."""
    return sorted(vector, key=lambda word: (-vector[word], word))[:count]
