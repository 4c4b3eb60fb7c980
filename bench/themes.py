"""Wraps articles in the chrome of site themes, as a reader copies both together."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ARTICLE, CHROME = 1, 0
"""Labels of lines."""

_AUTHORS = ("Ilse Marden", "Tomas Ferro", "Anna Bielak", "Jon Askew", "Rita Okoro")
_DATES = {
    "en": "August 13, 2024", "de": "13. August 2024", "fr": "13 août 2024",
    "es": "13 de agosto de 2024", "pl": "13 sierpnia 2024", "uk": "13 серпня 2024",
    "ru": "13 августа 2024", "it": "13 agosto 2024", "pt": "13 de agosto de 2024",
}  # fmt: skip
_AGENCIES = ("The Associated Press", "Reuters", "AFP", "© AFP 2024", "AP")
_PLACES = ("Lisbon", "Kyiv", "Geneva", "Oslo")


@dataclass(frozen=True, slots=True)
class Theme:
    """The lines that a site prints around an article."""

    name: str
    language: str
    top: str
    middle: tuple[str, ...]
    """One of these, or nothing, between two paragraphs."""
    bottom: str


@dataclass(frozen=True, slots=True)
class Text:
    """An article to be wrapped, or one to be teased."""

    headline: str
    paragraphs: tuple[str, ...]


def load_themes() -> tuple[Theme, ...]:
    """Read the themes of themes.toml, in order."""
    path = Path(__file__).with_name("themes.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["theme"]
    return tuple(Theme(**{**table, "middle": tuple(table["middle"])}) for table in tables)


def wrap(
    text: Text, theme: Theme, others: Sequence[Text], chance: random.Random
) -> list[tuple[str, int]]:
    """Return the lines of the page, each with its label; empty lines left out.

    A headline is chrome: it is the title, no statement.
    """
    page = [(line, CHROME) for line in _filled(theme.top, text, theme, others, chance)]
    for number, paragraph in enumerate(text.paragraphs):
        page.append((paragraph, ARTICLE))
        if number + 1 < len(text.paragraphs) and chance.random() < 0.15:
            between = chance.choice(theme.middle)
            page += [(line, CHROME) for line in _filled(between, text, theme, others, chance)]
    page += [(line, CHROME) for line in _filled(theme.bottom, text, theme, others, chance)]
    return page


def _filled(
    chrome: str, text: Text, theme: Theme, others: Sequence[Text], chance: random.Random
) -> list[str]:
    lines = []
    for line in chrome.strip().splitlines():
        other = chance.choice(others)
        first = other.paragraphs[0]
        lines.append(
            line.format(
                headline=text.headline,
                other=other.headline,
                teaser=" ".join(first.split()[: chance.randint(6, 14)]) + "...",
                blurb=first,
                author=chance.choice(_AUTHORS),
                date=_DATES[theme.language],
                agency=chance.choice(_AGENCIES),
                place=chance.choice(_PLACES),
                number=chance.randint(1, 900),
            )
        )
    return [line for line in lines if line]
