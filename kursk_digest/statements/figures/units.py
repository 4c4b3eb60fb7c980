"""Measures and money: what stands behind or before the number, told in one base a dimension."""

from __future__ import annotations

from kursk_digest.statements.figures.digits import Form, Numeral
from kursk_digest.statements.figures.meanings import Unit
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_SHORT = 2
"""Forms of so few letters are words of their own unless digits stand before them."""
_SIDE_BEFORE = 4


def read_unit(scan: Scan, tables: Tables, i: int) -> tuple[int, Unit] | None:
    """Return the end of the unit at token *i*, perhaps behind a hyphen, and the unit."""
    at = i + 1 if scan.is_hyphen(i) else i
    for phrase, unit in tables.units.get(scan.words[at], ()):
        last = at + len(phrase)
        if scan.words[at:last] == phrase and _is_plausible(scan, tables, at, phrase):
            return last, unit
    return None


def read_sign(scan: Scan, tables: Tables, i: int) -> tuple[int, Unit] | None:
    """Return the beginning of the currency sign that ends right before token *i*, and the unit."""
    for phrase, unit in tables.signs.get(scan.words[i - 1], ()) if i > 0 else ():
        first = i - len(phrase)
        if first < 0 or scan.words[first:i] != phrase:
            continue
        # `A$5 million` are Australian, `a $5 million deal` is American.
        if len(phrase) == 1 or len(phrase[0]) > 1 or scan.is_glued(first + 1):
            return first, unit
    return None


def unit_for(scan: Scan, tables: Tables, unit: Unit, numeral: Numeral) -> Unit:
    """Return the unit that is meant with *numeral*: `5 million pounds` weigh nothing."""
    if not unit.with_scale:
        return unit
    if numeral.scale >= 1000 or not scan.vocabulary.isdisjoint(tables.words("units.paying")):
        return Unit(name=unit.with_scale, kind="money")
    return unit


def side_of(scan: Scan, tables: Tables, first: int, last: int) -> tuple[str, ...]:
    """Return which side of a thing the measure from *first* to *last* is: (`deep`,) or nothing."""
    behind = tables.sides.get(scan.words[last])
    if behind:
        return (behind,)
    of = tables.words("figures.of")
    # `a depth of about 10 km`: the hedge belongs to the measure already.
    if scan.words[first - 1] in of and scan.words[first - 2] in tables.sides:
        return (tables.sides[scan.words[first - 2]],)
    return ()


def base_value(unit: Unit, number: float) -> float:
    """Tell *number* in the base of *unit*."""
    return (number + unit.offset) * unit.factor


def is_percent_fraction(scan: Scan, tables: Tables, numeral: Numeral) -> bool:
    """Tell whether a fraction is a share: `half of the homes`, `a two-thirds majority`."""
    if numeral.form is not Form.FRACTION:
        return False
    following = scan.words[numeral.last]
    if scan.words[numeral.last - 1] in tables.words("figures.shares"):
        return True
    if following in tables.words("figures.of") or following in tables.words("figures.determiners"):
        return True
    if _stands_alone(scan, tables, numeral):
        return True
    # `a third man` is an ordinal; quarters are of years and of towns, too, and half is a
    # part of many words.
    has_article = scan.words[numeral.first] in tables.words("figures.articles")
    return not has_article and numeral.value not in (0.25, 0.5, 0.75)


def _stands_alone(scan: Scan, tables: Tables, numeral: Numeral) -> bool:
    """Find `fell by a third`, `nearly half voted`, with nothing behind that could be third."""
    before = scan.phrase_before(numeral.first, tables.hedges)
    opening = scan.words[(before[0] if before else numeral.first) - 1]
    following = scan.words[numeral.last]
    is_closed = not scan.is_word(numeral.last) or following in tables.breaks
    if before and numeral.first + 1 < numeral.last:
        # `nearly three quarters work`; `nearly a third man` is closed by nothing.
        is_closed = is_closed or scan.words[numeral.first] not in tables.words("figures.articles")
    return is_closed and (before is not None or opening in tables.words("figures.by"))


def _is_plausible(scan: Scan, tables: Tables, at: int, phrase: tuple[str, ...]) -> bool:
    word = phrase[0]
    if len(phrase) > 1 or len(word) > _SHORT or not word.isalpha():
        return True
    is_behind_number = scan.is_number(at - 1) or scan.words[at - 1] in tables.scales
    if not (is_behind_number or scan.is_hyphen(at - 1)):
        return False
    # `5 C` and `40 F` are degrees, `5 c` and `40 f` nothing known.
    return word not in ("c", "f") or scan.is_capitalised(at)
