"""What stands behind a text and speaks of its writer, or is its readers' own. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kursk_digest.articles.furniture import Phrase, tokens
from kursk_digest.articles.traits import Line
from kursk_digest.languages import languages, section

AUTHOR = "author box"
COMMENT = "comments"

_NAME_WORDS = range(2, 5)
_BOX = 3
"""So many lines may tell of the author below the name."""
_LONGEST = 60
"""Words from which a line is no comment and no line on an author."""


def tail_reasons(lines: Sequence[Line], start: int, late: int) -> dict[int, str]:
    """Return why lines behind the text are furniture, by their numbers.

    A name that stood alone above the text and opens a line, or stands alone again, below most of
    it begins the box of its author. A line between a short one and an order to reply is a comment.

    Args:
        lines: All lines of the page.
        start: Number of the text's first line.
        late: Number of the first line that is below most of the text.
    """
    names = {line.tokens for line in lines[:start] if not line.kinds and is_lone_name(line.text)}
    found: dict[int, str] = {}
    for number in range(late, len(lines)):
        line = lines[number]
        if line.words > _LONGEST or number in found:
            continue
        if line.tokens in names:
            found.update(dict.fromkeys(_box(lines, number), AUTHOR))
        elif any(line.tokens[: len(name)] == name for name in names):
            found[number] = AUTHOR
        elif _is_comment(lines, number):
            found[number] = COMMENT
    return found


def is_lone_name(text: str) -> bool:
    """Tell whether a line may be a person's name: a few capitalised words and nothing else."""
    words = text.split()
    return (
        len(words) in _NAME_WORDS
        and all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)
        and not text.isupper()
    )


def _box(lines: Sequence[Line], name: int) -> list[int]:
    """Return the numbers of the lines on an author: the name, and what follows without a label."""
    box = [name]
    for number in range(name + 1, min(name + 1 + _BOX, len(lines))):
        line = lines[number]
        if line.strength or not line.is_sentence or line.words > _LONGEST:
            break
        box.append(number)
    return box


def _is_comment(lines: Sequence[Line], number: int) -> bool:
    if number + 1 >= len(lines) or lines[number + 1].tokens not in _answers():
        return False
    return not lines[number - 1].is_sentence


@cache
def _answers() -> frozenset[Phrase]:
    """Return the orders to reply that sites print below each comment, in all languages."""
    return frozenset(
        tokens(phrase)
        for language in languages()
        for phrase in section(language, "furniture").get("answer", ())
    )
