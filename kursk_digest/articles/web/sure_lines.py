"""Lines that are furniture however well they score, each with its reason. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kursk_digest.articles.furniture import REASONS, START, strongest_kind
from kursk_digest.articles.sure import ABOUT, LINK, asks_reader, is_pointer
from kursk_digest.articles.traits import look_at
from kursk_digest.articles.web.block_features import folded
from kursk_digest.articles.written_dates import is_date_line

AUTHOR = "author box"
TEASER = "teaser"

_SHORT = 12
"""Words below which a line that begins as furniture does, and is no sentence, is furniture."""
_LONGEST = 35
"""Words from which a line is running text, whatever it says."""
_DATE = 60
_END = '.!?…"”»'
_LAST = 3
"""So many lines at the end may tell of the author."""
_LINKED = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in the making."""

    text: str
    heading: bool = False
    linked: float = 0.0
    """Share of its characters that are links, 0 to 1."""


def sure_reason(lines: Sequence[Line], at: int, authors: tuple[str, ...]) -> str:
    """Return why the line at *at* is furniture; "" where that is not sure.

    Args:
        lines: What is taken for the article.
        at: Place of a line in them.
        authors: Full names of the byline, folded.
    """
    line = lines[at]
    if line.heading:
        return ""
    if line.linked >= _LINKED and is_shouted(line.text):
        return TEASER
    if len(lines) > 2 * _LAST and at >= len(lines) - _LAST and tells_of(line.text, authors):
        return AUTHOR
    return _said_reason(line.text)


def is_shouted(text: str) -> bool:
    """Tell whether most letters of *text* are capitals: the headline of another story."""
    capitals = sum(map(str.isupper, text[:200]))
    return capitals > sum(map(str.islower, text[:200]))


def full_names(credited: Sequence[str]) -> tuple[str, ...]:
    """Return the names of more than one word, folded: a first name alone is also a word."""
    return tuple(folded(name) for name in credited if " " in name)


def tells_of(text: str, authors: tuple[str, ...]) -> bool:
    """Tell whether *text* begins with the name of one of the authors."""
    return bool(authors) and folded(text[:100]).startswith(authors)


def _said_reason(text: str) -> str:
    """Give the reason of a line by what it says: an order to read on, a prompt, a date."""
    if text.count(" ") > _LONGEST:
        return ""
    if len(text) <= _DATE and text[-1].isalnum() and is_date_line(text):
        return ABOUT
    line = look_at(text, frozenset())
    if is_pointer(line):
        return LINK
    kind, strength = strongest_kind(line.tokens)
    if asks_reader(line):
        return REASONS[kind or "ask"]
    short = text[-1] not in _END and line.words <= _SHORT
    asks = short and strength >= START and kind not in ("caption", "legal", "label")
    return REASONS[kind] if asks else ""
