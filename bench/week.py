"""Measures what briefings call new and Update over weeks of made-up mornings.

Each morning the command's own flow reads a folder as a feed would fill it: what was published in
the last days. New facts, repeats in the same and in other words, changed figures and corrections
are planted; what is printed as new is compared with them.

    python bench/week.py --days 7 --seeds 3 [--show]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kursk_digest.archive import Archive
from kursk_digest.briefing import Edition, build_briefing
from kursk_digest.config import Config
from kursk_digest.model import Digest, Status
from kursk_digest.sources import read_raw_pages

FIRST = date(2026, 3, 2)
KEPT = 3
"""Days for which an article stays in the feed."""
OUTLETS = ("Northern Herald", "Harbour Gazette", "Meridian Post", "Dnipro Ledger", "Baltic Courier")
NAMES: Mapping[str, tuple[str, ...]] = {
    "place": (
        "Ostwick", "Brenau", "Tarvos", "Lindholm", "Kestrel Bay", "Morava Spa", "Velden", "Sarnen",
        "Port Elmer", "Grodna", "Halvik", "Montrevel",
    ),
    "near": (
        "Halmstadt", "Ribeira", "Oakmere", "Sundby", "Castellan", "Upper Nore", "Zelena", "Tolmin",
        "Ashwell", "Korsnes", "Vila Nova", "Pinsk",
    ),
    "person": (
        "Ingrid Solberg", "Tomas Ferro", "Anna Bielak", "Rahul Mehta", "Piotr Zawada", "Lena Okoro",
        "Marcus Thiel", "Sofia Brandt", "Jonas Lindqvist", "Amira Haddad", "Pavel Dvorak",
    ),
    "body": (
        "the Seafarers' League", "the Red Lantern Society", "the Civic Fund", "the Hanse Trust",
        "the Union of Builders", "the Meadow Foundation", "the Guild of Porters",
    ),
    "firm": (
        "Norvex", "Altamar", "Kruse Brothers", "Pelikan Lines", "Brightwell", "Tessera", "Omnira",
        "Hartwig Steel", "Calder Mills",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is told, in each desk's words."""

    key: tuple[int, int, int]
    """Story, fact, and for a running one the number of its value."""
    wordings: tuple[str, ...]


@dataclass(slots=True)
class Plot:
    """A story that goes on."""

    number: int
    start: int
    headlines: tuple[str, ...]
    facts: list[Fact]
    running: list[Fact]
    """Values of one figure, in order."""
    told: dict[Fact, int] = field(default_factory=dict)
    """Facts that are out, with the day."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was planted: the words, and what they are to a reader."""

    text: str
    fact: Fact
    kind: str
    """`new`, `changed`, `verbatim`, `paraphrase`, `corrected`."""


@dataclass(slots=True)
class Score:
    """What became of what was planted."""

    planted: Counter[str] = field(default_factory=Counter)
    printed: Counter[str] = field(default_factory=Counter)
    updates: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def make_plots(rng: random.Random, days: int, stories: list[dict[str, Any]]) -> list[Plot]:
    """Write stories that begin on any of *days*.

    Two of one kind have sentences in common, so the second begins when the first is forgotten.
    """
    plots = []
    count = len(stories) if days <= len(stories) else days // 2
    decks = {name: rng.sample(choices, len(choices)) for name, choices in NAMES.items()}
    for number in range(count):
        kind = stories[number % len(stories)]
        fills = {name: deck[number % len(deck)] for name, deck in decks.items()}
        fills["surname"] = fills["person"].split()[-1]
        facts = [
            Fact((number, n, 0), _fill(wordings, fills, rng.randint(3, 97)))
            for n, wordings in enumerate(kind["facts"])
        ]
        values = [rng.randint(*kind["step"])]
        for _ in range(9):
            values.append(values[-1] + max(1, round(values[-1] * rng.uniform(0.2, 0.7))))
        running = [
            Fact((number, 99, n), _fill(kind["running"], fills, value))
            for n, value in enumerate(values)
        ]
        headlines = _fill(kind["headlines"], fills, 0)
        start = number * max(1, days - 3) // count
        plots.append(Plot(number, start, headlines, facts, running))
    return plots


def _fill(wordings: list[str], fills: Mapping[str, str], n: int) -> tuple[str, ...]:
    filled = (text.format(**fills, n=f"{n:,}") for text in wordings)
    return tuple(text[0].upper() + text[1:] for text in filled)


def write_day(
    rng: random.Random, plots: list[Plot], day: int, folder: Path
) -> tuple[dict[str, Sentence], dict[int, bool]]:
    """Write the articles of *day*; return what was planted, and which stories go on from before."""
    planted: dict[str, Sentence] = {}
    goes_on: dict[int, bool] = {}
    for plot in plots:
        if not plot.start <= day < plot.start + 5:
            continue
        before = [fact for fact, told in plot.told.items() if told < day]
        fresh = [fact for fact in plot.facts if fact not in plot.told][: rng.randint(1, 3)]
        value = plot.running[day - plot.start]
        if day > plot.start and rng.random() < 0.25:
            fresh, value = [], None
        if fresh or value:
            goes_on[plot.number] = bool(before)
        for desk in rng.sample(range(len(OUTLETS)), rng.randint(1, 3)):
            sentences = list(_written(rng, plot, fresh, value, before, desk))
            _write_article(folder, plot, day, desk, sentences, rng)
            planted |= {one.text: one for one in sentences}
        for fact in [*fresh, *([value] if value else [])]:
            plot.told[fact] = day
    return planted, goes_on


def _written(
    rng: random.Random,
    plot: Plot,
    fresh: list[Fact],
    value: Fact | None,
    before: list[Fact],
    desk: int,
) -> Iterator[Sentence]:
    for fact in fresh:
        yield Sentence(fact.wordings[desk % 3], fact, "new")
    if value:
        kind = "changed" if any(f.key[1] == 99 for f in before) else "new"
        yield Sentence(value.wordings[desk % 3], value, kind)
    old = [fact for fact in before if fact.key[1] != 99]
    for fact in rng.sample(old, min(len(old), 3)):
        # The words in which somebody told it, or a desk's own that nobody has read yet.
        wording = rng.choice((0, 1, 2))
        kind = "verbatim" if (fact, wording) in _out else "paraphrase"
        yield Sentence(fact.wordings[wording], fact, kind)


_out: set[tuple[Fact, int]] = set()
"""Wordings that were published on a day before."""


def _write_article(
    folder: Path, plot: Plot, day: int, desk: int, sentences: list[Sentence], rng: random.Random
) -> None:
    outlet = OUTLETS[desk]
    paragraphs = "\n\n".join(one.text for one in sentences)
    name = f"{outlet.lower().replace(' ', '-')}-{plot.number}-{day}.txt"
    (folder / name).write_text(
        f"Outlet: {outlet}\nPublished: {FIRST + timedelta(days=day)}\n"
        f"URL: https://{outlet.lower().replace(' ', '')}.example/{plot.number}/{day}\n\n"
        f"{rng.choice(plot.headlines)}\n\n{paragraphs}\n",
        encoding="utf-8",
    )


def correct_one(
    rng: random.Random, folder: Path, day: int, planted: Mapping[str, Sentence]
) -> str | None:
    """Let an article of yesterday say another number than it did; return its name."""
    yesterday = sorted(folder.glob(f"*-{day - 1}.txt"))
    for path in rng.sample(yesterday, len(yesterday)):
        text = path.read_text(encoding="utf-8")
        for line in text.split("\n\n")[2:]:
            digits = [word for word in line.split() if word.isdigit() and int(word) > 2]
            if digits and line.strip() not in planted:
                corrected = line.replace(digits[0], str(int(digits[0]) + 11), 1)
                path.write_text(text.replace(line, corrected), encoding="utf-8")
                return path.name
    return None


def run(seed: int, days: int, score: Score) -> None:
    """Simulate *days* mornings."""
    rng = random.Random(seed)
    with Path(__file__).with_name("week.toml").open("rb") as file:
        stories = tomllib.load(file)["story"]
    rng.shuffle(stories)
    plots = make_plots(rng, days, stories)
    _out.clear()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "feed"
        folder.mkdir()
        with Archive.open(Path(name) / "archive.sqlite3") as archive:
            for day in range(days):
                _morning(rng, plots, day, folder, archive, score)


def _morning(
    rng: random.Random,
    plots: list[Plot],
    day: int,
    folder: Path,
    archive: Archive,
    score: Score,
) -> None:
    for old in folder.glob(f"*-{day - KEPT}.txt"):
        old.unlink()
    planted, goes_on = write_day(rng, plots, day, folder)
    corrected = correct_one(rng, folder, day, planted) if day and day % 2 else None
    now = f"{FIRST + timedelta(days=day)}T06:30:00Z"
    started = time.process_time()
    pages = read_raw_pages([str(folder)], stdin=lambda: b"")
    edition = build_briefing(pages, Config(words=100_000), archive, name="daily", generated=now)
    score.seconds.append(time.process_time() - started)
    judge(edition, planted, goes_on, corrected, score, day)
    archive.deliver(
        "daily",
        [claim for claim, _ in edition.told],
        stories=[story for _, story in edition.told],
        at=now,
        read=edition.read,
    )
    for text, sentence in planted.items():
        _out.add((sentence.fact, sentence.fact.wordings.index(text)))


def judge(
    edition: Edition,
    planted: Mapping[str, Sentence],
    goes_on: Mapping[int, bool],
    corrected: str | None,
    score: Score,
    day: int,
) -> None:
    """Compare what was printed with what was planted, each fact once a day."""
    digest = edition.digest
    shown = _shown(digest)
    by_fact: dict[tuple[str, Fact], list[Sentence]] = defaultdict(list)
    for sentence in planted.values():
        by_fact[sentence.kind, sentence.fact].append(sentence)
    for (kind, _), sentences in by_fact.items():
        is_printed = any(one.text in shown for one in sentences)
        score.planted[kind] += 1
        score.printed[kind] += is_printed
        if is_printed != (kind in ("new", "changed")):
            score.errors.append(
                f"day {day}: {kind} {'' if is_printed else 'not '}printed: "
                f"{' | '.join(one.text for one in sentences)}"
            )
        if kind == "changed":
            score.planted["shown as change"] += 1
            is_shown = any(one.text in text for one in sentences for text in _changed(digest))
            score.printed["shown as change"] += is_shown
            if not is_shown:
                score.errors.append(f"day {day}: no change: {sentences[0].text}")
    for text in _changed(digest):
        sentence = planted.get(text)
        score.planted["changes"] += 1
        score.printed["changes"] += sentence is not None and sentence.kind == "changed"
        if sentence and sentence.kind != "changed":
            score.errors.append(f"day {day}: wrong change: {text}")
    _judge_updates(digest, planted, goes_on, score, day)
    if corrected:
        score.planted["correction"] += 1
        found = any(
            digest.articles[one.article - 1].location.endswith(corrected)
            for chapter in digest.chapters
            for one in chapter.corrections
        )
        score.printed["correction"] += found
        if not found:
            score.errors.append(f"day {day}: no correction of {corrected}")


def _shown(digest: Digest) -> set[str]:
    """Return all sentences of claims that are printed as new."""
    return {
        statement.article.text[statement.start : statement.end]
        for chapter in digest.chapters
        for entry in chapter.entries
        if entry.selected and entry.status in (Status.NEW, Status.CHANGED)
        for statement in entry.claim.statements
    }


def _changed(digest: Digest) -> set[str]:
    return {
        statement.text
        for chapter in digest.chapters
        if chapter.update
        for change in chapter.update.changes
        for statement in change.now.statements
    }


def _judge_updates(
    digest: Digest,
    planted: Mapping[str, Sentence],
    goes_on: Mapping[int, bool],
    score: Score,
    day: int,
) -> None:
    marked: dict[int, list[bool]] = defaultdict(list)
    for chapter in digest.chapters:
        for entry in chapter.entries:
            sentence = planted.get(entry.claim.text)
            if entry.selected and sentence:
                marked[sentence.fact.key[0]].append(chapter.update is not None)
    for number, is_update in goes_on.items():
        found = marked.get(number, [])
        right = bool(found) and all(one == is_update for one in found)
        score.updates["update" if is_update else "new story"] += 1
        score.updates["update right" if is_update else "new story right"] += right
        if found and not right:
            score.errors.append(f"day {day}: story {number} marked {found}, is update: {is_update}")


def report(score: Score) -> None:
    """Print recall and precision of what was called new, and of Update."""
    planted, printed = score.planted, score.printed
    new = printed["new"] + printed["changed"]
    print(
        f"new facts and changed figures: recall {new / (planted['new'] + planted['changed']):.3f}"
        f" ({planted['new']} + {planted['changed']})"
    )
    for kind in ("verbatim", "paraphrase"):
        held = 1 - printed[kind] / max(1, planted[kind])
        print(
            f"new beside {kind} repeats: precision {new / (new + printed[kind]):.3f}; "
            f"{held:.3f} of {planted[kind]} repeats held back"
        )
    for kind in ("shown as change", "correction"):
        print(f"{kind}: {printed[kind]} of {planted[kind]}")
    print(f"values shown as changed: {printed['changes']} right of {planted['changes']}")
    wrong = score.updates["new story"] - score.updates["new story right"]
    right, all_updates = score.updates["update right"], score.updates["update"]
    print(
        f"Update: recall {right / max(1, all_updates):.3f} of {all_updates}, "
        f"precision {right / max(1, right + wrong):.3f}"
    )
    seconds = sorted(score.seconds)
    print(f"CPU seconds a morning: median {seconds[len(seconds) // 2]:.2f}, most {seconds[-1]:.2f}")


def main() -> None:
    """Simulate, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="print each error")
    options = parser.parse_args()
    score = Score()
    for seed in range(options.first_seed, options.first_seed + options.seeds):
        run(seed, options.days, score)
    if options.show:
        print("\n".join(score.errors))
    report(score)


if __name__ == "__main__":
    main()
