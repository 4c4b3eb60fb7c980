"""What can be seen on a line by itself, as small whole numbers. Pure.

A trait is a cell: the scorer keeps one weight for each cell, so that no trait needs a scale and
"four words, no full stop" can weigh otherwise than either half.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from kursk_digest.articles.furniture import (
    KINDS,
    WHOLE,
    Phrase,
    furniture_kinds,
    tokens,
)

_CLOSERS = "\"'”’»“)]」』"
_STOPS = ".!?…。！？।؟"
_INNER_END = re.compile(
    r"[.!?。！？।][\"'”’»)]{0,3}(?:\s{1,3}[\"'“„«(]{0,2}[A-ZÀ-ÞА-ЯҐЄІЇ]|(?<=[。！？]))"
)
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./:]\d{1,2}(?:[./:]\d{2,4})?\b|\b\d{1,2}\s?[ap]\.?m\b", re.I
)
_ADDRESS = re.compile(
    r"https?://|www\.|[\w.]{1,64}@\w|\b\w{1,63}\.(?:com|org|net|de|ru|uk|fr|ua)\b", re.I
)
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BULLET = re.compile(r"[-*•·▪■►›»>|]\s|\d{1,3}[.)]\s")
_SEPARATED = re.compile(r" [|·•/] |›")
_QUOTE = re.compile(r"[\"“”„«»]")
_EYE = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|you|your|you're|ich|du|je|tu|yo|io|eu|я|ты|ти)\b")

# Signs per word in scripts that put no spaces between words.
_SIGNS_PER_WORD = 2.2
# Running text is judged by its beginning: a paragraph of 10 MB must cost no more than a page.
_READ = 1_500

_CHARS = (2, 4, 8, 12, 18, 25, 35, 50, 70, 100, 140, 200, 300, 500, 900)
_WORDS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 19, 24, 30, 40, 60, 90)
_SIZES = (1.01, 3.01, 7.01, 12.01, 22.01, 45.01)
_SHARES = (0.001, 0.08, 0.16, 0.24, 0.32, 0.4, 0.5, 0.65, 0.85)
_SMALL_WORDS = (0.5, 1.5, 2.5, 3.5, 5.5, 7.5, 10.5, 14.5, 20.5)

SIZES = len(_SIZES) + 1
"""Cells of `Line.size`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what can be seen on it."""

    text: str
    tokens: Phrase
    content: frozenset[str]
    """Its words that carry content."""
    words: float
    """How many words it has; estimated in scripts without spaces."""
    ends_sentence: bool
    breaks_off: bool
    """Whether it ends in `...`."""
    small_share: float
    """Share of small words, 0 to 1: high in running text, low in headlines and menus."""
    kinds: dict[str, int]
    """Furniture phrases on it, with their strength."""
    strength: int
    """That of the strongest phrase; 0 for none."""
    size: int
    """Class of length, 0 to 6: a word, a label, a heading, a headline, a sentence, two, more."""

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as at least one whole sentence of running text."""
        return (
            self.ends_sentence
            and not self.breaks_off
            and self.words >= 4
            and (self.small_share >= 0.12 or self.words >= 12)
        )


def look_at(text: str, small_words: Collection[str]) -> Line:
    """Read *text*, one line; *small_words* are the stop words of its language."""
    text = text[:_READ]
    found = tokens(text)
    signs = len(_NO_SPACES.findall(text))
    words = max(len(found), signs / _SIGNS_PER_WORD) if signs else len(found)
    small = sum(word in small_words for word in found)
    kinds = dict(furniture_kinds(found))
    bare = text.rstrip(_CLOSERS)
    return Line(
        text=text,
        tokens=found,
        content=frozenset(w for w in found if len(w) > 2 and w not in small_words),
        words=words,
        ends_sentence=text[-1:] != "" and (bare or text)[-1] in _STOPS,
        breaks_off=bare.endswith(("...", "…")) and not bare.endswith("[…]"),
        small_share=0.4 if signs else small / max(1, len(found)),
        kinds=kinds,
        strength=max(kinds.values(), default=0),
        size=bisect_right(_SIZES, words),
    )


def _end(line: Line) -> int:
    text = line.text
    if line.breaks_off:
        return 1
    last = text[-1:]
    if last in "?:!,":
        return 2 + "?:!,".find(last)
    return 6 if line.ends_sentence else 7 if last in _CLOSERS else 0


def _beginning(line: Line) -> int:
    first = line.text[:1]
    if _BULLET.match(line.text):
        return 1
    if first.islower():
        return 2
    if first.isdigit():
        return 3
    if first in "\"'“„«‘":
        return 4
    return 5 if first in "([" else 6 if first.isupper() else 0


def _capitals(line: Line) -> int:
    words = line.text.split()
    share = sum(word[0].isupper() for word in words) / max(1, len(words))
    return bisect_right(_SHARES, share)


def _marks(line: Line) -> int:
    text = line.text
    if "©" in text:
        return 1
    if _ADDRESS.search(text):
        return 2
    if _SEPARATED.search(text):
        return 3
    return 4 if text.startswith("(") and text.endswith(")") else 0


def _shout(line: Line) -> int:
    return 1 if line.text.isupper() and len(line.text) > 3 else 0


def _shape(line: Line) -> int:
    small = 0 if line.small_share < 0.12 else 1 if line.small_share < 0.3 else 2
    return (line.size * 2 + (line.ends_sentence and not line.breaks_off)) * 3 + small


def _speaks_to_reader(line: Line) -> int:
    if _QUOTE.search(line.text):
        return 0
    return min(3, len(_EYE.findall(line.text.casefold())))


TRAITS: dict[str, Callable[[Line], int]] = {
    "characters": lambda line: bisect_right(_CHARS, len(line.text)),
    "words": lambda line: bisect_right(_WORDS, line.words),
    "end": _end,
    "beginning": _beginning,
    "inner sentences": lambda line: min(5, len(_INNER_END.findall(line.text))),
    "commas": lambda line: min(
        6, line.text.count(",") + line.text.count("，") + line.text.count("、")
    ),
    "quotation": lambda line: 1 if _QUOTE.search(line.text) else 0,
    "digits": lambda line: bisect_right(
        _SHARES, sum(map(str.isdigit, line.text)) / max(1, len(line.text))
    ),
    "capitals": _capitals,
    "shouted": _shout,
    "small words": lambda line: bisect_right(_SMALL_WORDS, line.small_share * len(line.tokens)),
    "share of small words": lambda line: bisect_right(_SHARES, line.small_share),
    "date": lambda line: 1 if _DATE.search(line.text) else 0,
    "marks": _marks,
    "shape": _shape,
    "speaks to the reader": _speaks_to_reader,
    "phrase and size": lambda line: line.strength * SIZES + line.size,
}
"""Name -> cell of a line. The names are the keys of the weights."""


def _phrase_cover(kind: str, line: Line) -> int:
    return line.kinds.get(kind, 0)


for _kind in KINDS:
    if _kind != "pointer":
        TRAITS[f"{_kind} phrase"] = partial(_phrase_cover, _kind)


def is_separator(line: Line) -> bool:
    """Tell whether a line cuts the page into blocks: a label or a whole phrase of furniture."""
    return line.strength == WHOLE or (line.words <= 3 and not line.ends_sentence)


def trait_cells(lines: Sequence[Line]) -> dict[str, list[int]]:
    """Return the cells of all lines, a column a trait."""
    return {name: [trait(line) for line in lines] for name, trait in TRAITS.items()}
