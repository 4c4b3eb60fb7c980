"""First scores of the blocks -> numbers for the second round. Pure.

What was thought of the blocks around: a line of doubt between two sure paragraphs is text.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kursk_digest.articles.web.blocks import Block, Box
from kursk_digest.articles.web.layout import (
    distances,
    innermost,
    shape_of,
    shifted,
    stands_in,
    sum_up,
    upwards,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

_MANY = 600
"""Characters after which more text of one block adds no weight."""


def around_features(blocks: Sequence[Block], scores: Matrix) -> Matrix:
    """Return one row for each block: what the first round thought of it and of those around it."""
    import numpy as np

    lengths = np.minimum([len(block.text) for block in blocks], _MANY).astype(float)
    weights = scores * lengths * (scores > 0.3)
    total = float(weights.sum()) + 1e-6
    logits = np.log(np.clip(scores, 0.01, 0.99) / (1 - np.clip(scores, 0.01, 0.99)))
    held, length = sum_up(blocks, weights), sum_up(blocks, lengths)
    main = innermost(held, 0.75 * total)
    rows = [
        _company(block, weight, size, held, length, total, main)
        for block, weight, size in zip(blocks, weights, lengths, strict=True)
    ]
    alike = _of_same_shape(blocks, scores, lengths, weights, total)
    so_far = np.cumsum(weights)
    before, after = distances((scores > 0.75) & (lengths > 80))
    inside_main = np.array([stands_in(block.box, main) for block in blocks])
    near = [shifted(logits[:, None], step, -4.0) for step in (-4, -3, -2, -1, 1, 2, 3, 4)]
    last = total - so_far
    return np.column_stack(
        [
            np.array(rows), alike, *near, (so_far - weights) / total, last / total,
            so_far - weights < 0.01 * total, last < 0.01 * total, np.minimum(before, 30),
            np.minimum(after, 30), np.full(len(blocks), math.log1p(total)), weights / total,
            logits, inside_main, logits * inside_main,
        ]
    ).astype(float)  # fmt: skip


def _company(
    block: Block,
    weight: float,
    size: float,
    held: Counter[Box],
    length: Counter[Box],
    total: float,
    main: Box | None,
) -> list[float]:
    """Measure how much of the text, and how pure, the boxes around a block hold without it."""
    row: list[float] = []
    for box in upwards(block.box, 4)[1:]:
        inside = (held[box] if box else total) - weight
        row += [inside / total, inside / ((length[box] if box else size) - size + 1)]
    child, steps = _child_of(block.box, main)
    inside = held[child]
    row += [steps, inside / total, inside / (length[child] + 1), (inside - weight) / total]
    row.append(_steps_to_weight(block.box, held, weight + 0.2 * total))
    return row


def _of_same_shape(
    blocks: Sequence[Block], scores: Matrix, lengths: Matrix, weights: Matrix, total: float
) -> Matrix:
    """Measure what was thought of the other blocks of the same shape."""
    import numpy as np

    shapes = [shape_of(block.box) for block in blocks]
    score: Counter[object] = Counter()
    length: Counter[object] = Counter()
    weight: Counter[object] = Counter()
    for shape, one, size, heavy in zip(shapes, scores, lengths, weights, strict=True):
        score[shape] += one * size
        length[shape] += size
        weight[shape] += heavy
    of_all = [np.array([of[shape] for shape in shapes]) for of in (score, length, weight)]
    mean = (of_all[0] - scores * lengths) / (of_all[1] - lengths + 1)
    return np.column_stack([mean, (of_all[2] - weights) / total])


def _child_of(box: Box, main: Box | None) -> tuple[Box, int]:
    """Return the box below *main* (or below where they part) that holds *box*, and how far up."""
    child, steps = box, 0
    while child.parent is not None and child is not main:
        if child.parent is main or _holds(child.parent, main):
            break
        child, steps = child.parent, steps + 1
    return child, steps


def _holds(outer: Box, inner: Box | None) -> bool:
    return bool(stands_in(inner, outer))


def _steps_to_weight(box: Box | None, held: Mapping[Box, float], wanted: float) -> int:
    steps = 0
    while box is not None and held.get(box, 0.0) < wanted:
        box, steps = box.parent, steps + 1
    return steps
