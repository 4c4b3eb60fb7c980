"""Markup nested deeper than libxml2 reads -> flat markup with the same text. Pure."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,40})(?=[\s/>])([^<>]{0,2000})>")
# What cannot hold itself, or is no text: it stays as it is.
_KEPT = frozenset((
    "html", "head", "body", "title", "meta", "link", "base", "script", "style", "noscript",
    "template", "textarea", "svg", "nav", "footer", "p", "br", "hr", "h1", "h2", "h3", "h4", "h5",
    "h6", "img", "time", "article", "main",
))  # fmt: skip
_DROPPED = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "tt", "u", "var", "wbr", "del", "dfn",
))  # fmt: skip
_ONCE = frozenset(("article", "main", "nav", "footer", "noscript", "template", "svg"))
_MANY = 100
"""Elements from which a name that should stand once is taken to nest."""


def flattened(body: str) -> str:
    """Take the containers out of *body*: an inline one leaves no trace, another ends a paragraph.

    Class names and lists are lost with them, so this is only for pages of which nothing could be
    read otherwise. Takes time in proportion to the length.
    """
    lowered = body.lower()
    nested = {name for name in _ONCE if lowered.count(f"<{name}") > _MANY}
    return _TAG.sub(lambda tag: _flat(tag, nested), body)


def _flat(tag: re.Match[str], nested: set[str]) -> str:
    name = tag[2].lower()
    if name in _DROPPED:
        return ""
    return tag[0] if name in _KEPT and name not in nested else "<p>"
