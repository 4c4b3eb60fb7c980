"""Dates as pages write them -> ISO 8601. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?<!\d)((?:19|20)\d\d)-(\d\d?)-(\d\d?)"
    r"(?:[T ]+(\d\d?):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?(?!\d)")
# Year first is never ambiguous: 2024/08/13, 2024.8.13, 2024年8月13日.
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[/.年년]\s?(\d\d?)\s?[/.月월]\s?(\d\d?)(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d\d?)([./-])\s?(\d\d?)\2\s?((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)\.(\d\d)\.(\d\d)(?!\d)")
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:h.]([0-5]\d)(?!\d)")
_EPOCH = re.compile(r"^1\d{9}(?:\d{3})?$")
_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:[/-]|$)")


def iso_date(text: str) -> str | None:
    """Read *text* as a point in time; `None` if it holds none or can be read two ways.

    `2024-08-13` stays; a time is kept with its zone, to the second. Day and month are never
    guessed: `03/04/2024` is nobody's date, `13/04/2024` and `3.4.2024` are.
    """
    text = text.strip()[:200]
    for read in (_read_iso, _read_compact, _read_year_first, _read_mail, _read_year_last):
        found = read(text)
        if found:
            return found
    return None


def url_date(url: str) -> str | None:
    """Return the date in the path of an address: `/2024/08/13/`; `None` without one."""
    match = _URL.search(url[:2000])
    return _day(match[1], match[2], match[3]) if match else None


def _read_iso(text: str) -> str | None:
    match = _ISO.search(text)
    if not match:
        return None
    day = _day(match[1], match[2], match[3])
    return _at(day, match[4], match[5], match[6], match[7]) if day else None


def _read_compact(text: str) -> str | None:
    match = _COMPACT.search(text)
    if not match or _EPOCH.match(text):
        return None
    day = _day(match[1], match[2], match[3])
    return _at(day, match[4], match[5], match[6], match[7]) if day else None


def _read_year_first(text: str) -> str | None:
    match = _YEAR_FIRST.search(text)
    return _day(match[1], match[2], match[3]) if match else None


def _read_mail(text: str) -> str | None:
    """Read `Tue, 13 Aug 2024 06:00:00 GMT` and `13 Aug 2024`."""
    if not re.search(r"\b\d\d? [A-Za-z]{3} (?:19|20)\d\d\b", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    return moment.isoformat() if _CLOCK.search(text) else moment.date().isoformat()


def _read_year_last(text: str) -> str | None:
    match = _YEAR_LAST.search(text)
    if not match:
        short = _SHORT_YEAR.search(text)
        return _day(f"20{short[3]}", short[2], short[1]) if short else None
    first, mark, second, year = match.groups()
    # Only with dots is the order the same everywhere. A slash is American or British.
    if mark == "." or int(first) > 12:
        return _day(year, second, first)
    if int(second) > 12 or first == second:
        return _day(year, first, second)
    return None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _at(
    day: str, hour: str | None, minute: str | None, second: str | None, zone: str | None
) -> str:
    """Put the time behind *day* if it is one; a bare day if not."""
    if hour is None or minute is None:
        return day
    if zone in ("UTC", "GMT"):
        zone = "Z"
    text = f"{day}T{int(hour):02}:{minute}:{second or '00'}{zone or ''}"
    try:
        return datetime.fromisoformat(text).isoformat().replace("+00:00", "Z")
    except ValueError:
        return day
