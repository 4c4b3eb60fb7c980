"""Ages: `26-year-old`, `aged 21`, `Dana Miller, 38,`, `in his 50s`."""

from __future__ import annotations

from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_DAYS_A_YEAR = 365.2425
_OLDEST = 120
_YOUNGEST_IN_BRACKETS = 10
_DECADES = range(20, 100, 10)


def as_age(scan: Scan, tables: Tables, reading: Reading) -> Reading:
    """Return *reading* as an age in years, if that is what it tells; else unchanged."""
    old = scan.phrase_at(reading.last, tables.phrases_of("figures.ages.behind"))
    if old and reading.kind == "measure" and reading.unit == "day":
        aged = _in_years(reading)._replace(last=old[0], resume=old[0], modifiers=())
        return _with_introduction(scan, tables, aged) or aged
    if reading.kind != "plain":
        return reading
    return (
        _with_introduction(scan, tables, reading)
        or _in_apposition(scan, tables, reading)
        or _as_decade(scan, tables, reading)
        or reading
    )


def _in_years(reading: Reading) -> Reading:
    value, low, high = (
        None if bound is None else bound / _DAYS_A_YEAR
        for bound in (reading.value, reading.low, reading.high)
    )
    return reading._replace(kind="age", unit="year", value=value, low=low, high=high, factor=1.0)


def _aged(reading: Reading) -> Reading:
    return reading._replace(kind="age", unit="year")


def _with_introduction(scan: Scan, tables: Tables, reading: Reading) -> Reading | None:
    """Read `aged 21`, `age of 21`, `ages 5 to 12`."""
    first = reading.first
    if scan.words[first - 1] in tables.words("figures.of"):
        first -= 1
    if first > 0 and scan.words[first - 1] in tables.words("figures.ages.before"):
        return _aged(reading)._replace(first=first - 1)
    return None


def _in_apposition(scan: Scan, tables: Tables, reading: Reading) -> Reading | None:
    """Read the number of `Dana Miller, 38, was`, `his father, 51,`, `Dana Miller (38)`."""
    first, last = reading.first, reading.last
    is_age = scan.words[first].isdecimal() and last == first + 1 and 0 < reading.value <= _OLDEST
    if not is_age or not _is_person(scan, tables, first - 2):
        return None
    opening, closing = scan.words[first - 1], scan.words[last]
    if opening == "(" and closing == ")":
        is_name = scan.is_capitalised(first - 2) and scan.is_capitalised(first - 3)
        is_old = reading.value >= _YOUNGEST_IN_BRACKETS
        return _aged(reading) if is_name and is_old else None
    if opening != ",":
        return None
    if closing == "," or (scan.is_capitalised(first - 2) and closing in _CLOSINGS):
        return _aged(reading)
    return None


_CLOSINGS = frozenset(("", ".", ";", ")", "—", "–"))


def _is_person(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether token *i* may end the mention of a person."""
    word = scan.words[i]
    if not scan.is_word(i) or word in tables.months or word in tables.weekdays:
        return False
    return scan.is_capitalised(i) or (word not in tables.breaks and not word.endswith("s"))


def _as_decade(scan: Scan, tables: Tables, reading: Reading) -> Reading | None:
    """Read `50s` of `in his late 50s`."""
    at = reading.first - 1
    while scan.words[at] in tables.words("figures.ages.parts") or scan.words[at] == "-":
        at -= 1
    has_owner = scan.words[at] in tables.words("figures.ages.owners")
    is_decade = scan.words[reading.last] == "s" and scan.is_glued(reading.last)
    if not (has_owner and is_decade and reading.value in _DECADES):
        return None
    low, last = reading.value, reading.last + 1
    return _aged(reading)._replace(last=last, resume=last, value=low + 4.5, low=low, high=low + 9)
