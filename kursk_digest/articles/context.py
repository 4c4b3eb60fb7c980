"""What a line's place on the page tells, as small whole numbers. Pure.

All columns are in the order of the lines. Windows are sums over prefixes: a page of 20,000
lines takes 100 times as long as one of 200.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate

from kursk_digest.articles.furniture import START, WHOLE
from kursk_digest.articles.traits import SIZES, Line, is_separator

Columns = dict[str, list[int]]
"""Name -> cell of each line."""

_MASS = (0.5, 2, 4, 6, 9, 12, 16, 20, 26, 34, 45)
_DISTANCE = (0.5, 1.5, 2.5, 3.5, 5.5, 8.5, 13.5, 21.5, 40.5, 80.5)
_TENTHS = (0.001, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.999)
_QUARTERS = (0.001, 0.25, 0.5, 0.75)
_TOTAL = (20, 60, 120, 200, 350, 600, 1000, 2000)
_LINES = (8, 15, 30, 60, 100, 180, 300, 600)
_ODDS = (0.01, 0.03, 0.07, 0.15, 0.27, 0.42, 0.58, 0.73, 0.85, 0.93, 0.97, 0.99)

_OUTSIDE = 99
_FAR = 10
_SINCE = ("teaser", "comments", "cut", "form", "label", "share", "caption")
_UNTIL = ("label", "share", "comments", "cut")

Cells = Callable[[float], int]


def _bucket(edges: Sequence[float]) -> Cells:
    return lambda value: bisect_right(edges, value)


def text_mass(line: Line, *, repeated: bool) -> float:
    """Guess how many words of running text a line holds, before anything is learnt."""
    if line.words < 5:
        return 0.0
    mass = min(60.0, line.words)
    if not line.ends_sentence or line.breaks_off:
        mass *= 0.25
    if line.small_share < 0.2:
        mass *= 0.3
    asks = any(line.kinds.get(kind) for kind in ("prompt", "legal", "form", "advert"))
    return mass * 0.2 if asks or repeated else mass


def best_run(values: Sequence[float]) -> tuple[int, int]:
    """Return start and end of the run with the largest sum; `(0, 0)` if no value is above 0.

    Source: J. Kadane's algorithm, in J. Bentley, "Programming pearls", 1984.
    """
    best, best_start, best_end = 0.0, 0, 0
    current, start = 0.0, 0
    for at, value in enumerate(values):
        if current <= 0:
            current, start = 0.0, at
        current += value
        if current > best:
            best, best_start, best_end = current, start, at + 1
    return best_start, best_end


def page_columns(lines: Sequence[Line]) -> Columns:
    """Return what the first pass sees beside the traits of the lines themselves."""
    counts = Counter(line.tokens for line in lines)
    seen: set[tuple[str, ...]] = set()
    repeated = [_seen_before(line.tokens, seen) for line in lines]
    masses = [text_mass(line, repeated=again) for line, again in zip(lines, repeated, strict=True)]
    run = best_run([mass - 3 if mass > 3 else -4 for mass in masses])
    copies = [min(4, counts[line.tokens] - 1) for line in lines]
    return {
        "copies": copies,
        "copy of an earlier line": [int(again) for again in repeated],
        **_mass_columns(masses),
        **_run_columns(lines, run, [mass > 6 for mass in masses], name="run"),
        **_gap_columns(lines, masses),
        **_neighbour_columns(lines),
        **_marker_columns(lines),
        **_crowd_columns(lines, copies),
        **_block_columns(lines, masses),
        "lines": [bisect_right(_LINES, len(lines))] * len(lines),
    }


def second_columns(lines: Sequence[Line], odds: Sequence[float]) -> Columns:
    """Return what the second pass sees: the first pass's *odds*, 0 to 1, around each line."""
    cells = [bisect_right(_ODDS, value) for value in odds]
    run = best_run(
        [(value - 0.35) * min(40, line.words + 2) for value, line in zip(odds, lines, strict=True)]
    )
    total = sum(odds)
    columns = {
        "odds": cells,
        "odds here, before, after": _triples(cells),
        **_run_columns(lines, run, [value > 0.5 for value in odds], name="likely run"),
        "likely text so far": _shares_so_far(odds),
        "likely lines": [bisect_right(_LINES, total)] * len(lines),
    }
    for step in (1, 2, 3, 4):
        columns[f"odds {step} before"] = _shifted(cells, -step, 13)
        columns[f"odds {step} after"] = _shifted(cells, step, 13)
    for width in (4, 10, 25):
        before, after = _windows(odds, width)
        columns[f"odds in {width} before"] = [bisect_right(_TENTHS, v / width) for v in before]
        columns[f"odds in {width} after"] = [bisect_right(_TENTHS, v / width) for v in after]
    return columns


def _seen_before(found: tuple[str, ...], seen: set[tuple[str, ...]]) -> bool:
    again = found in seen
    seen.add(found)
    return again


def _mass_columns(masses: Sequence[float]) -> Columns:
    cell = _bucket(_MASS)
    cells = [cell(mass) for mass in masses]
    total = sum(masses)
    columns = {
        "text": cells,
        "text 1 before": _shifted(cells, -1, 12),
        "text 1 after": _shifted(cells, 1, 12),
        "text so far": _shares_so_far(masses),
        "text in all": [bisect_right(_TOTAL, total)] * len(masses),
    }
    for width in (3, 8):
        before, after = _windows(masses, width)
        columns[f"text in {width} before"] = [cell(value / width) for value in before]
        columns[f"text in {width} after"] = [cell(value / width) for value in after]
    return columns


def _run_columns(
    lines: Sequence[Line], run: tuple[int, int], counted: Sequence[bool], *, name: str
) -> Columns:
    """Place every line by the longest run of text, and compare their words."""
    start, end = run
    body: Counter[str] = Counter()
    for at in range(start, end):
        if counted[at]:
            body.update(lines[at].content)
    distance = _bucket(_DISTANCE)
    places, shared, shared_and_size, shared_and_place = [], [], [], []
    for at, line in enumerate(lines):
        own = 1 if start <= at < end and counted[at] else 0
        common = sum(body[word] > own for word in line.content)
        cell = bisect_right(_QUARTERS, common / max(1, len(line.content)))
        side = 0 if at < start else 2 if at >= end else 1
        away = start - at if side == 0 else at - end + 1
        places.append(0 if side == 1 else distance(away) + (11 if side == 2 else 0))
        shared.append(min(8, common))
        shared_and_size.append(cell * SIZES + line.size)
        shared_and_place.append(cell * 3 + side)
    return {
        f"place by the {name}": places,
        f"words shared with the {name}": shared,
        f"share of words shared with the {name}, size": shared_and_size,
        f"share of words shared with the {name}, side": shared_and_place,
    }


def _gap_columns(lines: Sequence[Line], masses: Sequence[float]) -> Columns:
    texts = [mass > 8 for mass in masses]
    before = _since(texts)
    after = _since(texts[::-1])[::-1]
    distance = _bucket(_DISTANCE)
    return {
        "lines since text": [distance(gap) for gap in before],
        "lines until text": [distance(gap) for gap in after],
        "size between texts": [
            (min(3, b) * 4 + min(3, a)) * SIZES + line.size
            for b, a, line in zip(before, after, lines, strict=True)
        ],
    }


def _neighbour_columns(lines: Sequence[Line]) -> Columns:
    sizes = [line.size for line in lines]
    captions = _shifted([line.kinds.get("caption", 0) for line in lines], 1, 0)
    return {
        "size, line before": [
            a * SIZES + b for a, b in zip(_shifted(sizes, -1, SIZES), sizes, strict=True)
        ],
        "size, line after": [
            a * SIZES + b for a, b in zip(_shifted(sizes, 1, SIZES), sizes, strict=True)
        ],
        "size, caption after": [a * SIZES + b for a, b in zip(captions, sizes, strict=True)],
    }


def _marker_columns(lines: Sequence[Line]) -> Columns:
    columns: Columns = {}
    for kind in _SINCE:
        marks = [line.kinds.get(kind, 0) >= START for line in lines]
        columns[f"lines since {kind}"] = [bisect_right(_DISTANCE, gap) for gap in _since(marks)]
    for kind in _UNTIL:
        marks = [line.kinds.get(kind, 0) >= START for line in reversed(lines)]
        gaps = _since(marks)[::-1]
        columns[f"lines until {kind}"] = [bisect_right(_DISTANCE, gap) for gap in gaps]
    return columns


def _crowd_columns(lines: Sequence[Line], copies: Sequence[int]) -> Columns:
    crowds = {
        "copies": [float(count > 0) for count in copies],
        "phrases": [float(line.strength >= START) for line in lines],
        "labels": [
            float(line.kinds.get("comments", 0) >= START or line.kinds.get("label", 0) >= START)
            for line in lines
        ],
        "short lines": [float(line.words <= 4) for line in lines],
    }
    columns: Columns = {}
    for name, marks in crowds.items():
        for width in (4, 10):
            before, after = _windows(marks, width)
            columns[f"{name} in {width} before"] = [round(value) for value in before]
            columns[f"{name} in {width} after"] = [round(value) for value in after]
    return columns


def _block_columns(lines: Sequence[Line], masses: Sequence[float]) -> Columns:
    """Weigh the stretch of text, between labels and menus, that a line stands in."""
    blocks = _blocks(lines)
    weight: Counter[int] = Counter()
    for block, mass in zip(blocks, masses, strict=True):
        weight[block] += mass  # type: ignore[assignment]  # Counter of fractions
    total = sum(masses) or 1.0
    ranks = sorted((block for block in weight if block >= 0), key=lambda b: (-weight[b], b))
    rank = {block: min(8, place) for place, block in enumerate(ranks)}
    return {
        "share of the block": [
            0 if block < 0 else 1 + bisect_right(_TENTHS, weight[block] / total) for block in blocks
        ],
        "rank of the block": [rank.get(block, 9) for block in blocks],
    }


def _blocks(lines: Sequence[Line]) -> list[int]:
    blocks: list[int] = []
    number, closed = -1, True
    for line in lines:
        apart = is_separator(line) or line.strength == WHOLE
        if not apart and closed:
            number += 1
        blocks.append(-1 if apart else number)
        closed = apart
    return blocks


def _since(marks: Sequence[bool]) -> list[int]:
    """Count the lines back to the last marked one before each line; 99 without one."""
    gaps: list[int] = []
    last = -_OUTSIDE
    for at, mark in enumerate(marks):
        gaps.append(min(_OUTSIDE, at - last))
        if mark:
            last = at
    return gaps


def _shifted(cells: Sequence[int], step: int, outside: int) -> list[int]:
    """Return for each line the cell *step* lines on; *outside* beyond the page."""
    size = len(cells)
    return [cells[at + step] if 0 <= at + step < size else outside for at in range(size)]


def _windows(values: Sequence[float], width: int) -> tuple[list[float], list[float]]:
    """Return for each line the sums over up to *width* lines before it, and after it."""
    sums = [0.0, *accumulate(values)]
    size = len(values)
    before = [sums[at] - sums[max(0, at - width)] for at in range(size)]
    after = [sums[min(size, at + 1 + width)] - sums[at + 1] for at in range(size)]
    return before, after


def _shares_so_far(values: Sequence[float]) -> list[int]:
    total = sum(values) or 1.0
    return [
        bisect_right(_TENTHS, (so_far - value) / total)
        for so_far, value in zip(accumulate(values), values, strict=True)
    ]


def _triples(cells: Sequence[int]) -> list[int]:
    """Join each line's odds with those on both sides, in five classes."""
    rough = [0 if c < 3 else 1 if c < 5 else 2 if c < 7 else 3 if c < 9 else 4 for c in cells]
    before, after = _shifted(rough, -1, 0), _shifted(rough, 1, 0)
    return [(b * 5 + a) * 5 + c for b, a, c in zip(before, after, rough, strict=True)]
