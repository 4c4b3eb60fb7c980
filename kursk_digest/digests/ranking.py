"""What each claim of a story is worth to a reader. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kursk_digest.digests.novelty import claim_terms, terms
from kursk_digest.digests.readability import readability
from kursk_digest.model import Article, Claim, Story

Scores = Mapping[Claim, float]
"""The worth of each claim of one story, from 0; only the order counts."""

# Chosen on ten French and ten Czech topics: docs/ranking.md.
LEAD_WEIGHT = 2.5
CENTRALITY_WEIGHT = 1.0
HEADLINE_WEIGHT = 0.5
VOICE_WEIGHT = 0.3
FIGURE_WEIGHT = 0.1
LEAD_SLOPE = 0.75
"""How fast a place in the article loses its worth: the n-th statement has 1 / n ** slope."""
WHOLE_FACTOR = 0.9
"""What a sentence is worth at most beside a part of it that is told for several."""
SHORT_CLAIM = 6
"""Stems that are added to a claim's length, so that a short one is not central by two words."""


@dataclass(frozen=True, slots=True)
class _Centre:
    """What a story is about, as stems with a weight each, from 0 to 1."""

    used: Mapping[str, float]
    """By how many articles use it."""
    headlines: Mapping[str, float]
    """By the share of headlines that have it."""


def rank_by_voices(story: Story) -> Scores:
    """Score by place in the article, nearness to what the articles share, and voices.

    Source: D. Radev et al., "Centroid-based summarization of multiple documents", 2004,
    with headlines and voices in place of the first-sentence overlap.
    """
    centre = _find_centre(story)
    return {claim: _worth(claim, centre) * readability(claim) for claim in story.claims}


def parts_first(scores: Scores) -> Scores:
    """Let no whole sentence be worth as much as a claim that prints a part of it.

    The part is what several say; the sentence beside it only holds what is left of it.
    """
    parts: dict[tuple[Article, tuple[int, int]], float] = {}
    for claim, worth in scores.items():
        first = claim.statements[0]
        if first.sentence is not None:
            place = (first.article, first.sentence)
            parts[place] = min(worth, parts.get(place, worth))
    return {claim: min(worth, _above(claim, parts)) for claim, worth in scores.items()}


def _above(claim: Claim, parts: Mapping[tuple[Article, tuple[int, int]], float]) -> float:
    first = claim.statements[0]
    if first.sentence is not None:
        return math.inf
    return parts.get((first.article, (first.start, first.end)), math.inf) * WHOLE_FACTOR


def _worth(claim: Claim, centre: _Centre) -> float:
    stems = claim_terms(claim)
    breadth = math.sqrt(len(stems) + SHORT_CLAIM)
    first = min(statement.number for statement in claim.statements)
    return (
        LEAD_WEIGHT * math.pow(first, -LEAD_SLOPE)
        + CENTRALITY_WEIGHT * sum(centre.used.get(word, 0.0) for word in stems) / breadth
        + HEADLINE_WEIGHT * sum(centre.headlines.get(word, 0.0) for word in stems) / breadth
        + VOICE_WEIGHT * math.log2(len(claim.voices))
        + FIGURE_WEIGHT * bool(claim.statements[0].figures)
    )


def _find_centre(story: Story) -> _Centre:
    """Weigh each stem by the articles and the headlines that use it.

    Rarity in ordinary news would add nothing: it lowered ROUGE-2 (docs/ranking.md).
    """
    used = Counter[str]()
    headlines = Counter[str]()
    for article in story.articles:
        stems = set[str]()
        for paragraph in article.paragraphs:
            stems.update(terms(paragraph, article.language))
        used.update(stems)
        headlines.update(set(terms(article.title, article.language)))
    shared = {
        word: math.log(1 + count)
        for word, count in used.items()
        if count > 1 or len(story.articles) == 1
    }
    most = max(shared.values(), default=1.0)
    return _Centre(
        {word: weight / most for word, weight in shared.items()},
        {word: count / len(story.articles) for word, count in headlines.items()},
    )
