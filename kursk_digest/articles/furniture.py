"""What pages print around an article, by the phrases in the language files. Pure.

Every phrase has a kind (`share`, `prompt`, ...); how much of a line it covers says how sure
the finding is. The phrases of all languages are tried on every line: a German page has an
English cookie banner, and a reader's browser adds its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from kursk_digest.languages import languages, section

KINDS = (
    "navigation", "neighbour", "share", "prompt", "form", "comments",
    "teaser", "advert", "legal", "caption", "label", "cut", "pointer", "ask",
)  # fmt: skip
"""Kinds of phrases, as the tables `[furniture]` name them.

`cut`: an article rarely goes on after it. `neighbour`: the line below is another story's
headline. `pointer`: an order to read something else, before its headline on the same line.
`ask`: what is said to the reader about the site, in whole sentences, too.
"""

WHOLE, START, INSIDE = 3, 2, 1
"""How much of a line a phrase covers: all of it, its beginning, a part of it."""

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "navigation": "navigation",
        "neighbour": "link to another story",
        "share": "share bar",
        "prompt": "prompt",
        "form": "form",
        "comments": "comments",
        "teaser": "teaser",
        "advert": "advertisement",
        "legal": "legal note",
        "caption": "caption or credit",
        "label": "date, byline or label",
        "ask": "prompt",
    }
)
"""What to tell a user who asks why a line went; kinds that are no reason are left out."""

_TOKEN = re.compile(r"[#©]|\d[\d.,]*[kKmM]?\b|[^\W_]+(?:[.,][0-9]+)*(?:['’][^\W\d_]+)*")
# Longer lines are running text; their beginning says enough.
_READ = 2_000

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of all languages, by how much of a line they cover."""

    whole: Mapping[Phrase, frozenset[str]]
    start: Mapping[Phrase, frozenset[str]]
    inside: Mapping[str, tuple[tuple[Phrase, str], ...]]
    """By first word."""
    longest_start: int


def tokens(line: str) -> Phrase:
    """Cut *line* into case-folded words; a number is `#`, both apostrophes are one.

    Only the first 2,000 characters are read.
    """
    return tuple(_token(match) for match in _TOKEN.findall(line[:_READ]))


def _token(word: str) -> str:
    # `1.2K shares` counts as `27 shares`.
    if word[0].isdigit() and word.rstrip("kKmM").replace(".", "").replace(",", "").isdigit():
        return "#"
    return word.casefold().replace("’", "'")


def furniture_kinds(words: Phrase) -> Mapping[str, int]:
    """Tell which kinds of phrases stand in a line, and how much of it they cover.

    Args:
        words: The line as `tokens` cuts it.

    Returns:
        Kind -> `WHOLE`, `START` or `INSIDE`; empty for a line without any.
    """
    return _kinds_cached(words) if len(words) <= 8 else _kinds(words)


def strongest_kind(words: Phrase) -> tuple[str, int]:
    """Return the kind that gives the reason for a line, with its strength; `("", 0)` for none."""
    found = furniture_kinds(words)
    kind = max((k for k in REASONS if k in found), key=lambda k: found[k], default="")
    return kind, found.get(kind, 0)


def _kinds(words: Phrase) -> Mapping[str, int]:
    phrases = _phrases()
    found: dict[str, int] = {}
    for at, word in enumerate(words):
        for phrase, kind in phrases.inside.get(word, ()):
            if words[at : at + len(phrase)] == phrase:
                found[kind] = INSIDE
    for length in range(1, min(phrases.longest_start, len(words)) + 1):
        for kind in phrases.start.get(words[:length], ()):
            found[kind] = START
    for kind in phrases.whole.get(words, ()):
        found[kind] = WHOLE
    return found


_kinds_cached = lru_cache(maxsize=20_000)(_kinds)


@cache
def _phrases() -> _Phrases:
    whole: dict[Phrase, set[str]] = {}
    start: dict[Phrase, set[str]] = {}
    inside: dict[str, set[tuple[Phrase, str]]] = {}
    for kind, phrase in _listed():
        words = tokens(phrase)
        if phrase.startswith("*"):
            inside.setdefault(words[0], set()).add((words, kind))
        else:
            (start if phrase.endswith("*") else whole).setdefault(words, set()).add(kind)
    return _Phrases(
        whole={words: frozenset(kinds) for words, kinds in whole.items()},
        start={words: frozenset(kinds) for words, kinds in start.items()},
        inside={word: tuple(sorted(found)) for word, found in inside.items()},
        longest_start=max(map(len, start), default=0),
    )


def _listed() -> Iterable[tuple[str, str]]:
    for language in languages():
        table = section(language, "furniture")
        for kind in KINDS:
            for phrase in table.get(kind, ()):
                yield kind, phrase


def pointer_length(words: Sequence[str]) -> int:
    """Count the words of the order to read something else that opens a line; 0 if none does.

    `Read also: Bridge closed` -> 2.
    """
    longest = 0
    for length in range(1, min(4, len(words)) + 1):
        if tuple(words[:length]) in _pointers():
            longest = length
    return longest


@cache
def _pointers() -> frozenset[Phrase]:
    return frozenset(tokens(phrase) for kind, phrase in _listed() if kind == "pointer")
