"""Tabulate which English words mean nearly the same, for `kursk_digest/languages/en.kin.json`.

    python bench/train_kin.py WORDNET_DIR

WORDNET_DIR holds the database files of Princeton WordNet 3.0 (`data.noun`, `index.noun`, ...).
Two stems are kin if one of the first four senses of the one is a sense of the other, or stands
directly above it; a later sense, a step up and a meaning that covers much count less.
One of the two must be in the table of frequent words or in the texts that WordNet's makers tagged.

Source: G. A. Miller, "WordNet: a lexical database for English", 1995; the licence is beside the
table.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from kursk_digest.words import stem

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
BY_SENSE = (1.0, 0.8, 0.6, 0.5)
"""What a word's first sense counts, its second, ...; later ones are left out."""
UP = 0.6
"""What the meaning above counts."""
COMPACT = (",", ":")
LEAST = 0.35
"""Weaker kin is left out."""


@dataclass
class WordNet:
    """What we read of the database: senses of each stem and what stands above each meaning."""

    senses: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    above: dict[str, list[str]] = field(default_factory=dict)
    tagged: set[str] = field(default_factory=set)
    """Stems of words that occur in the texts which WordNet's makers tagged."""
    base: dict[str, str] = field(default_factory=dict)
    """Stems of irregular forms and of their words: `sank` -> `sink`."""


def read_wordnet(folder: Path) -> WordNet:
    """Read the files of all four parts of speech."""
    net = WordNet()
    for tag, name in FILES.items():
        for fields in _lines(folder / f"data.{name}"):
            _read_meaning(net, tag, fields)
        for fields in _lines(folder / f"index.{name}"):
            _read_word(net, tag, fields)
        for line in (folder / f"{name}.exc").read_text("latin-1").splitlines():
            irregular, *words = line.split()
            net.base.setdefault(stem(irregular), stem(words[0]))
    return net


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("latin-1").splitlines():
        if not line.startswith("  "):
            yield line.split(" | ")[0].split()


def _read_meaning(net: WordNet, tag: str, fields: list[str]) -> None:
    meaning = tag + fields[0]
    at = 4 + 2 * int(fields[3], 16)
    pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
    ends = [(sign, kind.replace("s", "a") + offset) for sign, offset, kind, _ in pointers]
    net.above[meaning] = [end for sign, end in ends if sign in ("@", "@i")]


def _read_word(net: WordNet, tag: str, fields: list[str]) -> None:
    word, signs = fields[0], int(fields[3])
    if not word.isalpha() or len(word) < 3:
        return
    found = net.senses[stem(word)]
    if int(fields[5 + signs]):
        net.tagged.add(stem(word))
    for weight, offset in zip(BY_SENSE, fields[6 + signs :], strict=False):
        found[tag + offset] = max(found.get(tag + offset, 0.0), weight)


def meanings(net: WordNet, word: str) -> dict[str, float]:
    """Weigh what the stem *word* may mean, and what stands above."""
    found = dict(net.senses.get(word, {}))
    for meaning, weight in net.senses.get(net.base.get(word, word), {}).items():
        found[meaning] = max(found.get(meaning, 0.0), weight)
    for meaning, weight in list(found.items()):
        for end in net.above[meaning]:
            found[end] = max(found.get(end, 0.0), weight * UP)
    return found


def find_kin(net: WordNet, frequent: set[str]) -> dict[tuple[str, str], float]:
    """Return the strength of each pair of kin stems, from LEAST to 1."""
    below = Counter(end for ends in net.above.values() for end in ends)
    holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for word in sorted({*net.senses, *net.base}):
        for meaning, weight in meanings(net, word).items():
            holders[meaning].append((word, weight))
    kin: dict[tuple[str, str], float] = {}
    for meaning, held in holders.items():
        width = 1 + math.log1p(below[meaning]) / 3
        able = [(word, weight) for word, weight in held if weight / width >= LEAST]
        for (one, first), (other, second) in combinations(sorted(able), 2):
            strength = first * second / width
            if strength >= LEAST and one != other and (one in frequent or other in frequent):
                kin[one, other] = max(kin.get((one, other), 0.0), strength)
    return kin


def main(folder: Path) -> None:
    """Write the table: for each stem its kin that come later in the alphabet, in per cent."""
    languages = Path(__file__).parent.parent / "kursk_digest" / "languages"
    frequent = json.loads((languages / "en.frequencies.json").read_text("utf-8"))["stems"]
    table: dict[str, dict[str, int]] = defaultdict(dict)
    net = read_wordnet(folder)
    for (one, other), strength in sorted(find_kin(net, net.tagged | set(frequent)).items()):
        table[one][other] = round(100 * strength)
    lines = (
        f"{json.dumps(word)}:{json.dumps(kin, separators=COMPACT)}"
        for word, kin in sorted(table.items())
    )
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (languages / "en.kin.json").write_text(text, encoding="utf-8")
    print(f"{sum(map(len, table.values()))} pairs of {len(table)} stems")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
