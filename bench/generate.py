"""Made-up news for benchmarks: any number of articles, the same for the same seed."""

from __future__ import annotations

import json
import random
from importlib.resources import files
from pathlib import Path

ARTICLES_AN_EVENT = 5
SENTENCES = 20
SHARED = 8
"""Facts that all articles on one event tell, each in its own words."""

REWORDED = 0.3
"""Share of the words of a fact that another desk writes otherwise."""

_SYLLABLES = ("ka", "ro", "mi", "ten", "vos", "lar", "du", "bre", "sil", "gon", "hau", "zet")


class Newsroom:
    """Writes articles of words that are as frequent as in ordinary news."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        table = json.loads(
            files("kursk_digest.languages").joinpath("en.frequencies.json").read_text("utf-8")
        )["stems"]
        self.words = [word for word in table if word.isalpha()]
        self.weights = [table[word] for word in self.words]

    def sentence(self, names: list[str]) -> list[str]:
        """Return the words of a sentence with a name and perhaps a figure."""
        found = self.random.choices(self.words, self.weights, k=self.random.randint(12, 26))
        found.insert(self.random.randint(1, 6), self.random.choice(names))
        if self.random.random() < 0.4:
            count = str(self.random.randint(2, 900))
            found.insert(self.random.randint(6, 10), f"{count} {self.random.choice(self.words)}s")
        return found

    def reworded(self, fact: list[str]) -> list[str]:
        """Return *fact* as another desk would write it: a third of the words change."""
        return [
            self.random.choice(self.words)
            if word.islower() and self.random.random() < 0.3
            else word
            for word in fact
        ]

    def name(self) -> str:
        """Return a name that nobody has."""
        return "".join(self.random.choices(_SYLLABLES, k=3)).capitalize()

    def event(self) -> list[str]:
        """Return the articles on one event."""
        names = [self.name() for _ in range(6)]
        facts = [self.sentence(names) for _ in range(SHARED)]
        articles = []
        for _ in range(ARTICLES_AN_EVENT):
            told = [self.reworded(fact) for fact in facts]
            told += [self.sentence(names) for _ in range(SENTENCES - SHARED)]
            headline = " ".join([*names[:2], *self.random.choices(self.words, k=5)]).title()
            body = "\n\n".join(_sentence(words) for words in told)
            articles.append(f"{headline}\n\n{body}\n")
        return articles


def write_articles(folder: Path, count: int, *, seed: int = 1) -> None:
    """Write *count* plain-text articles to *folder*."""
    newsroom = Newsroom(seed)
    written = 0
    while written < count:
        for text in newsroom.event()[: count - written]:
            (folder / f"article-{written:05}.txt").write_text(text, encoding="utf-8")
            written += 1


def _sentence(words: list[str]) -> str:
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."
