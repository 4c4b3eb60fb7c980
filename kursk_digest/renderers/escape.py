"""Text from a source, made harmless. Pure.

Titles, sentences, outlets and locations come from strangers. `visible` is for anything that can
reach a terminal or a plain file, `markdown_text` and `markdown_code` for Markdown. The words stay
as they are; only what acts instead of being read is taken away.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands where a control character, half a surrogate pair or a noncharacter stood."""

MOST_MARKS = 8
"""How many combining marks one letter may carry; Tibetan and Hebrew need up to five."""

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"

_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"

# Shown as nothing, and yet no format characters by category: fillers and the grapheme joiner.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")

# Format characters by category, and yet they have a glyph: Arabic, Syriac and Kaithi number signs.
_SHOWN = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)


def visible(text: str) -> str:
    """Return *text* on one line, with nothing in it that a terminal or an eye would obey.

    Line breaks and tabs become spaces. Other controls (an escape sequence's first character, so
    that its rest is read as text), lone surrogates and noncharacters become U+FFFD. Direction
    controls and what has no width go, and so does every combining mark after the eighth in a row.
    The two joiners stay where a script or an emoji needs them: between letters without case,
    marks, or symbols, never inside an English or a Russian word. Doing it twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    if all(map(_is_plain, set(text))):
        return text
    return _cleaned(text)


def _cleaned(text: str) -> str:
    kept: list[str] = []
    marks = 0
    joiner = ""
    joins_before = False
    for character in text:
        if character in _JOINERS:
            joiner = joiner or character
            continue
        shown, is_mark, joins = _nature(character)
        if not shown:
            continue
        marks = marks + 1 if is_mark else 0
        if marks > MOST_MARKS:
            continue
        if joiner and joins_before and joins:
            kept.append(joiner)
        joiner = ""
        joins_before = joins
        kept.append(shown)
    return "".join(kept)


def _is_plain(character: str) -> bool:
    shown, is_mark, _ = _nature(character)
    return shown == character and not is_mark


@lru_cache(maxsize=20_000)
def _nature(character: str) -> tuple[str, bool, bool]:
    """Return how *character* is shown, whether it is a combining mark, whether joiners join it."""
    if character in _BREAKS:
        return " ", False, False
    category = unicodedata.category(character)
    if category in ("Cc", "Cs") or _is_no_character(ord(character)):
        return REPLACEMENT, False, True
    if character in _INVISIBLE or (category == "Cf" and character not in _SHOWN):
        return "", False, False
    is_mark = category[0] == "M"
    return character, is_mark, is_mark or category == "Lo" or category[0] == "S"


def _is_no_character(code_point: int) -> bool:
    # Unicode promises never to use these; terminals and HTML treat them each their own way.
    return code_point & 0xFFFE == 0xFFFE or 0xFDD0 <= code_point <= 0xFDEF


# Every character that can start something anywhere in a line of CommonMark, GitHub's dialect or
# pandoc's: `$` is mathematics, `{` an attribute, `^` a superscript, `@` a reference or an address,
# `--` a dash, `:name:` a picture.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&#~|$^{}@]|-(?=-)|:(?=[\w+-]++:)")

# `!` makes an image of a bracket that follows, and our own footnote may be what follows.
_IMAGE_MARK = re.compile(r"!(?=\\\[|$)")

# A bare address is made a link by GitHub, unless its colon or its first full stop is escaped.
_BARE_LINK = re.compile(r"(?i)(?<=[a-z])(?=://)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)")

# `-`, `+`, `=`, `:` and `%` begin lists, underlines and definitions; so do `1.`, `a)`, `(iv)`.
_LINE_MARK = re.compile(r"[-+=:%]|\(?(?:[0-9]{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{2,9})(?=[.)](?:\s|$))")


def markdown_text(text: str) -> str:
    """Return *text* escaped so that Markdown shows its very words, wherever in a line it stands.

    Follows CommonMark, and GitHub's and pandoc's additions to it. The result is one line, without
    spaces at its ends. Two things cannot be prevented: GitHub makes an e-mail address a link to
    that address, and pandoc makes a tick box of `[ ]` at the beginning of a list item.
    """
    plain = visible(text).strip()
    escaped = _ANYWHERE.sub(r"\\\g<0>", plain)
    escaped = _BARE_LINK.sub(r"\\", _IMAGE_MARK.sub(r"\\!", escaped))
    mark = _LINE_MARK.match(escaped)
    if mark is None:
        return escaped
    # A backslash before a letter or digit is no escape: then it is the `.` or `)` that gets it.
    where = mark.end() if mark[0][-1].isalnum() else 0
    return f"{escaped[:where]}\\{escaped[where:]}"


def markdown_code(text: str) -> str:
    """Return *text* as a code span, whatever backquotes it holds; for paths and addresses."""
    plain = visible(text)
    longest = max(map(len, re.findall("`+", plain)), default=0)
    fence = "`" * (longest + 1)
    # One space at each end is taken off again, and keeps a backquote or a space at an end apart.
    needs_room = not plain.strip() or plain[0] in "` " or plain[-1] in "` "
    room = " " if needs_room else ""
    return f"{fence}{room}{plain}{room}{fence}"
