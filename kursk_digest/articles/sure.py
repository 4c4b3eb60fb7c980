"""Lines that are furniture whatever the scorer thinks, each with its reason. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kursk_digest.articles.furniture import (
    REASONS,
    START,
    WHOLE,
    Phrase,
    furniture_kinds,
    pointer_length,
)
from kursk_digest.articles.traits import Line
from kursk_digest.articles.written_dates import is_date_line
from kursk_digest.languages import languages, section

ABOUT = "date, byline or label"
LINK = "link to another story"
CAPTION = "caption or credit"
REPEATED = "repeated line"

# A line, though no sentence, that begins with such a phrase asks something of the reader.
_ASKS = ("prompt", "form", "legal", "comments")
_LONGEST_POINTER = 30
_LONGEST_ASK = 60
_CAPTION_TAIL = 90
_AFTER_POINTER = re.compile(r"\s?[:：–—|»>-]\s?")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?$", re.IGNORECASE)
_HOUR = re.compile(r"\d\s?h\.$")
_QUOTED = re.compile(r"[\"“”„«»]")
_CODE = re.compile(
    r"\bfunction\s?\(|\)\s?=>\s?\{|\bgoogletag\b|\bwindow\.\w+\s?=|\bdocument\.\w+\("
)
_FEWEST_ENTRIES, _COVERED = 3, 0.6
_ONLY_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_ONLY_MARKS = re.compile(r"[\W_]+$")
_PLACEHOLDER = re.compile(r"(?:\b[a-z]+_[a-z_]+\b\s?)+$")


def sure_reasons(lines: Sequence[Line]) -> list[str]:
    """Return for each line why it is furniture; "" where that is not sure."""
    reasons = [_reason(line) for line in lines]
    _add_other_stories(lines, reasons)
    _add_repeats(lines, reasons)
    return reasons


def _reason(line: Line) -> str:
    return _formal_reason(line) or _spoken_reason(line)


def _formal_reason(line: Line) -> str:
    """Give the reason of a line by its form: no words, a time, code, a credit."""
    if not line.tokens and _ONLY_MARKS.match(line.text):
        return "no words"
    if line.tokens and set(line.tokens) == {"#"}:
        return "bare number"
    if _PLACEHOLDER.match(line.text):
        return "placeholder"
    if _CODE.search(line.text):
        return "code"
    if is_pointer(line) or _ONLY_ADDRESS.match(line.text):
        return LINK
    if _is_moment(line):
        return ABOUT
    return CAPTION if is_caption(line) else ""


def _spoken_reason(line: Line) -> str:
    """Give the reason of a line by the phrases on it."""
    kind = next((k for k in REASONS if line.kinds.get(k) == WHOLE), "")
    if kind:
        return REASONS[kind]
    if asks_reader(line):
        kind = next((k for k in REASONS if k != "ask" and line.kinds.get(k, 0) >= START), "ask")
        return REASONS[kind]
    kind = next((k for k in _ASKS if line.kinds.get(k) == START), "")
    if kind and not line.is_sentence and line.words <= 16:
        return REASONS[kind]
    return REASONS["navigation"] if line.strength < START and is_menu(line) else ""


def asks_reader(line: Line) -> bool:
    """Tell whether a line speaks to the reader about the site: `You have 2 articles left`.

    One that only mentions a newsletter or a password may be news.
    """
    strength = line.kinds.get("ask", 0)
    if strength >= START:
        return line.words <= _LONGEST_ASK
    return strength > 0 and len(line.kinds) >= 2 and line.words <= _LONGEST_POINTER


def speaks_of_site(line: Line) -> bool:
    """Tell whether a line, outside quotation marks, names both the reader and the site.

    `Did you like this article?` On pages of 196 sites, one such line in thirty is of the article:
    in a guide, and early.
    """
    if line.words > _LONGEST_POINTER or _QUOTED.search(line.text):
        return False
    found = frozenset(line.tokens)
    return any(found & reader and found & site for reader, site in _site_words())


@cache
def _site_words() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    tables = (section(language, "furniture") for language in languages())
    return tuple(
        (frozenset(table["reader"]), frozenset(table["site"]))
        for table in tables
        if "site" in table
    )


def is_pointer(line: Line) -> bool:
    """Tell whether a line sends the reader to another story: `READ MORE: Bridge closed`."""
    length = pointer_length(line.tokens)
    if not length or line.words > _LONGEST_POINTER or len(line.tokens) == length:
        return False
    rest = line.text
    for word in line.tokens[:length]:
        at = rest.casefold().replace("’", "'").find(word)
        rest = rest[at + len(word) :] if at >= 0 else rest
    if _AFTER_POINTER.match(rest):
        return True
    # `RELATED ARTICLE Bridge closed`: shouted, and what follows is not.
    order = line.text[: len(line.text) - len(rest)]
    return length > 1 and order.isupper() and not rest.isupper() and not line.is_sentence


def is_menu(line: Line) -> bool:
    """Tell whether a line is made of entries of a menu or share bar: `Home News World Sport`."""
    if line.ends_sentence or line.words > _LONGEST_POINTER:
        return False
    at, entries, covered = 0, 0, 0
    while at < len(line.tokens):
        length = next((n for n in (3, 2, 1) if _is_entry(line.tokens[at : at + n])), 0)
        entries += length > 0
        covered += length
        at += max(1, length)
    return entries >= _FEWEST_ENTRIES and covered >= _COVERED * len(line.tokens)


def _is_entry(words: Phrase) -> bool:
    kinds = furniture_kinds(words)
    return any(kinds.get(kind) == WHOLE for kind in ("navigation", "share", "form"))


def _is_moment(line: Line) -> bool:
    """Tell a time or a date on a line of its own; one that ends in `h.` is no sentence for it."""
    text = line.text
    if _HOUR.search(text[-6:]):
        return is_date_line(text)
    if line.is_sentence:
        return False
    return _CLOCK.match(text) is not None or (text[-1:].isalnum() and is_date_line(text))


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
