"""Is what an entry says the article, or does it only lead there? Pure."""

from __future__ import annotations

import re
from functools import cache

from kursk_digest.languages import languages, section
from kursk_digest.model import PageKind
from kursk_digest.sources.feeds.entries import Body
from kursk_digest.sources.feeds.texts import one_line, paragraphs_of

_CUT_OFF = re.compile(r"(?:…|\.{3,}|\[\s*(?:…|\.{3,})\s*\]|&hellip;)[\s»›→\]]*$")
_FEW = 60
"""Words below which nothing that a feed gives is a whole article, but for a flash."""
_SUMMARY = 150
"""The same where the feed calls it a summary, or all stands in one paragraph."""
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*(?:\s|$)")
_SENTENCE = 8
_LONG = 500_000
"""Characters from which nothing is a teaser, and nothing is weighed."""


def is_teaser(body: Body | None) -> bool:
    """Tell whether *body* only leads to the article.

    It does if it breaks off, ends in a link to read on, or is short: under 60 words, or under
    150 where it is called a summary or is one paragraph.
    """
    if body is None:
        return True
    if len(body.text) > _LONG:
        return False
    parts = _told(body)
    if not parts:
        return True
    if any(_CUT_OFF.search(part) for part in parts[-2:]) or _leads_on(parts[-1]):
        return True
    words = sum(len(_WORD.findall(part)) for part in parts)
    return words < _FEW or (words < _SUMMARY and (body.is_summary or len(parts) == 1))


def says_something(body: Body | None) -> bool:
    """Tell whether *body* has a whole sentence of eight words, so that it is worth having."""
    if body is None:
        return False
    if len(body.text) > _LONG:
        return True
    return any(_END.search(part) and len(_WORD.findall(part)) >= _SENTENCE for part in _told(body))


def _told(body: Body) -> list[str]:
    """Return the paragraphs without what a program adds below them."""
    if body.kind is PageKind.HTML:
        parts = paragraphs_of(body.text)
    else:
        parts = [line for line in map(one_line, body.text.split("\n\n")) if line]
    while len(parts) > 1 and is_signature(parts[-1]):
        parts.pop()
    return parts


def is_signature(paragraph: str) -> bool:
    """Tell whether *paragraph* is what WordPress puts below each entry of its feeds."""
    return _appeared().fullmatch(paragraph) is not None


def _leads_on(paragraph: str) -> bool:
    return _read_on().search(paragraph) is not None


@cache
def _read_on() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p) for p in _phrases("read_on"))
    # `Read more in your library, she said.` is a sentence.
    behind = r"(?:\.|[^.!?]{0,80}[\s…»›→>\])]*)$"
    return re.compile(rf"(?:^|[.!?…\])]\s*)(?:{phrases}){behind}", re.I)


@cache
def _appeared() -> re.Pattern[str]:
    pieces = (p.split("*") for p in _phrases("appeared"))
    return re.compile("|".join(".{1,300}".join(map(re.escape, piece)) for piece in pieces), re.I)


def _phrases(name: str) -> list[str]:
    return [phrase for tag in languages() for phrase in section(tag, "feeds").get(name, ())]
