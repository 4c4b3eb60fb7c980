"""How well a digest's first words agree with summaries that people wrote of the same articles.

    python bench/ranking.py FILE.jsonl.gz [FILE.jsonl.gz...] [--rank voices lead lexrank]
                            [--resemblance 0.13] [--lengths 250]

Each line of FILE is a topic: `topic`, `lang`, `docs` (each with `title` and `text`) and `gold`
(summaries). MultiLing 2011 has such topics. Prints for each file and ranker ROUGE-1 and ROUGE-2
F1 (words without case, not stemmed), the share of claims that tell another one's fact, and the
share of articles heard, as means over topics and lengths. `lead` are the articles' first
sentences, in turn. See docs/ranking.md.

Source: C.-Y. Lin, "ROUGE: a package for automatic evaluation of summaries", 2004.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from statistics import mean
from typing import Any

from kursk_digest.config import Config
from kursk_digest.model import Claim, Digest, RawPage
from kursk_digest.pipeline import build_digest

WORD = re.compile(r"\w+")
LONG = 4  # letters of a word that counts for redundancy: crude, but the same in every language
TWIN = 0.6  # share of the shorter one's words from which two claims tell one fact

Row = tuple[float, float, float, float]


def main() -> None:
    """Print a line for each file and ranker."""
    parser = argparse.ArgumentParser(description="Score rankers on topics with summaries.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rank", nargs="+", default=["voices", "lead"])
    parser.add_argument("--resemblance", type=float, default=Config().story_resemblance)
    parser.add_argument("--lengths", nargs="+", type=int, default=[250])
    arguments = parser.parse_args()
    for file in arguments.files:
        for name in arguments.rank:
            config = Config(
                rank="voices" if name == "lead" else name,
                story_resemblance=arguments.resemblance,
            )
            rows = [
                score(claims, topic, length)
                for topic in read_topics(file)
                for claims in [order(digest(topic, config), name)]
                for length in arguments.lengths
            ]
            first, second, twice, heard = (mean(column) for column in zip(*rows, strict=True))
            print(
                f"{file.name} {name:9} ROUGE-1 {first:.4f}  ROUGE-2 {second:.4f}  "
                f"redundancy {twice:.3f}  heard {heard:.2f}"
            )


def read_topics(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the topics of *file*."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def digest(topic: dict[str, Any], config: Config) -> Digest:
    """Digest the articles of *topic*, each as a text file with its headline first."""
    pages = [
        RawPage(f"{n:02d}.txt", f"{doc['title']}\n\n{doc['text']}\n".encode(), f"{n:02d}.txt")
        for n, doc in enumerate(topic["docs"])
    ]
    return build_digest(pages, config)


def order(made: Digest, name: str) -> list[Claim]:
    """Return the claims of *made* in the order of telling, or for `lead` the articles' first."""
    entries = [entry for chapter in made.chapters for entry in chapter.entries]
    if name != "lead":
        chosen = (entry for entry in entries if entry.selected)
        return [entry.claim for entry in sorted(chosen, key=lambda entry: entry.rank)]
    statements = {statement for entry in entries for statement in entry.claim.statements}
    by_article = [
        [Claim((s,)) for s in sorted(statements, key=lambda s: s.start) if s.article is article]
        for article in made.articles
    ]
    return [claim for turn in zip_longest(*by_article) for claim in turn if claim]


def score(claims: Sequence[Claim], topic: dict[str, Any], length: int) -> Row:
    """Return ROUGE-1, ROUGE-2, redundancy and the share of articles heard in *length* words."""
    texts = list(cut((claim.text for claim in claims), length))
    heard = {s.article for claim in claims[: len(texts)] for s in claim.statements}
    told = grams("\n".join(texts))
    pairs = [
        [f1(mine, its) for mine, its in zip(told, grams(g), strict=True)] for g in topic["gold"]
    ]
    one, two = (mean(column) for column in zip(*pairs, strict=True))
    return one, two, redundancy(texts), len(heard) / len(topic["docs"])


def cut(texts: Iterator[str], length: int) -> Iterator[str]:
    """Yield *texts* up to the word number *length*."""
    for text in texts:
        found = text.split()[:length]
        if found:
            yield " ".join(found)
        length -= len(found)


def grams(text: str) -> tuple[Counter[Any], Counter[Any]]:
    """Return the words of *text* and its pairs of neighbours."""
    found = WORD.findall(text.lower())
    return Counter(found), Counter(zip(found, found[1:], strict=False))


def f1(mine: Counter[Any], its: Counter[Any]) -> float:
    """Return the harmonic mean of precision and recall: shared over the mean size."""
    return 2 * (mine & its).total() / max(1, mine.total() + its.total())


def redundancy(texts: Sequence[str]) -> float:
    """Return the share of *texts* that tell what another one tells."""
    found = [
        {
            word
            for word in WORD.findall(t.lower())
            if len(word) >= LONG or any(map(str.isdigit, word))
        }
        for t in texts
    ]
    twins = [
        any(
            other is not mine
            and min(len(mine), len(other)) >= LONG
            and len(mine & other) >= TWIN * min(len(mine), len(other))
            for other in found
        )
        for mine in found
    ]
    return mean(twins) if twins else 0.0


if __name__ == "__main__":
    main()
