"""How well a claim reads by itself, in a digest without its neighbours. Pure."""

from __future__ import annotations

import re
from functools import cache

from kursk_digest.languages import section
from kursk_digest.model import Claim, Mood
from kursk_digest.words import words

LEAST_WORDS, MOST_WORDS = 8, 45
"""Shorter ones say little without their neighbours, longer ones are hard to take in."""
ODD_LENGTH = 0.6
LEANING = 0.6
"""It opens with `He` or `The group`, and nobody can be sure who is meant."""
JOINED = 0.85
"""It opens with `However`."""
QUOTED = 0.7
"""It opens with a quotation."""
QUESTION = 0.7
FILLER = 0.4
"""It tells nothing that happened: `remains to be seen`."""
POSSIBLE = 0.9
UNFINISHED = 0.3
"""It ends in a colon and only leads to what follows, or a quotation in it has one end."""

_QUOTATION = ("“", '"', "«", "„", "‘")


def readability(claim: Claim) -> float:
    """Tell what is left of a claim's worth: 1 for a plain sentence, less for one that leans."""
    first = claim.statements[0]
    text, language = claim.text.strip(), first.article.language
    found = words(text)
    factors = (
        (ODD_LENGTH, not LEAST_WORDS <= len(found) <= MOST_WORDS),
        (LEANING, first.leans),
        (JOINED, _opens_with(found, "joining", language)),
        (QUOTED, text.startswith(_QUOTATION)),
        (QUESTION, text.endswith("?")),
        (FILLER, _says_nothing(found, language)),
        (POSSIBLE, first.mood is Mood.POSSIBLE),
        (UNFINISHED, text.endswith(":") or _has_one_end(text)),
    )
    factor = 1.0
    for part, holds in factors:
        factor *= part if holds else 1.0
    return factor


def _has_one_end(text: str) -> bool:
    """Tell whether a quotation begins or ends in *text* and not both; `„` may close with `“`."""
    if text.count('"') % 2:
        return True
    if "„" in text:
        return text.count("„") != text.count("“") + text.count("”")
    return text.count("“") != text.count("”") or text.count("«") != text.count("»")


def _opens_with(found: list[str], name: str, language: str) -> bool:
    pattern = _phrases(language, name)
    return pattern is not None and pattern.match(" ".join(found[:8])) is not None


def _says_nothing(found: list[str], language: str) -> bool:
    pattern = _phrases(language, "filler")
    return pattern is not None and pattern.search(" ".join(found)) is not None


@cache
def _phrases(language: str, name: str) -> re.Pattern[str] | None:
    """Return a pattern of the phrases, as `words` cuts them; `None` where there are none."""
    listed = section("en" if language == "und" else language, "ranking").get(name, ())
    phrases = [re.escape(" ".join(words(phrase))) for phrase in listed]
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b") if phrases else None
