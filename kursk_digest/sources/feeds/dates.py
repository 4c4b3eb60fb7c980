"""Dates as feeds write them -> moments. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import cache

from kursk_digest.languages import languages, section
from kursk_digest.sources.feeds.entries import When

_ZONE = r"[+-]\d\d:?(?:\d\d)?|[A-Za-z]{1,5}(?:[+-]\d\d?(?::?\d\d)?)?"
_CLOCK = (
    r"(?:,?\s*(?:T|at)?\s*(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?"
    rf"\s*(?P<half>[ap]\.?m\.?(?=\W|$))?\s*(?P<zone>{_ZONE})?)?"
)
_ISO = re.compile(rf"(?P<year>\d{{4}})-?(?P<month>\d\d)-?(?P<day>\d\d){_CLOCK}", re.I)
_WEEKDAY = r"(?:[^\W\d_]{2,12}(?:\.?\s+|\.?,\s*))?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]+(?P<name>[^\W\d_]{{3,12}})\.?,?[\s-]+"
    rf"(?P<year>\d{{4}}|\d\d){_CLOCK}",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<name>[^\W\d_]{{3,12}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+"
    rf"(?P<year>\d{{4}}){_CLOCK}",
    re.I,
)
# As C's asctime prints it: the year stands last.
_C_TIME = re.compile(
    r"[A-Za-z]{3}\s+(?P<name>[A-Za-z]{3})\s+(?P<day>\d{1,2})\s+(\d{1,2}):(\d\d)(?::(\d\d))?"
    r"(?P<half>)\s+(?P<zone>[A-Z]{3,5}\s+)?(?P<year>\d{4})"
)
_SLASHES = re.compile(rf"(?P<year>\d{{4}})[/.](?P<month>\d\d?)[/.](?P<day>\d\d?){_CLOCK}", re.I)
_EPOCH = re.compile(r"(?:\d{10}|\d{13})(?:\.\d+)?")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {
    # minutes east of Greenwich; those of RFC 822, and those that news sites write beside
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "wet": 0, "west": 60, "cet": 60,
    "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "bst": 60, "msk": 180,
    "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "aest": 600, "aedt": 660, "nzst": 720,
    "nzdt": 780,
}  # fmt: skip
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?", re.I)
_FIRST_YEAR = 1990
"""The web's first: an earlier date is what a program writes that has none."""


def read_when(text: str) -> When | None:
    """Read a date in the formats of RFC 822, ISO 8601 and C, and in words.

    Two digits are a year of this century up to 68, as in POSIX. A zone that we do not know
    counts as none, which is UTC.

    Returns:
        `None` if it is none of these, no day of the calendar, or before 1990.
    """
    text = " ".join(text[:120].split())
    if not text:
        return None
    try:
        when = _epoch(text) if _EPOCH.fullmatch(text) else _written(text)
    except (ValueError, OverflowError, OSError):
        return None
    return when if when and when.moment.year >= _FIRST_YEAR else None


def _epoch(text: str) -> When:
    whole = text.partition(".")[0]
    milliseconds = len(whole) > 10
    return When(datetime.fromtimestamp(int(whole) // (1000 if milliseconds else 1), UTC))


def _written(text: str) -> When | None:
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _C_TIME, _SLASHES):
        if found := pattern.match(text):
            break
    else:
        return None
    parts = found.groupdict()
    month = int(parts["month"]) if parts.get("month") else _month(parts["name"])
    if month is None:
        return None
    day = datetime(_year(parts["year"]), month, int(parts["day"]), tzinfo=UTC)
    clock = [int(part or 0) for part in _clock_of(found)]
    if not any(part is not None for part in _clock_of(found)):
        return When(day, has_time=False)
    zone = _zone((parts["zone"] or "").strip())
    # 24:00 is midnight, and 23:59:60 a leap second.
    hours = _hour(clock[0], parts["half"] or "")
    moment = day + timedelta(hours=hours, minutes=clock[1], seconds=clock[2])
    if hours > 24 or clock[1] > 59 or clock[2] > 60:
        return When(day, has_time=False)
    return When(moment.replace(tzinfo=zone or UTC), has_zone=zone is not None)


def _clock_of(found: re.Match[str]) -> list[str | None]:
    """Return hours, minutes and seconds: the only groups without a name."""
    named = set(found.re.groupindex.values())
    return [found[n] for n in range(1, found.re.groups + 1) if n not in named]


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half[0].lower() == "p" else 0)


def _year(text: str) -> int:
    year = int(text)
    return year if year > 99 else year + (2000 if year < 69 else 1900)


def _month(name: str) -> int | None:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else _foreign_months().get(name.casefold())


@cache
def _foreign_months() -> dict[str, int]:
    return {
        word: number
        for language in languages()
        for number, words in enumerate(section(language, "metadata").get("months", ()), start=1)
        for word in words
    }


def _zone(text: str) -> timezone | None:
    if text.lower() in _ZONES:
        return timezone(timedelta(minutes=_ZONES[text.lower()]))
    found = _OFFSET.fullmatch(text)
    # "-0000" says in RFC 2822 that the zone is not known.
    if found is None or text == "-0000":
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if found[1] == "-" else minutes))
