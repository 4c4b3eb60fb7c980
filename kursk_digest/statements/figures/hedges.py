"""`more than`, `about`, `or so`: how far a number may be off."""

from __future__ import annotations

from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_ABOUT = 0.1
"""`about 300` leaves room for 270 to 330, `nearly 300` for 270 to 300."""
_TOTAL_WITHIN = 14
"""So many words before `passed 150,000` its subject is looked for."""


def hedged(scan: Scan, tables: Tables, reading: Reading, floor: int) -> Reading:
    """Return *reading* with the hedge before or behind it, if it has one.

    Args:
        scan: The sentence.
        tables: Its language.
        reading: A figure without its hedge.
        floor: The first token that belongs to no earlier figure.
    """
    behind = hedge_behind(scan, tables, reading.last)
    if behind:
        reading = reading._replace(last=behind[0])
        return widened(reading, behind[1])
    found = _before(scan, tables, reading, floor)
    return widened(reading._replace(first=found[0]), found[1]) if found else reading


def hedge_behind(scan: Scan, tables: Tables, i: int) -> tuple[int, str] | None:
    """Return the end of the hedge at token *i* behind a number, and what it means.

    Not `and more` of `17 dead and more than 300 homeless`.
    """
    found = scan.phrase_at(i, tables.hedges_behind)
    return None if found and scan.words[found[0]] in tables.words("figures.than") else found


def widened(reading: Reading, hedge: str) -> Reading:
    """Return *reading* with the bounds that *hedge* leaves it."""
    low, high = reading.low, reading.high
    slack = _ABOUT * abs(reading.value)
    if hedge in ("more than", "at least"):
        high = None
    elif hedge in ("up to", "less than"):
        low = 0.0 if reading.value >= 0 else None
    elif hedge == "nearly":
        low = None if low is None else low - slack
    elif hedge == "about":
        low = None if low is None else low - slack
        high = None if high is None else high + slack
    return reading._replace(low=low, high=high, hedge=hedge)


def _before(scan: Scan, tables: Tables, reading: Reading, floor: int) -> tuple[int, str] | None:
    found = scan.phrase_before(reading.first, tables.hedges)
    if found is None and _has_total(scan, tables, reading.first):
        found = scan.phrase_before(reading.first, tables.hedges_of_totals)
    if found is None or found[0] < floor or _is_preposition(scan, tables, found[0], reading):
        return None
    return found


def _is_preposition(scan: Scan, tables: Tables, i: int, reading: Reading) -> bool:
    """Tell whether the hedge at token *i* is none: `control over 74 villages`, `over two days`."""
    word, before = " ".join(scan.words[i : reading.first]), scan.words[i - 1]
    if before in tables.words(f"figures.no_hedge.{word}"):
        return True
    is_span = reading.kind == "measure" and reading.unit in tables.durations
    return (
        is_span
        and word in tables.words("figures.no_hedge.spans")
        and (before not in tables.words("figures.no_hedge.not_spans"))
    )


def _has_total(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether a toll, a sum or the like is the subject: `the toll passed`."""
    nouns = tables.words("figures.hedges_of_totals.nouns")
    return not nouns.isdisjoint(scan.words[max(0, i - _TOTAL_WITHIN) : i])
