"""Which days a statement names, weekdays and `yesterday` reckoned from its article's date. Pure.

A day that cannot be told for certain is left out: a wrong day in a timeline is a false report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from kursk_digest.languages import section
from kursk_digest.model import DateMention, Figure
from kursk_digest.statements.tenses import Tense, read_tense

_YEARLESS = 10_000
"""A date without a year is told as MMDD, one with it as YYYYMMDD."""
_AGO = 16
"""Characters behind or before a number of days in which `ago` must stand."""
_OLDEST_AGO = 31
"""`100 days ago` is no day: such numbers are round."""
_WEEK = 7
_YEARS = range(1000, 9000)
"""Of articles: days around them are in the calendar, too."""


def read_dates(
    text: str, figures: Iterable[Figure], *, language: str, published: str | None
) -> tuple[DateMention, ...]:
    """Return the days that *text* names, in order, never overlapping.

    Args:
        text: A statement.
        figures: Those of *text*; dates are among them.
        language: BCP 47 primary tag.
        published: The date of the article, ISO 8601; without one only full dates are told.
    """
    today = _day(published)
    found = [
        mention for figure in figures if (mention := _from_figure(text, figure, language, today))
    ]
    if today:
        found += _relative_words(text, language, today)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return tuple(_apart(found))


def _apart(mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    end = 0
    for mention in mentions:
        if mention.start >= end:
            yield mention
            end = mention.end


def _day(published: str | None) -> date | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _from_figure(
    text: str, figure: Figure, language: str, today: date | None
) -> DateMention | None:
    if figure.unit == "date" and figure.kind == "date":
        days = _calendar_days(figure, today)
        return _mention(figure, *days, resolved=_is_yearless(figure)) if days else None
    if today is None:
        return None
    if figure.unit == "weekday":
        day = _weekday(text, figure, language, today)
        return _mention(figure, day, day, resolved=True) if day else None
    return _days_ago(text, figure, language, today) if figure.unit == "day" else None


def _mention(figure: Figure, first: date, last: date, *, resolved: bool) -> DateMention:
    return DateMention(
        figure.text, figure.start, figure.end, first.isoformat(), last.isoformat(), resolved
    )


def _is_yearless(figure: Figure) -> bool:
    return figure.value < _YEARLESS


def _calendar_days(figure: Figure, today: date | None) -> tuple[date, date] | None:
    """Return the first and last day of a date; without a year, in the nearest, past before to come.

    News looks back: in August, 29 December is the last one, 7 October the next.
    """
    low, high = int(figure.low or 0), int(figure.high or 0)
    if not _is_yearless(figure):
        return _range(low // 10_000, low, high)
    if today is None:
        return None
    years = (today.year - 1, today.year, today.year + 1)
    ranges = [days for year in years if (days := _range(year, low, high))]
    return min(ranges, key=lambda days: _distance(days[0], today), default=None)


def _distance(day: date, today: date) -> int:
    return (day - today).days * 2 if day > today else (today - day).days


def _range(year: int, low: int, high: int) -> tuple[date, date] | None:
    first = _date(year, low // 100 % 100, low % 100)
    last = _date(year, high // 100 % 100, high % 100)
    if last is None and high % 100 == 29:  # a February that was told as the longest
        last = _date(year, 2, 28)
    return (first, last) if first and last and first <= last else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(text: str, figure: Figure, language: str, today: date) -> date | None:
    """Return the day that a weekday means: of the last six days, or of the next where it says so.

    One that a reader tomorrow would take for tomorrow's is left out.
    """
    tense = read_tense(text, figure.start, figure.end, language)
    since = (today.isoweekday() - int(figure.value)) % _WEEK
    if tense is Tense.UNSURE:
        return None
    if tense is Tense.FUTURE:
        return today + timedelta(days=-since % _WEEK)
    if since == _WEEK - 1 and tense is not Tense.LAST:
        return None
    return today - timedelta(days=since or (_WEEK if tense is Tense.LAST else 0))


def _days_ago(text: str, figure: Figure, language: str, today: date) -> DateMention | None:
    """Read `two days ago`, `vor zwei Tagen`."""
    is_exact = not figure.hedge and figure.low == figure.high == figure.value
    if not (is_exact and figure.value == int(figure.value) <= _OLDEST_AGO):
        return None
    before, behind = _ago(language)
    found = behind.match(text, figure.end) if behind else None
    start, end = figure.start, found.end() if found else figure.end
    if before and not found:
        found = before.search(text, max(0, start - _AGO), start)
        start = found.start() if found else start
    day = (today - timedelta(days=int(figure.value))).isoformat()
    return DateMention(text[start:end], start, end, day, day, True) if found else None


@cache
def _ago(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    table: dict[str, str] = section(language, "dates").get("reckoning", {})
    before, behind = table.get("ago_before"), table.get("ago_behind")
    return (
        re.compile(rf"(?i)\b{before}\s+$") if before else None,
        re.compile(rf"(?i)\s+{behind}\b") if behind else None,
    )


def _relative_words(text: str, language: str, today: date) -> Iterator[DateMention]:
    pattern, days = _relative(language)
    for match in pattern.finditer(text) if pattern else ():
        away = days[match[0].casefold()]
        # `Today the town has 5,000 people`: these days, not this day.
        if away == 0 and read_tense(text, *match.span(), language) is Tense.UNKNOWN:
            continue
        day = (today + timedelta(days=away)).isoformat()
        yield DateMention(match[0], match.start(), match.end(), day, day, True)


@cache
def _relative(language: str) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    days: dict[str, int] = section(language, "dates").get("relative", {})
    if not days:
        return None, days
    longest_first = sorted(days, key=len, reverse=True)
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, longest_first))})\b"), days
