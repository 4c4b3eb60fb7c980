"""Markdown -> article: front matter read, marks taken off, then as plain text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import unescape

from kursk_digest.articles.headers import Facts, with_field
from kursk_digest.articles.normalise import clean_text
from kursk_digest.articles.text import MOST_LINES, TOO_MANY, Marker, Source, compose_article
from kursk_digest.model import Article, Page, Removed, Skipped

_MOST_FRONT = 200
"""Lines of front matter; a block that goes on is text between two rules."""
_LONGEST_VALUE = 500
_SHORT = 40
"""A line shorter than this was not broken at a margin."""

_FIELD = re.compile(r"([^\W\d_][\w -]{0,40}?)\s{0,4}:(?:\s+(.*)|$)")
_ITEM = re.compile(r"\s{0,8}-\s+(.*)")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_UNDERLINE = re.compile(r"(?:={2,}|-{2,})$")
_QUOTE = re.compile(r"(?:>\s?){1,20}")
_BULLET = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+")
_DEFINITION = re.compile(r"\[[^\[\]^][^\[\]]{0,200}\]:\s{1,8}<?(?:https?:|mailto:|www\.|[/#.])")
_SIGN = re.compile(r"[^\W_]")

# All repeats are bounded and stop at the next mark, so that no text takes quadratic time.
_IMAGE = re.compile(r"!\[([^\[\]]{0,1000})\](?:\([^()\n]{0,2000}\)|\[[^\[\]]{0,200}\])")
_LINK = re.compile(
    r"\[([^\[\]]{1,2000})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)"
    r"|\[[^\[\]]{0,200}\])"
)
_FOOTNOTE = re.compile(r"\[\^[^\[\]]{1,100}\]:?")
_CODE = re.compile(r"(`{1,3})([^`]{1,2000})\1")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>]{0,1000})?/?>")
_STARS = re.compile(r"(\*{1,3})(?=[^\s*])([^*]{1,5000})(?<=\S)\1")
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_]{1,5000})(?<=\S)\1(?!\w)")
_STRUCK = re.compile(r"(~~)(?=[^\s~])([^~]{1,5000})(?<=\S)~~")
# Private characters stand in for escaped signs while the other marks are read.
_HIDDEN = 0xE000
_SHOWN = {_HIDDEN + code: chr(code) for code in range(128)}
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# `***a *b* c***` is nested three deep.
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list, a quotation or a heading, with its marks still on."""

    text: str
    level: int = 0
    """1 to 6 for a heading, else 0."""


def extract_markdown(page: Page, *, marks: Marker = lambda _: False) -> Article | Skipped:
    """Extract the article of a Markdown text; what has none comes back with the reason.

    Front matter says what it is, a heading is a heading, images and comments go; for the rest
    the rules of plain text hold.

    Args:
        page: Any string whatever.
        marks: Tells which lines the user's own patterns find.
    """
    lines = clean_text(page.body).split("\n")
    if sum(not line.isspace() and line != "" for line in lines) > MOST_LINES:
        return Skipped(page.location, TOO_MANY)
    front, body = split_front_matter(lines)
    blocks = cut_blocks(_without_comments("\n".join(body)).split("\n"))
    header = [Removed(line.strip(), "header") for line in front if line.strip()]
    return compose_article(page, _source(blocks, _read_front(front), header), marks=marks)


def split_front_matter(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the lines between `---` and `---` at the top from the rest; none gives none."""
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or lines[first].rstrip() != "---":
        return [], list(lines)
    for number in range(first + 1, min(len(lines), first + 1 + _MOST_FRONT)):
        if lines[number].rstrip() in ("---", "..."):
            front = list(lines[first + 1 : number])
            # Without a field it is text between two rules.
            known = any(_FIELD.match(line) for line in front)
            return (front, list(lines[number + 1 :])) if known else ([], list(lines))
    return [], list(lines)


def _read_front(lines: Iterable[str]) -> Facts:
    """Read `key: value` and lists; YAML beyond that is not read, so that none can do harm."""
    facts, name = Facts(), ""
    for line in lines:
        field, item = _FIELD.match(line), _ITEM.match(line)
        if field:
            name = field[1].strip()
        given = (field[2] or "") if field else item[1] if item else ""
        for value in _values(given):
            facts = _with_value(facts, name, value)
    return facts


def _values(text: str) -> list[str]:
    text = text.strip()[:_LONGEST_VALUE]
    listed = text.startswith("[") and text.endswith("]")
    parts = text[1:-1].split(",") if listed else [text]
    plain = (part.strip().strip("\"'").strip() for part in parts)
    return [value for value in plain if value not in ("", "|", ">", "null", "~")]


def _with_value(facts: Facts, name: str, value: str) -> Facts:
    if name.casefold() in ("lang", "language"):
        tag = value.partition("-")[0].casefold()
        known = 2 <= len(tag) <= 3 and tag.isascii() and tag.isalpha()
        return replace(facts, language=tag) if known else facts
    return with_field(facts, name, value)


def _without_comments(text: str) -> str:
    """Take `<!-- ... -->` out; one that is never closed is text."""
    first, *others = text.split("<!--")
    kept = [first]
    for other in others:
        _, closed, after = other.partition("-->")
        kept.append(after if closed else f"<!--{other}")
    return "".join(kept)


class _Blocks:
    """The blocks of a Markdown text while its lines come in."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._done: list[Block] = []
        self._quoted = False

    def add(self, raw: str) -> None:
        line = raw.strip()
        mark = _QUOTE.match(line)
        line = line[mark.end() :].strip() if mark else line
        if bool(mark) != self._quoted and (mark or not line):
            self.close()
        self._quoted = bool(mark)
        if self._is_underlined(line):
            self.close(1 if line[0] == "=" else 2)
        elif not _SIGN.search(line) or line.startswith(("```", "~~~")) or _DEFINITION.match(line):
            self.close()
        elif heading := _HEADING.match(line):
            self.close()
            self._open = [heading[2].rstrip("# ")]
            self.close(len(heading[1]))
        else:
            self._add_text(line)
            # Two blanks or a backslash at the end break the line.
            if raw.endswith(("  ", "\\")):
                self.close()

    def _is_underlined(self, line: str) -> bool:
        # A sentence above a rule stays a sentence.
        return (
            len(self._open) == 1
            and _UNDERLINE.match(line) is not None
            and not self._open[0].endswith((".", "…", ";", ","))
        )

    def _add_text(self, line: str) -> None:
        bullet = _BULLET.match(line)
        if bullet or (self._open and not _goes_on(self._open[-1], line)):
            self.close()
        numbered = bullet and bullet[0][0].isdigit()
        self._open.append(line[bullet.end() :] if bullet and not numbered else line.strip("|"))

    def close(self, level: int = 0) -> None:
        """End the block that is open, if any."""
        text = " ".join(self._open).removesuffix("\\").strip()
        if text:
            self._done.append(Block(text, level))
        self._open = []

    def all(self) -> list[Block]:
        self.close()
        return self._done


def cut_blocks(lines: Iterable[str]) -> list[Block]:
    """Cut Markdown into blocks, in order, without the marks of quotations and lists.

    Lines of a paragraph are joined as a browser would, but for short ones: they were not broken
    at a margin, and a button pasted above a sentence is no part of it.
    """
    blocks = _Blocks()
    for line in lines:
        blocks.add(line)
    return blocks.all()


def _goes_on(before: str, line: str) -> bool:
    if line[0] == "|" or before.endswith("|"):
        return False
    return len(before) >= _SHORT or line[0].islower()


def plain_text(marked: str) -> tuple[str, list[str]]:
    """Strip marks to the words that a reader sees.

    Returns:
        The words on one line, and what the images that were in it say of themselves.
    """
    images = [match[1].strip() or "image" for match in _IMAGE.finditer(marked)]
    marked = _ESCAPED.sub(lambda match: chr(_HIDDEN + ord(match[1])), marked)
    text = _LINK.sub(r"\1", _IMAGE.sub(" ", marked)) if "[" in marked else marked
    text = _TAG.sub("", _AUTOLINK.sub(r"\1", _FOOTNOTE.sub("", _CODE.sub(r"\2", text))))
    for _ in range(_DEEPEST):
        text = _STARS.sub(r"\2", _UNDERSCORES.sub(r"\2", _STRUCK.sub(r"\2", text)))
    text = unescape(text).translate(_SHOWN)
    # `&#8238;` is as unseen as the sign itself.
    return " ".join(clean_text(text).split()), images


def _source(blocks: Sequence[Block], facts: Facts, removed: Iterable[Removed]) -> Source:
    """Make the lines that the rules of plain text read."""
    gone, lines, headings = list(removed), list[str](), set[int]()
    top = _headline_of(blocks)
    for block in blocks:
        text, images = plain_text(block.text)
        gone.extend(Removed(image, "image") for image in images)
        if block is top:
            facts = replace(facts, title=facts.title or text)
        elif block.level:
            headings.add(len(lines))
        if text:
            lines.append(text)
    return Source(tuple(lines), frozenset(headings - {len(lines)}), facts, tuple(gone))


def _headline_of(blocks: Sequence[Block]) -> Block | None:
    """Return the heading of the whole text: the first of level 1, else one that opens it."""
    named = next((block for block in blocks if block.level == 1), None)
    return named or (blocks[0] if blocks and blocks[0].level else None)
