"""Where the blocks of a page stand: in which boxes, how far from one another. Pure.

What an article is made of stands together: most of its paragraphs have one container, one kind of
element and one class. So every block is measured by how much of the page's prose is like it.
Everything is an array with one cell for each block or box: a page has hundreds of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kursk_digest.articles.web.blocks import Block, Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vector = NDArray[Any]

ENDS = frozenset(".!?…。！？؟")
"""Marks that end a sentence."""
CLOSING = "\"”»“'’)]"
"""What may stand behind such a mark."""

# What holds text without being a container of the article.
_FLOWING = frozenset((
    "li", "ul", "ol", "blockquote", "td", "th", "tr", "table", "tbody", "thead", "p", "dl", "dd",
    "dt", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "center",
))  # fmt: skip
_FAR = 50
_PROSE = 80
"""Characters from which a block that ends as a sentence does is prose."""


class Layout:
    """The blocks of one page and the boxes around them, measured once.

    Blocks and boxes are known by their places: a box stands behind the one around it, and the
    place behind the last stands for the page itself, which is around all.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        import numpy as np

        self.blocks, self.count = blocks, len(blocks)
        self.boxes = _boxes_around(blocks)
        places = {box.number: place for place, box in enumerate(self.boxes)}
        self.page = len(self.boxes)
        around = [places[box.parent.number] if box.parent else self.page for box in self.boxes]
        self._around = around
        self.parent = np.array([*around, self.page])
        self.box = np.array([places[block.box.number] for block in blocks], dtype=int)
        self.depth = np.array([*(box.depth for box in self.boxes), 0])
        self.lengths = np.array([len(block.text) for block in blocks])
        self.linked = np.minimum(1.0, [block.linked for block in blocks] / self.lengths)
        self.ends = np.array([ends_sentence(block.text) for block in blocks])
        self.prose = self._prose()
        self.total = float(self.prose.sum()) or 1.0

    def up(self, steps: int) -> Vector:
        """Return for each block the place of the box *steps* around its own."""
        places = self.box
        for _ in range(steps):
            places = self.parent[places]
        return places

    def sum_up(self, values: Vector) -> Vector:
        """Add each block's value to all boxes that it stands in; the page holds all."""
        import numpy as np

        own = np.bincount(self.box, values, minlength=self.page + 1).tolist()
        around = self._around
        # Inner before outer: each box hands its sum on once.
        for place in range(self.page - 1, -1, -1):
            own[around[place]] += own[place]
        return np.array(own)

    def innermost(self, held: Vector, least: float) -> int:
        """Return the deepest box that holds *least*; the page if none does."""
        import numpy as np

        found = np.flatnonzero(held[:-1] >= least)
        return int(found[np.argmax(self.depth[found])]) if len(found) else self.page

    def inside(self, box: int) -> Vector:
        """Mark with 1 the blocks that stand in *box*; none for the page."""
        import numpy as np

        if box == self.page:
            return np.zeros(self.count)
        marks = [False] * (self.page + 1)
        marks[box] = True
        for place in range(box + 1, self.page):
            marks[place] = marks[self._around[place]]
        return self.of_blocks(marks).astype(float)

    def of_blocks(self, values: Sequence[float]) -> Vector:
        """Return for each block the value of its box."""
        import numpy as np

        found: Vector = np.array(values)[self.box]
        return found

    def branches(self, box: int) -> tuple[Vector, Vector]:
        """Find for each block the box below *box*, or below where the two part.

        Returns:
            The place of that box, and how many steps up it is.
        """
        path = {box, self.page}
        while box != self.page:
            box = self._around[box]
            path.add(box)
        child = list(range(self.page))
        steps = [0] * self.page
        for place, outer in enumerate(self._around):
            if place not in path and outer not in path:
                child[place], steps[place] = child[outer], steps[outer] + 1
        return self.of_blocks(child), self.of_blocks(steps)

    @cached_property
    def held(self) -> Vector:
        """Prose in each box."""
        return self.sum_up(self.prose)

    @cached_property
    def main(self) -> int:
        """The box that holds half of the prose."""
        return self.innermost(self.held, 0.5 * self.total)

    @cached_property
    def in_main(self) -> Vector:
        """1 for the blocks that stand in it."""
        return self.inside(self.main)

    @cached_property
    def containers(self) -> Vector:
        """The box of each block that is neither paragraph, list nor table."""
        flow = list(range(self.page + 1))
        for place, box in enumerate(self.boxes):
            if box.tag in _FLOWING and self._around[place] != self.page:
                flow[place] = flow[self._around[place]]
        return self.of_blocks(flow)

    @cached_property
    def shapes(self) -> Vector:
        """A number for what the blocks of one kind of text on one page have in common."""
        numbers: dict[tuple[str, ...], int] = {}
        of_box = [numbers.setdefault(_shape_of(box), len(numbers)) for box in self.boxes]
        return self.of_blocks(of_box)

    @cached_property
    def gaps(self) -> tuple[Vector, Vector]:
        """How many blocks back, and ahead, the next prose is."""
        return distances(self.prose > 0)

    def _prose(self) -> Vector:
        """Return the length of each block that reads like a paragraph, 0 for the others."""
        import numpy as np

        flowing = np.array([block.tag in ("p", "div") for block in self.blocks], dtype=bool)
        reads = (self.lengths >= _PROSE) & (self.linked < 0.35) & (flowing | self.ends)
        return np.where(reads, self.lengths, 0)


def ends_sentence(text: str) -> bool:
    """Tell whether *text* ends with a full stop or its like, in quotation marks or not."""
    return text[-20:].rstrip(CLOSING)[-1:] in ENDS if text[-1] in CLOSING else text[-1] in ENDS


def distances(marks: Vector) -> tuple[Vector, Vector]:
    """Return how many blocks back, and ahead, the next marked one is; at most 50."""
    import numpy as np

    index = np.arange(len(marks))
    last = np.maximum.accumulate(np.where(marks, index, -_FAR))
    coming = np.minimum.accumulate(np.where(marks, index, len(marks) + _FAR)[::-1])[::-1]
    before = np.concatenate(([-_FAR], last[:-1])) if len(marks) else last
    after = np.concatenate((coming[1:], [len(marks) + _FAR])) if len(marks) else coming
    return np.minimum(index - before, _FAR), np.minimum(after - index, _FAR)


def shifted(values: Vector, step: int, fill: float = 0.0) -> Vector:
    """Return for each row the one *step* further on; *fill* beyond the ends."""
    import numpy as np

    moved = np.full_like(values, fill)
    if abs(step) < len(values):
        if step > 0:
            moved[:-step] = values[step:]
        else:
            moved[-step:] = values[:step]
    return moved


def _boxes_around(blocks: Sequence[Block]) -> list[Box]:
    """Return all boxes that hold *blocks*, outer before inner."""
    known: dict[int, Box] = {}
    for block in blocks:
        box: Box | None = block.box
        while box is not None and box.number not in known:
            known[box.number] = box
            box = box.parent
    return [known[number] for number in sorted(known)]


def _shape_of(box: Box) -> tuple[str, ...]:
    around = box.parent
    return (box.tag, box.names, around.tag if around else "", around.names if around else "")
