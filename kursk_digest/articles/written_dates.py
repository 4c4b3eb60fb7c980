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
    return (_read_words(text) or iso_date(text)) if _DIGIT.search(text) else None


def read_days(text: str) -> tuple[str | None, str | None]:
    """Read the days of publication and of the last change from a line that may give both.

    `Published: 13 August 2024 Updated: 15 August 2024` gives both, `Updated 15 August 2024` only
    the second, and a date without a label is the first. `Updated 2 hours ago` is no date.
    """
    text = " ".join(text[:_READ].split())
    marks = [(0, False), *((m.start(), m.lastgroup == "updated") for m in _label().finditer(text))]
    ends = [start for start, _ in marks[1:]] + [len(text)]
    published = updated = None
    for (start, is_change), end in zip(marks, ends, strict=True):
        day = read_date(text[start:end])
        if is_change:
            updated = updated or day
        else:
            published = published or day
    labels = {is_change for _, is_change in marks[1:]}
    if published and not updated and labels == {True} and not _CLOCK.search(text[marks[1][0] :]):
        # `15 August 2024 (updated)`: the only label says what the day is of.
        return None, published
    return published, updated


def is_date_line(text: str) -> bool:
    """Tell whether *text* is a date and nothing else but its label, its weekday and a time."""
    if len(text) > 120 or read_date(text) is None:
        return False
    rest = [word.casefold() for word in _TOKEN.findall(_CLOCK.sub(" ", text))]
    other = [word for word in rest if word not in _date_words() and word not in _months()]
    # Time zones, weekdays and cities of other languages: a word or two, not a sentence.
    return len(other) <= 2 and not _too_many_numbers(text)


def _too_many_numbers(text: str) -> bool:
    return len(_DIGIT.findall(text)) > 24


def _read_words(text: str) -> str | None:
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        for match in pattern.finditer(text):
            number = _months().get(match[month].casefold())
            found = number and _iso(int(match[3]), number, int(match[day]))
            if found:
                return found
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1900 <= year < 2100 else None
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    """Return the number of each month's names; a name that is two months in two languages goes."""
    found: dict[str, set[int]] = {}
    for language in languages():
        for number, names in enumerate(section(language, "metadata").get("months", ()), start=1):
            for name in names:
                found.setdefault(name, set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


@cache
def _label() -> re.Pattern[str]:
    """Return what finds the labels of dates, the longest at each place: `last updated`."""
    groups = "|".join(
        rf"(?P<{key}>{'|'.join(map(re.escape, sorted(_labels(key), key=len, reverse=True)))})"
        for key in ("updated", "published")
    )
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)", re.IGNORECASE)


@cache
def _labels(key: str) -> tuple[str, ...]:
    return tuple(
        sorted({x for language in languages() for x in section(language, "metadata").get(key, ())})
    )


@cache
def _date_words() -> frozenset[str]:
    phrases = (*_labels("published"), *_labels("updated"), *_labels("date_words"))
    return frozenset(word for phrase in phrases for word in _TOKEN.findall(phrase.casefold()))
