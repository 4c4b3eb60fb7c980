"""What a web page is cut into: boxes, and the blocks of text in them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

PLACES = (
    "aside", "header", "form", "figure", "figcaption", "article", "main", "section", "li", "table",
    "blockquote", "heading", "hidden", "list", "dl", "details", "address", "pre", "p",
)  # fmt: skip
"""Kinds of elements that a block may stand in; the place of a name is the number of its bit."""

HIDDEN = 1 << PLACES.index("hidden")
# Soft hyphens, zero-width spaces, byte order marks, controls: not part of any word.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f]")


@dataclass(slots=True, eq=False)
class Box:
    """An element that sets its content apart, with what it inherits from those around it."""

    tag: str
    number: int
    """Its place among the boxes of the page: behind the one around it."""
    parent: Box | None
    depth: int
    names: str
    own: int
    """Families of its class names."""
    near: int
    """Families of its own names and those of the two boxes around it."""
    far: int
    """Families of all boxes around it."""
    places: int
    """Bits of `PLACES` that it stands in."""


@dataclass(slots=True, eq=False)
class Block:
    """A run of text that nothing but inline markup interrupts."""

    text: str
    """On one line, never empty."""
    tag: str
    box: Box
    linked: int
    """How many of its characters are links."""
    bold: int
    links: int


def plain_line(text: str) -> str:
    """Write *text* on one line, trimmed, composed (NFC), without what nobody sees."""
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join(_UNSEEN.sub("", text).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)
