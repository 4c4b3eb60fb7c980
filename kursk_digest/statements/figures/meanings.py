"""What an entry of a table stands for: a unit of measure, or what becomes of those counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kursk_digest.statements.figures.lookups import (
    indexed,
    phrase_of,
    phrases_by_first,
    phrases_by_last,
)
from kursk_digest.statements.figures.scan import Phrase, Phrases


class Unit(NamedTuple):
    """How a measure is told in its base: (number + offset) * factor."""

    name: str
    kind: str = "measure"
    factor: float = 1.0
    offset: float = 0.0
    is_duration: bool = False
    with_scale: str = ""
    """The currency that it is behind `million`: `pounds`."""


class Toll(NamedTuple):
    """What becomes of people, and the words that tell."""

    before: Phrases
    after: Phrases
    finished: Phrases
    participles: frozenset[str]
    nouns: Phrases
    is_unit: bool
    """Whether it is what is counted: 21 dead; else it narrows a noun: 33 miners, rescued."""

    vocabulary: frozenset[str]
    """One of these words is in every sentence that tells of it."""


def units_by_word(
    forms: Iterable[Mapping[str, Any]], field: str, at: int
) -> dict[str, tuple[tuple[Phrase, Unit], ...]]:
    """Index the units by the word at place *at* of what is written in *field*: `words`, `signs`."""
    return indexed(
        (
            (phrase_of(written), _unit(form))
            for form in forms
            for text in form.get(field, ())
            for written in dict.fromkeys((text, text.replace(" ", "-")))
        ),
        at,
    )


def _unit(form: Mapping[str, Any]) -> Unit:
    return Unit(
        name=form["unit"],
        kind=form.get("kind", "measure"),
        factor=float(form.get("factor", 1)),
        offset=float(form.get("offset", 0)),
        is_duration=form.get("duration", False),
        with_scale=form.get("with_scale", ""),
    )


def toll_of(words: Mapping[str, Any]) -> Toll:
    """Return what becomes of those counted, from its table of phrases."""
    before = phrases_by_last((text, text) for text in words.get("before", ()))
    after, finished, nouns = (
        phrases_by_first((text, text) for text in words.get(name, ()))
        for name in ("after", "finished", "nouns")
    )
    participles = frozenset(words.get("participles", "").split())
    return Toll(
        before=before,
        after=after,
        finished=finished,
        participles=participles,
        nouns=nouns,
        is_unit=words.get("is_unit", True),
        vocabulary=participles.union(before, after, finished, nouns),
    )
