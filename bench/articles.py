"""How clean the articles are, and what they cost, beside other extractors, in one run.

python bench/articles.py FOLDER [FOLDER...] [--with trafilatura newspaper4k readability]

Each FOLDER has `gold.jsonl.gz` with `id` and `text` a line, and `ID.html.gz` a page. Every
extractor reads the same pages in a process of its own. Prints precision, recall and F1 of 4-word
shingles (the measure of the article-extraction-benchmark of Zyte), the 95 % interval of our
difference to each other one (bootstrap over pages), and CPU time as a ratio to ours. Needs
newspaper4k and readability-lxml for what they are compared with: the extra `bench`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from cputime import cpu_seconds

# Each prints one JSON object a page: location and text. They are handed bytes or decoded text,
# never an address.
OTHERS = {
    "trafilatura": """
import trafilatura
def text_of(data):
    return trafilatura.extract(data, include_comments=False)
""",
    "newspaper4k": """
import newspaper
def text_of(data):
    article = newspaper.Article("https://example.org/a", fetch_images=False)
    article.download(input_html=data.decode("utf-8", "replace"))
    article.parse()
    return article.text
""",
    "readability": """
import lxml.html, readability
def text_of(data):
    summary = readability.Document(data.decode("utf-8", "replace")).summary()
    blocks = lxml.html.fromstring(summary).iter("p", "li", "h2", "h3", "h4", "blockquote", "td")
    return "\\n".join(" ".join(block.text_content().split()) for block in blocks)
""",
}
LOOP = """
import json, pathlib, sys
for path in sys.argv[1:]:
    try:
        text = text_of(pathlib.Path(path).read_bytes()) or ""
    except Exception:
        text = ""
    print(json.dumps({"location": path, "text": text}))
"""
ROUNDS = 300
WORD = re.compile(r"\w+")

Counts = tuple[float, float, float]
"""True, wrong and missed shingles of one page, as parts of all."""


@dataclass(frozen=True)
class Run:
    """What one extractor made of the pages."""

    counts: list[Counts]
    seconds: float


def main() -> None:
    """Print a table for each folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--with", dest="others", nargs="*", default=list(OTHERS), choices=OTHERS)
    options = parser.parse_args()
    for folder in options.folders:
        with tempfile.TemporaryDirectory() as tmp:
            gold, files = unpack(folder, Path(tmp))
            ours = run([sys.executable, "-m", "kursk_digest", "extract", "-f", "json"], gold, files)
            print(f"{folder.name}: {len(files)} pages")
            print(f"  {'kursk-digest':12} {figures(ours)}   CPU {ours.seconds:.1f} s")
            for name in options.others:
                other = run([sys.executable, "-c", OTHERS[name] + LOOP], gold, files)
                print(f"  {name:12} {figures(other)}   {compared(ours, other)}")


def unpack(folder: Path, into: Path) -> tuple[dict[str, str], list[Path]]:
    """Write the pages of *folder* to files; return the gold texts by id, and the files."""
    lines = gzip.decompress((folder / "gold.jsonl.gz").read_bytes()).decode("utf-8").splitlines()
    gold = {row["id"]: row["text"] for row in map(json.loads, lines)}
    files = []
    for name in gold:
        file = into / f"{name}.html"
        file.write_bytes(gzip.decompress((folder / f"{name}.html.gz").read_bytes()))
        files.append(file)
    return gold, files


def run(command: list[str], gold: dict[str, str], files: Sequence[Path]) -> Run:
    """Have *command* extract all *files*; a page that it does not print counts as empty."""
    texts: dict[str, str] = {}

    def extract() -> None:
        done = subprocess.run(
            [*command, *map(str, files)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        for line in done.stdout.decode("utf-8").splitlines():
            row = json.loads(line)
            texts[Path(row["location"]).stem] = row["text"]

    seconds = cpu_seconds(extract)
    if not texts:
        sys.exit(f"{command[:4]} extracted nothing; is it installed?")
    return Run([counts(text, texts.get(name, "")) for name, text in gold.items()], seconds)


def figures(run: Run) -> str:
    """Write F1, precision and recall."""
    f1, precision, recall = scores(run.counts)
    return f"F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f}"


def compared(ours: Run, other: Run) -> str:
    """Write the interval of our difference in F1, and how much CPU the other took of ours."""
    chance = random.Random(0)
    size = len(ours.counts)
    differences = []
    for _ in range(ROUNDS):
        pick = [chance.randrange(size) for _ in range(size)]
        mine, theirs = ([one.counts[i] for i in pick] for one in (ours, other))
        differences.append(scores(mine)[0] - scores(theirs)[0])
    differences.sort()
    low, high = differences[ROUNDS // 40], differences[-ROUNDS // 40 - 1]
    return f"ours {low:+.3f} to {high:+.3f}   CPU {other.seconds / ours.seconds:.2f} times ours"


def counts(gold: str, text: str) -> Counts:
    """Count the 4-word shingles that are in both, in *text* alone, in *gold* alone."""
    a, b = (Counter(zip(*(w[i:] for i in range(4)), strict=False)) for w in _words(gold, text))
    true = sum((a & b).values())
    wrong, missed = sum(b.values()) - true, sum(a.values()) - true
    total = true + wrong + missed or 1
    return true / total, wrong / total, missed / total


def _words(*texts: str) -> list[list[str]]:
    return [WORD.findall(text) for text in texts]


def scores(rows: Sequence[Counts]) -> tuple[float, float, float]:
    """Return F1 of mean precision and mean recall, and both."""
    precision = mean([t / (t + w) for t, w, _ in rows if t + w] or [0.0])
    recall = mean([t / (t + m) for t, _, m in rows if t + m] or [0.0])
    both = precision + recall
    return (2 * precision * recall / both if both else 0.0), precision, recall


if __name__ == "__main__":
    main()
