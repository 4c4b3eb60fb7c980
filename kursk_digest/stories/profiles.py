"""Article -> what it is recognised by: words, names, headline, figures, days. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kursk_digest.languages import section
from kursk_digest.model import Article
from kursk_digest.words import has_stemmer, stem, stop_words, words

LEAD_WORDS = 250
"""Content words of an article that are weighed: its lead. The end is often background."""
LEAD_LENGTH = 8000
"""Characters that are looked at for them, and for what the other article names."""
KEY_LENGTH = 1500
"""Characters in which the key figures and the day of the event stand."""

PREFIX = 5
"""Letters that are compared where we have no stemmer.

Source: P. McNamee, C. Nicholas and J. Mayfield, "Addressing morphological variation in
alphabetic languages", 2009.
"""

_NAME = re.compile(r"(?<=[\w,;:–-] )[^\W\d_][\w’'-]+")
"""A word inside a sentence; it is taken for a name if it is capitalised."""
_LOWER = re.compile(r"\b[^\W\d_]\w+")
_TOKEN = re.compile(r"[^\W_]+(?:[.,][0-9]+)*|[.;:!?]")
_NUMBER = re.compile(r"[0-9]{1,15}(?:[.,][0-9]+)*")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DECIMAL = re.compile(r"[0-9]+[.,][0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is recognised by; words are stems or, without a stemmer, prefixes."""

    language: str
    terms: Mapping[str, int]
    """How often each content word stands in the headline and the lead."""
    words: frozenset[str]
    """All content words of the headline and the text that was looked at."""
    names: frozenset[str]
    """Words that stand with a capital inside a sentence, and never without one."""
    headline: frozenset[str]
    """The names of the headline."""
    figures: Mapping[str, frozenset[float]]
    """The numbers of the lead by the words beside them: `peopl` {14.0}, `magnitud` {6.1}."""
    days: frozenset[date]
    """When it was published and the weekdays before that day which it names; else empty."""


def read_profile(article: Article) -> Profile:
    """Read what *article* is recognised by; all is empty for an article without words."""
    language, lead = article.language, article.text[:LEAD_LENGTH]
    found = _keys(words(f"{article.title}\n{lead}"), language)
    names = _names(lead, language)
    return Profile(
        language=language,
        terms=Counter(found[:LEAD_WORDS]),
        words=frozenset(found),
        names=names,
        headline=names.intersection(_keys(words(article.title), language)),
        figures=_figures(f"{article.title}.\n{lead[:KEY_LENGTH]}", language),
        days=_days(f"{article.title}\n{lead[:KEY_LENGTH]}", article),
    )


def _keys(found: Iterable[str], language: str) -> list[str]:
    """Return the keys of the words that carry content, in order."""
    stop = stop_words(language)
    return [_key(word, language) for word in found if word not in stop]


def _key(word: str, language: str) -> str:
    stemmed = stem(word, language)
    return stemmed if has_stemmer(language) or stemmed[0].isdigit() else stemmed[:PREFIX]


def _names(text: str, language: str) -> frozenset[str]:
    capitalised = (name for name in _NAME.findall(text) if name[0].isupper())
    names = {key for name in capitalised for key in _keys(words(name), language) if len(key) > 1}
    lower = {word for word in _LOWER.findall(text) if word[0].islower()}
    common = set(_keys((word.casefold() for word in lower), language))
    return frozenset(names - common - _calendar(language))


def _figures(text: str, language: str) -> dict[str, frozenset[float]]:
    """Read the numbers with the two content words behind each and the word right before it."""
    tokens = [token.casefold() for token in _TOKEN.findall(text)]
    figures: dict[str, set[float]] = {}
    for place, token in enumerate(tokens):
        value = _value(token, language)
        if value is None:
            continue
        behind: list[str] = []
        for word in tokens[place + 1 : place + 4]:
            if not word[0].isalnum():
                break
            behind.append(word)
        before = tokens[max(0, place - 1) : place]
        kept = [w for w in behind if w[0].isalpha()], [w for w in before if w[0].isalpha()]
        for key in _keys(kept[0], language)[:2] + _keys(kept[1], language):
            figures.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in figures.items()}


def _value(token: str, language: str) -> float | None:
    """Read a number in digits, or in one word from two on; a year is none."""
    if _YEAR.fullmatch(token):
        return None
    if _NUMBER.fullmatch(token):
        if _DECIMAL.fullmatch(token):
            return float(token.replace(",", "."))
        return float(token.replace(",", "").replace(".", ""))
    value = _number_words(language).get(token, 0)
    return float(value) if value > 1 else None


def _days(text: str, article: Article) -> frozenset[date]:
    published = _published(article)
    if published is None:
        return frozenset()
    weekdays = _weekdays(article.language)
    named = {weekdays[word] for word in words(text) if word in weekdays}
    back = ((published.weekday() - weekday) % 7 for weekday in named)
    return frozenset({published, *(published - timedelta(days=days) for days in back)})


def _published(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


@cache
def _weekdays(language: str) -> dict[str, int]:
    """Return the number of each weekday's names, Monday 0; empty where we have no list."""
    lists = section(language, "dates").get("weekdays", ())
    return {name: number for number, names in enumerate(lists) for name in names.split()}


@cache
def _number_words(language: str) -> dict[str, int]:
    found: dict[str, int] = section(language, "figures").get("numbers", {})
    return found


@cache
def _calendar(language: str) -> frozenset[str]:
    """Return the keys of months and weekdays: written with a capital, but no names."""
    dates = section(language, "dates")
    lists = (*dates.get("weekdays", ()), *dates.get("months", ()))
    return frozenset(_key(name, language) for names in lists for name in names.split())
