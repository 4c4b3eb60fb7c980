"""Acts of which only one can be: who raises rates does not cut them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kursk_digest.languages import section
from kursk_digest.words import WORD, stem, stop_words

SUBJECT = 6
"""Content words before a verb that may be its subject."""


class Opposites(NamedTuple):
    """The words, as written, by which two texts tell opposite acts."""

    here: str
    there: str


def find_opposites(a: str, b: str, language: str) -> Opposites | None:
    """Return the words of *a* and *b* that tell opposite acts of one doer; `None` if none do.

    That the texts are on the same matter, the caller knows. A text with both acts tells
    neither: a bank may raise rates and cut jobs. `A beat B` and `B lost to A` have other doers.
    """
    table = _table(language)
    here, there = WORD.findall(a), WORD.findall(b)
    acts, others = _acts(here, table), _acts(there, table)
    for pair, side in sorted(acts.keys()):
        at, other = acts[pair, side], others.get((pair, 1 - side))
        if other is None or (pair, 1 - side) in acts or (pair, side) in others:
            continue
        subject, other_subject = _subject(here[:at], language), _subject(there[:other], language)
        are_swapped = _holds_first(subject, there[other:], language) or _holds_first(
            other_subject, here[at:], language
        )
        if not are_swapped and not set(subject).isdisjoint(other_subject):
            return Opposites(here[at], there[other])
    return None


def _acts(
    words: Sequence[str], table: dict[str, list[tuple[int, int]]]
) -> dict[tuple[int, int], int]:
    """Return where each act stands first, by the number of its pair and its side."""
    found: dict[tuple[int, int], int] = {}
    for at, word in enumerate(words):
        # "Fires" in a headline may be a noun, in a sentence a capital is a name.
        if at == 0 or word[0].islower():
            for key in table.get(word.casefold(), ()):
                found.setdefault(key, at)
    return found


def _subject(words: Sequence[str], language: str) -> list[str]:
    """Return the stems of the last content words before a verb, in order."""
    stop = stop_words(language)
    told = [word.casefold() for word in words if word.casefold() not in stop]
    return [stem(word, language) for word in told[-SUBJECT:]]


def _holds_first(subject: Sequence[str], rest: Sequence[str], language: str) -> bool:
    """Tell whether the doer of one text is behind the verb of the other: `lost to Marden`."""
    return bool(subject) and subject[0] in {stem(word.casefold(), language) for word in rest}


@cache
def _table(language: str) -> dict[str, list[tuple[int, int]]]:
    table: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(section(language, "polarity").get("opposites", ())):
        for side, held in enumerate(line.split("|")):
            for word in held.split():
                table.setdefault(word, []).append((number, side))
    return table
