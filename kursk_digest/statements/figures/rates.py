"""What a figure is told for each of: `$10 million a day`, `60,000 riders daily`, `$83 a barrel`."""

from __future__ import annotations

from kursk_digest.statements.figures.nouns import singular_of
from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables
from kursk_digest.statements.figures.units import read_unit

_OF_REACH = 3
"""So many words of `of water`, `of crude oil` may stand before the rate."""


def with_rate(scan: Scan, tables: Tables, reading: Reading) -> Reading:
    """Return *reading* with what it is told for each of, if anything follows."""
    at = reading.last
    inside = (tables.adverbs_of_rate.get(word) for word in scan.words[reading.first : at])
    per = next((found for found in inside if found), "") or _rate_at(scan, tables, at)
    if not per and scan.words[at] in tables.words("figures.of"):
        per = _rate_of(scan, tables, at + 1)
    return reading._replace(per=per) if per else reading


def _rate_of(scan: Scan, tables: Tables, i: int) -> str:
    """Return the rate behind the words of `of crude oil a day`; empty if another count begins."""
    for at in range(i, i + _OF_REACH):
        if not scan.is_word(at) or scan.words[at] in tables.breaks:
            return ""
        found = _rate_at(scan, tables, at + 1)
        if found:
            return found
    return ""


def _rate_at(scan: Scan, tables: Tables, i: int) -> str:
    """Return what the rate at token *i* is for each of, in the singular; empty if none begins."""
    word, thing = scan.words[i], scan.words[i + 1]
    if word in tables.adverbs_of_rate:
        return tables.adverbs_of_rate[word]
    if word in tables.words("figures.rates.per"):
        return _singular(scan, tables, i + 1) if scan.is_word(i + 1) else ""
    if word not in tables.words("figures.rates.each"):
        return ""
    is_known = thing in tables.words("figures.rates.things") or read_unit(scan, tables, i + 1)
    behind = scan.words[i + 2]
    # `a day after the vote`, `a mile away` say when and where.
    is_place = behind in tables.words("figures.rates.not_before") or behind in tables.sides
    return _singular(scan, tables, i + 1) if is_known and not is_place else ""


def _singular(scan: Scan, tables: Tables, i: int) -> str:
    """Return the noun at token *i* in the singular; a unit by its own name: `kilo` -> `kg`."""
    found = read_unit(scan, tables, i)
    if found and found[1].factor == 1 and not found[1].offset:
        return found[1].name
    return singular_of(tables, scan.words[i])
