"""Figures of a sentence: what is counted or measured, how many, how sure. Pure.

A sentence is cut once; at each token the readers are asked in turn, from the most special (a
number that is part of a name) to the least (an amount). The words around complete what was
read: what became of those counted, a hedge, the time covered.
"""

from __future__ import annotations

import re

from kursk_digest.model import Figure
from kursk_digest.statements.figures.amounts import read_amount
from kursk_digest.statements.figures.dates import read_date, read_year
from kursk_digest.statements.figures.hedges import hedged
from kursk_digest.statements.figures.labels import read_label
from kursk_digest.statements.figures.multiples import read_multiple, read_unit_and_half
from kursk_digest.statements.figures.places import with_places
from kursk_digest.statements.figures.rates import with_rate
from kursk_digest.statements.figures.reading import Reading, figure_of
from kursk_digest.statements.figures.scan import Scan, cut, words_in
from kursk_digest.statements.figures.scores import read_score
from kursk_digest.statements.figures.special import (
    is_article,
    read_age,
    read_magnitude,
    read_ordinal,
    with_number_of,
)
from kursk_digest.statements.figures.tables import Tables, tables_of
from kursk_digest.statements.figures.times import read_time
from kursk_digest.statements.figures.tolls import with_toll
from kursk_digest.statements.figures.windows import span_end, with_window

__all__ = ["read_figures"]

MOST_CHARACTERS = 20_000
"""So much of a sentence is read: a longer one is a list or no prose."""

_DIGIT = re.compile(r"\d")
_READERS = (
    read_magnitude, read_age, read_multiple, read_ordinal, read_score, read_label, read_time,
    read_date, read_year, read_unit_and_half, read_amount,
)  # fmt: skip
_FIXED = frozenset(("date", "time", "name", "year", "month", "weekday", "ordinal"))


def read_figures(text: str, language: str = "en") -> tuple[Figure, ...]:
    """Return the figures of a sentence in the order in which they stand, never overlapping."""
    tables = tables_of(language)
    text = text[:MOST_CHARACTERS]
    if not _DIGIT.search(text) and tables.triggers.isdisjoint(words_in(text)):
        return ()
    scan = cut(text, spaced=tables.spaced)
    return tuple(figure_of(scan, reading) for reading in _read_all(scan, tables))


def _read_all(scan: Scan, tables: Tables) -> list[Reading]:
    found: list[Reading] = []
    floor = at = 0
    while at < scan.size:
        if scan.words[at] not in tables.beginnings and not scan.is_number(at):
            at += 1
            continue
        skipped = scan.phrase_at(at, tables.phrases_of("figures.idioms"))
        past = skipped[0] if skipped else span_end(scan, tables, at)
        if past > at:
            at = past
            continue
        reading = _read_at(scan, tables, at)
        if reading is None:
            at += 1
            continue
        reading = _completed(scan, tables, reading, floor)
        if reading.first >= floor and not _is_no_count(scan, tables, reading, at):
            found.append(reading)
        floor = max(reading.last, at + 1)
        at = max(reading.resume or reading.last, at + 1)
    return found


def _read_at(scan: Scan, tables: Tables, i: int) -> Reading | None:
    if not scan.is_number(i) and scan.words[i] not in tables.triggers:
        return None
    return next((found for reader in _READERS if (found := reader(scan, tables, i))), None)


def _is_no_count(scan: Scan, tables: Tables, reading: Reading, i: int) -> bool:
    """Tell whether `one` at token *i* counts nothing: `one woman said`; `one woman died` does."""
    if not is_article(scan, tables, i):
        return False
    return reading.kind not in ("name", "age", "score") and not (
        reading.state or reading.unit in tables.tolls
    )


def _completed(scan: Scan, tables: Tables, reading: Reading, floor: int) -> Reading:
    if reading.kind in _FIXED:
        return reading
    reading = with_number_of(scan, tables, reading)
    reading = with_toll(scan, tables, hedged(scan, tables, reading, floor))
    reading = with_rate(scan, tables, with_window(scan, tables, reading))
    return with_places(scan, tables, reading)
