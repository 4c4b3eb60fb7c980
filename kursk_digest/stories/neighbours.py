"""Which articles are compared at all: those that share weighty words. Pure but for the index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

MOST_HOLDERS = 30
"""Articles under one word that are looked at; the newest, so that a large day stays linear."""
MOST_NEIGHBOURS = 30
"""Articles that one is compared with: those that share most of these words."""


class Neighbours:
    """An inverted index of articles, numbered as they come."""

    def __init__(self) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)

    def near(self, terms: Sequence[str]) -> list[int]:
        """Return the numbers of the articles to compare, nearest first."""
        found = Counter(other for term in terms for other in self._holders[term][-MOST_HOLDERS:])
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return [number for number, _ in ranked[:MOST_NEIGHBOURS]]

    def add(self, number: int, terms: Sequence[str]) -> None:
        """Let the article be found by those that come after it."""
        for term in terms:
            self._holders[term].append(number)
