"""JSON-LD of a page, however broken, as plain mappings. Pure."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, Any]
"""One thing that the page describes: an article, its publisher, a breadcrumb, ..."""

_MAX_CHARS = 5_000_000
_MAX_NODES = 5_000
# What wraps the JSON on real pages: an HTML comment, a CDATA section, a closing semicolon.
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_ARTICLE_TYPES = re.compile(r"article|posting|report$|^review$|^claimreview$", re.IGNORECASE)


def read_nodes(tree: HtmlElement) -> list[Node]:
    """Return every mapping in the page's JSON-LD, outer before inner, in the order of the page.

    What cannot be read as JSON, even with its wrapping and trailing commas removed, is left out.
    """
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            text = script.text or ""
            if len(text) <= _MAX_CHARS:
                nodes.extend(_walk(_parse(text), _MAX_NODES - len(nodes)))
    return nodes


def article_nodes(nodes: Iterable[Node]) -> list[Node]:
    """Return those that describe an article, the one that tells most first."""
    found = [node for node in nodes if any(map(_ARTICLE_TYPES.search, types_of(node)))]
    wanted = ("headline", "datePublished", "author", "articleBody", "mainEntityOfPage")
    return sorted(found, key=lambda node: -sum(bool(node.get(name)) for name in wanted))


def types_of(node: Node) -> list[str]:
    """Return the names of the node's types; empty if it has none."""
    return [name for name in as_list(node.get("@type")) if isinstance(name, str)]


def as_list(value: object) -> list[Any]:
    """Return a list as it is, `None` as an empty one, and anything else as a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def texts_of(value: object, key: str = "name") -> list[str]:
    """Return the strings in *value*: itself, its items, or their *key*."""
    found: list[str] = []
    for item in as_list(value):
        inner = item.get(key) if isinstance(item, dict) else item
        found.extend(
            plain
            for part in as_list(inner)
            if isinstance(part, str) and (plain := plain_text(part))
        )
    return found


def plain_text(text: str) -> str:
    """Write *text* on one line, without markup and character references."""
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = re.sub(r"<[^<>]{0,2000}>", " ", text)
    return " ".join(text.split())


def _parse(text: str) -> object:
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", _WRAPPING.sub("", text.strip()))):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: object, limit: int) -> Iterator[Node]:
    """Yield the mappings in *value*, at most *limit*, level by level."""
    level: list[object] = [value]
    while level and limit > 0:
        deeper: list[object] = []
        for item in level:
            if isinstance(item, dict):
                yield item
                limit -= 1
                deeper.extend(v for v in item.values() if isinstance(v, dict | list))
            elif isinstance(item, list):
                deeper.extend(item)
            if limit <= 0:
                return
        level = deeper
