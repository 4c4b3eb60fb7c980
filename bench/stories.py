"""How well articles are gathered into stories: B-cubed and pairs against gold.

python bench/stories.py [--resemblance R] [--undated] [--lone] [--stream] GOLD...

Each GOLD, a file or a folder, is one day's pile: all its articles are mixed. Files are TOML
(`[[article]]` with `event`, `title`, `text`, perhaps `published`, `language`), or JSON, one object
a file or a line, perhaps gzipped (`event` or `topic`, and `docs` of strings or of `title`, `text`).
`--undated` takes the dates away; `--lone` leaves one article of each event, so that every story of
two articles is wrong; `--stream` gives the articles one by one, by date.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from kursk_digest.articles import extract_article
from kursk_digest.config import Config
from kursk_digest.model import Article, Page, Story
from kursk_digest.stories import StoryIndex, group_stories

Labelled = tuple[str, Article]
"""An event and an article on it."""


def read_gold(path: Path) -> list[Labelled]:
    """Return the labelled articles of a file or folder, in the order of their texts."""
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    found = [item for file in files for item in _read_file(file)]
    return sorted(found, key=lambda item: (item[1].sha256, item[1].location))


def _read_file(path: Path) -> Iterator[Labelled]:
    if path.suffix == ".toml":
        for number, table in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["article"]):
            yield table["event"], _from_table(f"{path.stem}/{number}", table)
    elif path.name.endswith((".json", ".jsonl", ".jsonl.gz")):
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
        for line in [text] if path.suffix == ".json" else text.splitlines():
            yield from _from_object(json.loads(line))


def _from_table(location: str, table: dict[str, Any]) -> Article:
    published = table.get("published")
    return Article(
        location=location,
        outlet=location,
        title=table["title"],
        paragraphs=tuple(part.strip() for part in table["text"].strip().split("\n\n")),
        published=published and published.isoformat(),
        language=table.get("language", "en"),
    )


def _from_object(value: dict[str, Any]) -> Iterator[Labelled]:
    event = value.get("event") or value["topic"]
    for number, doc in enumerate(value["docs"]):
        title, text = ("", doc) if isinstance(doc, str) else (doc.get("title", ""), doc["text"])
        head = f"{title}\n\n" if title and not text.startswith(title) else ""
        article = extract_article(Page(f"{event}/{number}", f"{head}{text}\n"))
        if isinstance(article, Article):
            yield event, replace(article, published=None)


def f_score(precision: float, recall: float) -> float:
    """Return the harmonic mean; 0 if both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(gold: dict[str, str], found: dict[str, int]) -> tuple[float, float]:
    """Return precision and recall, the mean over the articles (both map locations to groups).

    Source: A. Bagga and B. Baldwin, "Entity-based cross-document coreferencing using the vector
    space model", 1998.
    """
    both = Counter((gold[place], found[place]) for place in gold)
    events, stories = Counter(gold.values()), Counter(found.values())
    precision = sum(n * n / stories[story] for (_, story), n in both.items()) / len(gold)
    recall = sum(n * n / events[event] for (event, _), n in both.items()) / len(gold)
    return precision, recall


def pairwise(gold: dict[str, str], found: dict[str, int]) -> tuple[float, float]:
    """Return precision and recall of the pairs of articles that share a story."""
    right = _pairs(Counter((gold[place], found[place]) for place in gold).values())
    printed, wanted = (
        _pairs(Counter(found.values()).values()),
        _pairs(Counter(gold.values()).values()),
    )
    return right / printed if printed else 1.0, right / wanted if wanted else 1.0


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def lookalikes_joined(gold: dict[str, str], found: dict[str, int]) -> tuple[int, int]:
    """Count the topics (`topic/event`) of which two events share a story, and all such topics."""
    topics: dict[str, set[str]] = {}
    for event in gold.values():
        topics.setdefault(event.split("/")[0], set()).add(event)
    paired = {topic for topic, events in topics.items() if len(events) > 1}
    joined = {
        gold[a].split("/")[0]
        for a, b in combinations(sorted(gold), 2)
        if found[a] == found[b] and gold[a] != gold[b]
    }
    return len(joined & paired), len(paired)


def first_of_each(labelled: Iterable[Labelled]) -> list[Labelled]:
    """Keep the first article of each event, by its place in the gold."""
    by_place = sorted(labelled, key=lambda item: (len(item[1].location), item[1].location))
    first = {event: article for event, article in reversed(by_place)}
    return [item for item in labelled if first[item[0]] is item[1]]


def stream_stories(articles: Iterable[Article], *, resemblance: float) -> tuple[Story, ...]:
    """Gather the articles one by one, in the order of their dates."""
    index = StoryIndex(resemblance=resemblance)
    for article in sorted(articles, key=lambda article: article.published or ""):
        index.add(article)
    return index.stories()


def row(name: str, labelled: list[Labelled], resemblance: float, *, stream: bool) -> str:
    """Return the figures of one pile, in columns."""
    gold = {article.location: event for event, article in labelled}
    gather = stream_stories if stream else group_stories
    stories = gather([article for _, article in labelled], resemblance=resemblance)
    found = {a.location: i for i, story in enumerate(stories) for a in story.articles}
    figures = [
        f"{value:5.3f}"
        for precision, recall in (b_cubed(gold, found), pairwise(gold, found))
        for value in (precision, recall, f_score(precision, recall))
    ]
    sizes = f"{len(gold):6} {len(set(gold.values())):7} {len(stories):7}"
    joined, topics = lookalikes_joined(gold, found)
    return f"{name[:22]:24}{sizes}   {' '.join(figures)}  look-alikes joined {joined}/{topics}"


def main() -> None:
    """Print a row for each pile."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--resemblance", type=float, default=Config().story_resemblance)
    parser.add_argument("--undated", action="store_true")
    parser.add_argument("--lone", action="store_true")
    parser.add_argument("--stream", action="store_true")
    options = parser.parse_args()
    print("pile                    articles events stories  B3 P    R     F    pairs P  R     F")
    for path in options.gold:
        labelled = read_gold(path)
        if options.undated:
            labelled = [(event, replace(article, published=None)) for event, article in labelled]
        if options.lone:
            labelled = first_of_each(labelled)
        print(row(path.name, labelled, options.resemblance, stream=options.stream))


if __name__ == "__main__":
    main()
