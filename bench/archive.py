"""Measures the archive: how fast it takes claims, and how fast it knows them again.

    python bench/archive.py            from 10,000 to 100,000 claims, about a minute
    python bench/archive.py --full     to 1,000,000 claims

Prints, for each size: claims written a CPU second (with their articles, keys and search index,
512 a transaction), the size of the file, and what looking up 2,000 statements takes in a process
of its own: CPU seconds, peak memory, claims found, and how many of the planted repeats were among
them. The window is the whole archive. The text is made here, by Zipf's law over the words of
ordinary news and many names, story by story, so that some words are in most claims of a week.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

from kursk_digest.archive import Archive
from kursk_digest.model import Article, Claim, Statement

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
BATCH = 512
HEADER = (
    "   claims  written/CPU s    MiB  look-up CPU s  wall s  peak MiB   found  verbatim  reworded"
)
ASKED = 2_000
START = "2000-01-01T00:00:00Z"
SYLLABLES = ("ka", "ro", "vin", "del", "mos", "tar", "li", "an", "bru", "he", "sko", "pe", "ya")


class Newsroom:
    """Writes made-up claims; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        table = files("kursk_digest.languages").joinpath("en.frequencies.json")
        counts: dict[str, int] = json.loads(table.read_text(encoding="utf-8"))["stems"]
        rare = [self._name().lower() for _ in range(30_000)]
        self._words = [*counts, *rare]
        self._weights = list(accumulate([*counts.values(), *(1 / (1 + i) for i in range(30_000))]))
        self._names = [self._name() for _ in range(20_000)]
        self._name_weights = list(accumulate(1 / (10 + i) for i in range(20_000)))

    def _name(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=self._random.randint(2, 4))).capitalize()

    def claims(self, stories: int) -> Iterator[tuple[str, list[Claim]]]:
        """Yield stories: title and claims, each of one to three articles."""
        for number in range(stories):
            yield self._story(number)

    def _story(self, number: int) -> tuple[str, list[Claim]]:
        names = self._random.choices(self._names, cum_weights=self._name_weights, k=6)
        topic = self._random.choices(self._words, cum_weights=self._weights, k=12)
        told = [self.sentence(names, topic) for _ in range(16)]
        written = [[again(text, self._random) for text in told] for _ in range(2)]
        articles = [
            Article(f"https://paper{n}.example/{number}-{names[0]}", f"Paper {n}", names[0],
                    (*texts,), language="en", voice=f"v{n}")
            for n, texts in enumerate([told, *written])
        ]  # fmt: skip
        places = [list(_places(article)) for article in articles]
        return names[0], [
            Claim(tuple(held[at] for held in places[: self._random.choice((1, 1, 2, 3))]))
            for at in range(len(told))
        ]

    def sentence(self, names: list[str], topic: list[str]) -> str:
        """Write a sentence of a story."""
        words = self._random.choices(self._words, cum_weights=self._weights, k=16)
        words += self._random.choices(names, k=2) + self._random.choices(topic, k=4)
        if self._random.random() < 0.4:
            words.append(str(int(self._random.paretovariate(0.5)) % 100_000))
        self._random.shuffle(words)
        return " ".join(words).capitalize() + "."


def again(text: str, chance: random.Random) -> str:
    """Write *text* as another outlet would: a third of its words are others, in other order."""
    words = text[:-1].split()
    kept = [word for word in words if chance.random() < 0.67] or words
    chance.shuffle(kept)
    return " ".join([*kept, "meanwhile", "reportedly"]).capitalize() + "."


def _places(article: Article) -> Iterator[Statement]:
    start = 0
    for number, text in enumerate(article.paragraphs, start=1):
        yield Statement(text, article, number, start, start + len(text), number)
        start += len(text) + 2


def fill(path: Path, room: Newsroom, claims: int, asked: Path) -> tuple[float, int]:
    """Write that many claims; return the CPU seconds that took, and how many were written."""
    spent, written = 0.0, 0
    batch: list[tuple[str, Claim]] = []
    with Archive.open(path) as archive, asked.open("a", encoding="utf-8") as planted:
        for title, told in room.claims(claims // 16):
            batch += [(title, claim) for claim in told]
            planted.write(json.dumps(told[0].text) + "\n")
            if len(batch) >= BATCH:
                spent += _deliver(archive, batch)
                written += len(batch)
                batch = []
        spent += _deliver(archive, batch)
    return spent, written + len(batch)


def _deliver(archive: Archive, batch: list[tuple[str, Claim]]) -> float:
    begun = time.process_time()
    archive.deliver(
        "daily", [claim for _, claim in batch], stories=[title for title, _ in batch], at=START
    )
    return time.process_time() - begun


def ask(path: Path, asked: Path) -> dict[str, float]:
    """Look up statements: a quarter verbatim repeats, a quarter paraphrased, half of them new."""
    chance = random.Random(7)
    planted = chance.sample([json.loads(text) for text in asked.open(encoding="utf-8")], ASKED // 4)
    room = Newsroom(99)
    others = [c.text for _, told in room.claims(ASKED // 2 // 16 + 1) for c in told][: ASKED // 2]
    reworded = [again(text, chance) for text in planted]
    statements = [
        Statement(text, Article("x", "X", "", (text,), language="en"), 1, 0, len(text), 1)
        for text in [*planted, *reworded, *others]
    ]
    with Archive.open(path, read_only=True) as archive:
        begun, clock = time.process_time(), time.monotonic()
        told = archive.near(statements, briefing="daily", since=START)
        cpu, wall = time.process_time() - begun, time.monotonic() - clock
        alone = [
            {one.text for one in archive.near([s], briefing="daily", since=START)}
            for s in statements[: len(planted) * 2]
        ]
    found = [text in got for text, got in zip([*planted, *planted], alone, strict=True)]
    return {
        "cpu": cpu,
        "wall": wall,
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "found": len(told),
        "verbatim": sum(found[: len(planted)]) / len(planted),
        "reworded": sum(found[len(planted) :]) / len(planted),
    }


def main() -> None:
    """Fill, ask, fill, ask."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--full", action="store_true", help="go on to 1,000,000 claims")
    parser.add_argument("--folder", help="where to put the archive (some 2 GB with --full)")
    parser.add_argument("--ask", nargs=2, metavar=("ARCHIVE", "PLANTED"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        print(json.dumps(ask(*map(Path, options.ask))))
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        _grow(Path(folder), SIZES if options.full else SIZES[:3])


def _grow(folder: Path, sizes: tuple[int, ...]) -> None:
    path, planted = folder / "archive.sqlite3", folder / "planted.jsonl"
    room, total = Newsroom(1), 0
    print(HEADER)
    for size in sizes:
        spent, written = fill(path, room, size - total, planted)
        total += written
        command = [sys.executable, __file__, "--ask", str(path), str(planted)]
        asked = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        print(
            f"{total:9,}  {written / spent:13,.0f} {path.stat().st_size / 2**20:6,.0f}  "
            f"{asked['cpu']:13.2f}  {asked['wall']:6.2f}  {asked['mib']:8.0f}  "
            f"{asked['found']:6.0f}  {asked['verbatim']:8.3f}  {asked['reworded']:8.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
