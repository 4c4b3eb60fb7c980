"""Learn the weights of the matcher, `kursk_digest/claims/weights.json`, from labelled events.

    python bench/train_claims.py EVENTS_DIR [--write]

Each EVENT.json holds documents with numbered sentences and the pairs that say the same
(`same`: [id, id, level]; level 2 in full, 1 in part; `within`: those of one document). Without
--write only the honest figure is printed: each event judged by weights that were learnt on the
other events. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from kursk_digest.articles import extract_article
from kursk_digest.claims import group_statements
from kursk_digest.claims.around import CONTEXT, look_around
from kursk_digest.claims.candidates import Pair, find_candidates
from kursk_digest.claims.features import FEATURES, compare_profiles
from kursk_digest.claims.profiles import Profiles, make_profiles
from kursk_digest.claims.scoring import Weights, closest_view, is_hopeless, pair_probability
from kursk_digest.config import Config
from kursk_digest.model import Article, Page
from kursk_digest.statements import split_statements

PARTIAL_WEIGHT = 0.3
"""What a pair that says the same in part counts; merging it is not wrong, missing it neither."""
STRENGTH = 0.003
"""Inverse of the regularisation: there are few events, and features that overlap."""

Array = Any


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """A labelled event, compared pair by pair."""

    name: str
    profiles: Profiles
    pairs: list[Pair]
    levels: Array
    """2, 1 or 0 for each pair."""
    vectors: Array
    """Features of each pair."""
    gold: dict[tuple[str, str], int]
    traps: frozenset[tuple[str, str]]
    ids: list[frozenset[str]]
    """For each statement the gold sentences that it covers."""


def read_event(path: Path) -> Event:
    """Read an event through our own stages, so that weights fit what they will see."""
    data = json.loads(path.read_text(encoding="utf-8"))
    statements, ids = [], []
    for document in data["docs"]:
        head = document["title"] + "\n\n" if document["title"] else ""
        article = extract_article(Page(f"{document['id']}.txt", head + document["text"]))
        assert isinstance(article, Article), article
        for statement in split_statements(article):
            statements.append(statement)
            ids.append(_covered(statement.text, document))
    profiles = make_profiles(statements)
    gold = {_key(a, b): level for a, b, level in data["same"]}
    pairs = find_candidates(profiles)
    # Two sentences of one article that say the same are matched as those of two are.
    marked = {_key(a, b): 2 for a, b, *_ in data["within"]} | gold
    levels = [
        max((marked.get(_key(a, b), 0) for a in ids[i] for b in ids[j]), default=0)
        for i, j in pairs
    ]
    vectors = [compare_profiles(profiles[i], profiles[j]) for i, j in pairs]
    traps = frozenset(_key(a, b) for a, b, *_ in data["traps"])
    arrays = (np.array(column) for column in (levels, vectors))
    return Event(path.stem, profiles, pairs, *arrays, gold, traps, ids)


def _key(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _covered(text: str, document: dict[str, Any]) -> frozenset[str]:
    flat = "".join(text.split())
    found = set()
    for sentence in document["sentences"]:
        other = "".join(sentence["text"].split())
        if other in flat or flat in other:
            found.add(sentence["id"])
    return frozenset(found)


def fit(events: Sequence[Event], inputs: Sequence[Array], names: tuple[str, ...]) -> Weights:
    """Fit a logistic regression in which every event weighs the same."""
    x = np.vstack(list(inputs))
    levels = np.concatenate([event.levels for event in events])
    share = np.concatenate([np.full(len(e.levels), 1000 / len(e.levels)) for e in events])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    weight = np.where(levels == 1, PARTIAL_WEIGHT, 1.0) * share
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit((x - mean) / spread, levels > 0, sample_weight=weight)
    scaled = model.coef_[0] / spread
    bias = float(model.intercept_[0] - (scaled * mean).sum())
    return Weights(names, tuple(round(float(w), 4) for w in scaled), round(bias, 4))


def second_inputs(event: Event, first: Weights) -> Array:
    """Join each pair's features with what the first pass makes of the pairs around it."""
    alone = {
        pair: first.probability(vector)
        for pair, vector in zip(event.pairs, event.vectors, strict=True)
    }
    around = dict(look_around(event.profiles.statements, alone))
    return np.hstack([event.vectors, np.array([around[pair] for pair in event.pairs])])


def train(events: Sequence[Event]) -> tuple[Weights, Weights]:
    """Fit both passes; the second sees a first pass that did not see the event."""
    inputs = []
    for event in events:
        others = [other for other in events if other is not event]
        inputs.append(second_inputs(event, fit(others, [o.vectors for o in others], FEATURES)))
    first = fit(events, [event.vectors for event in events], FEATURES)
    return first, fit(events, inputs, FEATURES + CONTEXT)


def scores(event: Event, weights: tuple[Weights, Weights]) -> dict[Pair, float]:
    """Score the pairs of an event, as `score_pairs` does."""
    first, second = weights
    profiles = event.profiles
    event = _without(event, lambda a, b: is_hopeless(profiles[a], profiles[b]))
    inputs = second_inputs(event, first)
    return {
        (a, b): pair_probability(
            profiles[a],
            profiles[b],
            closest_view(profiles[a], profiles[b], tuple(vector), weights),
            second,
        )
        for (a, b), vector in zip(event.pairs, inputs, strict=True)
    }


def _without(event: Event, dropped: Callable[[int, int], bool]) -> Event:
    """Leave out the pairs that are *dropped*; they are learnt from, but not scored."""
    kept = [number for number, pair in enumerate(event.pairs) if not dropped(*pair)]
    pairs = [event.pairs[number] for number in kept]
    return replace(event, pairs=pairs, levels=event.levels[kept], vectors=event.vectors[kept])


def judge(event: Event, scored: dict[Pair, float], threshold: float) -> tuple[int, ...]:
    """Count core pairs, found core pairs, printed pairs, right ones, and merged traps."""
    statements = [profile.statement for profile in event.profiles]
    printed = set()
    for group in group_statements(statements, scored, probability=threshold).groups:
        ids = sorted(set().union(*(event.ids[i] for i in group)))
        printed |= {(a, b) for a in ids for b in ids if a < b and a[0] != b[0]}
    core = {pair for pair, level in event.gold.items() if level == 2}
    return (
        len(core),
        len(core & printed),
        len(printed),
        len(printed & set(event.gold)),
        len(printed & event.traps),
    )


def line(name: str, counts: Sequence[int]) -> str:
    """Write a row of figures."""
    core, hit, printed, right, traps = counts
    recall, precision = hit / max(1, core), right / max(1, printed)
    f1 = 2 * recall * precision / max(1e-9, recall + precision)
    return f"{name:14} recall {recall:.3f} precision {precision:.3f} F1 {f1:.3f} traps {traps}"


def main() -> None:
    """Judge each event by the others; with --write, keep weights learnt on all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    events = [read_event(path) for path in sorted(arguments.events.glob("*.json"))]
    scored = {
        event.name: scores(event, train([other for other in events if other is not event]))
        for event in events
    }
    for threshold in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.62, 0.65, 0.7, 0.8):
        rows = {event.name: judge(event, scored[event.name], threshold) for event in events}
        total = [sum(column) for column in zip(*rows.values(), strict=True)]
        print(line(f"ALL at {threshold}", total))
        if threshold == Config().match_probability:
            print("\n".join("   " + line(name, row) for name, row in rows.items()))
    if arguments.write:
        first, second = train(events)
        table = {
            key: {"bias": w.bias, **dict(zip(w.names, w.weights, strict=True))}
            for key, w in (("first", first), ("second", second))
        }
        target = Path(__file__).parent.parent / "kursk_digest" / "claims" / "weights.json"
        target.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
