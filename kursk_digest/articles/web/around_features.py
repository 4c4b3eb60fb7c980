"""First scores of the blocks -> numbers for the second round. Pure.

What was thought of the blocks around: a line of doubt between two sure paragraphs is text.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kursk_digest.articles.web.layout import Layout, distances, shifted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

_MANY = 600
"""Characters after which more text of one block adds no weight."""
_DEEPEST = 30
"""Steps up that are looked for a box with much text."""


def around_features(page: Layout, scores: Matrix) -> Matrix:
    """Return one row for each block: what the first round thought of it and of those around it."""
    import numpy as np

    lengths = np.minimum(page.lengths, _MANY).astype(float)
    weights = scores * lengths * (scores > 0.3)
    total = float(weights.sum()) + 1e-6
    bounded = np.clip(scores, 0.01, 0.99)
    logits = np.log(bounded / (1 - bounded))
    held, length = page.sum_up(weights), page.sum_up(lengths)
    main = page.innermost(held, 0.75 * total)
    so_far = np.cumsum(weights)
    before, after = distances((scores > 0.75) & (lengths > 80))
    inside_main = page.inside(main)
    near = [shifted(logits, step, -4.0) for step in (-4, -3, -2, -1, 1, 2, 3, 4)]
    last = total - so_far
    return np.column_stack(
        [
            _company(page, weights, lengths, held, length, total),
            *_below(page, weights, held, length, total, main),
            *_of_same_shape(page, scores, lengths, weights, total), *near,
            (so_far - weights) / total, last / total, so_far - weights < 0.01 * total,
            last < 0.01 * total, np.minimum(before, 30), np.minimum(after, 30),
            np.full(page.count, math.log1p(total)), weights / total, logits, inside_main,
            logits * inside_main,
        ]
    )  # fmt: skip


def _company(
    page: Layout, weights: Matrix, lengths: Matrix, held: Matrix, length: Matrix, total: float
) -> Matrix:
    """Measure how much of the text, and how pure, the boxes around each block hold without it."""
    import numpy as np

    columns = []
    for steps in (1, 2, 3):
        boxes = page.up(steps)
        inside = held[boxes] - weights
        columns += [inside / total, inside / (length[boxes] - lengths + 1)]
    return np.column_stack(columns)


def _below(
    page: Layout, weights: Matrix, held: Matrix, length: Matrix, total: float, main: int
) -> list[Matrix]:
    """Measure the box below the one with most text that each block stands in."""
    child, steps = page.branches(main)
    inside = held[child]
    return [
        steps, inside / total, inside / (length[child] + 1), (inside - weights) / total,
        _steps_to_weight(page, held, weights + 0.2 * total),
    ]  # fmt: skip


def _steps_to_weight(page: Layout, held: Matrix, wanted: Matrix) -> Matrix:
    """Count the steps up from each block to a box that holds what is wanted."""
    import numpy as np

    boxes, steps = page.box, np.zeros(page.count)
    for _ in range(_DEEPEST):
        short = (held[boxes] < wanted) & (boxes != page.page)
        if not short.any():
            break
        steps += short
        boxes = np.where(short, page.parent[boxes], boxes)
    return steps


def _of_same_shape(
    page: Layout, scores: Matrix, lengths: Matrix, weights: Matrix, total: float
) -> tuple[Matrix, Matrix]:
    """Measure what was thought of the other blocks of the same shape."""
    import numpy as np

    shapes = page.shapes
    score, length, weight = (
        np.bincount(shapes, values)[shapes] for values in (scores * lengths, lengths, weights)
    )
    mean = (score - scores * lengths) / (length - lengths + 1)
    return mean, (weight - weights) / total
