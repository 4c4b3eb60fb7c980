"""Printed lines, each with its place on the page -> headings and paragraphs. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from kursk_digest.sources.documents.writing import Block

_EDGE = 0.1
"""Share of a page's height in which running heads, feet and page numbers stand."""
_REPEATED = 3
"""On so many pages a line at the edge is a running head."""
_LARGER = 1.12
"""A heading is so many times as large as the text."""
_LONGEST_HEADING = 200
_GAP = 1.35
"""Lines that stand so many times as far apart as usual begin a paragraph."""
_INDENT = 0.7
"""In units of the size of the letters."""
_SHORT = 0.8
"""A line shorter than this, beside its neighbours, ends a paragraph if a sentence ends in it."""

_LETTERS = str.maketrans({
    "\xad": "", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
})  # fmt: skip
"""Ligatures are how letters are printed, not how words are written."""

_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:\w{1,8}\W{1,3})?\d{1,4}(?:\s?(?:/|\w{1,4})\s?\d{1,4})?\W*")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_HYPHENED = re.compile(r"(\w+)[-\u2010]$")
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, in the order in which it was written."""

    page: int
    """From 0."""
    x: float
    """Points from the left; `y` from the bottom."""
    y: float
    size: float
    """Height of the letters, in points."""
    text: str
    """Not blank, no line break."""


def to_blocks(lines: Sequence[Line], heights: Sequence[float]) -> tuple[Block, ...]:
    """Put lines together to paragraphs, across columns and pages.

    Running heads, feet and page numbers go; words that were parted at the end of a line are
    mended where they are written in one elsewhere, or go on in a small letter.

    Args:
        lines: Of all pages.
        heights: Of each page, in points.
    """
    running = _running(lines, heights)
    kept = [line for line in lines if line not in running]
    if not kept:
        return ()
    body = _body_size(kept)
    known = {word.lower() for line in kept for word in _WORD.findall(line.text)}
    blocks = [_block(group, body, known) for group in _paragraphs(kept, body)]
    return tuple(_with_title(blocks, kept, body))


def _running(lines: Sequence[Line], heights: Sequence[float]) -> frozenset[Line]:
    """Return the lines that the edges of many pages share, and page numbers there."""
    edges = [line for line in lines if _is_at_edge(line, heights[line.page])]
    pages: dict[str, set[int]] = {}
    for line in edges:
        pages.setdefault(_NUMBERS.sub("#", line.text), set()).add(line.page)
    needed = max(2, min(_REPEATED, len(heights)))
    return frozenset(
        line
        for line in edges
        if len(pages[_NUMBERS.sub("#", line.text)]) >= needed or _PAGE_NUMBER.fullmatch(line.text)
    )


def _is_at_edge(line: Line, height: float) -> bool:
    return not _EDGE * height < line.y < (1 - _EDGE) * height


def _body_size(lines: Sequence[Line]) -> float:
    counts: Counter[float] = Counter()
    for line in lines:
        counts[line.size] += len(line.text)
    return counts.most_common(1)[0][0]


def _paragraphs(lines: Sequence[Line], body: float) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph or heading."""
    steps = [a.y - b.y for a, b in zip(lines, lines[1:], strict=False) if a.page == b.page]
    usual = median([step for step in steps if 0 < step < 4 * body] or [body * 1.2])
    width = _widths(lines)
    group = [lines[0]]
    for above, line in zip(lines, lines[1:], strict=False):
        left = min(each.x for each in group[-2:])
        if _begins(above, line, usual, left, width):
            yield group
            group = []
        group.append(line)
    yield group


def _widths(lines: Sequence[Line]) -> dict[float, int]:
    """Return how many characters the long lines of each size have, one in ten left aside."""
    by_size = groupby(sorted(lines, key=lambda line: line.size), key=lambda line: line.size)
    found = {}
    for size, group in by_size:
        lengths = sorted(len(line.text) for line in group)
        found[size] = lengths[(len(lengths) * 9) // 10 - (len(lengths) >= 10)]
    return found


def _begins(above: Line, line: Line, usual: float, left: float, width: dict[float, int]) -> bool:
    """Tell whether a paragraph begins with *line*.

    Args:
        above: The line before it.
        line: Any line but the first.
        usual: Points from one line to the next.
        left: Where the lines before begin.
        width: Characters of a full line, by size.
    """
    if abs(line.size - above.size) > (_LARGER - 1) * min(line.size, above.size):
        return True
    ends = _SENTENCE_END.search(above.text) is not None
    short = len(above.text) < _SHORT * width[above.size]
    step = above.y - line.y
    if above.page != line.page or step < 0:  # the next column or page
        return ends and (short or line.text[:1].isupper())
    if step > _GAP * max(usual, line.size) or (ends and short):
        return True
    return _INDENT * line.size < line.x - left < 5 * line.size


def _block(lines: Sequence[Line], body: float, known: set[str]) -> Block:
    text = ""
    for line in lines:
        text = _joined(text, " ".join(line.text.split()), known)
    is_heading = lines[0].size >= _LARGER * body and len(text) <= _LONGEST_HEADING
    return Block(text.translate(_LETTERS), 2 if is_heading else 0)


def _joined(text: str, line: str, known: set[str]) -> str:
    """Append *line*, mending the word that was parted between them."""
    if not text:
        return line
    if text.endswith("\xad"):
        return text[:-1] + line
    parted, rest = _HYPHENED.search(text), _WORD.match(line)
    if parted is None or rest is None:
        return f"{text} {line}"
    whole, compound = f"{parted[1]}{rest[0]}".lower(), f"{parted[1]}-{rest[0]}".lower()
    if compound in known and whole not in known:
        return text + line
    if whole in known or (line[:1].islower() and parted[1][-1:].isalpha()):
        return text[:-1] + line
    return text + line


def _with_title(blocks: list[Block], lines: Sequence[Line], body: float) -> list[Block]:
    """Make the first heading of the largest size the title, if it is the largest."""
    largest = max(line.size for line in lines)
    if largest < _LARGER * body:
        return blocks
    top = next(line for line in lines if line.size == largest)
    for at, block in enumerate(blocks):
        if block.level and block.text.startswith(" ".join(top.text.split())[:20]):
            return [*blocks[:at], Block(block.text, 1), *blocks[at + 1 :]]
    return blocks
