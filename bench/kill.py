"""Kills writers of an archive at random moments and looks what is left.

    python bench/kill.py              10,000 kills, some minutes
    python bench/kill.py 500 --seed 7

A child opens the archive, keeps articles and delivers briefings, and writes down (to a pipe) what
it was told is done; it is killed by SIGKILL after a random time. After each kill the archive is
opened again: every acknowledged article and briefing must be there, whole, and of what was not
acknowledged all or nothing. Ends with 1, and says what was lost or torn, if anything was.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kursk_digest.archive import Archive
from kursk_digest.model import Article, Claim, Statement

LONGEST = 0.03
"""Seconds from the first acknowledgement of a child to its end, at most."""
CLAIMS = 6
TIME = "2026-03-02T06:30:00Z"
ROUNDS_A_FILE = 100
"""After so many kills a new file is begun, so that making one is interrupted, too."""


@dataclass
class Tally:
    """What was acknowledged, and what is wrong."""

    kept: set[int] = field(default_factory=set)
    told: set[int] = field(default_factory=set)
    kills: int = 0
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)


def article_of(number: int) -> Article:
    """Return article *number*: the same each time, so that it can be compared."""
    lines = (f"Bridge {number} carried {n} lorries past tower {number * n}." for n in range(CLAIMS))
    return Article(
        f"https://a.example/{number}", f"Paper {number % 9}", "", tuple(lines), voice="v"
    )


def claims_of(article: Article) -> list[Claim]:
    """Return a claim for each paragraph."""
    start, claims = 0, []
    for number, text in enumerate(article.paragraphs, start=1):
        statement = Statement(text, article, number, start, start + len(text), number)
        claims.append(Claim((statement,)))
        start += len(text) + 2
    return claims


def write_for_ever(path: Path, first: int, pipe: int) -> None:
    """Write articles and briefings from number *first* on; acknowledge each when it is done."""
    with Archive.open(path) as archive:
        for number in range(first, first + 1_000_000):
            article = article_of(number)
            if number % 2:
                archive.keep([article], found=TIME)
                os.write(pipe, f"k{number}\n".encode())
            else:
                claims = claims_of(article)
                titles = [f"Story {number}"] * len(claims)
                archive.deliver(f"b{number}", claims, stories=titles, at=TIME)
                os.write(pipe, f"t{number}\n".encode())


def kill_once(path: Path, first: int, chance: random.Random) -> list[str]:
    """Let a child write and kill it; return what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write_for_ever(path, first, writing)
        finally:
            os._exit(1)
    os.close(writing)
    if chance.random() < 0.9:  # otherwise perhaps before the file is an archive
        select.select([reading], [], [], 30)
    time.sleep(chance.random() * LONGEST)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as file:
        return file.read().decode().splitlines()


def look(path: Path, tally: Tally, first: int, *, thoroughly: bool) -> None:
    """Open the archive and compare it with what was acknowledged since *first*."""
    with Archive.open(path) as archive:
        for number in (n for n in tally.kept if n >= first):
            if not _same(archive.article(article_of(number).sha256), number):
                tally.wrong.append(f"article {number} is lost or torn")
        for number in (n for n in tally.told if n >= first):
            if archive.last(f"b{number}") is None:
                tally.wrong.append(f"briefing {number} is lost")
        tally.wrong += _torn(archive, range(first, first + 2000))
        if thoroughly:
            tally.wrong += archive.check()


def _same(article: Article | None, number: int) -> bool:
    return article is not None and article.paragraphs == article_of(number).paragraphs


def _torn(archive: Archive, numbers: Iterable[int]) -> list[str]:
    """Return which briefings of *numbers* are there in part."""
    wrong = []
    for delivered in archive.briefings(most=2000):
        number = int(delivered.briefing[1:])
        if number in numbers:
            told = archive.told(delivered.briefing, since=TIME)
            if tuple(one.text for one in told) != article_of(number).paragraphs:
                wrong.append(f"briefing {number} is torn: {len(told)} claims of {CLAIMS}")
    return wrong


def run(kills: int, folder: Path, chance: random.Random) -> Tally:
    """Kill that many times, in one archive after another."""
    total = Tally()
    for begun in range(0, kills, ROUNDS_A_FILE):
        path = folder / f"{begun}.sqlite3"
        tally, first = Tally(), 0
        rounds = min(ROUNDS_A_FILE, kills - begun)
        for number in range(rounds):
            for line in kill_once(path, first, chance):
                (tally.kept if line[0] == "k" else tally.told).add(int(line[1:]))
                tally.acknowledged += 1
            look(path, tally, first, thoroughly=number % 25 == 24 or number == rounds - 1)
            first += 2000
        look(path, tally, 0, thoroughly=True)
        total.kills += rounds
        total.acknowledged += tally.acknowledged
        total.wrong += tally.wrong
        path.unlink()
    return total


def main() -> None:
    """Kill, look, say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kills", nargs="?", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="where to put the archives; /dev/shm is fast")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        tally = run(options.kills, Path(folder), random.Random(options.seed))
    print(f"{tally.kills:,} kills, {tally.acknowledged:,} writes acknowledged", end=", ")
    print(f"{len(tally.wrong)} lost or torn")
    for line in tally.wrong[:20]:
        print(line)
    sys.exit(bool(tally.wrong))


if __name__ == "__main__":
    main()
