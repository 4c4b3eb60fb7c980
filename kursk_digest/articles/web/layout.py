"""Where the blocks of a page stand: in which boxes, how far from one another. Pure.

What an article is made of stands together: most of its paragraphs have one container, one kind of
element and one class. So every block is measured by how much of the page's prose is like it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kursk_digest.articles.web.blocks import PLACES, Block, Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

_END = re.compile(r"[.!?…。！？؟][\"”»“'’)\]]*$")
# What holds text without being a container of the article.
_FLOWING = frozenset((
    "li", "ul", "ol", "blockquote", "td", "th", "tr", "table", "tbody", "thead", "p", "dl", "dd",
    "dt", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "center",
))  # fmt: skip
_LI = PLACES.index("li")
_FAR = 50


class Layout:
    """The blocks of one page, measured once for all features that compare them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        import numpy as np

        self.blocks, self.count = blocks, len(blocks)
        self.lengths = np.array([len(block.text) for block in blocks])
        self.prose = np.array([_prose(block) for block in blocks])
        self.total = float(self.prose.sum()) or 1.0
        self.flow = [_flow_box(block.box) for block in blocks]
        self.shapes = [shape_of(block.box) for block in blocks]
        self.in_box = sum_up(blocks, self.prose)
        self.main = innermost(self.in_box, 0.5 * self.total)
        self.in_main = np.array([stands_in(block.box, self.main) for block in blocks])
        self.of_shape: Counter[object] = Counter()
        for shape, held in zip(self.shapes, self.prose, strict=True):
            self.of_shape[shape] += held
        self.shape_count = Counter(self.shapes)
        self.before, self.after = distances(self.prose > 0)

    def share(self, box: Box | None) -> float:
        """Return how much of the page's prose stands in *box*."""
        return float(self.in_box.get(box, 0) / self.total) if box else 1.0

    def shares(self) -> Matrix:
        """Return the share of prose in the boxes around each block, and in its shape."""
        import numpy as np

        main = self.share(self.main) if self.main else 0.0
        depth = self.main.depth if self.main else 0
        rows = []
        for block, shape in zip(self.blocks, self.shapes, strict=True):
            boxes = upwards(block.box, 4)
            rows.append(
                [
                    *map(self.share, boxes),
                    self.of_shape[shape] / self.total,
                    min(self.shape_count[shape], 50),
                    max(-20, min(20, block.box.depth - depth)),
                ]
            )
        so_far = np.cumsum(self.prose) / self.total
        fixed = np.full((self.count, 2), (main, math.log(self.total)))
        return np.column_stack([np.array(rows), self.in_main, so_far, fixed])

    def positions(self, head: int | None) -> Matrix:
        """Return how far each block stands from the headline (at *head*) and from prose."""
        import numpy as np

        index = np.arange(self.count)
        inside = np.flatnonzero((self.prose > 0) & (self.in_main > 0))
        first = int(inside[0]) if len(inside) else 0
        from_head = np.clip(index - head, -_FAR, 4 * _FAR) if head is not None else index * 0
        return np.column_stack(
            [
                from_head, index * 0 if head is None else index > head,
                np.clip(index - first, -_FAR, 4 * _FAR), index / self.count,
                np.full(self.count, math.log1p(self.count)), self.before, self.after,
            ]
        ).astype(float)  # fmt: skip

    def neighbours(self, links: Matrix) -> Matrix:
        """Describe the two blocks before and the two behind."""
        import numpy as np

        tags = [block.tag for block in self.blocks]
        parents = [block.box.parent for block in self.blocks]
        around = np.array([self.share(box) for box in parents])
        heading = np.array([_is_heading(tag) for tag in tags])
        own = np.column_stack(
            [np.log1p(self.lengths), links, self.prose > 0, heading, around]
        ).astype(float)
        columns = []
        for step in (-2, -1, 1, 2):
            columns.append(shifted(own, step))
            columns.append(_alike(tags, step))
            columns.append(_alike(parents, step))
            columns.append(_alike(self.shapes, step))
        return np.column_stack(columns)

    def combined(self, links: Matrix, ends: Matrix) -> Matrix:
        """Multiply what only says something together: an item says little, one in the flow much."""
        import numpy as np

        main, clean, short = self.in_main, links < 0.3, self.lengths < 80
        item = bits([block.box.places for block in self.blocks], len(PLACES))[:, _LI] > 0
        heading = np.array([_is_heading(block.tag) for block in self.blocks])
        row = np.array([block.tag == "tr" for block in self.blocks])
        between = (self.before <= 6) & (self.after <= 6)
        beside = np.minimum(self.before, self.after) <= 2
        boxes = [upwards(block.box, 2) for block in self.blocks]
        parent = np.array([self.share(pair[1]) for pair in boxes])
        own = np.array([self.share(pair[0]) for pair in boxes])
        direct, wrapped, same = self._flow_shares()
        flow = np.maximum(direct, wrapped)
        linked_list = self._link_share_of_parents()
        return np.column_stack(
            [
                main * links, main * short, main * item, main * (item & clean), main * heading,
                main * ~short, main * between, main * (between & clean),
                main * (between & item & clean), main * (between & heading), between,
                between & heading, beside, main * beside, (1 - main) * ~short, item & clean,
                item & ~clean, parent * ~short, own * (short & clean), main * row,
                item & short & clean, ~short & clean & ends, main * (~short & clean & ends),
                self._holds_others(), direct, wrapped, flow, same, flow * (item & clean),
                flow * heading, flow * (short & clean), flow * (~short & clean), flow * ~clean,
                linked_list, item * linked_list, flow * (item & (linked_list < 0.3)),
                flow * (item & (linked_list < 0.3) & between), direct > 0.3,
                direct * (between & clean),
            ]
        ).astype(float)  # fmt: skip

    def _flow_shares(self) -> tuple[Matrix, Matrix, Matrix]:
        """Measure the prose in each block's container and the one around; and who stands in it."""
        import numpy as np

        direct: Counter[Box] = Counter()
        wrapped: Counter[Box | None] = Counter()
        for box, held in zip(self.flow, self.prose, strict=True):
            direct[box] += held
            wrapped[box.parent] += held
        return (
            np.array([direct[box] for box in self.flow]) / self.total,
            np.array([wrapped[box.parent] if box.parent else 0 for box in self.flow]) / self.total,
            np.array([b.box.parent is f for b, f in zip(self.blocks, self.flow, strict=True)]),
        )

    def _link_share_of_parents(self) -> Matrix:
        import numpy as np

        linked: Counter[Box | None] = Counter()
        length: Counter[Box | None] = Counter()
        for block in self.blocks:
            linked[block.box.parent] += block.linked
            length[block.box.parent] += len(block.text)
        parents = [block.box.parent for block in self.blocks]
        return np.array([min(1.0, linked[box] / max(length[box], 1)) for box in parents])

    def _holds_others(self) -> Matrix:
        """Mark a long block that repeats several others: the whole text again, hidden."""
        import numpy as np

        marks = np.zeros(self.count)
        for number in np.flatnonzero((self.lengths > 1500) & (self.lengths < 200_000))[:10]:
            text = self.blocks[number].text
            others = (b.text for b in self.blocks if 60 < len(b.text) < 0.7 * len(text))
            marks[number] = sum(other in text for other in others) >= 2
        return marks


def _prose(block: Block) -> int:
    """Return the length of the block if it reads like a paragraph, else 0."""
    length = len(block.text)
    if length < 80 or block.linked >= 0.35 * length:
        return 0
    return length if block.tag in ("p", "div") or _END.search(block.text[-20:]) else 0


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()


def shape_of(box: Box) -> tuple[str, ...]:
    """Return what the boxes of one kind of text on one page have in common."""
    around = box.parent
    return (box.tag, box.names, around.tag if around else "", around.names if around else "")


def _flow_box(box: Box) -> Box:
    while box.parent is not None and box.tag in _FLOWING:
        box = box.parent
    return box


def upwards(box: Box, count: int) -> list[Box | None]:
    """Return *count* boxes, *box* first, then those around it; `None` beyond the page."""
    found: list[Box | None] = [box]
    while len(found) < count:
        last = found[-1]
        found.append(last.parent if last else None)
    return found


def sum_up(blocks: Sequence[Block], values: Sequence[float] | Matrix) -> Counter[Box]:
    """Add each block's value to all boxes that it stands in."""
    sums: Counter[Box] = Counter()
    for block, value in zip(blocks, values, strict=True):
        sums[block.box] += value
    # Inner before outer: each box hands its sum on once.
    # Dictionaries for sets: the order of the additions must not depend on addresses.
    by_depth: dict[int, dict[Box, None]] = defaultdict(dict)
    for box in sums:
        by_depth[box.depth][box] = None
    for depth in range(max(by_depth, default=0), 0, -1):
        for box in by_depth[depth]:
            if box.parent is not None:
                sums[box.parent] += sums[box]
                by_depth[box.parent.depth][box.parent] = None
    return sums


def innermost(held: Counter[Box], least: float) -> Box | None:
    """Return the deepest box that holds *least*; `None` if none does."""
    found = [box for box, value in held.items() if value >= least]
    return max(found, key=lambda box: box.depth) if found else None


def stands_in(box: Box | None, outer: Box | None) -> float:
    """Return 1 if *box* is *outer* or stands in it, else 0."""
    while box is not None and outer is not None and box.depth >= outer.depth:
        if box is outer:
            return 1.0
        box = box.parent
    return 0.0


def distances(marks: Matrix) -> tuple[Matrix, Matrix]:
    """Return how many blocks back, and ahead, the next marked one is; at most 50."""
    import numpy as np

    def back(flags: Sequence[bool]) -> list[int]:
        distance, found = _FAR, []
        for flag in flags:
            found.append(min(distance, _FAR))
            distance = 1 if flag else distance + 1
        return found

    flags = [bool(mark) for mark in marks]
    return np.array(back(flags)), np.array(back(flags[::-1])[::-1])


def shifted(values: Matrix, step: int, fill: float = 0.0) -> Matrix:
    """Return for each row the one *step* further on; *fill* beyond the ends."""
    import numpy as np

    moved = np.full_like(values, fill)
    if abs(step) < len(values):
        if step > 0:
            moved[:-step] = values[step:]
        else:
            moved[-step:] = values[:step]
    return moved


def _alike(values: Sequence[object], step: int) -> Matrix:
    """Mark where the value is the same *step* further on."""
    import numpy as np

    count = len(values)
    return np.array(
        [0 <= n + step < count and values[n + step] == values[n] for n in range(count)], dtype=float
    )


def bits(values: Sequence[int], count: int) -> Matrix:
    """Return a row for each value with its lowest *count* bits."""
    import numpy as np

    found: Matrix = (np.array(values)[:, None] >> np.arange(count)) & 1
    return found.astype(float)
