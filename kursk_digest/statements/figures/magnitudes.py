"""Magnitudes of earthquakes: `6.1-magnitude`, `magnitude of 6.7`, `5.4 on the Richter scale`."""

from __future__ import annotations

from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_STRONGEST = 10


def as_magnitude(scan: Scan, tables: Tables, reading: Reading) -> Reading:
    """Return *reading*, a bare number, as a magnitude if the words beside it say so."""
    if not 0 < reading.value < _STRONGEST:
        return reading
    behind = scan.phrase_at(reading.last, tables.phrases_of("units.magnitude_behind"))
    if behind:
        return _magnitude(reading)._replace(last=behind[0], resume=behind[0])
    names = tables.words("units.magnitude_names")
    first = reading.first - 1
    if scan.words[first] in tables.words("figures.of") or scan.words[first] == ":":
        first -= 1
    if first >= 0 and scan.words[first] in names:
        return _magnitude(reading)._replace(first=first)
    return reading


def is_told_by_sentence(scan: Scan, tables: Tables, reading: Reading) -> bool:
    """Tell whether a bare number such as 5.9 is a magnitude because the sentence is of a quake."""
    tenths = reading.value * 10
    if reading.kind != "plain" or not 0 < reading.value < _STRONGEST or tenths % 1:
        return False
    has_decimals = scan.words[reading.last - 1].count(tables.decimal) == 1
    return has_decimals and not tables.words("units.quakes").isdisjoint(scan.vocabulary)


def _magnitude(reading: Reading) -> Reading:
    return reading._replace(kind="measure", unit="magnitude", modifiers=())


def by_sentence(scan: Scan, tables: Tables, reading: Reading) -> Reading:
    """Return *reading* as a magnitude if the sentence is of a quake and it could be one."""
    return _magnitude(reading) if is_told_by_sentence(scan, tables, reading) else reading
