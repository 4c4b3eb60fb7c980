"""Which line is the headline. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kursk_digest.articles.headers import read_byline
from kursk_digest.articles.traits import Line
from kursk_digest.articles.written_dates import is_date_line

_FEWEST, _MOST = 3, 32
# A later candidate must share so much more with the text to be taken instead of the first.
_LEAD = 0.2


@dataclass(frozen=True, slots=True)
class Headline:
    """A line that might be the headline."""

    number: int
    line: Line


def choose_headline(candidates: Sequence[Headline], body: Sequence[Line], *, known: str) -> int:
    """Return the number of the line that is the headline of *body*; -1 if none is.

    The first that shares words with the text is taken, unless one nearer to it shares clearly
    more: above it may stand the headlines of other stories.

    Args:
        candidates: Lines above the text, in order.
        body: The text.
        known: The headline, if the header names it; then only its copy is taken.
    """
    words = frozenset(word for line in body for word in line.content)
    best, most = -1, 0.0
    for candidate in candidates:
        if not could_be_headline(candidate.line):
            continue
        if known:
            if _fold(candidate.line.text) == _fold(known):
                return candidate.number
            continue
        share = _share(candidate.line, words)
        if best < 0 or share > most + _LEAD:
            best, most = candidate.number, share
    return best


def could_be_headline(line: Line) -> bool:
    """Tell whether *line* is as long as a headline and no sentence, byline or date."""
    if not _FEWEST <= line.words <= _MOST or len(line.text) > 300:
        return False
    if line.ends_sentence and line.text[-1] not in "?!" and not line.breaks_off:
        return False
    return not (read_byline(line.text) or is_date_line(line.text))


def likeness(line: Line, headline: Line) -> float:
    """Tell how much *line* is the headline again in other words, 0 to 1; a sentence never is."""
    if line.tokens == headline.tokens:
        return 1.0
    if line.is_sentence or line.words > _MOST or not line.content:
        return 0.0
    return len(line.content & headline.content) / len(line.content | headline.content)


def _share(line: Line, words: frozenset[str]) -> float:
    # The surplus keeps a short line with one common word from beating a headline.
    return sum(word in words for word in line.content) / (len(line.content) + 1.5)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
