"""Text -> tokens: words with their place, cut once and read by every rule of the stage. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

# `U.S.` is one token; `don't`, `Russia’s` and `1,000`, too; `cross-border` is two. Combining
# marks (U+0300 to U+036F) belong to the letter before them and are no word characters to `re`.
_WORD = re.compile(r"[\w\u0300-\u036f]+(?:[.,][0-9]+)*(?:['’ʼ][^\W\d_]+)*")
_TOKEN = re.compile(rf"(?:[^\W\d_]\.){{2,}}|{_WORD.pattern}")


class Token(NamedTuple):
    """A word and its place."""

    text: str
    low: str
    """Lower-cased, with a straight apostrophe."""
    start: int
    """Code points from the beginning of the sentence."""
    end: int

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_possessive(self) -> bool:
        """Whether it ends with `’s`."""
        return self.low.endswith("'s")

    @property
    def bare(self) -> str:
        """The word without a possessive: `Russia` of `Russia’s`."""
        return self.text[:-2] if self.low.endswith("'s") else self.text


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence of an article, its place and its words."""

    text: str
    paragraph: int
    """Counted from 1."""
    start: int
    """Code points from the beginning of the article's text."""
    tokens: tuple[Token, ...]
    lows: frozenset[str]
    """The words, each once, lower-cased: to see quickly what a sentence lacks."""
    capitals: tuple[int, ...]
    """Which of `tokens` begin with a capital letter."""

    def gap(self, before: int) -> str:
        """Return what stands between the token *before* and the next one."""
        return self.text[self.tokens[before].end : self.tokens[before + 1].start]


def read_sentence(text: str, paragraph: int = 1, start: int = 0) -> Sentence:
    """Cut *text*, one sentence, into its words, in order, with their places."""
    tokens: list[Token] = []
    capitals: list[int] = []
    # The quicker one, where there cannot be a `U.S.`.
    pattern = _TOKEN if text.count(".") > 1 else _WORD
    end = 0
    for word in pattern.findall(text):
        at = text.index(word, end)
        end = at + len(word)
        low = word.lower()
        if low != word and word[0].isupper():
            capitals.append(len(tokens))
        if "’" in low or "ʼ" in low:
            low = low.replace("’", "'").replace("ʼ", "'")
        # Half the time of Token(...), and there are millions.
        tokens.append(tuple.__new__(Token, (word, low, at, end)))
    lows = frozenset([token.low for token in tokens])
    return Sentence(text, paragraph, start, tuple(tokens), lows, tuple(capitals))
