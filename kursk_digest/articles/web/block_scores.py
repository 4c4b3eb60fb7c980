"""Blocks -> how likely each is text of the article. Pure; the weights are in weights.json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kursk_digest.articles.web.around_features import around_features
from kursk_digest.articles.web.block_features import Hints, block_features
from kursk_digest.articles.web.blocks import Block
from kursk_digest.articles.web.layout import Layout

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

KEEP_FROM = 0.39
"""Score from which a block is text: precision and recall balance there on left-out publishers."""
_CLIP = 5.0
_SURE = 0.1
_TEXT_TAGS = frozenset(("p", "td", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class Round:
    """A logistic regression over standardised features."""

    mean: Vector
    scale: Vector
    weights: Vector
    bias: float

    def scores(self, features: Vector) -> Vector:
        """Return the probability of each row, 0 to 1."""
        import numpy as np

        standard = np.clip((features - self.mean) / self.scale, -_CLIP, _CLIP)
        scores: Vector = 1 / (1 + np.exp(-(standard @ self.weights + self.bias)))
        return scores


def score_blocks(blocks: Sequence[Block], hints: Hints) -> list[float]:
    """Return for each block how likely it is text of the article, 0 to 1."""
    if not blocks:
        return []
    import numpy as np

    first, second = load_rounds()
    page = Layout(blocks)
    features = block_features(page, hints)
    around = around_features(page, first.scores(features))
    scores: list[float] = second.scores(np.hstack([features, around])).tolist()
    return scores


def doubt(blocks: Sequence[Block], scores: Sequence[float]) -> float:
    """Return how much of the text is a close call, beside what is kept: 0 for none."""
    close = kept = 0.0
    for block, score in zip(blocks, scores, strict=True):
        weight = min(len(block.text), 600)
        close += min(score, 1 - score) * weight if score > _SURE else 0.0
        kept += weight if score >= KEEP_FROM else 0
    return close / (kept + 1)


def is_menu_entry(block: Block) -> bool:
    """Tell whether a block is a short link that stands alone: no text, and not worth a score."""
    length = len(block.text)
    return length < 60 and block.linked >= 0.9 * length and block.tag not in _TEXT_TAGS


@cache
def load_rounds() -> tuple[Round, Round]:
    """Read the weights of both rounds, once."""
    import numpy as np

    text = files("kursk_digest.articles.web").joinpath("weights.json").read_text(encoding="utf-8")
    first, second = (
        Round(
            mean=np.array(data["mean"]),
            scale=np.array(data["scale"]),
            weights=np.array(data["weights"]),
            bias=data["bias"],
        )
        for data in json.loads(text)["rounds"]
    )
    return first, second
