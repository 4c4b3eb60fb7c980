"""Words of a clause as two desks would both write them: one act, one country, one stem. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kursk_digest.languages import section
from kursk_digest.model import Statement
from kursk_digest.words import WORD, fold, rarity, stem, stop_words

_ROMANISED = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"ei|ey|ay|ai|ee|y|j|ii", "i"), (r"ou|oo|w", "u"), ("kh|gh", "h"), ("q|ck", "k"),
        ("b", "v"), ("ph", "f"), (r"(.)\1", r"\1"), ("[aeiou]+", "a"),
    )
)  # fmt: skip


def meanings(statement: Statement, text: str) -> frozenset[str]:
    """Return what stands for each content word of *text*, a part of *statement*."""
    names = names_in(statement)
    language = statement.article.language
    stop = stop_words(language)
    found = (word for word in WORD.findall(text) if word.casefold() not in stop)
    return frozenset(meaning_in(word, names, language) for word in found)


def meaning_in(word: str, names: dict[str, str], language: str) -> str:
    """Return what stands for *word*, as written: for a name its key, however it is spelled."""
    if names and word[0].isupper():
        key = names.get(romanised(fold(word)))
        if key:
            return key
    return meaning(word.casefold(), language)


def names_in(statement: Statement) -> dict[str, str]:
    """Return what stands for the words of a statement's names, by their rough spelling."""
    language = statement.article.language
    parts = (part for key in statement.names for part in key.split())
    countries = frozenset(_countries(language).values())
    found = {romanised(part): stem(part, language) for part in parts}
    return {rough: key if key in countries else rough for rough, key in found.items()}


@lru_cache(maxsize=20_000)
def romanised(word: str) -> str:
    """Fold the ways in which a name of another alphabet is written in ours; vowels are one."""
    for pattern, written in _ROMANISED:
        word = pattern.sub(written, word)
    return word


@lru_cache(maxsize=100_000)
def meaning(word: str, language: str) -> str:
    """Return what stands for *word*: the act that it is a word for, its country, else its stem.

    `captured` and `seized` are one act; `Ukrainian` forces are forces of `Ukraine`.
    """
    found = stem(word, language)
    return _acts(language).get(found) or _countries(language).get(found, found)


@cache
def _acts(language: str) -> dict[str, str]:
    acts = section(language, "conflicts").get("acts", {})
    return {stem(word, language): act for act, held in acts.items() for word in held.split()}


@cache
def _countries(language: str) -> dict[str, str]:
    peoples = section(language, "names").get("demonyms", {})
    return {
        stem(people.strip(), language): stem(country, language)
        for country, held in peoples.items()
        for people in held.split(",")
        if " " not in country
    }


def is_ordinary(word: str, language: str) -> bool:
    """Tell whether *word* is a word of the language before it is a name: `Independence`."""
    return rarity(stem(word, language), language) < rarity("", language)


@cache
def saying_words(language: str) -> frozenset[str]:
    """Return the verbs that report what somebody says."""
    table = section(language, "speakers")
    return frozenset(f"{table.get('say', '')} {table.get('say_that', '')}".split())


def is_country(name: str, language: str) -> bool:
    """Tell whether *name*, as `meaning` gives it, is a country."""
    return name in _countries(language).values()


def is_place_word(word: str, language: str) -> bool:
    """Tell whether *word* ends the name of a place: `Street`, `Hospital`."""
    return word.casefold() in _place_words(language)


@cache
def _place_words(language: str) -> frozenset[str]:
    names = section(language, "names")
    return frozenset(f"{names.get('places', '')} {names.get('bodies', '')}".split())
