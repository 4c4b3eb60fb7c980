"""A name as it is written -> its key, the same for every spelling. Pure.

What the letters tell is done by rule (`Syrskyi`, `Syrsky`); what only a reader knows is data
in the language's file (`Burma`, `Myanmar`). A key is for comparing, not for showing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from kursk_digest.languages import section
from kursk_digest.words import fold

_LONGEST = 60
_MOST_WORDS = 6
_CONSONANT = "[b-df-hj-np-tv-xz]"

# Transliterations of one sound, in the order in which they are undone.
_SPELLINGS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"[^a-z0-9]", ""),
        (r"([b-df-hj-np-tv-ziy])\1+", r"\1"),  # Hassan, Hasan
        (r"schtsch|shtsh", "shch"),
        (r"tsch|tch", "ch"),
        (r"dsch|dzh", "j"),
        (r"sch", "sh"),
        (r"^hr(?=[aiouy])", "gr"),  # Hrytsenko, Grytsenko
        (rf"(?<={_CONSONANT})y(?=k$|ko$|chuk$)", "i"),  # Melnyk, Melnik
        (r"ks", "x"),  # Aleksei, Alexei
        (r"ph", "f"),
        (r"dh", "d"),  # Riyadh
        (r"ck", "k"),
        (r"q(?!u)", "k"),  # Iraq, Irak
        (r"ou", "u"),
        (rf"(?<={_CONSONANT})(u|o|a)e(?=.)", r"\1"),  # Mueller, Müller
        (rf"(?<={_CONSONANT})yo", "e"),  # Fyodor, Fedor
        (rf"(?<={_CONSONANT})[yij]u", "iu"),
        (rf"(?<={_CONSONANT})i?[yij]+a(?=$|n|k)", "ia"),  # Natalya, Nataliia
        (r"^[ij]u(?=[lrs])", "yu"),
        (r"^(?:ia|ja)(?=[nr])", "ya"),
        (r"w(?=$|a$|sky$|ski$|itsch$|ich$)", "v"),  # Orlow, Orlov
        (r"of$", "ov"),
        (r"(?:w|v)[iy]t?ch$|vic$", "vich"),  # Yanukovych, Janukowitsch
        (r"(?<=[a-z]{2}sk)(?:iy|yi|ij|yj|i|y)$|(?<=[a-z]{2})cki$", "y"),  # Syrskyi, Syrsky
        (r"skaia$|skaya$|skaja$", "ska"),
        (rf"(?<={_CONSONANT})(?:iyi|iy|yi|ij|yj|i|j)$", "y"),  # Yuri, Yuriy
        (r"(?<=[aeo])(?:iy|i|j)$", "y"),  # Sergei, Sergey
        (r"w(?=[a-z]*(?:[eo]v|vich|sky)$)", "v"),  # Lawrow, Lavrov
    )
)


@lru_cache(maxsize=100_000)
def fold_name(word: str) -> str:
    """Write one word of a name in plain letters, transliterations undone: `Syrskyi` -> `syrsky`.

    An acronym keeps its letters.
    """
    folded = fold(unicodedata.normalize("NFC", word[:_LONGEST]))
    if word.isupper():
        return re.sub(r"[^a-z0-9]", "", folded)
    for pattern, written in _SPELLINGS:
        folded = pattern.sub(written, folded)
    return folded


def fold_phrase(words: Iterable[str]) -> str:
    """Fold each of *words*, those of English as they are: `Gulf of Aden` -> `gulf of aden`."""
    plain = _plain_words()
    folded = (low if (low := word.lower()) in plain else fold_name(word) for word in words)
    return " ".join(filter(None, folded))


def known_key(words: Sequence[str]) -> str | None:
    """Return the key of a place, people or body that everybody knows, else `None`.

    A people and its adjective have the key of the country: `British` gives `united kingdom`.
    """
    return _known_phrase(tuple(words)) if len(words) <= _MOST_WORDS else None


@lru_cache(maxsize=50_000)
def _known_phrase(words: tuple[str, ...]) -> str | None:
    return _known().get(fold_phrase(words))


def is_people(word: str) -> bool:
    """Tell whether *word* is an adjective of a country or its people: `British`, not `Britain`."""
    return fold_name(word) in _peoples()


@lru_cache(maxsize=20_000)
def body_key(words: tuple[str, ...]) -> str:
    """Return the key of a body, in whichever order it is named, its country first.

    `Ministry of Defence of the Russian Federation` and `Russian Defense Ministry` both give
    `russia defense ministry`.
    """
    spelling: Mapping[str, str] = section("en", "names")["spelling"]
    parts: list[list[str]] = [[]]
    for word in words:
        if fold(word) in ("of", "for"):
            parts.insert(0, [])
        elif fold(word) not in ("the", "and", "affairs"):
            parts[0].append(word)
    countries, rest = _countries_first([word for part in parts for word in part])
    return " ".join(dict.fromkeys(countries + [spelling.get(word, word) for word in rest]))


def countries_in(words: tuple[str, ...]) -> list[str]:
    """Return the keys of the countries in the name of a body: `russia` in `Russian Navy`."""
    return _countries_first(words)[0]


def _countries_first(words: Sequence[str]) -> tuple[list[str], list[str]]:
    countries, rest, at = [], [], 0
    while at < len(words):
        for width in (3, 2, 1):
            key = known_key(words[at : at + width])
            if key and at + width <= len(words):
                countries.append(key)
                break
        else:
            rest.append(re.sub(r"[^a-z0-9]", "", fold(words[at])))
        at += width
    return countries, rest


def surname_key(word: str) -> str:
    """Return the key of a family name: `Qaddafi` and `Gaddafi` have one."""
    return _table("surnames").get(fold_name(word), fold_name(word))


@lru_cache(maxsize=20_000)
def given_keys(name: str) -> frozenset[str]:
    """Return what a given name may stand for: `Bill` for `william`, an initial for itself."""
    folded = fold_name(name)
    return _given_forms().get(folded, frozenset((folded,)))


def share_a_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether two rows of given names may be one person's; an empty row may be anybody's."""
    return all(_may_be_one(first, second) for first, second in zip(a, b, strict=False))


def _may_be_one(a: str, b: str) -> bool:
    if min(len(a), len(b)) == 1:
        return fold_name(a)[:1] == fold_name(b)[:1]
    return not given_keys(a).isdisjoint(given_keys(b))


@cache
def _plain_words() -> frozenset[str]:
    names = section("en", "names")
    lists = ("place_openers", "places", "bodies", "of_heads", "before_titles")
    return frozenset(word for name in lists for word in str(names.get(name, "")).split())


@cache
def _peoples() -> frozenset[str]:
    forms = _table("demonyms")
    return frozenset(form for form, key in forms.items() if form != fold_phrase(key.split()))


@cache
def _known() -> dict[str, str]:
    """Return folded phrase -> key, of all countries, peoples and things with several names."""
    peoples = _table("demonyms")
    plurals = {f"{phrase}s": key for phrase, key in peoples.items()}
    return plurals | peoples | _table("same")


@cache
def _table(name: str) -> dict[str, str]:
    """Return folded phrase -> key, of a table whose rows are `key = "variant, variant"`."""
    rows: Mapping[str, str] = section("en", "names").get(name, {})
    pairs = ((form, key) for key, forms in rows.items() for form in (key, *forms.split(", ")))
    folded: dict[str, str] = {}
    for form, key in pairs:
        folded[fold_phrase(re.split("[ -]", form))] = key
        if " " not in form:
            # An acronym keeps its letters.
            folded.setdefault(re.sub(r"[^a-z]", "", fold(form)), key)
    return folded


@cache
def _given_forms() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for key, written in section("en", "names").get("given", {}).items():
        for variant in written.split(", "):
            forms.setdefault(fold_name(variant), set()).add(key)
    return {form: frozenset(keys) for form, keys in forms.items()}
