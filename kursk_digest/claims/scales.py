"""How much each word, name and number weighs in a story: by how few statements hold it. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from kursk_digest.claims.cuts import Bigram, Cut
from kursk_digest.words import kin, rarity

LARGE_STORY = 6
"""Articles from which a story has a topic of which all its sentences speak."""

Term = TypeVar("Term", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Scales:
    """How much each part weighs in the story."""

    terms: Mapping[str, float]
    grams: Mapping[str, float]
    bigrams: Mapping[Bigram, float]
    """Of those that more than one statement holds."""
    alone: float
    """Weight of what one statement holds."""
    names: Mapping[str, float]
    figures: Mapping[float, float]
    acts: frozenset[str]
    """Stems that stand somewhere in the story as verbs do."""
    topic: frozenset[str] | None
    """Stems that stand in more sentences than there are articles: what all outlets report once each
    is a fact; what each repeats is what the story is about. `None` where too few articles tell."""
    lengths: Mapping[object, int]
    """How many statements each article has."""

    _kin: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)
    _said: dict[tuple[str, str], float] = field(default_factory=dict)

    def kin_of(self, term: str, language: str) -> dict[str, float]:
        """Return the kin of *term* that the story uses; the same object each time."""
        known = self._kin.get((term, language))
        if known is None:
            found = kin(term, language)
            known = {other: found[other] for other in found if other in self.terms}
            self._kin[term, language] = known
        return known

    def said(self, term: str, language: str) -> float:
        """Return the weight of *term* in the story and in ordinary news together."""
        key = (term, language)
        if key not in self._said:
            self._said[key] = self.terms[term] * rarity(term, language)
        return self._said[key]


def weigh_parts(cuts: Iterable[Cut]) -> Scales:
    """Weigh each part of the *cuts*, which are seen once and not kept."""
    terms: Counter[str] = Counter()
    grams: Counter[str] = Counter()
    bigrams: Counter[Bigram] = Counter()
    names: Counter[str] = Counter()
    figures: Counter[float] = Counter()
    lengths: Counter[object] = Counter()
    acts: set[str] = set()
    for cut in cuts:
        terms.update(cut.content.keys())
        grams.update(cut.grams.keys())
        bigrams.update(cut.bigrams.keys())
        names.update(cut.statement.names)
        figures.update({figure.value for figure in cut.statement.figures})
        lengths[cut.statement.article] += 1
        acts |= cut.inflected
    total = sum(lengths.values())
    topic = {term for term, count in terms.items() if count > len(lengths)}
    return Scales(
        terms=_rarities(terms, total),
        grams=_rarities(grams, total),
        bigrams=_rarities({pair: n for pair, n in bigrams.items() if n > 1}, total),
        alone=_rarity(1, total),
        names=_rarities(names, total),
        figures=_rarities(figures, total),
        acts=frozenset(acts),
        topic=frozenset(topic) if len(lengths) >= LARGE_STORY else None,
        lengths=lengths,
    )


def _rarities(counts: Mapping[Term, int], total: int) -> dict[Term, float]:
    """Weigh each term by how few of the *total* statements hold it."""
    weights = {count: _rarity(count, total) for count in set(counts.values())}
    return {term: weights[count] for term, count in counts.items()}


def _rarity(count: int, total: int) -> float:
    """Return the weight of what *count* of *total* statements hold.

    Source: K. Spärck Jones, "A statistical interpretation of term specificity", 1972.
    """
    return math.log((total + 1) / (count + 0.5))
