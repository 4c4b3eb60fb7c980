"""Results: `3-1`, `312 votes to 289`, `two to one`. The first number is the value."""

from __future__ import annotations

from kursk_digest.statements.figures.nouns import is_plural, read_noun
from kursk_digest.statements.figures.numerals import Form, Numeral, read_numeral
from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables
from kursk_digest.statements.figures.units import read_sign, read_unit

_DASHES = frozenset("-–—")
_LONGEST = 3
_LIST_REACH = 3
"""`6-4, 3-6`: a result stands so close behind another in a list of them."""


def read_result(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Return the result that begins at token *i*, if one does."""
    return _read_dashed(scan, tables, i) or _read_spoken(scan, tables, i)


def _read_dashed(scan: Scan, tables: Tables, i: int) -> Reading | None:
    if not (_is_points(scan, i) and scan.is_hyphen(i + 1) and scan.words[i + 1] in _DASHES):
        return None
    last = i + 3
    if not _is_points(scan, i + 2) or scan.is_hyphen(last) or read_sign(scan, tables, i):
        return None
    if scan.is_glued(i) and scan.is_word(i - 1) or _counts(scan, tables, last):
        return None
    mine, other = int(scan.words[i]), int(scan.words[i + 2])
    if mine < other and not _is_listed(scan, i) and not _is_contest(scan, tables):
        return None
    return _result(i, last, mine, other)


def _read_spoken(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `52 to 48`, `312 votes to 289`; the second is always less, or it is a range."""
    if scan.words[i - 1] in tables.words("figures.from") or read_sign(scan, tables, i):
        return None
    mine = _number(scan, tables, i)
    if mine is None or scan.words[mine.first - 1] in tables.words("figures.changes"):
        return None
    unit = read_unit(scan, tables, mine.last)
    noun = None if unit else read_noun(scan, tables, mine.last)
    at = unit[0] if unit else noun.last if noun else mine.last
    if scan.words[at] not in tables.words("figures.against"):
        return None
    other = _number(scan, tables, at + 1)
    if other is None or not other.value < mine.value:
        return None
    again = read_unit(scan, tables, other.last)
    if again and not (unit and again[1] == unit[1]):
        return None
    last = again[0] if again else other.last
    if not again and (_counts(scan, tables, last) or scan.is_hyphen(last)):
        return None
    return _result(mine.first, last, mine.value, other.value)


def _number(scan: Scan, tables: Tables, i: int) -> Numeral | None:
    """Return the number of points at token *i*."""
    numeral = read_numeral(scan, tables, i)
    is_points = numeral and numeral.form in (Form.DIGITS, Form.WORDS) and numeral.first == i
    return numeral if is_points else None


def _result(first: int, last: int, mine: float, other: float) -> Reading:
    low, high = sorted((float(mine), float(other)))
    return Reading(first, last, "score", "score", float(mine), low, high, resume=last)


def _is_points(scan: Scan, i: int) -> bool:
    return scan.words[i].isdecimal() and len(scan.words[i]) <= _LONGEST


def _counts(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether something is counted or measured at token *i*."""
    word = scan.words[i]
    is_noun = word in tables.plurals or is_plural(scan, tables, i) or word in tables.scales
    return (is_noun or bool(read_unit(scan, tables, i))) and word not in tables.words(
        "figures.results"
    )


def _is_listed(scan: Scan, i: int) -> bool:
    """Tell whether another pair of numbers stands right before: `6-4, 3-6`."""
    return scan.words[i - 1] in (",", "(") and scan.is_hyphen(i - _LIST_REACH)


def _is_contest(scan: Scan, tables: Tables) -> bool:
    return not tables.words("figures.results").isdisjoint(scan.vocabulary)
