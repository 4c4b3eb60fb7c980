"""How likely each line of a page belongs to the article: a learned scorer. Pure.

Logistic regression over cells, in two passes; the second sees what the first thought of the
neighbours. `lines.json` holds the weights; `bench/train_lines.py` makes them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from kursk_digest.articles.context import Columns, page_columns, second_columns
from kursk_digest.articles.traits import Line, look_at, trait_cells


@dataclass(frozen=True, slots=True)
class Weights:
    """One pass of the scorer: the log-odds that each cell of each column adds."""

    bias: float
    cells: Mapping[str, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Scorer:
    """Both passes, as `bench/train_lines.py` writes them."""

    first: Weights
    second: Weights


@cache
def load_scorer(name: str = "lines") -> Scorer:
    """Read the weights *name* that are shipped with the package."""
    text = files("kursk_digest.articles").joinpath(f"{name}.json").read_text(encoding="utf-8")
    passes = json.loads(text)
    return Scorer(*(Weights(p["bias"], p["cells"]) for p in (passes["first"], passes["second"])))


def look_at_lines(texts: Iterable[str], small_words: Collection[str]) -> list[Line]:
    """Read every line of a page; *small_words* are the stop words of its language."""
    return [look_at(text, small_words) for text in texts]


def score_lines(lines: Sequence[Line], scorer: Scorer | None = None) -> list[float]:
    """Return for each line how likely it belongs to the article, 0 to 1.

    Running text without a trace of furniture needs no scorer: all 1.
    """
    if all(line.is_sentence and not line.strength for line in lines[1:]):
        return [1.0] * len(lines)
    scorer = scorer or load_scorer()
    columns = first_columns(lines)
    odds = apply_weights(columns, scorer.first)
    return apply_weights({**columns, **second_columns(lines, odds)}, scorer.second)


def first_columns(lines: Sequence[Line]) -> Columns:
    """Return all that the first pass sees."""
    return {**trait_cells(lines), **page_columns(lines)}


def apply_weights(columns: Columns, weights: Weights) -> list[float]:
    """Return the probabilities, 0 to 1; a cell that was never seen in training weighs nothing."""
    size = len(next(iter(columns.values())))
    sums = [weights.bias] * size
    for name, column in columns.items():
        cells = weights.cells.get(name, ())
        known = len(cells)
        for at, cell in enumerate(column):
            if cell < known:
                sums[at] += cells[cell]
    return [1 / (1 + exp(-max(-30.0, min(30.0, value)))) for value in sums]


def best_threshold(odds: Sequence[float], lines: Sequence[Line]) -> float:
    """Return from which odds on lines are kept, so that the expected F1 in words is best.

    Source: Z. Lipton et al., "Optimal thresholding of classifiers to maximize F1", 2014.
    """
    weights = (min(60.0, line.words) + 2 for line in lines)
    order = sorted(zip(odds, weights, strict=True), reverse=True)
    total = sum(value * weight for value, weight in order)
    right = kept = 0.0
    best, threshold = 0.0, 0.5
    for value, weight in order:
        right += value * weight
        kept += weight
        score = 2 * right / (kept + total)
        if score > best:
            best, threshold = score, value
    return threshold
