"""What each claim of a story is worth to a reader. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from kursk_digest.languages import section
from kursk_digest.model import Claim, Mood, Story
from kursk_digest.words import content_words, rarity, words

Scores = Mapping[Claim, float]
"""The worth of each claim of one story, from 0; only the order counts."""

VOICE_WEIGHT = 1.0
CENTRALITY_WEIGHT = 1.0
LEAD_WEIGHT = 0.6
FIGURE_WEIGHT = 0.1
LEAST_WORDS, MOST_WORDS = 8, 45
"""Shorter ones say little without their neighbours, longer ones are hard to take in."""


def rank_by_voices(story: Story) -> Scores:
    """Score by independent voices, nearness to the story's centre, and place in the article.

    Source: D. Radev et al., "Centroid-based summarization of multiple documents", 2004,
    with voices in place of the first-sentence overlap.
    """
    centre = _centre(story)
    most = max(centre.values(), default=1.0)
    return {claim: _worth(claim, centre, most) for claim in story.claims}


def _worth(claim: Claim, centre: Mapping[str, float], most: float) -> float:
    language = claim.statements[0].article.language
    stems = set(terms(claim.text, language))
    central = sum(centre.get(word, 0.0) for word in stems) / (most * math.sqrt(len(stems) + 6))
    lead = max(1 / math.sqrt(statement.number) for statement in claim.statements)
    worth = (
        VOICE_WEIGHT * math.log2(len(claim.voices))
        + CENTRALITY_WEIGHT * central
        + LEAD_WEIGHT * lead
        + FIGURE_WEIGHT * bool(claim.statements[0].figures)
    )
    return worth * _readability(claim)


@cache
def _leaning(language: str) -> frozenset[str]:
    """Return the words that lean on the sentence before when they open a sentence."""
    return frozenset(section(language, "ranking").get("leaning", ()))


def _readability(claim: Claim) -> float:
    """Lower the worth of what a reader cannot take in by itself: 1 for a plain sentence."""
    text, language = claim.text, claim.statements[0].article.language
    found = words(text)
    factor = 1.0
    if not LEAST_WORDS <= len(found) <= MOST_WORDS:
        factor *= 0.6
    if found and found[0] in _leaning(language):
        factor *= 0.6
    if text.lstrip().startswith(("“", '"', "«", "„", "‘")) or text.rstrip().endswith("?"):
        factor *= 0.7
    if claim.statements[0].mood is Mood.POSSIBLE:
        factor *= 0.9
    return factor


def _centre(story: Story) -> dict[str, float]:
    """Weigh each stem by how many articles use it and how rare it is in ordinary news."""
    used = Counter[str]()
    for article in story.articles:
        used.update(set(terms(article.text, article.language)))
    language = story.articles[0].language
    return {
        word: math.log(1 + count) * rarity(word, language)
        for word, count in used.items()
        if count > 1 or len(story.articles) == 1
    }


@lru_cache(maxsize=20_000)
def terms(text: str, language: str) -> tuple[str, ...]:
    """Return the content stems of *text*; the same sentence is asked about again and again."""
    return tuple(content_words(text, language))
