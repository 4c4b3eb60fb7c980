"""Raw text -> clean lines, one a paragraph. Pure.

Words stay as a reader finds them; what no reader sees goes: control characters and sequences,
soft hyphens, zero-width and direction marks. Composed and decomposed letters are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
# Colours and titles that a terminal would take for commands.
_ESCAPE = re.compile(
    r"\x1b(?:\[[0-?]{0,40}[ -/]{0,8}[@-~]|\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)|.)"
)
_BLANK = re.compile(r"[\t\x85]")
# Joiners U+200C and U+200D stay: Persian words and emoji fall apart without them.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# UTF-8 cannot carry one half of a pair, so no digest could be written.
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")

_BULLET = re.compile(r"[-*•·▪■►–—]\s|\d{1,3}[.)]\s|>")
_SENTENCE_END = re.compile(r"[.!?…:;。！？।؟][\"'”’»“)\]」』]{0,3}$")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_HYPHENATED = re.compile(r"[^\W\d_]-$")

_NARROWEST, _WIDEST = 45, 100
# A line that is shorter than this share of the width ends its paragraph.
_FULL = 0.6


@dataclass(frozen=True, slots=True)
class _Raw:
    text: str
    indent: int
    after_blank: bool


def clean_text(text: str) -> str:
    """Take out what no reader sees; line breaks of every kind become one."""
    text = _LINE_BREAK.sub("\n", text)
    if "\x1b" in text:
        text = _ESCAPE.sub("", text)
    text = _UNSEEN.sub("", _BLANK.sub(" ", text))
    return _LONE_SURROGATE.sub("\ufffd", text)


def cut_lines(text: str) -> list[str]:
    """Cut clean *text* into its lines that are not blank, trimmed.

    Lines that were wrapped at a fixed width are joined again. Where it is not certain that they
    were (sentences a line each, verse, lists), every line stays by itself.
    """
    raw = list(_raw_lines(text))
    width = _wrap_width(raw)
    if width is None:
        return [line.text for line in raw]
    known = frozenset(re.findall(r"[^\W\d_]+", text.casefold())) if "-\n" in text else frozenset()
    return _rejoin(raw, width, known)


def _raw_lines(text: str) -> Iterable[_Raw]:
    after_blank = True
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            yield _Raw(stripped, len(line) - len(line.lstrip()), after_blank)
        after_blank = not stripped


def _wrap_width(lines: Sequence[_Raw]) -> int | None:
    """Return the width at which *lines* were wrapped; `None` if they were not.

    Wrapped lines go on in the middle of a sentence: the next one begins with a small letter.
    """
    pairs = [
        (len(line.text), _goes_on(line.text, follower.text))
        for line, follower in zip(lines, lines[1:], strict=False)
        if not follower.after_blank and _FULL * _NARROWEST <= len(line.text) <= _WIDEST
    ]
    width = max((length for length, _ in pairs), default=0)
    if width < _NARROWEST:
        return None
    full = [(length, goes_on) for length, goes_on in pairs if length >= _FULL * width]
    broken = sum(goes_on for _, goes_on in full)
    early = sum(goes_on for length, goes_on in pairs if length < _FULL * width)
    wrapped = broken >= 2 and broken >= 0.35 * len(full) and early <= 0.2 * broken
    return width if wrapped else None


def _goes_on(line: str, follower: str) -> bool:
    if _SENTENCE_END.search(line[-8:]) or _BULLET.match(follower):
        return False
    letter = _FIRST_LETTER.search(follower[:3])
    # Letters without case begin a sentence and go on with it alike.
    return letter is not None and not letter[0].isupper()


def _rejoin(lines: Sequence[_Raw], width: int, known: frozenset[str]) -> list[str]:
    paragraphs: list[list[str]] = []
    before: _Raw | None = None
    for line in lines:
        if before is not None and _belongs(before, line, width, paragraphs[-1]):
            paragraphs[-1].append(line.text)
        else:
            paragraphs.append([line.text])
        before = line
    return [_joined(parts, known) for parts in paragraphs]


def _belongs(before: _Raw, line: _Raw, width: int, paragraph: Sequence[str]) -> bool:
    """Tell whether *line* goes on with *paragraph*, whose last line is *before*."""
    if line.after_blank or _BULLET.match(line.text):
        return False
    if line.indent >= before.indent + 2 and not _BULLET.match(paragraph[0]):
        return False
    length = len(before.text)
    goes_on = _goes_on(before.text, line.text)
    if not _FULL * width <= length <= width:
        return goes_on and _HYPHENATED.search(before.text[-2:]) is not None
    if goes_on:
        return True
    # No end of a sentence, but a capital below: a name inside a paragraph, or the text below
    # a headline. The latter is no paragraph yet.
    if len(paragraph) > 1 and not _SENTENCE_END.search(before.text[-8:]):
        return True
    return length + 1 + len(line.text.split(" ", 1)[0]) > width


def _joined(parts: Sequence[str], known: frozenset[str]) -> str:
    text = [parts[0]]
    for before, part in zip(parts, parts[1:], strict=False):
        if _HYPHENATED.search(before[-2:]) and part[:1].islower():
            whole = (before.rsplit(None, 1)[-1][:-1] + part.split(None, 1)[0]).casefold()
            if re.sub(r"\W", "", whole) in known:
                text[-1] = text[-1][:-1]
        elif not (_WIDE.match(before[-1]) and _WIDE.match(part[0])):
            text.append(" ")
        text.append(part)
    return "".join(text)
