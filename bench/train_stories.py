"""Learn the weights of `kursk_digest/stories/evidence.py`; needs scikit-learn.

python bench/train_stories.py LOOKALIKES.toml EVENTS...

Pairs of articles on one event, of both, stand against pairs on two events of one topic, of the
first (see `bench/stories.py`). Each pair is learnt with its dates and without (EVENTS only
without). A pair of look-alikes counts double, one of unrelated events that share words counts
little, for there are many. Prints the constants to write.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import astuple, fields, replace
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from stories import Labelled, read_gold

from kursk_digest.stories import read_all
from kursk_digest.stories.evidence import Evidence, weigh_up

LOOKALIKE_WEIGHT = 2.0
UNRELATED_WEIGHT = 0.03
LEAST_SHARED = 0.02
"""Cosine from which unrelated articles are learnt from: others are never compared."""

Row = tuple[Evidence, bool, float]
"""A pair: its evidence, whether it is on one event, how much it counts."""


def pairs(labelled: list[Labelled]) -> Iterator[Row]:
    """Yield the pairs on one event, those on two events of one topic, and others alike."""
    readings = read_all([article for _, article in labelled])
    for (i, (event, _)), (j, (other, _)) in combinations(enumerate(labelled), 2):
        evidence = weigh_up(readings[i], readings[j])
        if event == other:
            yield evidence, True, 1.0
        elif event.split("/")[0] == other.split("/")[0]:
            yield evidence, False, LOOKALIKE_WEIGHT
        elif evidence.shared >= LEAST_SHARED:
            yield evidence, False, UNRELATED_WEIGHT


def undated(rows: list[Row]) -> list[Row]:
    """Return the same pairs as if no article told its day."""
    return [(replace(evidence, gap=0.0, dated=0.0), *rest) for evidence, *rest in rows]


def main(lookalikes: str, *events: str) -> None:
    """Print the intercept and the weights."""
    rows = list(pairs(read_gold(Path(lookalikes))))
    rows += undated(rows)
    for path in events:
        rows += undated(list(pairs(read_gold(Path(path)))))
    parts = np.array([astuple(evidence) for evidence, _, _ in rows])
    mean, spread = parts.mean(axis=0), parts.std(axis=0) + 1e-9
    model = LogisticRegression(max_iter=5000).fit(
        (parts - mean) / spread,
        [same for _, same, _ in rows],
        sample_weight=[weight for _, _, weight in rows],
    )
    weights = model.coef_[0] / spread
    print(f"INTERCEPT = {model.intercept_[0] - weights @ mean:.2f}")
    for part, weight in zip(fields(Evidence), weights, strict=True):
        print(f"    {part.name}={weight:.2f},")


if __name__ == "__main__":
    main(*sys.argv[1:])
