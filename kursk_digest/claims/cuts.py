"""A statement -> its parts, counted, before a story weighs them. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kursk_digest.claims.contents import content_of
from kursk_digest.languages import section
from kursk_digest.model import Statement
from kursk_digest.words import fold, stem, stop_words, words

GRAM = 4
"""Length of the runs of letters that are compared; as good as three lengths together."""
MOST_WORDS = 400
MOST_CHARACTERS = 4000
"""What is looked at of one statement; a sentence of news has up to some 80 words."""

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

Bigram = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """The parts of a statement, counted, before they are weighed."""

    statement: Statement
    stems: tuple[str, ...]
    content: Counter[str]
    grams: Counter[str]
    bigrams: Counter[Bigram]
    small: frozenset[str]
    """Content stems that are written small."""
    nouns: frozenset[str]
    """Stems of words that end as nouns do."""
    inflected: frozenset[str]
    """Stems of words that end as verbs do."""


def cut_statement(statement: Statement) -> Cut:
    """Cut a statement into words, letters and what hangs on them."""
    language = statement.article.language
    text = content_of(statement, most=MOST_CHARACTERS)
    found = words(text)[:MOST_WORDS]
    whole = words(statement.text[:MOST_CHARACTERS])[:MOST_WORDS]
    stop = stop_words(language)
    stems = tuple(stem(word, language) for word in found)
    content = (s for s, word in zip(stems, found, strict=True) if word not in stop)
    grams = Counter(gram for word in whole for gram in _grams(word))
    small = {stem(word, language) for word in _LETTERS.findall(text) if word[0].islower()}
    verbs = section(language, "verbs")
    counted = Counter(content)
    return Cut(
        statement,
        stems,
        counted,
        grams,
        Counter(pairwise(stems)),
        frozenset(small & counted.keys()),
        _ending(stems, found, verbs.get("noun_endings", ())),
        _ending(stems, found, verbs.get("endings", ())),
    )


def _ending(stems: Sequence[str], found: Sequence[str], endings: Iterable[str]) -> frozenset[str]:
    """Return the *stems* of the words *found* that end with one of *endings*."""
    ends = tuple(endings)
    pairs = zip(stems, found, strict=True)
    return frozenset(s for s, word in pairs if ends and word.endswith(ends))


@lru_cache(maxsize=100_000)
def _grams(word: str) -> tuple[str, ...]:
    padded = f" {fold(word)} "
    return tuple(padded[i : i + GRAM] for i in range(max(1, len(padded) - GRAM + 1)))
