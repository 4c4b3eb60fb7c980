"""Lists of one address a line: plain, newsboat's `urls`, and Markdown's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kursk_digest.sources.lists.links import Link

# newsboat: an address, then tags in quotation marks; one with a tilde is the title.
_ADDRESS_LINE = re.compile(r'(https?://\S+)((?:\s+(?:"[^"\n]*"|[^\s"]{1,60})){0,30})\s*', re.I)
_NEWSBOAT = re.compile(r'"?(?:query|exec|filter):')
_TAG = re.compile(r'"([^"]*)"|(\S+)')
_BULLET = re.compile(r"\s{0,12}(?:[-*+]|\d{1,4}[.)])\s+\[([^\]\n]{0,300})\]\(\s*<?([^\s<>]*)")
_BARE_BULLET = re.compile(r"\s{0,12}(?:[-*+]|\d{1,4}[.)])\s+<?(https?://[^\s<>]+)>?\s*", re.I)
_HEADING = re.compile(r"(#{1,6})\s+(.{1,200})")
_TITLE_ONLY = 1


def is_lines(text: str) -> bool:
    """Tell whether every line of *text* is an address, a comment, or empty."""
    found = False
    for line in _told(text):
        if _ADDRESS_LINE.fullmatch(line):
            found = True
        elif not found or not _NEWSBOAT.match(line):
            return False
    return found


def read_lines(text: str) -> Iterator[Link]:
    """Read each line."""
    for line in _told(text):
        found = _ADDRESS_LINE.fullmatch(line)
        if found is None:
            yield Link(line, fault="is a query or program of newsboat, not an address; take it out")
            continue
        words = [word[0] or word[1] for word in _TAG.findall(found[2])]
        name = next((word[1:] for word in words if word.startswith("~")), "")
        yield Link(found[1], name, tuple(word for word in words if word[:1] not in ("~", "!", "")))


def is_markdown_list(text: str) -> bool:
    """Tell whether *text* is two bullets with links or more, headings, and nothing else."""
    bullets = 0
    for line in text.split("\n"):
        if _BULLET.match(line) or _BARE_BULLET.fullmatch(line):
            bullets += 1
        elif line.strip() and not _HEADING.match(line):
            return False
    return bullets > 1


def read_markdown_list(text: str) -> Iterator[Link]:
    """Read each bullet; the headings above it are its tags, but for the title of the whole."""
    headings: dict[int, str] = {}
    for line in text.split("\n"):
        if heading := _HEADING.match(line):
            level = len(heading[1])
            headings = {above: name for above, name in headings.items() if above < level}
            headings[level] = heading[2].strip(" #")
        elif bullet := _BULLET.match(line):
            yield Link(bullet[2].rstrip(")"), bullet[1], _tags(headings))
        elif bare := _BARE_BULLET.fullmatch(line):
            yield Link(bare[1], tags=_tags(headings))


def _tags(headings: dict[int, str]) -> tuple[str, ...]:
    return tuple(name for level, name in headings.items() if level > _TITLE_ONLY)


def _told(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        told = line.strip()
        if told and not told.startswith("#"):
            yield told
