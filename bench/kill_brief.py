"""Kills `brief` at random moments, again and again, and looks for what it broke.

Each morning an article with a new fact lies in the inbox; the run is killed after a random time, or
lives to its end. In the end every fact must have been told by exactly one delivered briefing, and
the output must have been a whole digest at every moment.

    python bench/kill_brief.py --kills 10000
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kursk_digest.archive import Archive
from kursk_digest.cli import main

FIRST = datetime(2026, 1, 1, 6, 30, tzinfo=UTC)
SYLLABLES = [
    "ar", "be", "co", "du", "el", "fa", "gri", "ho", "is", "ju", "ka", "lo", "mi", "no", "or", "pe",
    "qua", "ri", "so", "tu", "ul", "ve", "wy", "xan", "yo", "zer",
]  # fmt: skip
ACTS = (
    "The {a} mill near {b} burnt down in the night, the fire service said.",
    "Mayor {a} {b} resigned after the council had voted against the harbour.",
    "Engineers closed the {a} tunnel because water had broken into the {b} shaft.",
    "The {a} company will build a cable works at {b}, its chairman announced.",
    "Police found the stolen {a} altar in a barn at {b}.",
)


class Inbox:
    """The articles that are not told yet, and what they tell."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        self.facts: list[str] = []
        self._files: dict[str, Path] = {}

    def _name(self) -> str:
        return "".join(self._chance.sample(SYLLABLES, 3)).capitalize()

    def add(self) -> None:
        """Put an article with a fact of its own into the inbox."""
        fact = self._chance.choice(ACTS).format(a=self._name(), b=self._name())
        path = self._folder / f"{len(self.facts):06}.txt"
        path.write_text(f"Outlet: {self._name()} Post\n\n{self._name()} news\n\n{fact}\n")
        self.facts.append(fact)
        self._files[fact] = path

    def remove(self, told: Counter[str]) -> None:
        """Take out what was told: a feed shows an article for some days only."""
        for fact in list(self._files):
            if told[fact]:
                self._files.pop(fact).unlink()


def run(folder: Path, day: int, *, kill_after: float | None) -> bool:
    """Run one briefing in a child; kill it after so many seconds. Tell whether it ended well."""
    child = os.fork()
    if child == 0:
        _be_child(folder, day)
    if kill_after is not None:
        time.sleep(kill_after)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == 0


def _be_child(folder: Path, day: int) -> None:
    code = 1
    try:
        os.chdir(folder)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        now = (FIRST + timedelta(days=day)).isoformat()
        sys.argv = [
            "kursk-digest", "brief", "inbox", "--archive", "told.db", "-o", "out.json",
            "--all", "--now", now,
        ]  # fmt: skip
        main()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0) if not isinstance(end.code, str) else 1
    finally:
        os._exit(code)


def _load(folder: Path) -> None:
    """Load here what each child needs, by a run of our own: a child then starts at its work."""
    from kursk_digest.briefing import build_briefing
    from kursk_digest.config import Config
    from kursk_digest.renderers import RENDERERS, Format, View
    from kursk_digest.sources import read_raw_pages

    with Archive.open(folder / "loading.db") as archive:
        pages = read_raw_pages([str(folder / "inbox")], stdin=bytes)
        edition = build_briefing(
            pages, Config(), archive, name="daily", generated=FIRST.isoformat()
        )
        RENDERERS[Format.JSON](edition.digest, View())
    for path in folder.glob("loading.db*"):
        path.unlink()


def told_facts(folder: Path) -> Counter[str]:
    """Count for each fact the delivered briefings that tell it."""
    told: Counter[str] = Counter()
    if not (folder / "told.db").exists():
        return told
    with Archive.open(folder / "told.db") as archive:
        for delivered in archive.briefings("daily", most=10**9, with_digests=True):
            told.update(_claims(delivered.digest))
    return told


def _claims(digest: str | None) -> set[str]:
    if digest is None:
        return set()
    stories = json.loads(digest)["stories"]
    return {claim["text"] for story in stories for claim in story["claims"]}


def torment(folder: Path, kills: int, seed: int) -> tuple[int, int, list[str]]:
    """Kill so many runs; return how many were hit, how many ended, and what went wrong."""
    chance = random.Random(seed)
    (folder / "inbox").mkdir()
    inbox = Inbox(folder / "inbox", chance)
    inbox.add()
    _load(folder)
    begun = time.monotonic()
    run(folder, 1, kill_after=None)
    usual = time.monotonic() - begun
    wrong: list[str] = []
    ended = day = 0
    while day - ended < kills:
        day += 1
        inbox.add()
        ended += run(folder, day + 1, kill_after=chance.uniform(0, 1.5 * usual))
        wrong += _torn(folder, day)
        if day % 10 == 0:
            inbox.remove(told_facts(folder))
    run(folder, day + 2, kill_after=None)
    told = told_facts(folder)
    wrong += [f"lost: {fact}" for fact in inbox.facts if not told[fact]]
    wrong += [f"told {told[fact]} times: {fact}" for fact in inbox.facts if told[fact] > 1]
    left = [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]
    wrong += [f"{len(left)} temporary files left"] if len(left) > day else []
    return day - ended, ended, wrong


def _torn(folder: Path, day: int) -> list[str]:
    try:
        json.loads((folder / "out.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return [f"day {day}: the output is torn: {error}"]
    return []


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        hit, ended, wrong = torment(Path(folder), given.kills, given.seed)
    print(f"{hit} runs killed, {ended} ended before, {len(wrong)} things wrong")
    print("\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(_main())
