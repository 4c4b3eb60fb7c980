"""Words: cut, folded, stemmed. The same everywhere, so that two stages never disagree on one."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations
from typing import Any

from anyascii import anyascii

from kursk_digest.languages import section

WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
NEWS_KIN = 0.6
"""How nearly two words mean the same that the news uses for one thing: `typhoon`, `hurricane`."""

# Snowball's names for the languages that it knows; others are not stemmed.
_SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip


def words(text: str) -> list[str]:
    """Cut *text* into words, case-folded, in order; numbers count as words.

    `U.S.` gives `u`, `s`; `Russia’s` stays one word; `1,000` stays one word.
    """
    return [match.casefold() for match in WORD.findall(text)]


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Write *word* in plain lower-case ASCII, without a possessive: `Kyiv’s` -> `kyiv`."""
    return str(anyascii(_POSSESSIVE.sub("", word))).lower()


@lru_cache(maxsize=200_000)
def stem(word: str, language: str = "en") -> str:
    """Cut *word* to its Snowball stem; returned folded where we have no stemmer.

    Source: M. F. Porter, "Snowball: A language for stemming algorithms", 2001.
    """
    plain = _POSSESSIVE.sub("", word.casefold())
    stemmer = _stemmer(language)
    return stemmer.stemWord(plain) if stemmer else plain


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the words of *language* that carry no content; empty where we have no list."""
    return frozenset(section(language, "words").get("stop", ()))


def content_words(text: str, language: str) -> list[str]:
    """Return the stems of the words of *text* that carry content, in order, repeats kept."""
    stop = stop_words(language)
    return [stem(word, language) for word in words(text) if word not in stop]


def has_stemmer(language: str) -> bool:
    """Tell whether `stem` cuts the words of *language*."""
    return language in _SNOWBALL


@cache
def _stemmer(language: str) -> Any:  # noqa: ANN401  # snowballstemmer has no types
    if language not in _SNOWBALL:
        return None
    import snowballstemmer

    return snowballstemmer.stemmer(_SNOWBALL[language])


def rarity(stemmed: str, language: str) -> float:
    """Tell how much a stem says: minus the log of its share of ordinary news paragraphs.

    From about 0.5 (`the`) to about 9; a stem that the table lacks counts as seen once, and
    all stems of a language without a table weigh the same.

    Source: K. Spärck Jones, "A statistical interpretation of term specificity", 1972; the
    counts are made by bench/train_frequencies.py.
    """
    paragraphs, stems = _frequencies(language)
    return math.log((paragraphs + 1) / stems.get(stemmed, 1))


@cache
def _frequencies(language: str) -> tuple[int, dict[str, int]]:
    if not language.isalpha():
        return 1000, {}
    import json

    file = files("kursk_digest.languages").joinpath(f"{language}.frequencies.json")
    if not file.is_file():
        return 1000, {}
    table = json.loads(file.read_text(encoding="utf-8"))
    return table["paragraphs"], table["stems"]


@cache
def kin(stemmed: str, language: str) -> Mapping[str, float]:
    """Return the stems that may mean nearly the same as *stemmed*, each with how nearly, 0 to 1.

    Empty in a language without a table. `[kin]` of the language adds what desks use for one thing.

    Source: G. A. Miller, "WordNet: a lexical database for English", 1995; the table is made by
    bench/train_kin.py.
    """
    return _kin(language).get(stemmed, {})


@cache
def _kin(language: str) -> dict[str, dict[str, float]]:
    both: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other, near in (*_kin_of_dictionary(language), *_kin_of_news(language)):
        if one != other and near > both[one].get(other, 0.0):
            both[one][other] = both[other][one] = near
    return both


def _kin_of_dictionary(language: str) -> Iterator[tuple[str, str, float]]:
    file = files("kursk_digest.languages").joinpath(f"{language}.kin.json")
    if not language.isalpha() or not file.is_file():
        return
    import json

    for one, found in json.loads(file.read_text(encoding="utf-8")).items():
        for other, percent in found.items():
            yield one, other, percent / 100


def _kin_of_news(language: str) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of each row of `[kin]`, and each number with its word."""
    for row in section(language, "kin").get("rows", ()):
        for one, other in combinations(row.split(), 2):
            yield stem(one, language), stem(other, language), NEWS_KIN
    for word, number in section(language, "figures").get("numbers", {}).items():
        yield stem(word, language), str(number), 1.0
