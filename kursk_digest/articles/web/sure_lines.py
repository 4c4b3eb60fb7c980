"""Lines that are furniture however well they score, each with its reason. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kursk_digest.articles.furniture import REASONS, START, strongest_kind, tokens
from kursk_digest.articles.web.block_features import folded

AUTHOR = "author box"
TEASER = "teaser"

_SHORT = 12
"""Words below which a line that begins as furniture does, and is no sentence, is furniture."""
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
    return _phrase_reason(line.text)


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


def _phrase_reason(text: str) -> str:
    if text[-1] in _END or text.count(" ") >= _SHORT:
        return ""
    kind, strength = strongest_kind(tokens(text))
    asks = strength >= START and kind not in ("caption", "legal", "label")
    return REASONS[kind] if asks else ""
