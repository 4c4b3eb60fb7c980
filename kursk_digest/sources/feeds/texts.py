"""Texts of a feed: titles and names on one line, addresses, how much an entry says. Pure."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urljoin

_TAG = re.compile(r"</?[A-Za-z!](?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+>")
_BLIND = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|iframe|svg)\b.*?(?:</\1\s*>|\Z)",
    re.S | re.I,
)
_BREAK = re.compile(r"<(?:/?(?:p|div|li|h[1-6]|tr|blockquote|section|article|figure)|br)\b", re.I)
_MARKUP = re.compile(
    r"</?(?:p|div|br|a|b|i|em|strong|img|ul|ol|li|h[1-6]|span|figure|table|blockquote|iframe|article|"
    r"section|font|hr|pre|video)\b[^<>]*>|&(?:#\d|[a-z]{2,8};)",
    re.I,
)
_WEB = re.compile(
    r"https?://(?:[^/?#\s@]*@)?(?:\[[0-9a-f:.]+\]|[^\s/?#:@\[\]]+)(?::\d*)?(?:[/?#]|$)", re.I
)
_UNSAFE = re.compile(r"[\s\x00-\x20<>\"]")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$", re.S)
_NAMED = re.compile(r"(?:[\w.+-]+@[\w.-]+\s*)?\(([^()]{2,80})\)$")


def one_line(text: str) -> str:
    """Return *text* without markup and references, on one line."""
    if "<" in text:
        text = _TAG.sub(" ", _BLIND.sub(" ", text))
    return " ".join(html.unescape(text).split()) if "&" in text else " ".join(text.split())


def is_marked_up(text: str) -> bool:
    """Tell whether *text* is HTML: whether a tag of a text stands in it, or a reference."""
    return _MARKUP.search(text) is not None


def paragraphs_of(markup: str) -> list[str]:
    """Return what *markup* says, a paragraph each, to weigh it; not for printing."""
    if "<" not in markup:
        parts = re.split(r"\n\s*\n", markup)
    else:
        parts = _BREAK.sub("\0<", _BLIND.sub(" ", markup)).split("\0")
        parts = [part.partition(">")[2] if part.startswith("<") else part for part in parts]
    return [line for line in map(one_line, parts) if line]


def address(link: str, base: str) -> str:
    """Return *link* as an absolute web address, seen from *base*; empty if it is none."""
    link = link.strip()
    if not link or len(link) > 4_000:
        return ""
    try:
        whole = link if _WEB.match(link) else urljoin(base, link)
        if not _WEB.match(whole):
            return ""
    except ValueError:  # brackets that hold no IPv6 address
        return ""
    return _UNSAFE.sub(lambda found: quote(found[0]), whole)


def language_tag(text: str) -> str:
    """Return the primary tag of `en-GB`; empty if there is none."""
    found = _LANGUAGE.match(text.strip())
    return found[1].lower() if found else ""


def author_name(text: str) -> str:
    """Return the name in `ann@lake.example (Ann Lee)`; empty for a bare mail address."""
    name = one_line(text)
    if found := _NAMED.fullmatch(name):
        return found[1].strip()
    return "" if "@" in name else name.removeprefix("By ").removeprefix("by ")[:200]
