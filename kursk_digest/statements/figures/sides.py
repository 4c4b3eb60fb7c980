"""A number with its sign and unit: what stands on either side of `to` in a range."""

from __future__ import annotations

from typing import NamedTuple

from kursk_digest.statements.figures.digits import Form, Numeral
from kursk_digest.statements.figures.meanings import Unit
from kursk_digest.statements.figures.numerals import read_numeral
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables
from kursk_digest.statements.figures.units import base_value, read_sign, read_unit, unit_for

_MINUS = frozenset("-−–")
_FILLERS = 2


class Side(NamedTuple):
    """A number, its unit if it has one, and the tokens that they take."""

    first: int
    last: int
    numeral: Numeral
    unit: Unit | None
    is_negative: bool = False

    def value(self, number: float, unit: Unit | None) -> float:
        """Tell *number*, one of the values of the numeral, in the base of *unit*."""
        signed = -number if self.is_negative else number
        return signed if unit is None else base_value(unit, signed)


def read_side(scan: Scan, tables: Tables, i: int) -> Side | None:
    """Return the number at token *i* with its sign and unit, if one begins there."""
    sign = read_sign(scan, tables, i)
    numeral = read_numeral(scan, tables, i, money=sign is not None)
    if numeral is None:
        return None
    behind = _unit_behind(scan, tables, numeral)
    if sign:
        is_repeated = behind is not None and behind[1].kind == "money"
        last = behind[0] if behind and is_repeated else numeral.last
        return Side(sign[0], last, numeral, sign[1])
    first, is_negative = _minus_before(scan, tables, numeral.first)
    if behind is None:
        return Side(first, numeral.last, numeral, None, is_negative)
    return Side(first, behind[0], numeral, unit_for(scan, tables, behind[1], numeral), is_negative)


def _minus_before(scan: Scan, tables: Tables, i: int) -> tuple[int, bool]:
    """Return where the number at token *i* begins with its minus, and whether it has one."""
    word = scan.words[i - 1]
    if scan.words[i - 2] in tables.words("figures.to"):
        return i, False  # `plus or minus 3 points`
    is_sign = word in _MINUS and scan.is_glued(i) and not scan.is_glued(i - 1)
    if i > 0 and (is_sign or word in tables.words("figures.minus")):
        return i - 1, True
    return i, False


def _is_ordinal(scan: Scan, tables: Tables, numeral: Numeral) -> bool:
    """Tell whether a fraction right before a unit is an ordinal: `a third day`."""
    if numeral.form is not Form.FRACTION or numeral.last != numeral.first + 2:
        return False
    is_one = scan.words[numeral.first] in tables.words("figures.articles")
    return is_one and scan.words[numeral.last - 1] in tables.ordinals


def _unit_behind(scan: Scan, tables: Tables, numeral: Numeral) -> tuple[int, Unit] | None:
    """Return the end of the unit behind *numeral*, and the unit."""
    found = read_unit(scan, tables, numeral.last)
    if found and not _is_ordinal(scan, tables, numeral):
        return found
    at = numeral.last
    if numeral.form in (Form.VAGUE, Form.FRACTION):
        # `hundreds of square miles`, `a quarter of an hour`, `half an hour`.
        if scan.words[at] in tables.words("figures.of"):
            at += 1
        if numeral.form is Form.FRACTION and scan.words[at] in tables.words("figures.articles"):
            at += 1
        return read_unit(scan, tables, at) if at > numeral.last else None
    for _ in range(_FILLERS):
        if scan.words[at] not in tables.words("figures.fillers"):
            return None
        at += 1
        found = read_unit(scan, tables, at)
        if found:
            return found
    return None
