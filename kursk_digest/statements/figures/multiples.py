"""How many times as much: `twice as many`, `three times the size`, `tenfold`."""

from __future__ import annotations

from kursk_digest.statements.figures.numerals import read_numeral
from kursk_digest.statements.figures.reading import Reading, exact
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables
from kursk_digest.statements.figures.units import base_value, read_unit

UNIT = "times"
_HALF_REACH = 4


def read_multiple(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Return the multiple that begins at token *i*: `twice the size`, `10-fold`, `tenfold`."""
    word = scan.words[i]
    compared = tables.words("figures.multiples.compared")
    if word in tables.multiples:
        is_told = word.endswith(tuple(tables.words("figures.multiples.suffix")) or ("\0",))
        is_told = is_told or scan.words[i + 1] in compared
        return exact(i, i + 1, "measure", UNIT, tables.multiples[word]) if is_told else None
    numeral = read_numeral(scan, tables, i)
    if numeral is None:
        return None
    at = numeral.last
    if scan.is_hyphen(at) and scan.words[at + 1] in tables.words("figures.multiples.suffix"):
        return exact(numeral.first, at + 2, "measure", UNIT, numeral.value)
    is_times = scan.words[at] in tables.words("figures.multiples.times")
    if not (is_times and scan.words[at + 1] in compared):
        return None
    return exact(numeral.first, at + 1, "measure", UNIT, numeral.value)


def read_unit_and_half(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `a year and a half`, told at its `half`."""
    if scan.words[i] not in tables.fractions:
        return None
    for name, part in (("figures.and_a_half", 0.5), ("figures.and_a_quarter", 0.25)):
        for joint in range(max(1, i - _HALF_REACH), i):
            found = scan.phrase_at(joint, tables.phrases_of(name))
            if found and found[0] == i + 1:
                return _unit_before(scan, tables, joint, i + 1, 1 + part)
    return None


def _unit_before(scan: Scan, tables: Tables, i: int, last: int, number: float) -> Reading | None:
    """Return *number* of the unit that ends before token *i*, if an article opens it."""
    for first in range(max(1, i - 2), i):
        found = read_unit(scan, tables, first)
        opening = scan.words[first - 1]
        is_single = opening in tables.words("figures.articles") or (
            opening in tables.words("figures.pronouns")
        )
        if found and found[0] == i and is_single:
            unit = found[1]
            return exact(first - 1, last, unit.kind, unit.name, base_value(unit, number))
    return None
