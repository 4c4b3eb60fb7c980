"""The time that a figure covers, and whether it adds to an earlier one."""

from __future__ import annotations

from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

REACH = 16
"""So many tokens on either side of a figure its window is looked for."""
_LONGEST = 6
_STOPS = frozenset((",", ";", ":", ".", "?", "!", "“", "”", '"'))


def with_window(scan: Scan, tables: Tables, reading: Reading) -> Reading:
    """Return *reading* with the time that it covers, and whether it is an addition."""
    if reading.is_bare:
        return reading._replace(increment=reading.increment or _is_added(scan, tables, reading))
    if reading.kind not in ("count", "measure", "money", "percent"):
        return reading
    window = _window_near(scan, tables, reading)
    increment = reading.increment or _is_added(scan, tables, reading) or _is_part(tables, window)
    told = " ".join(window)
    is_total = told in tables.words_of_totals
    return reading._replace(window=told, increment=increment, total=is_total)


def span_end(scan: Scan, tables: Tables, i: int) -> int:
    """Return the end of the span of time that begins at token *i*; *i* if none does.

    The 24 of `in the past 24 hours` is no figure of its own.
    """
    if scan.words[i] not in tables.words("figures.windows.openings"):
        return i
    return i + len(_span_at(scan, tables, i))


def _window_near(scan: Scan, tables: Tables, reading: Reading) -> tuple[str, ...]:
    """Return the words of the nearest window, behind the figure before in front of it."""
    ahead = range(reading.last, min(scan.size, reading.last + REACH))
    behind = range(reading.first - 1, max(-1, reading.first - REACH), -1)
    for places in (ahead, behind):
        for at in places:
            word = scan.words[at]
            if word == ";":
                break
            found = _window_at(scan, tables, at) if word in tables.window_beginnings else ()
            if found:
                return found
    return ()


def _window_at(scan: Scan, tables: Tables, i: int) -> tuple[str, ...]:
    """Return the words of the window that begins at token *i*: `in the past 24 hours`."""
    fixed = scan.phrase_at(i, tables.phrases_of("figures.windows.fixed"))
    if fixed:
        return scan.words[i : fixed[0]]
    if scan.words[i] in tables.words("figures.windows.since"):
        return _since_at(scan, tables, i)
    if scan.words[i] not in tables.words("figures.windows.openings"):
        return ()
    return _span_at(scan, tables, i)


def _since_at(scan: Scan, tables: Tables, i: int) -> tuple[str, ...]:
    end, joint = i + 1, tables.words("figures.joint")
    while end < min(scan.size, i + _LONGEST) and scan.words[end] not in _STOPS | joint:
        end += 1
    return scan.words[i:end]


def _span_at(scan: Scan, tables: Tables, i: int) -> tuple[str, ...]:
    """Return `in a single day`, `over the past two weeks`; nothing for `in two days of talks`."""
    spans = tables.words("figures.windows.spans") | tables.words("figures.windows.plural_spans")
    past = tables.words("figures.windows.past") | {"single"}
    told = False
    for at in range(i + 1, min(scan.size, i + _LONGEST)):
        word = scan.words[at]
        if word in spans:
            return scan.words[i : at + 1] if told else ()
        told = told or word in past
        inner = word in tables.words("figures.windows.determiners") | {"a", "an"}
        if not (told or inner or scan.is_number(at) or word in tables.numbers):
            return ()
    return ()


def _is_part(tables: Tables, window: tuple[str, ...]) -> bool:
    """Tell whether so short a time gives a part of a total: `in the past 24 hours`."""
    parts = tables.words("figures.windows.parts")
    if window and window[0] in tables.words("figures.windows.since"):
        return not parts.isdisjoint(window)
    return bool(window) and window[-1] in parts


def _is_added(scan: Scan, tables: Tables, reading: Reading) -> bool:
    than, after = tables.words("figures.than"), tables.words("figures.adds_after")
    if not than.isdisjoint(scan.words[reading.last : reading.last + 2]):
        return False
    if reading.kind == "percent":
        return scan.words[reading.first - 1] in tables.words("figures.adds_before")
    if scan.words[reading.first - 1] in tables.words("figures.adds_before"):
        return True
    # `40 more people`; the first word is the number or a hedge: `more than 40 people`.
    return scan.words[reading.last] in after or any(
        scan.words[at] in after and scan.words[at + 1] not in than
        for at in range(reading.first + 1, reading.last - 1)
    )
