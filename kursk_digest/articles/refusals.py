"""Pages of plain text that are no article, each with its name and what to do. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kursk_digest.articles.roles import Label, Role
from kursk_digest.articles.traits import Line

NO_TEXT = "found no article text, only menus and links; save the page with its text loaded"
WALL = "is a cookie notice or a login form; open it in a browser and save the page that follows"
INDEX = "is a list of headlines, not an article; give the articles themselves"
ALL_MARKED = "your furniture patterns remove every line; make them narrower"

_MANY = 8
"""Headlines from which a page without a sentence is an index."""
_FEW_WORDS = 60
"""Kept words up to which a page can be a wall."""
_ASKING = frozenset({"form", "legal", "prompt"})
# Lines of verse run on; a headline is complete, and has fewer small words.
_RUNS_ON = 0.34


def refusal_of(lines: Sequence[Line], labels: Sequence[Label], marked: Collection[int]) -> str:
    """Return why lines are no article, with what to do; "" if they are one.

    Args:
        lines: All lines of the page.
        labels: What each was found to be.
        marked: Numbers, from 0, of the lines that the user's own patterns find.
    """
    kept = [line for line, label in zip(lines, labels, strict=True) if label.role is Role.TEXT]
    if not kept and len(marked) == len(lines):
        return ALL_MARKED
    if _is_wall(lines, kept):
        return WALL
    # A title of two words alone is no article; a line that the user gave as one may be short.
    if any(line.is_sentence for line in kept):
        return ""
    if _is_index(lines):
        return INDEX
    return "" if kept else NO_TEXT


def _is_wall(lines: Sequence[Line], kept: Sequence[Line]) -> bool:
    """Tell whether nearly all of a short page asks for consent or a password."""
    if sum(line.words for line in kept if not line.strength) > _FEW_WORDS:
        return False
    asking = [line for line in lines if _ASKING & line.kinds.keys()]
    plain = [line for line in lines if not line.strength and line.is_sentence]
    kinds = {kind for line in asking for kind in line.kinds}
    return bool(kinds & {"form", "legal"}) and len(asking) >= max(3, len(lines) / 2) and not plain


def _is_index(lines: Sequence[Line]) -> bool:
    """Tell whether a page without a sentence lists headlines."""
    listed = [line for line in lines if 3 <= line.words <= 20 and not line.strength]
    complete = [line for line in listed if _is_complete(line)]
    return len(complete) >= _MANY and len(complete) >= 0.8 * len(listed)


def _is_complete(line: Line) -> bool:
    first = line.text[:1]
    begins = first.isupper() or not first.isalpha() or not first.islower()
    return begins and line.text[-1] not in ",;:—–" and line.small_share < _RUNS_ON
