"""Trains the line scorer: `python bench/train_lines.py DATA [--gold FOLDER] [--write]`.

DATA is a folder of `*.jsonl.gz`, a set each; a line is a page: `{"id", "domain", "lines",
"labels"}`, where a label is 1 for a line of the article. FOLDER may hold the text of the articles,
`SET/gold.jsonl.gz` of `{"id", "text"}`. Each page is learnt as it is and as people paste it: cut
to the neighbourhood of the article, as one sentence a line, bare, wrapped in the chrome of
bench/themes.toml, and with the article of another page in its place.

What is printed went through the whole flow, scorer and rules. Pages of one domain stay on one
side of every split, and of the themes, half are left out. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from flow import Measured, figures, measure
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from themes import ARTICLE, CHROME, Text, load_themes, wrap

from kursk_digest.articles.context import Columns, second_columns
from kursk_digest.articles.language import detect_language
from kursk_digest.articles.lines import Scorer, Weights, first_columns, look_at_lines
from kursk_digest.articles.traits import Line
from kursk_digest.words import stop_words, words

FOLDS = 5
INNER_FOLDS = 3
# Inverse strength of the regularisation: the best of .1, .05, .02, .01, .005 on domains left out.
STRENGTHS = (0.02, 0.01)
WEIGHTS_FILE = Path("kursk_digest/articles/lines.json")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")

Pass = Mapping[str, Any]


@dataclass
class Page:
    """Labelled lines, and what the scorer sees of them."""

    id: str
    domain: str
    kind: str
    texts: list[str]
    labels: list[int]
    weight: float
    lines: list[Line]
    first: Columns
    gold: str = field(default="")
    """The article's text, where it is known beside the labels."""
    theme: int = -1
    """Number of the theme that it is wrapped in."""


def main() -> None:
    """Print the figures on domains left out; with --write, learn from all and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--gold", type=Path, help="a folder with the articles' texts")
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS_FILE}")
    options = parser.parse_args()
    rows = list(_read(options.data, options.gold))
    pages = [page for row in rows for page in _variants(row, rows)]
    print(f"{len(rows)} pages, {sum(len(page.texts) for page in pages)} lines with variants")
    _report(pages)
    if options.write:
        first, second = map(_rounded, _fit_both(pages))
        passes = {"first": first, "second": second}
        WEIGHTS_FILE.write_text(json.dumps(passes, separators=(",", ":")) + "\n", encoding="utf-8")


def _read(folder: Path, golds: Path | None) -> Iterable[dict[str, Any]]:
    for path in sorted(folder.glob("*.jsonl.gz")):
        name = path.name.split(".")[0]
        texts = (
            {row["id"]: row["text"] for row in _rows(golds / name / "gold.jsonl.gz")}
            if golds
            else {}
        )
        for row in _rows(path):
            gold = texts.get(row["id"], "")
            yield {**row, "set": name, "gold": gold, "language": _language(row["lines"])}


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _variants(row: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Iterable[Page]:
    chance = random.Random(row["id"])
    labelled = list(zip(row["lines"], row["labels"], strict=True))
    yield _page(row, "page", labelled, 1.0)
    inside = [at for at, (_, label) in enumerate(labelled) if label == ARTICLE]
    start = max(0, inside[0] - chance.randint(0, 8))
    pasted = labelled[start : inside[-1] + 1 + chance.randint(0, 14)]
    yield _page(row, "pasted", pasted, 0.5)
    bare = [(text, label) for text, label in labelled if label == ARTICLE]
    yield _page(row, "bare", bare, 0.2)
    sentences = [(part, label) for text, label in pasted for part in _SENTENCE.split(text) if part]
    yield _page(row, "sentences", sentences, 0.2)
    others = [_as_text(other) for other in chance.sample(list(rows), 12)]
    themes = list(enumerate(load_themes()))
    near = [pair for pair in themes if pair[1].language == row["language"]] or themes[:12]
    theme, look = chance.choice(near)
    yield _page(row, "themed", wrap(_as_text(row), look, others, chance), 0.5, theme)
    # The body of a page of its own fold: no article is learnt on one side and tried on the other.
    alike = [r for r in rows if _place(r) == _place(row)]
    yield _page(row, "swapped", _swapped(labelled, chance.choice(alike)), 0.5)


def _swapped(
    labelled: Sequence[tuple[str, int]], other: Mapping[str, Any]
) -> list[tuple[str, int]]:
    """Put the article of another page where the article stood, spread over its gaps alike."""
    body = _as_text(other).paragraphs
    size = sum(label for _, label in labelled)
    page: list[tuple[str, int]] = []
    seen = 0
    for text, label in labelled:
        if label == CHROME:
            page.append((text, CHROME))
            continue
        start, seen = round(seen * len(body) / size), seen + 1
        page += [(line, ARTICLE) for line in body[start : round(seen * len(body) / size)]]
    return page


def _page(
    row: Mapping[str, Any],
    kind: str,
    labelled: Sequence[tuple[str, int]],
    weight: float,
    theme: int = -1,
) -> Page:
    texts = [text for text, _ in labelled]
    lines = look_at_lines(texts, stop_words(_language(texts)) or stop_words("en"))
    labels = [label for _, label in labelled]
    return Page(
        id=row["id"],
        domain=row["domain"],
        kind=row["set"] if kind == "page" else kind,
        texts=texts,
        labels=labels,
        weight=weight,
        lines=lines,
        first=first_columns(lines),
        gold=row["gold"] if kind == "page" else "",
        theme=theme,
    )


def _language(texts: Sequence[str]) -> str:
    text = "\n".join(text for text in texts if text.count(" ") > 7)[:6000]
    return detect_language(words(text), text)


def _as_text(row: Mapping[str, Any]) -> Text:
    """Take the article of a page, with the line above it that shares most words as headline."""
    body = tuple(t for t, label in zip(row["lines"], row["labels"], strict=True) if label)
    known = set(words(" ".join(body)))
    above = row["lines"][: row["labels"].index(ARTICLE)]
    headlines = [text for text in above if 4 <= len(text.split()) <= 20] or ["A headline"]
    return Text(max(headlines, key=lambda text: sum(w in known for w in words(text))), body)


def _place(row: Mapping[str, Any]) -> tuple[int, str]:
    return _fold(row["domain"], FOLDS), row["language"]


def _fold(domain: str, folds: int, salt: str = "") -> int:
    return int(hashlib.md5((domain + salt).encode()).hexdigest(), 16) % folds


def _report(pages: Sequence[Page]) -> None:
    found: dict[str, list[Measured]] = {}
    for fold in range(FOLDS):
        known = [page for page in pages if _is_known(page, fold)]
        first, second = (Weights(p["bias"], p["cells"]) for p in map(_rounded, _fit_both(known)))
        scorer = Scorer(first, second)
        for page in pages:
            if _fold(page.domain, FOLDS) == fold and (page.theme < 0 or page.theme % 2 == fold % 2):
                result = measure(page.texts, page.labels, scorer, page.gold)
                found.setdefault(page.kind, []).append(result)
    for kind, results in found.items():
        print(f"{kind:12} {figures(results)}")


def _is_known(page: Page, fold: int) -> bool:
    """Tell whether a page may be learnt from, to be tried on *fold*: other domain, other theme."""
    other_theme = page.theme < 0 or page.theme % 2 != fold % 2
    return _fold(page.domain, FOLDS) != fold and other_theme


class Model:
    """One pass: logistic regression over one-hot cells."""

    def __init__(self, strength: float) -> None:
        self._model = LogisticRegression(C=strength, max_iter=100, tol=1e-3)

    def fit(self, pages: Sequence[Page], columns: Sequence[Columns]) -> Model:
        """Learn the labels of *pages* from their *columns*."""
        self._sizes = {n: max(max(c[n]) for c in columns) + 1 for n in columns[0]}
        starts = np.cumsum([0, *self._sizes.values()])
        self._starts = dict(zip(self._sizes, starts, strict=False))
        self._width = int(starts[-1])
        matrix = self._one_hot(columns)
        labels = np.concatenate([page.labels for page in pages])
        weights = np.concatenate([_weights(page) for page in pages])
        self._model.fit(matrix, labels, sample_weight=weights)
        return self

    def odds(self, columns: Columns) -> list[float]:
        """Return the probability of each line."""
        return self._model.predict_proba(self._one_hot([columns]))[:, 1].tolist()

    def weights(self) -> Pass:
        """Return what `Weights` holds."""
        values = self._model.coef_[0]
        cells = {
            name: [float(v) for v in values[start : start + self._sizes[name]]]
            for name, start in self._starts.items()
        }
        return {"bias": float(self._model.intercept_[0]), "cells": cells}

    def _one_hot(self, columns: Sequence[Columns]) -> csr_matrix:
        rows = sum(len(next(iter(c.values()))) for c in columns)
        places = np.empty((rows, len(self._sizes)), dtype=np.int64)
        for at, (name, size) in enumerate(self._sizes.items()):
            cells = np.concatenate([np.asarray(c[name]) for c in columns])
            places[:, at] = np.minimum(cells, size - 1) + self._starts[name]
        ones = np.ones(places.size, dtype=np.float32)
        pointers = np.arange(0, places.size + 1, len(self._sizes))
        return csr_matrix((ones, places.ravel(), pointers), shape=(rows, self._width))


def _weights(page: Page) -> np.ndarray:
    """Weigh lines by their words and pages alike, as the scores of a page do."""
    words_of = np.array([min(60.0, line.words) + 2 for line in page.lines])
    return page.weight * words_of / words_of.sum() * 195


def _fit_both(pages: Sequence[Page]) -> tuple[Model, Model]:
    first = Model(STRENGTHS[0]).fit(pages, [page.first for page in pages])
    seconds: list[Columns] = []
    inner = [Model(STRENGTHS[0]).fit(*_without(pages, fold)) for fold in range(INNER_FOLDS)]
    for page in pages:
        # The second pass must see the first as it is on pages that it does not know.
        odds = inner[_fold(page.domain, INNER_FOLDS, "inner")].odds(page.first)
        seconds.append({**page.first, **second_columns(page.lines, odds)})
    return first, Model(STRENGTHS[1]).fit(pages, seconds)


def _without(pages: Sequence[Page], fold: int) -> tuple[list[Page], list[Columns]]:
    rest = [page for page in pages if _fold(page.domain, INNER_FOLDS, "inner") != fold]
    return rest, [page.first for page in rest]


def _rounded(model: Model) -> Pass:
    weights = model.weights()
    cells = {name: [round(v, 3) for v in values] for name, values in weights["cells"].items()}
    return {"bias": round(weights["bias"], 3), "cells": cells}


assert CHROME == 0  # labels are summed
if __name__ == "__main__":
    main()
