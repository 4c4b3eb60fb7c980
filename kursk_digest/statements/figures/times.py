"""Times of day, in minutes after midnight, with their zone: `1:53 p.m.`, `1353 GMT`, `10:00`."""

from __future__ import annotations

import re
from typing import NamedTuple

from kursk_digest.statements.figures.reading import Reading, exact
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_CLOCK = re.compile(r"(\d{1,2})([:.])(\d\d)(?:\2\d\d)?")
_FOUR = re.compile(r"\d{4}")
_QUARTERS = {"dates.half_past": 30, "dates.quarter_past": 15, "dates.quarter_to": -15}
_NOON = 12 * 60


class Clock(NamedTuple):
    """A time before its zone is known."""

    last: int
    minutes: int
    is_certain: bool
    """Whether it cannot be anything but a time, even without a zone."""


def read_time(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Return the time of day that begins at token *i*, if one does."""
    clock = _read_clock(scan, tables, i)
    if clock is None:
        return None
    last, zone = _zone_at(scan, tables, clock.last)
    if not (clock.is_certain or zone or _is_translated(scan, tables, clock.last)):
        return None
    reading = exact(i, last, "time", "time", float(clock.minutes))
    return reading._replace(modifiers=(zone,) if zone else ())


def _read_clock(scan: Scan, tables: Tables, i: int) -> Clock | None:
    if not scan.is_number(i):
        return _read_quarter(scan, tables, i)
    word = scan.words[i]
    match = _CLOCK.fullmatch(word)
    if match:
        hour, minute = int(match[1]), int(match[3])
        is_certain = match[2] == ":"
    elif _FOUR.fullmatch(word):
        hour, minute, is_certain = int(word[:2]), int(word[2:]), False
    elif word.isdecimal() and len(word) <= 2:
        hour, minute, is_certain = int(word), 0, False
        # `1400 hours` is a time of day, `14 hours` are a span.
        is_hour = _is_hour(scan, tables, i + 1) and scan.words[i + 1] not in tables.units
        if not (is_hour or _half_of_day(scan, tables, i + 1, hour)):
            return None
    else:
        return None
    if hour > 24 or minute > 59:
        return None
    return _with_half(scan, tables, i + 1, hour * 60 + minute, is_certain)


def _with_half(scan: Scan, tables: Tables, i: int, minutes: int, is_certain: bool) -> Clock:
    """Add the half of the day, or the word that makes the number an hour."""
    half = _half_of_day(scan, tables, i, minutes // 60)
    if half:
        return Clock(i + 1, minutes % _NOON + (half - 1) * _NOON, True)
    if _is_hour(scan, tables, i):
        return Clock(i + 1, minutes, True)
    return Clock(i, minutes, is_certain)


def _half_of_day(scan: Scan, tables: Tables, i: int, hour: int) -> int:
    """Return 1 for `a.m.`, 2 for `p.m.` at token *i*; 0 for neither."""
    if not 1 <= hour <= 12:
        return 0
    halves = ("dates.am", "dates.pm")
    return next((n for n, name in enumerate(halves, 1) if scan.words[i] in tables.words(name)), 0)


def _is_hour(scan: Scan, tables: Tables, i: int) -> bool:
    return scan.words[i] in tables.words("dates.clock")


def _zone_at(scan: Scan, tables: Tables, i: int) -> tuple[int, str]:
    """Return the end and the name of the zone at token *i*; the name is empty for none."""
    local = scan.phrase_at(i, tables.phrases_of("dates.local"))
    if local:
        return local[0], "local"
    in_brackets = scan.words[i] == "(" and scan.words[i + 2] == ")"
    at = i + 1 if in_brackets else i
    zone = tables.zones.get(scan.words[at], "")
    # `ET` and `Z` are zones, `et` and `z` are not.
    if not zone or not scan.is_capitalised(at):
        return i, ""
    return (at + 2 if in_brackets else at + 1), zone


def _is_translated(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether the same time follows in another zone: `1353 (1023 GMT)`."""
    if scan.words[i] not in ("(", "[") or not scan.is_number(i + 1):
        return False
    return bool(_zone_at(scan, tables, i + 2)[1])


def _read_quarter(scan: Scan, tables: Tables, i: int) -> Clock | None:
    """Read `half past seven`."""
    for name, minutes in _QUARTERS.items():
        found = scan.phrase_at(i, tables.phrases_of(name))
        hour = tables.numbers.get(scan.words[found[0]]) if found else None
        if found and hour is not None and 1 <= hour <= 12:
            return Clock(found[0] + 1, int(hour) * 60 + minutes, True)
    return None
