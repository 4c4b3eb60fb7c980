"""Over what time a number was counted, and whether it adds to an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_SCOPED = frozenset(("count", "measure", "money", "percent", "plain"))
_SINCE_REACH = 6
_RATE_REACH = 6
_ENDS = frozenset((",", ";", ".", ":", "(", ")", "?", "!", "—", "–", "”", '"', ""))
_BREAKS = frozenset((";", ":"))


class Window(NamedTuple):
    """The words of a sentence that tell over what time its numbers run."""

    first: int
    last: int
    is_rate: bool
    """Whether it belongs to one number: `150 a day`."""
    is_part: bool
    """Whether what was counted is a part of a total: `in the past 24 hours`."""


def with_scopes(scan: Scan, tables: Tables, readings: Sequence[Reading]) -> list[Reading]:
    """Return *readings* with the windows of the sentence, without the numbers inside these."""
    windows = find_windows(scan, tables)
    if not windows:
        return list(readings)
    found = list(readings)
    swallowed: set[int] = set()
    for window in windows:
        scoped = _scoped(scan, tables, found, window)
        for at in scoped:
            found[at] = _in_window(scan, found[at], window)
        if scoped:
            swallowed.update(_inside(found, window))
    return [reading for at, reading in enumerate(found) if at not in swallowed]


def find_windows(scan: Scan, tables: Tables) -> list[Window]:
    """Return the windows of the sentence, in order."""
    windows: list[Window] = []
    at = 0
    while at < scan.size:
        window = (
            _read_fixed(scan, tables, at)
            or _read_past(scan, tables, at)
            or _read_since(scan, tables, at)
            or _read_rate(scan, tables, at)
        )
        if window:
            windows.append(window)
        at = window.last if window else at + 1
    return windows


def _in_window(scan: Scan, reading: Reading, window: Window) -> Reading:
    if reading.window:
        return reading
    text = scan.text[scan.starts[window.first] : scan.ends[window.last - 1]]
    return reading._replace(window=text, increment=reading.increment or window.is_part)


def _inside(readings: Sequence[Reading], window: Window) -> list[int]:
    return [
        at
        for at, reading in enumerate(readings)
        if window.first <= reading.first and reading.last <= window.last
    ]


def _scoped(scan: Scan, tables: Tables, readings: Sequence[Reading], window: Window) -> list[int]:
    """Return the places of the figures that *window* covers.

    A rate covers the figure right before it; another window all those before it in its clause
    or, where it opens the sentence, all those behind it.
    """
    able = [at for at, reading in enumerate(readings) if reading.kind in _SCOPED]
    before = [at for at in able if readings[at].last <= window.first]
    if window.is_rate:
        near = [at for at in before if window.first - readings[at].last < _RATE_REACH]
        return near[-1:]
    if before:
        clause = _clause_start(scan, tables, window.first)
        return [at for at in before if readings[at].first >= clause]
    return [at for at in able if readings[at].first >= window.last]


def _clause_start(scan: Scan, tables: Tables, i: int) -> int:
    breaks = tables.words("figures.windows.clauses") | _BREAKS
    return next((at + 1 for at in range(i - 1, -1, -1) if scan.words[at] in breaks), 0)


def _read_fixed(scan: Scan, tables: Tables, i: int) -> Window | None:
    found = scan.phrase_at(i, tables.phrases_of("figures.windows.fixed"))
    return Window(i, found[0], False, False) if found else None


def _read_past(scan: Scan, tables: Tables, i: int) -> Window | None:
    """Read `in the past 24 hours`, `over the last decade`, `in recent months`."""
    if scan.words[i] not in tables.words("figures.windows.openings"):
        return None
    at = i + 1
    if scan.words[at] in tables.words("figures.windows.determiners"):
        at += 1
    if scan.words[at] not in tables.words("figures.windows.past"):
        return None
    at += 1
    # `24`, `twenty-four`, `few`
    while at < i + 7 and (_is_number(scan, tables, at) or scan.is_hyphen(at)):
        at += 1
    if not _is_span(scan, tables, at):
        return None
    return Window(i, at + 1, False, scan.words[at] in tables.words("figures.windows.parts"))


def _is_number(scan: Scan, tables: Tables, i: int) -> bool:
    word = scan.words[i]
    return scan.is_number(i) or word in tables.numbers or word in tables.few


def _is_span(scan: Scan, tables: Tables, i: int) -> bool:
    spans = ("figures.windows.spans", "figures.windows.plural_spans")
    return any(scan.words[i] in tables.words(name) for name in spans)


def _read_since(scan: Scan, tables: Tables, i: int) -> Window | None:
    """Read `since the war began`; not `the highest since 2001`."""
    if scan.words[i] not in tables.words("figures.windows.since"):
        return None
    before = scan.words[i - 1]
    superlative = tuple(tables.words("figures.windows.superlative_ending")) or ("\0",)
    if before in tables.words("figures.windows.not_since") or before.endswith(superlative):
        return None
    last = i + 1
    while last < i + _SINCE_REACH and scan.words[last] not in _ENDS:
        last += 1
    return Window(i, last, False, False) if last > i + 1 else None


def _read_rate(scan: Scan, tables: Tables, i: int) -> Window | None:
    """Read `a day`, `per year`, `every month`, `daily`."""
    if scan.words[i] in tables.words("figures.windows.rate_words"):
        return Window(i, i + 1, True, False)
    is_rate = scan.words[i] in tables.words("figures.windows.rates")
    is_span = scan.words[i + 1] in tables.words("figures.windows.spans")
    # `a day later`, `a year ago`, `a week-long`: no rate.
    is_other = scan.words[i + 2] in tables.words("figures.windows.not_rate")
    if not (is_rate and is_span) or is_other or scan.is_hyphen(i + 2) or i == 0:
        return None
    return Window(i, i + 2, True, False)
