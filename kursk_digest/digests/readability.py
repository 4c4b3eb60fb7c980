"""How well a claim reads by itself, in a digest without its neighbours. Pure."""

from __future__ import annotations

from functools import cache

from kursk_digest.languages import section
from kursk_digest.model import Claim, Mood
from kursk_digest.words import words

LEAST_WORDS, MOST_WORDS = 8, 45
"""Shorter ones say little without their neighbours, longer ones are hard to take in."""


def readability(claim: Claim) -> float:
    """Tell what is left of a claim's worth: 1 for a plain sentence, less for one that leans."""
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


@cache
def _leaning(language: str) -> frozenset[str]:
    """Return the words that lean on the sentence before when they open a sentence."""
    return frozenset(section(language, "ranking").get("leaning", ()))
