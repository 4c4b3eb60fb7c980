"""Results: `won 3-2`, `by 52 votes to 48`, `siegten mit 3:2`."""

from __future__ import annotations

import re

from kursk_digest.statements.figures.nouns import is_plural
from kursk_digest.statements.figures.reading import Reading, exact
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables
from kursk_digest.statements.figures.units import read_unit

SCORE_BASE = 1000
"""3-1 is told as 3.001: two scores are the same if both numbers are."""
_DASHES = frozenset("-–‑")
_WITH_COLON = re.compile(r"(\d{1,3}):(\d{1,3})")
_LATEST = 24


def read_score(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read a result, where somebody won, lost, led or voted."""
    if not scan.is_number(i):
        return None
    votes = _read_votes(scan, tables, i)
    if votes:
        return votes
    if scan.vocabulary.isdisjoint(tables.words("figures.results")):
        is_free = not scan.is_capitalised(i - 1) and not scan.is_hyphen(i - 1)
        return _read_dashed(scan, tables, i, falling=True) if is_free else None
    return (
        _read_dashed(scan, tables, i)
        or _read_in_words(scan, tables, i)
        or _read_colon(scan, tables, i)
    )


def _result(scan: Scan, first: int, last: int, ours: str, theirs: str) -> Reading | None:
    if not (ours.isdecimal() and theirs.isdecimal() and len(ours) <= 3 and len(theirs) <= 3):
        return None
    return exact(first, last, "score", "score", int(ours) + int(theirs) / SCORE_BASE)


def _read_dashed(scan: Scan, tables: Tables, i: int, *, falling: bool = False) -> Reading | None:
    """Read `3-2`; with *falling* only what can be no range, as nothing else tells of a result."""
    other = i + 2
    if scan.words[i + 1] not in _DASHES or not scan.is_number(other):
        return None
    if not (scan.is_glued(i + 1) and scan.is_glued(other)) or scan.is_hyphen(other + 1):
        return None
    if scan.words[other + 1] == "/":  # `2-1/2 years`
        return None
    if _is_range(scan, tables, i, other):
        return None
    pair = (scan.words[i], scan.words[other])
    if falling and not (all(map(str.isdecimal, pair)) and int(pair[0]) > int(pair[1])):
        return None
    return _result(scan, i, other + 1, scan.words[i], scan.words[other])


def _is_range(scan: Scan, tables: Tables, i: int, other: int) -> bool:
    """Tell whether two numbers bound what follows: `10-15 percent`, `2-3 goals`; not `52-48`."""
    at = other + 1
    if read_unit(scan, tables, at) or scan.words[at] in tables.scales:
        return True
    ours, theirs = scan.words[i], scan.words[other]
    is_ascending = ours.isdecimal() and theirs.isdecimal() and int(ours) < int(theirs)
    return is_ascending and is_plural(scan, tables, at)


def _read_votes(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `52 votes to 48`."""
    if scan.words[i + 1] not in tables.words("figures.score_nouns"):
        return None
    if scan.words[i + 2] not in tables.words("figures.score_to") or not scan.is_number(i + 3):
        return None
    return _result(scan, i, i + 4, scan.words[i], scan.words[i + 3])


def _read_in_words(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `approved the budget 215 to 214`: the winner first, and nothing that is counted."""
    other = i + 2
    if scan.words[i + 1] not in tables.words("figures.score_to") or not scan.is_number(other):
        return None
    if scan.words[i - 1] in tables.words("figures.from") or _is_range(scan, tables, i, other):
        return None
    ours, theirs = scan.words[i], scan.words[other]
    if not (ours.isdecimal() and theirs.isdecimal() and int(ours) >= int(theirs)):
        return None
    return None if is_plural(scan, tables, other + 1) else _result(scan, i, other + 1, ours, theirs)


def _read_colon(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `3:2`, where results are written so; `10:30` is a time, `28:25` is none."""
    match = _WITH_COLON.fullmatch(scan.words[i])
    if not match or not tables.score_colon:
        return None
    is_clock = len(match[2]) == 2 and int(match[1]) <= _LATEST and int(match[2]) < 60
    return None if is_clock else _result(scan, i, i + 1, match[1], match[2])
