"""The words by which a sentence leans on those before it, read once for each language. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from kursk_digest.languages import section


@dataclass(frozen=True, slots=True, eq=False)
class ContextWords:
    """The word lists of `[contexts]` of one language; all empty where it has none."""

    leaning: frozenset[str]
    times: frozenset[str]
    dummies: frozenset[str]
    be: frozenset[str]
    openers: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    locative: frozenset[str]
    connectives: frozenset[str]


@cache
def context_words(language: str) -> ContextWords:
    """Return the lists of *language*; those of English where the text does not tell."""
    lists = section("en" if language == "und" else language, "contexts")
    names = (field.name for field in fields(ContextWords))
    return ContextWords(**{name: frozenset(str(lists.get(name, "")).split()) for name in names})
