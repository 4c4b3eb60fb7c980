"""Lines that are furniture whatever the scorer thinks, each with its reason. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kursk_digest.articles.furniture import REASONS, START, WHOLE, pointer_length
from kursk_digest.articles.traits import Line
from kursk_digest.languages import languages, section

LINK = "link to another story"
CAPTION = "caption or credit"
REPEATED = "repeated line"

# A line, though no sentence, that begins with such a phrase asks something of the reader.
_ASKS = ("prompt", "form", "legal", "comments")
_LONGEST_POINTER = 30
_LONGEST_ASK = 60
_CAPTION_TAIL = 90
_AFTER_POINTER = re.compile(r"\s?[:：–—|»>-]\s?")
_ONLY_MARKS = re.compile(r"[\W_]+$")
_PLACEHOLDER = re.compile(r"(?:\b[a-z]+_[a-z_]+\b\s?)+$")


def sure_reasons(lines: Sequence[Line]) -> list[str]:
    """Return for each line why it is furniture; "" where that is not sure."""
    reasons = [_reason(line) for line in lines]
    _add_other_stories(lines, reasons)
    _add_repeats(lines, reasons)
    return reasons


def _reason(line: Line) -> str:
    if not line.tokens and _ONLY_MARKS.match(line.text):
        return "no words"
    if _PLACEHOLDER.match(line.text):
        return "placeholder"
    if is_pointer(line):
        return LINK
    if is_caption(line):
        return CAPTION
    kind = next((k for k in REASONS if line.kinds.get(k) == WHOLE), "")
    if kind:
        return REASONS[kind]
    if asks_reader(line):
        kind = next((k for k in REASONS if k != "ask" and line.kinds.get(k, 0) >= START), "ask")
        return REASONS[kind]
    kind = next((k for k in _ASKS if line.kinds.get(k) == START), "")
    return REASONS[kind] if kind and not line.is_sentence and line.words <= 16 else ""


def asks_reader(line: Line) -> bool:
    """Tell whether a line speaks to the reader about the site: `You have 2 articles left`.

    One that only mentions a newsletter or a password may be news.
    """
    strength = line.kinds.get("ask", 0)
    if strength >= START:
        return line.words <= _LONGEST_ASK
    return strength > 0 and len(line.kinds) >= 2 and line.words <= _LONGEST_POINTER


def is_pointer(line: Line) -> bool:
    """Tell whether a line sends the reader to another story: `READ MORE: Bridge closed`."""
    length = pointer_length(line.tokens)
    if not length or line.words > _LONGEST_POINTER or len(line.tokens) == length:
        return False
    rest = line.text
    for word in line.tokens[:length]:
        at = rest.casefold().replace("’", "'").find(word)
        rest = rest[at + len(word) :] if at >= 0 else rest
    return _AFTER_POINTER.match(rest) is not None


def is_caption(line: Line) -> bool:
    """Tell whether a line ends in the credit of a picture: `The quay. Photo: Nell Farrow`."""
    if line.words > 60:
        return False
    text = line.text.casefold()
    for match in _credit_words().finditer(text):
        tail = text[match.end() :]
        if len(tail) <= _CAPTION_TAIL and tail.count(".") <= 2:
            return True
    return False


def _add_other_stories(lines: Sequence[Line], reasons: list[str]) -> None:
    """Mark the headline below `Next article`: it is another story's."""
    for number, line in enumerate(lines[:-1]):
        follower = lines[number + 1]
        if line.kinds.get("neighbour") != WHOLE or reasons[number + 1]:
            continue
        if not follower.is_sentence and 2 <= follower.words <= 30:
            reasons[number + 1] = "headline of another story"


def _add_repeats(lines: Sequence[Line], reasons: list[str]) -> None:
    seen: set[tuple[str, ...]] = set()
    for number, line in enumerate(lines):
        if line.tokens in seen and not reasons[number] and line.words >= 2:
            reasons[number] = REPEATED
        seen.add(line.tokens)


@cache
def _credit_words() -> re.Pattern[str]:
    words = sorted(
        {w for language in languages() for w in section(language, "furniture").get("credit", ())},
        key=lambda word: (-len(word), word),
    )
    names = "|".join(re.escape(word) for word in words)
    # After a full stop, a bracket or at the beginning: "a photo: proof" inside a sentence is none.
    return re.compile(
        rf"(?:^|[.!?(\[|/—–]\s?|\s{{2,}})(?:{names})(?:\s(?:by|credit|courtesy of))?\s?[:：/©]\s?"
    )


def strong_start(line: Line) -> str:
    """Return the reason of a line that begins like furniture; "" for none."""
    kind = next((k for k in REASONS if line.kinds.get(k, 0) >= START), "")
    return REASONS[kind] if kind else ""
