"""Counts, measures, money and percentages, alone or as a range."""

from __future__ import annotations

from kursk_digest.statements.figures.digits import Form, Numeral
from kursk_digest.statements.figures.hedges import hedge_behind, widened
from kursk_digest.statements.figures.meanings import Unit
from kursk_digest.statements.figures.nouns import (
    Noun,
    read_noun,
    read_partitive,
    read_share,
    singular_of,
)
from kursk_digest.statements.figures.ranges import in_percent, read_range, read_ratio, single
from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.sides import read_side
from kursk_digest.statements.figures.tables import Tables
from kursk_digest.statements.figures.units import (
    base_value,
    is_percent_fraction,
    read_unit,
    side_of,
)

_REPEAT_OFF = 0.15
"""`15 kilometres (ten miles)` is 7 % off; what differs more is another figure."""
_REPEAT_OFF_LEAST = 1.5


def read_amount(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Return the amount that begins at token *i*, if one does."""
    side = read_side(scan, tables, i)
    if side is None:
        return None
    found = read_ratio(scan, tables, side) or read_range(scan, tables, side)
    reading, unit = found if found else (single(side), side.unit)
    if unit is None:
        return _with_noun(scan, tables, reading, side.numeral)
    return _with_unit(scan, tables, reading, unit)


def _with_unit(scan: Scan, tables: Tables, reading: Reading, unit: Unit) -> Reading:
    """Complete a measure: a smaller unit behind it, its repeat in brackets, what it is of."""
    if unit.kind == "percent":
        return reading._replace(
            modifiers=reading.modifiers or read_share(scan, tables, reading.last)
        )
    if unit.kind != "measure":
        return reading
    reading = _with_smaller(scan, tables, reading, unit)
    reading = _with_repeat(scan, tables, reading, unit)
    return reading._replace(modifiers=side_of(scan, tables, reading.first, reading.last))


def _with_smaller(scan: Scan, tables: Tables, reading: Reading, unit: Unit) -> Reading:
    """Add the seconds of `1 minute 12 seconds`."""
    at = reading.last
    if scan.words[at] in tables.words("figures.joint"):
        at += 1
    other = read_side(scan, tables, at) if _begins_number(scan, tables, at) else None
    if not other or not other.unit or other.unit.name != unit.name or reading.low != reading.high:
        return reading
    if not other.unit.factor < unit.factor or other.unit.offset:
        return reading
    value = reading.value + other.value(other.numeral.value, other.unit)
    return reading._replace(last=other.last, resume=other.last, value=value, low=value, high=value)


def _begins_number(scan: Scan, tables: Tables, i: int) -> bool:
    return scan.is_number(i) or scan.words[i] in tables.numbers


def _with_repeat(scan: Scan, tables: Tables, reading: Reading, unit: Unit) -> Reading:
    """Take in `(15 square miles)`, the same again in another unit."""
    if scan.words[reading.last] not in ("(", "["):
        return reading
    at = reading.last + 1
    while scan.words[at] in tables.words("figures.hedge_words"):
        at += 1
    if scan.words[at] == "-" or scan.words[at] in tables.words("figures.minus"):
        at += 1
    side = read_side(scan, tables, at)
    other = read_range(scan, tables, side) if side else None
    if side is None:
        return reading
    again = other[0] if other else single(side)
    if again.unit != unit.name or scan.words[again.last] not in (")", "]"):
        return reading
    if abs(again.value - reading.value) > max(_REPEAT_OFF * abs(reading.value), _REPEAT_OFF_LEAST):
        return reading
    return reading._replace(last=again.last + 1, resume=again.last + 1)


def _with_noun(scan: Scan, tables: Tables, reading: Reading, numeral: Numeral) -> Reading | None:
    """Tell what is counted, if it is told; a fraction that is no share counts nothing."""
    if numeral.form is Form.FRACTION:
        if not is_percent_fraction(scan, tables, numeral):
            return None
        shared = read_share(scan, tables, reading.last)
        return in_percent(reading)._replace(modifiers=shared)
    behind = hedge_behind(scan, tables, reading.last)
    if behind:
        reading = widened(reading._replace(last=behind[0]), behind[1])
        found = read_unit(scan, tables, behind[0])
        if found:
            return _in_unit(reading._replace(last=found[0]), found[1])
    if scan.is_hyphen(reading.last):
        return _with_hyphen(scan, tables, reading)
    noun = _noun_behind(scan, tables, reading, numeral)
    if noun is None and _is_crowd(scan, tables, numeral):
        return reading._replace(kind="count", unit=next(iter(tables.words("figures.crowd"))))
    if noun:
        return reading._replace(
            kind="count",
            unit=noun.unit,
            modifiers=noun.modifiers,
            last=max(noun.last, reading.last),
        )
    return reading


def _is_crowd(scan: Scan, tables: Tables, numeral: Numeral) -> bool:
    """Tell whether a vague number is of people because nothing is named: `Thousands marched`."""
    if numeral.form is not Form.VAGUE or not tables.words("figures.crowd"):
        return False
    before = scan.phrase_before(numeral.first, tables.hedges)
    is_subject = (before[0] if before else numeral.first) == 0
    return (
        is_subject
        and scan.is_word(numeral.last)
        and (scan.words[numeral.last] not in tables.words("figures.of"))
    )


def _in_unit(reading: Reading, unit: Unit) -> Reading:
    low, high = (
        None if bound is None else base_value(unit, bound) for bound in (reading.low, reading.high)
    )
    return reading._replace(
        kind=unit.kind,
        unit=unit.name,
        value=base_value(unit, reading.value),
        low=low,
        high=high,
        factor=unit.factor,
    )


def _with_hyphen(scan: Scan, tables: Tables, reading: Reading) -> Reading | None:
    """Read `12-member`, `15-page`; not `two-time champion`, `three-way talks`."""
    at = reading.last + 1
    word = scan.words[at]
    if not scan.is_word(at) or word in tables.breaks:
        return reading
    if word in tables.words("figures.uncounted"):
        return None
    return reading._replace(
        kind="count", unit=singular_of(tables, word), last=at + 1, resume=at + 1
    )


def _noun_behind(scan: Scan, tables: Tables, reading: Reading, numeral: Numeral) -> Noun | None:
    """Return what is counted; its words belong to the figure unless it is only a part of them."""
    at = reading.last
    if scan.words[at] in tables.words("figures.of"):
        noun = read_partitive(scan, tables, at)
        if noun and numeral.form is not Form.VAGUE:
            return noun._replace(last=at)
        return noun or (read_noun(scan, tables, at + 1) if numeral.form is Form.VAGUE else None)
    return read_noun(scan, tables, at, single=reading.value == 1)
