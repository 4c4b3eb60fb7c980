"""Where a figure is of: `52 percent in Egypt`, `300 homes were lost in Almere`."""

from __future__ import annotations

from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_REACH = 6
"""So many tokens behind a figure its place begins."""
_LONGEST = 5


def with_places(scan: Scan, tables: Tables, reading: Reading) -> Reading:
    """Return *reading* with the names of its place, where a preposition ties one to it.

    Only where capitals tell names, and only up to the next number, comma or clause.
    """
    if tables.nouns_capitalised or not tables.words("figures.places"):
        return reading
    for at in range(reading.last, min(scan.size, reading.last + _REACH)):
        if scan.words[at] in tables.words("figures.places"):
            found = _names_at(scan, tables, at + 1)
            if found:
                return reading._replace(places=found)
        elif not scan.is_word(at) or scan.words[at] in tables.words("figures.toll_words.barriers"):
            break
    return reading._replace(places=_opening(scan, tables, reading))


def _opening(scan: Scan, tables: Tables, reading: Reading) -> tuple[str, ...]:
    """Return the place that opens the sentence, set off by a comma: `In Egypt, 52 percent`."""
    if scan.words[0] not in tables.words("figures.places"):
        return ()
    found = _names_at(scan, tables, 1)
    end = next((at for at in range(1, scan.size) if scan.words[at] == ","), scan.size)
    return found if found and end < reading.first and end <= _LONGEST + 1 else ()


def _names_at(scan: Scan, tables: Tables, i: int) -> tuple[str, ...]:
    """Return the capitalised words of `the southern city of Bandar Abbas`, lower-cased."""
    found: list[str] = []
    for at in range(i, min(scan.size, i + _LONGEST)):
        word = scan.words[at]
        is_time = word in tables.months or word in tables.weekdays
        if scan.is_capitalised(at) and scan.is_word(at) and not is_time:
            found.append(word.removesuffix("'s"))
        elif found or not scan.is_word(at) or is_time:
            break
    return tuple(found)
