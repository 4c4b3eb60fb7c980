"""Days, months, years and weekdays.

A day is told as the number YYYYMMDD, or MMDD where the year is left out; a month as the range of
its days; a weekday as 1 (Monday) to 7.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kursk_digest.statements.figures.nouns import is_plural
from kursk_digest.statements.figures.reading import Reading, exact
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables
from kursk_digest.statements.figures.units import read_unit

_YEARS = range(1000, 2200)
_LIKELY_YEARS = range(1900, 2100)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?![\w-])")
_DOTTED = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\w)")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DASHES = "-–"


class Day(NamedTuple):
    """The parts of a date that were read; 0 for a part that is left out."""

    last: int
    month: int = 0
    day: int = 0
    until: int = 0
    """The last day of a range: 15 of `August 13-15`."""
    year: int = 0


def read_date(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Return the date that begins at token *i*, if one does."""
    if scan.is_number(i):
        return _read_written(scan, tables, i) or _read_day_first(scan, tables, i)
    if scan.words[i] in tables.months:
        return _read_month_first(scan, tables, i)
    return _read_weekday(scan, tables, i) if scan.words[i] in tables.weekdays else None


def _read_written(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `2024-08-13`, `13.08.2024`, `13/08/2024`."""
    iso = _ISO.match(scan.text, scan.starts[i])
    if iso:
        year, month, day = (int(part) for part in iso.groups())
        return _dated(i, Day(_token_at(scan, i, iso.end()), month, day, 0, year))
    dotted = _DOTTED.match(scan.text, scan.starts[i])
    if not dotted:
        return None
    first, second, year = int(dotted[1]), int(dotted[3]), int(dotted[4])
    is_day_first = dotted[2] == "." or tables.day_first or first > 12
    day, month = (first, second) if is_day_first and second <= 12 else (second, first)
    return _dated(i, Day(_token_at(scan, i, dotted.end()), month, day, 0, year))


def _token_at(scan: Scan, i: int, end: int) -> int:
    return next(at for at in range(i, scan.size) if scan.ends[at] >= end) + 1


def _read_day_first(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `13 August 2024`, `the 13th of August`, `6 to 13 May`."""
    day, last = _day_at(scan, tables, i)
    if not day:
        return None
    until, at = _until(scan, tables, last)
    if scan.words[at] in tables.words("dates.of"):
        at += 1
    month, at = _month_at(scan, tables, at)
    if not month:
        return None
    year, at = _year_behind(scan, at)
    return _dated(i, Day(at, month, day, until, year))


def _read_month_first(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `August 13`, `March 25, 2007`, `August 13-15`, `November 2001`, `in February`."""
    month, at = _month_at(scan, tables, i)
    if not month:
        return None
    day, last = _day_at(scan, tables, at)
    if day and not _is_counting(scan, tables, i, last):
        until, last = _until(scan, tables, last)
        year, last = _year_behind(scan, last)
        return _dated(i, Day(last, month, day, until, year))
    year, last = _year_behind(scan, at)
    if year or scan.words[i - 1] in tables.words("dates.before_month") or _is_tied(scan, tables, i):
        return _dated(i, Day(last, month, year=year))
    return None


def _is_tied(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether a month is tied to a word before: `mid-August`."""
    return scan.is_hyphen(i - 1) and scan.words[i - 2] in tables.words("dates.before_month")


def _is_counting(scan: Scan, tables: Tables, i: int, last: int) -> bool:
    """Tell whether the number behind a month counts: `in March 12 people`, `May 5 percent`."""
    if read_unit(scan, tables, last):
        return True
    is_thing = is_plural(scan, tables, last) or scan.words[last] in tables.plurals
    return is_thing and scan.words[i - 1] in tables.words("dates.in")


def _read_weekday(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `Tuesday`, `Wednesday, 4 June`."""
    if tables.capitals and not scan.is_capitalised(i):
        return None
    last = i + 1
    if scan.words[last] == "." and scan.is_glued(last) and len(scan.words[i]) < 5:
        last += 1
    at = last + 1 if scan.words[last] == "," else last
    at = at + 1 if scan.words[at] in tables.words("dates.the") else at
    full = None if scan.words[at] in tables.weekdays else read_date(scan, tables, at)
    if full and full.unit == "date" and full.low == full.value:
        return full._replace(first=i)
    if len(scan.words[i]) < 4 and last == i + 1:
        return None
    return exact(i, last, "date", "weekday", float(tables.weekdays[scan.words[i]]))


def read_year(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Return the year or decade at token *i*: `2003`, `1990s`, `2019-20`, `2015-2018`."""
    year = _year_at(scan, i)
    if not year:
        return None
    if scan.words[i + 1] == "s" and scan.is_glued(i + 1) and year % 10 == 0:
        return Reading(i, i + 2, "date", "year", year + 4.5, year, year + 9)
    until, last = _until_year(scan, i, year)
    if until:
        return Reading(i, last, "date", "year", (year + until) / 2, year, until)
    if not _is_year(scan, tables, i, year):
        return None
    return exact(i, i + 1, "date", "year", float(year))


def _is_year(scan: Scan, tables: Tables, i: int, year: int) -> bool:
    following = i + 1
    if scan.words[following] in tables.words("dates.year_words"):
        return True
    if read_unit(scan, tables, following) or scan.words[following] in tables.scales:
        return False
    before = scan.words[i - 1] in tables.words("dates.before_year") or scan.words[i - 1] == "-"
    if is_plural(scan, tables, following) or scan.words[following] in tables.plurals:
        is_event = scan.words[following] in tables.words("dates.events")
        is_name = scan.is_capitalised(following) and not tables.nouns_capitalised
        return year in _LIKELY_YEARS and (is_event or is_name)
    return before or year in _LIKELY_YEARS


def _until_year(scan: Scan, i: int, year: int) -> tuple[int, int]:
    """Return the last year of `2019-20`, `2015-2018`, and the end; 0 if it is one year."""
    if scan.words[i + 1] not in _DASHES or not scan.words[i + 1] or not scan.is_glued(i + 1):
        return 0, i
    word = scan.words[i + 2]
    if not word.isdecimal() or not scan.is_glued(i + 2) or len(word) not in (2, 4):
        return 0, i
    until = int(word) if len(word) == 4 else year - year % 100 + int(word)
    return (until, i + 3) if year < until < year + 100 and until in _YEARS else (0, i)


def _dated(first: int, parts: Day) -> Reading | None:
    """Tell the parts as one number, or the range of a month; `None` if there is no such day."""
    if not 1 <= parts.month <= 12 or parts.year and parts.year not in _YEARS:
        return None
    longest = _LONGEST_MONTHS[parts.month - 1]
    base = float(parts.year * 10_000 + parts.month * 100)
    if not parts.day:
        return Reading(first, parts.last, "date", "date", base, base + 1, base + longest)
    if max(parts.day, parts.until) > longest:
        return None
    if parts.until <= parts.day:
        return exact(first, parts.last, "date", "date", base + parts.day)
    low, high = base + parts.day, base + parts.until
    return Reading(first, parts.last, "date", "date", (low + high) / 2, low, high)


def _month_at(scan: Scan, tables: Tables, i: int) -> tuple[int, int]:
    """Return the number of the month at token *i* and its end; 0 if there is none."""
    month = tables.months.get(scan.words[i], 0)
    if not month or (tables.capitals and not scan.is_capitalised(i)):
        return 0, i
    is_short = len(scan.words[i]) <= 4 and scan.words[i] not in tables.full_months
    has_stop = is_short and scan.words[i + 1] == "." and scan.is_glued(i + 1)
    return month, i + 2 if has_stop else i + 1


def _day_at(scan: Scan, tables: Tables, i: int) -> tuple[int, int]:
    """Return the day of the month at token *i* and its end; 0 if there is none."""
    word = scan.words[i]
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
        return 0, i
    is_ordinal = scan.words[i + 1] in tables.words("figures.ordinal_rules.suffixes")
    return int(word), i + 2 if is_ordinal and scan.is_glued(i + 1) else i + 1


def _until(scan: Scan, tables: Tables, i: int) -> tuple[int, int]:
    """Return the second day of `13-15`, `6 to 13` and its end; 0 if there is none."""
    word = scan.words[i]
    if not word or (word not in _DASHES and word not in tables.words("dates.to")):
        return 0, i
    day, last = _day_at(scan, tables, i + 1)
    return (day, last) if day and not read_unit(scan, tables, last) else (0, i)


def _year_at(scan: Scan, i: int) -> int:
    word = scan.words[i]
    return int(word) if len(word) == 4 and word.isdecimal() and int(word) in _YEARS else 0


def _year_behind(scan: Scan, i: int) -> tuple[int, int]:
    """Return the year behind a day or month, perhaps behind a comma, and its end."""
    at = i + 1 if scan.words[i] == "," else i
    year = _year_at(scan, at)
    is_word_behind = scan.is_glued(at + 1) and scan.is_word(at + 1)
    return (year, at + 1) if year and not is_word_behind else (0, i)
