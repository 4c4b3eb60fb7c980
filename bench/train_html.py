"""Train the weights that tell the text of a web page from its furniture.

    python bench/train_html.py FOLDER [FOLDER...] [--write]

Each FOLDER has `gold.jsonl.gz` with `id`, `domain` and `text` a line, and `ID.html.gz` a page.
Prints F1 of 4-word shingles on publishers left out; `--write` then trains on all and writes
`kursk_digest/articles/web/weights.json`. Needs scikit-learn. See docs/html-weights.md.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from articles import counts, scores
from sklearn.linear_model import LogisticRegression

from kursk_digest.articles.html import choose_lines
from kursk_digest.articles.web.around_features import around_features
from kursk_digest.articles.web.block_features import block_features, make_hints
from kursk_digest.articles.web.block_scores import KEEP_FROM, Round, is_menu_entry
from kursk_digest.articles.web.blocks import Block
from kursk_digest.articles.web.cutting import cut_blocks
from kursk_digest.articles.web.layout import Layout
from kursk_digest.articles.web.metadata import Metadata, read_metadata
from kursk_digest.articles.web.parsing import parse_page
from kursk_digest.articles.web.second_opinion import ask_trafilatura

FOLDS = 5
STRENGTH = 0.004  # inverse of the regularisation: the best of .001 to .1 on publishers left out
OUT = Path(__file__).parent.parent / "kursk_digest" / "articles" / "web" / "weights.json"
WORD = re.compile(r"\w+")


@dataclass
class Example:
    """A page cut into blocks, with the blocks that stand in its gold text marked."""

    name: str
    folder: str
    fold: int
    gold: str
    facts: Metadata
    second: list[tuple[str, bool]]
    blocks: list[Block]
    page: Layout
    features: np.ndarray
    labels: np.ndarray
    weights: np.ndarray
    around: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))


def main() -> None:
    """Validate, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    examples = [example for folder in options.folders for example in read_examples(folder)]
    validate(examples)
    if options.write:
        first, second = train(examples)
        OUT.write_text(json.dumps({"rounds": [as_data(first), as_data(second)]}) + "\n")
        print(f"wrote {OUT}", file=sys.stderr)


def read_examples(folder: Path) -> list[Example]:
    """Read the pages of *folder*; one without blocks is left out."""
    examples = []
    gold = gzip.decompress((folder / "gold.jsonl.gz").read_bytes()).decode("utf-8")
    for line in gold.splitlines():
        row = json.loads(line)
        raw = gzip.decompress((folder / f"{row['id']}.html.gz").read_bytes())
        example = make_example(row, decode(raw), folder.name)
        if example:
            examples.append(example)
    return examples


def make_example(row: dict[str, str], body: str, folder: str) -> Example | None:
    """Cut and label one page; `None` if it has no blocks."""
    tree = parse_page(body)
    if tree is None:
        return None
    facts = read_metadata(tree)
    blocks = [block for block in cut_blocks(tree) if not is_menu_entry(block)]
    if not blocks:
        return None
    page = Layout(blocks)
    hints = make_hints(facts)
    labels = np.array(label(row["text"], [block.text for block in blocks]), dtype=float)
    site = ".".join(row["domain"].split(".")[-2:])
    fold = int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS
    return Example(
        row["id"], folder, fold, row["text"], facts, ask_trafilatura(tree), blocks, page,
        block_features(page, hints), labels,
        weigh(blocks, labels),
    )  # fmt: skip


def weigh(blocks: list[Block], labels: np.ndarray) -> np.ndarray:
    """Weigh long blocks more, and all pages the same."""
    weights = np.sqrt([max(len(block.text), 15) for block in blocks])
    whole = (weights * labels).sum() or weights.sum()
    return np.minimum(weights / whole, 0.5) * 100


def label(gold: str, texts: list[str]) -> list[int]:
    """Mark the blocks that stand in the gold text: by their words, and near other such blocks."""
    words = WORD.findall(gold)
    joined = f" {' '.join(words)} "
    lines = {" ".join(WORD.findall(line)) for line in gold.split("\n")}
    shingles = {tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))}
    bags = [WORD.findall(text) for text in texts]
    labels = [int(_stands(bag, joined, lines, shingles)) for bag in bags]
    sure = [i for i, bag in enumerate(bags) if labels[i] and len(bag) >= 8]
    for i, bag in enumerate(bags):
        if labels[i] and len(bag) < 8 and not any(abs(j - i) <= 6 for j in sure):
            labels[i] = 0
    return _once(labels, bags, joined)


def _stands(bag: list[str], joined: str, lines: set[str], shingles: set[tuple[str, ...]]) -> bool:
    text = " ".join(bag)
    if len(bag) < 5:
        return bool(bag) and (text in lines or (len(bag) >= 3 and f" {text} " in joined))
    own = [tuple(bag[i : i + 4]) for i in range(len(bag) - 3)]
    return f" {text} " in joined or sum(s in shingles for s in own) / len(own) >= 0.6


def _once(labels: list[int], bags: list[list[str]], joined: str) -> list[int]:
    """Of the copies of one text, keep as many as the gold has, those among the most text."""
    places = defaultdict(list)
    for i, bag in enumerate(bags):
        if labels[i]:
            places[" ".join(bag)].append(i)
    for text, found in places.items():

        def company(i: int, found: list[int] = found) -> int:
            near = range(max(0, i - 4), min(len(bags), i + 5))
            return -sum(len(bags[j]) for j in near if labels[j] and j not in found)

        for i in sorted(found, key=company)[joined.count(f" {text} ") or 1 :]:
            labels[i] = 0
    return labels


def fit(examples: list[Example], rows: list[np.ndarray]) -> Round:
    """Fit one round on *rows*, one matrix for each example."""
    features = np.vstack(rows)
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=400)
    model.fit(
        np.clip((features - mean) / scale, -5, 5),
        np.concatenate([example.labels for example in examples]),
        sample_weight=np.concatenate([example.weights for example in examples]),
    )
    return Round(mean, scale, model.coef_[0], float(model.intercept_[0]))


def train(examples: list[Example]) -> tuple[Round, Round]:
    """Train both rounds; the second on scores of a first that has not seen the publisher."""
    for fold in sorted({example.fold for example in examples}):
        others = [example for example in examples if example.fold != fold]
        round_one = fit(others, [example.features for example in others])
        for example in examples:
            if example.fold == fold:
                example.around = around_features(example.page, round_one.scores(example.features))
    first = fit(examples, [example.features for example in examples])
    both = [np.hstack([example.features, example.around]) for example in examples]
    return first, fit(examples, both)


def validate(examples: list[Example]) -> None:
    """Print F1 on publishers that neither round has seen: of the scores, and of the whole flow."""
    alone, flow, asked = defaultdict(list), defaultdict(list), 0
    for fold in range(FOLDS):
        first, second = train([example for example in examples if example.fold != fold])
        for example in (one for one in examples if one.fold == fold):
            around = around_features(example.page, first.scores(example.features))
            odds = second.scores(np.hstack([example.features, around])).tolist()
            pairs = zip(example.blocks, odds, strict=True)
            kept = [block.text for block, score in pairs if score >= KEEP_FROM]
            alone[example.folder].append(counts(example.gold, "\n".join(kept)))
            opinion = Opinion(example.second)
            lines, _ = choose_lines(example.blocks, odds, example.facts, opinion)
            text = "\n".join(line.text for line in lines)
            flow[example.folder].append(counts(example.gold, text))
            asked += opinion.asked
    for folder, rows in alone.items():
        print(
            f"{folder:12} n={len(rows)} F1 on publishers left out: scores {scores(rows)[0]:.4f}, "
            f"whole flow {scores(flow[folder])[0]:.4f}"
        )
    print(f"trafilatura asked on {asked} of {len(examples)} pages")


@dataclass
class Opinion:
    """What trafilatura says of a page, and whether anybody wanted to know."""

    lines: list[tuple[str, bool]]
    asked: bool = False

    def __call__(self) -> list[tuple[str, bool]]:
        """Return it."""
        self.asked = True
        return self.lines


def as_data(model: Round) -> dict[str, object]:
    """Return *model* as it is written."""
    return {
        "mean": [round(float(x), 5) for x in model.mean],
        "scale": [round(float(x), 5) for x in model.scale],
        "weights": [round(float(x), 5) for x in model.weights],
        "bias": round(model.bias, 5),
    }


def decode(raw: bytes) -> str:
    """Decode a page: UTF-8, else what it declares."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        match = re.search(rb"charset=[\"']?([\w-]+)", raw[:4096])
        return raw.decode(match[1].decode() if match else "cp1252", "replace")


if __name__ == "__main__":
    main()
