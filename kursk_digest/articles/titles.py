"""Which line is the headline. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kursk_digest.articles.headers import read_byline
from kursk_digest.articles.traits import Line
from kursk_digest.articles.written_dates import is_date_line

_FEWEST, _MOST = 3, 32
_FULL_LENGTH = 6
_FARTHEST = 25
# What speaks for a line: its length, a byline or date below it, a copy of it on the page; and
# against it, each line between it and the text. Chosen on pages whose headline is known.
_LENGTH, _ATTESTED, _REPEATED, _DISTANCE = 1.0, 0.4, 0.15, 0.005
# The headlines of other stories stand below as often as above: a later line must be so much better.
_LEAD = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line above the text that might be the headline."""

    number: int
    line: Line
    attested: bool = False
    """Whether a byline or a date follows within a few lines."""
    repeated: bool = False
    """Whether the page has it more than once."""


def choose_headline(
    candidates: Sequence[Candidate], body: Sequence[Line], *, start: int, known: str
) -> int:
    """Return the number of the line that is the headline of *body*; -1 if none is.

    Args:
        candidates: Lines above the text, in order.
        body: The text.
        start: The number of the line where the text begins.
        known: The headline, if the header names it; then only its copy is taken.
    """
    if known:
        copies = (c.number for c in candidates if _fold(c.line.text) == _fold(known))
        return next(copies, -1)
    fitting = [candidate for candidate in candidates if could_be_headline(candidate.line)]
    words = frozenset(_bare(word) for line in body for word in line.content)
    best, most = -1, 0.0
    for candidate in fitting:
        value = _value(candidate, words, start)
        if best < 0 or value > most + _LEAD:
            best, most = candidate.number, value
    return best


def could_be_headline(line: Line) -> bool:
    """Tell whether *line* is as long as a headline and no sentence, byline or date."""
    if not _FEWEST <= line.words <= _MOST or len(line.text) > 300:
        return False
    if line.ends_sentence and line.text[-1] not in "?!" and not line.breaks_off:
        return False
    return not (read_byline(line.text) or is_date_line(line.text))


def could_be_heading(line: Line) -> bool:
    """Tell whether *line*, inside a text, may be a subheading: short, no sentence, no point."""
    ends_open = line.text[-1] in ',;:"”»'
    return not (line.ends_sentence or line.words > 12 or ends_open or line.text[0] in "-•*·▪")


def likeness(line: Line, headline: Line) -> float:
    """Tell how much *line* is the headline again in other words, 0 to 1; a sentence never is."""
    if line.tokens == headline.tokens:
        return 1.0
    if line.is_sentence or line.words > _MOST or not line.content:
        return 0.0
    return len(line.content & headline.content) / len(line.content | headline.content)


def _value(candidate: Candidate, words: frozenset[str], start: int) -> float:
    line = candidate.line
    shared = sum(_bare(word) in words for word in line.content)
    # The surplus keeps a short line with one common word from beating a headline.
    return (
        shared / (len(line.content) + 1.5)
        + _LENGTH * min(line.words, _FULL_LENGTH) / _FULL_LENGTH
        + _ATTESTED * candidate.attested
        + _REPEATED * candidate.repeated
        - _DISTANCE * min(start - candidate.number, _FARTHEST)
    )


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
