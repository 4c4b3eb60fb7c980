"""Counts, measures, money and percentages, alone or as a range."""

from __future__ import annotations

from kursk_digest.statements.figures.hedges import widened
from kursk_digest.statements.figures.nouns import (
    Noun,
    read_noun,
    read_partitive,
    read_share,
    singular_of,
)
from kursk_digest.statements.figures.numerals import Form, Numeral, read_numeral
from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.sides import Side, read_side
from kursk_digest.statements.figures.tables import Tables, Unit
from kursk_digest.statements.figures.units import (
    base_value,
    is_percent_fraction,
    read_sign,
    read_unit,
    side_of,
)

_CHANGE_REACH = 8
_LONGEST_SIGN = 2
_DASHES = frozenset("-–—‑")
_REPEAT_OFF = 0.15
"""`15 kilometres (ten miles)` is 7 % off; what differs more is another figure."""
_REPEAT_OFF_LEAST = 1.5
_RATIO_MOST = 10_000
_ROUND_WHOLES = frozenset((*range(2, 11), 20, 100, 1000))
_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))


def read_amount(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Return the amount that begins at token *i*, if one does."""
    side = read_side(scan, tables, i)
    if side is None:
        return None
    found = _read_ratio(scan, tables, side) or _read_range(scan, tables, side)
    reading, unit = found if found else (_single(side), side.unit)
    if unit is None:
        return _with_noun(scan, tables, reading, side.numeral)
    return _with_unit(scan, tables, reading, unit)


def _single(side: Side) -> Reading:
    """Return the figure of one number; a vague one has bounds of its own."""
    numeral, unit = side.numeral, side.unit
    low, high = (side.value(bound, unit) for bound in (numeral.low, numeral.high))
    return Reading(
        first=side.first,
        last=side.last,
        kind=unit.kind if unit else "plain",
        unit=unit.name if unit else "",
        value=side.value(numeral.value, unit),
        low=low,
        high=high,
        hedge="about" if numeral.form is Form.VAGUE else "",
        resume=side.last,
        factor=unit.factor if unit else 1.0,
    )


def _read_ratio(scan: Scan, tables: Tables, side: Side) -> tuple[Reading, Unit | None] | None:
    """Read `one in five`, `four out of five`."""
    at, count = side.last, side.numeral.value
    is_out_of = scan.words[at] in tables.words("figures.out_of")
    if side.unit or not (is_out_of or scan.words[at] in tables.words("figures.in")):
        return None
    whole = read_numeral(scan, tables, at + 2 if is_out_of else at + 1)
    if whole is None or not 0 < count < whole.value <= _RATIO_MOST:
        return None
    # `one in five`; not `three in 12 days`, `one in 2003`.
    if not is_out_of and (count > 9 or whole.value not in _WHOLES):
        return None
    if read_unit(scan, tables, whole.last) or scan.words[whole.last] in tables.months:
        return None
    share = 100 * count / whole.value
    noun = read_noun(scan, tables, whole.last)
    modifiers = (noun.unit,) if noun else ()
    reading = Reading(
        side.first, whole.last, "percent", "percent", share, share, share,
        modifiers=modifiers, resume=whole.last,
    )  # fmt: skip
    return reading, Unit("percent", "percent")


def _read_range(scan: Scan, tables: Tables, side: Side) -> tuple[Reading, Unit | None] | None:
    """Read `one to two kilometers`, `between 50 and 60`, `$5-10 million`, `from 40% to 70%`."""
    first, at = _range_opening(scan, tables, side)
    other = read_side(scan, tables, at) if at else None
    if other is None or Form.VAGUE in (side.numeral.form, other.numeral.form):
        return None
    unit = other.unit or side.unit
    if side.unit and other.unit and side.unit.name != other.unit.name:
        return None
    low = side.value(side.numeral.value * _shared_scale(side, other), side.unit or unit)
    high = other.value(other.numeral.value, other.unit or unit)
    if not low < high:
        return None
    reading = Reading(
        first=first,
        last=other.last,
        kind=unit.kind if unit else "plain",
        unit=unit.name if unit else "",
        value=(low + high) / 2,
        low=low,
        high=high,
        resume=other.last,
        factor=unit.factor if unit else 1.0,
    )
    if {side.numeral.form, other.numeral.form} == {Form.FRACTION} and unit is None:
        return _in_percent(reading), Unit("percent", "percent")
    return reading, unit


def _in_percent(reading: Reading) -> Reading:
    low, high = reading.low, reading.high
    return reading._replace(
        kind="percent",
        unit="percent",
        value=100 * reading.value,
        low=None if low is None else 100 * low,
        high=None if high is None else 100 * high,
    )


def _shared_scale(side: Side, other: Side) -> float:
    """Return the scale that the first number leaves to the second: `5 to 10 million`."""
    scale = other.numeral.scale
    if side.numeral.scale == 1 and scale > 1 and side.numeral.value < other.numeral.value / scale:
        return scale
    return 1.0


def _range_opening(scan: Scan, tables: Tables, side: Side) -> tuple[int, int]:
    """Return where a range begins and where its second number would stand; 0 if nowhere."""
    before = scan.words[side.first - 1]
    link = side.last
    # `10- to 15-year-olds`
    if scan.words[link] in _DASHES and scan.words[link + 1] in tables.words("figures.to"):
        link += 1
    word = scan.words[link]
    if before in tables.words("figures.between"):
        links = tables.words("figures.joint") | tables.words("figures.to") | _DASHES
        return side.first - 1, _number_at(scan, tables, link + 1) if word in links else 0
    if word in _DASHES and scan.is_glued(link + 1):
        return side.first, _number_at(scan, tables, link + 1)
    if word not in tables.words("figures.to") or _is_change(scan, tables, side.first):
        return side.first, 0
    is_from = before in tables.words("figures.from")
    return (side.first - 1 if is_from else side.first), _number_at(scan, tables, link + 1)


def _number_at(scan: Scan, tables: Tables, i: int) -> int:
    """Return where the number of an amount stands that begins at token *i*: behind its sign."""
    for at in range(i + 1, i + 1 + _LONGEST_SIGN):
        sign = read_sign(scan, tables, at) if scan.is_number(at) else None
        if sign and sign[0] == i:
            return at
    return i


def _is_change(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether something goes from one value to another: `rose from 5 to 6 percent`."""
    changes = tables.words("figures.changes")
    if scan.words[i - 1] in tables.words("figures.from"):
        return not changes.isdisjoint(scan.words[max(0, i - _CHANGE_REACH) : i])
    if scan.words[i - 1] in tables.words("figures.by"):
        return scan.words[i - 2] in changes
    return scan.words[i - 1] in changes


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
    other = _read_range(scan, tables, side) if side else None
    if side is None:
        return reading
    again = other[0] if other else _single(side)
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
        return _in_percent(reading)._replace(modifiers=shared)
    behind = scan.phrase_at(reading.last, tables.hedges_behind)
    if behind:
        reading = widened(reading._replace(last=behind[0]), behind[1])
        found = read_unit(scan, tables, behind[0])
        if found:
            return _in_unit(reading._replace(last=found[0]), found[1])
    if scan.is_hyphen(reading.last):
        return _with_hyphen(scan, tables, reading)
    noun = _noun_behind(scan, tables, reading, numeral)
    if noun:
        return reading._replace(
            kind="count",
            unit=noun.unit,
            modifiers=noun.modifiers,
            last=max(noun.last, reading.last),
        )
    return reading


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


def _with_hyphen(scan: Scan, tables: Tables, reading: Reading) -> Reading:
    """Read `12-member`, `15-page`."""
    at = reading.last + 1
    word = scan.words[at]
    if not scan.is_word(at) or word in tables.breaks:
        return reading
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
