"""Dates in words -> ISO 8601, in the languages that we have months of. Pure."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from kursk_digest.articles.web.dates import iso_date
from kursk_digest.languages import languages, section

_READ = 200
_WORD = r"[^\W\d_]{3,12}"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|[.º°])?\s(?:de\s|of\s)?({_WORD})\.?,?\s(?:de\s|del\s)?(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"({_WORD})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})(?!\d)", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?::\d\d)?|\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


def read_date(text: str) -> str | None:
    """Read the date in *text*: `August 13, 2024`, `13 août 2024`, `2024-08-13T06:00Z`.

    Returns:
        ISO 8601, to the day unless the text is ISO itself; `None` if it holds no date with a
        year, or one that can be read two ways. Words like `yesterday` are no date.
    """
    text = " ".join(text[:_READ].split())
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        for match in pattern.finditer(text):
            number = _months().get(match[month].casefold())
            found = number and _iso(int(match[3]), number, int(match[day]))
            if found:
                return found
    return iso_date(text)


def is_date_line(text: str) -> bool:
    """Tell whether *text* is a date and nothing else but its label, its weekday and a time."""
    if len(text) > 120 or read_date(text) is None:
        return False
    rest = [word.casefold() for word in _TOKEN.findall(_CLOCK.sub(" ", text))]
    other = [word for word in rest if word not in _date_words() and word not in _months()]
    # Time zones, weekdays and cities of other languages: a word or two, not a sentence.
    return len(other) <= 2 and not _too_many_numbers(text)


def is_update(text: str) -> bool:
    """Tell whether a date line gives the day of an update: `Updated 15 August 2024`."""
    words = f" {' '.join(word.casefold() for word in _TOKEN.findall(text[:_READ]))} "
    updated = any(f" {label} " in words for label in _labels("updated"))
    return updated and not any(f" {label} " in words for label in _labels("published"))


def _too_many_numbers(text: str) -> bool:
    return len(_DIGIT.findall(text)) > 24


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= 1900 else None
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        name: number
        for language in languages()
        for number, names in enumerate(section(language, "metadata").get("months", ()), start=1)
        for name in names
    }


@cache
def _labels(key: str) -> tuple[str, ...]:
    return tuple(
        sorted({x for language in languages() for x in section(language, "metadata").get(key, ())})
    )


@cache
def _date_words() -> frozenset[str]:
    phrases = (*_labels("published"), *_labels("updated"), *_labels("date_words"))
    return frozenset(word for phrase in phrases for word in _TOKEN.findall(phrase.casefold()))
