"""One number, or two as a ratio or a range: `one in five`, `between 50 and 60`, `$5-10 million`."""

from __future__ import annotations

from kursk_digest.statements.figures.digits import Form
from kursk_digest.statements.figures.meanings import Unit
from kursk_digest.statements.figures.nouns import read_noun
from kursk_digest.statements.figures.numerals import read_numeral
from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.sides import Side, read_side
from kursk_digest.statements.figures.tables import Tables
from kursk_digest.statements.figures.units import read_sign, read_unit

_CHANGE_REACH = 8
_LONGEST_SIGN = 2
_DASHES = frozenset("-–—‑")
_WIDEST_RANGE = 4
_RATIO_MOST = 10_000
_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))


def single(side: Side) -> Reading:
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


def read_ratio(scan: Scan, tables: Tables, side: Side) -> tuple[Reading, Unit | None] | None:
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


def read_range(scan: Scan, tables: Tables, side: Side) -> tuple[Reading, Unit | None] | None:
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
        return in_percent(reading), Unit("percent", "percent")
    return reading, unit


def in_percent(reading: Reading) -> Reading:
    """Tell a fraction as a percentage."""
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
    if word not in tables.words("figures.to"):
        return side.first, 0
    if _is_change(scan, tables, side.first) and not _is_close(scan, tables, side):
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


def _is_close(scan: Scan, tables: Tables, side: Side) -> bool:
    """Tell whether a unit closes what a bare number opens: `rise one to two feet`.

    Not `fell 2 to 150 yen`, nor `from 5 to 6 percent`: there the second is where it went.
    """
    other = read_side(scan, tables, side.last + 1)
    if scan.words[side.first - 1] in tables.words("figures.from") or side.unit or not other:
        return False
    if other.unit is None or not side.numeral.value:
        return False
    return 1 < other.numeral.value / side.numeral.value <= _WIDEST_RANGE


def _is_change(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether something goes from one value to another: `rose from 5 to 6 percent`."""
    changes = tables.words("figures.changes")
    if scan.words[i - 1] in tables.words("figures.from"):
        return not changes.isdisjoint(scan.words[max(0, i - _CHANGE_REACH) : i])
    if scan.words[i - 1] in tables.words("figures.by"):
        return not changes.isdisjoint(scan.words[max(0, i - _CHANGE_REACH) : i])
    return scan.words[i - 1] in changes
