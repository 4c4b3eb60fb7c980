"""Statement -> figures: the numbers that its words tell, of what, and how exactly. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kursk_digest.model import Figure
from kursk_digest.statements.figures.ages import as_age
from kursk_digest.statements.figures.amounts import read_amount
from kursk_digest.statements.figures.dates import read_date, read_year, with_speech
from kursk_digest.statements.figures.hedges import hedged
from kursk_digest.statements.figures.labels import read_label
from kursk_digest.statements.figures.links import as_increment, with_links
from kursk_digest.statements.figures.magnitudes import by_sentence
from kursk_digest.statements.figures.ones import counts
from kursk_digest.statements.figures.ordinals import read_ordinal
from kursk_digest.statements.figures.reading import Reading, figure_of
from kursk_digest.statements.figures.results import read_result
from kursk_digest.statements.figures.scan import Scan, cut
from kursk_digest.statements.figures.scopes import with_scopes
from kursk_digest.statements.figures.tables import Tables, tables_of
from kursk_digest.statements.figures.times import read_time
from kursk_digest.statements.figures.tolls import with_toll

Reader = Callable[[Scan, Tables, int], Reading | None]

# The order decides: what is a date is no count, and `737-800` is a name before it is a result.
_READERS: tuple[Reader, ...] = (
    read_date, read_time, read_result, read_label, read_year, read_ordinal, read_amount,
)  # fmt: skip
_UNHEDGED = frozenset(("name", "score", "ordinal"))
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")


def read_figures(text: str, language: str = "en") -> tuple[Figure, ...]:
    """Return the figures of *text*, in order; none for a text without numbers.

    A figure may hold another: `50 Boeing 737 jets` counts jets and names one. `first`, and `one`
    where it is as good as an article (`one woman said`), are no figures.

    Args:
        text: A sentence. Any string at all is fine.
        language: BCP 47 primary tag; of a language without tables, digits alone are read.
    """
    tables = tables_of(language)
    if not has_number(text, tables):
        return ()
    scan = cut(text, spaced=tables.spaced)
    readings = with_links(scan, tables, list(_readings(scan, tables)))
    readings = with_scopes(scan, tables, readings)
    return tuple(figure_of(scan, reading) for reading in readings)


def has_number(text: str, tables: Tables) -> bool:
    """Tell, at little cost, whether *text* may hold a figure."""
    if _DIGIT.search(text):
        return True
    return not tables.triggers.isdisjoint(_WORD.findall(text.lower()))


def _readings(scan: Scan, tables: Tables) -> Iterator[Reading]:
    """Read the sentence from left to right; each token begins one figure at most."""
    idioms = tables.phrases_of("figures.idioms")
    at = floor = 0
    while at < scan.size:
        is_start = scan.words[at] in tables.triggers or scan.is_number(at)
        idiom = scan.phrase_at(at, idioms)
        if idiom:
            at = idiom[0]
            continue
        reading = _read_one(scan, tables, at) if is_start else None
        reading = _completed(scan, tables, reading, floor) if reading else None
        if reading is None:
            at += 1
            continue
        if counts(scan, tables, reading):
            yield reading
        at = floor = max(reading.resume or reading.last, at + 1)


def _read_one(scan: Scan, tables: Tables, i: int) -> Reading | None:
    for reader in _READERS:
        reading = reader(scan, tables, i)
        if reading:
            return reading
    return None


def _completed(scan: Scan, tables: Tables, reading: Reading, floor: int) -> Reading | None:
    """Return *reading* with its hedge and with what the words around it make of it."""
    if reading.kind == "date":
        return with_speech(scan, tables, reading)
    if reading.kind in _UNHEDGED:
        return reading
    reading = by_sentence(scan, tables, as_age(scan, tables, reading))
    if not reading.hedge or reading.low is not None:
        reading = hedged(scan, tables, reading, floor)
    reading = as_increment(scan, tables, reading, floor)
    reading = hedged(scan, tables, reading, floor) if reading.increment else reading
    return with_toll(scan, tables, reading)
