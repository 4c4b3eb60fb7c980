"""Names outside of an article -> whether they may be of the same person or thing. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kursk_digest.languages import section
from kursk_digest.statements.keys import (
    body_key,
    fold_phrase,
    known_key,
    share_a_person,
    surname_key,
)
from kursk_digest.statements.lexicon import Lexicon, lexicon
from kursk_digest.statements.people import name_parts
from kursk_digest.statements.spans import Kind, parse_names
from kursk_digest.statements.tokens import read_sentence


def name_key(name: str, language: str = "en") -> str:
    """Return the key of *name*, written with or without titles, as `Statement.names` has it.

    People have that of their surname. A text without a name gives an empty key.
    """
    words, kind = _read(name, lexicon(language))
    if kind is Kind.PERSON:
        return name_parts(words, lexicon(language))[1]
    return thing_key(words, kind, lexicon(language)) if words else ""


def same_name(a: str, b: str, language: str = "en") -> bool:
    """Tell whether two names, each outside of its article, may be of the same.

    A surname may be that of anybody who has it; two given names must be forms of one. No
    place, body or people is the same as another that only shares words with it.
    """
    lex = lexicon(language)
    (first, first_kind), (second, second_kind) = _read(a, lex), _read(b, lex)
    if not first or not second:
        return False
    if name_key(a, language) == name_key(b, language) and Kind.PERSON not in (
        first_kind,
        second_kind,
    ):
        return True
    if not (_may_be_human(first, first_kind, lex) and _may_be_human(second, second_kind, lex)):
        return False
    (given, surname), (other, other_surname) = name_parts(first, lex), name_parts(second, lex)
    return surname == other_surname and share_a_person(given, other)


def thing_key(words: tuple[str, ...], kind: Kind, lex: Lexicon) -> str:
    """Return the key of a name that is no person's, or of a surname alone."""
    if kind is Kind.BODY:
        return body_key(words)
    if kind is Kind.PLACE and words[-1].lower() in lex.dropped_places:
        words = words[:-1]
    if words[0].lower() in lex.ships and len(words) > 1:
        words = words[1:]
    words = (_openings().get(words[0].lower(), words[0]), *words[1:]) if words[1:] else words
    known = known_key(words)
    if known or len(words) > 1:
        return known or fold_phrase(words)
    return surname_key(words[0])


@cache
def _openings() -> Mapping[str, str]:
    table: Mapping[str, str] = section("en", "names")["openings"]
    return table


def _read(name: str, lex: Lexicon) -> tuple[tuple[str, ...], Kind]:
    """Return the words of the last name in *name*, titles dropped, and its kind."""
    words = tuple(token.bare for token in read_sentence(name).tokens)
    if words and words[0].lower() == "the":
        words = words[1:]
    parts = parse_names(words, lex)
    if not parts:
        return words, Kind.OTHER
    last = parts[-1]
    is_narrowed = len(parts) > 1 and parts[-2].end == last.start and last.end - last.start == 1
    if is_narrowed and last.kind is Kind.OTHER:
        # `French Open`, `US Open`: the country is part of the name.
        return words[parts[-2].start : last.end], last.kind
    return words[last.start : last.end], last.kind


def _may_be_human(words: tuple[str, ...], kind: Kind, lex: Lexicon) -> bool:
    if kind is Kind.PERSON:
        return True
    is_phrase = "of" in words  # `Bay of Bengal`
    return kind is Kind.OTHER and not is_phrase and words[0].lower() not in lex.place_openers
