"""The meta tags of a page, and where its headline stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from kursk_digest.articles.web.jsonld import plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Metas = dict[str, list[str]]
"""What the meta tags say by their name, one space for every punctuation mark in it."""

_PUNCTUATION = re.compile(r"[\s:._-]+")
_DEEP = 100
"""Levels of a page that are looked at: a hostile one has tens of thousands."""
_MOST = 10
_PARTS = 60
"""Elements in a byline or date line, at most."""
_BESIDE = frozenset(("aside", "nav", "footer"))


def read_metas(tree: HtmlElement) -> Metas:
    """Read the meta tags: `article:published_time` is found as `article published time`.

    The canonical addresses are found as `link canonical`.
    """
    metas: Metas = {}
    for element in tree.iter("meta", "link"):
        if element.tag == "link":
            if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
                metas.setdefault("link canonical", []).append(element.get("href").strip())
            continue
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = plain_text((element.get("content") or "")[:5000])
        if name and value:
            metas.setdefault(_folded(name), []).append(value)
    return metas


# All pages use the same few hundred names.
@lru_cache(maxsize=2048)
def _folded(name: str) -> str:
    return _PUNCTUATION.sub(" ", name.strip().lower())


def values_of(metas: Metas, names: Iterable[str]) -> list[str]:
    """Return what the tags of these names say, in the order of the names."""
    return [text for name in names for text in metas.get(name, ())]


def start_of(element: HtmlElement, length: int) -> str:
    """Return the text in *element*, at most about *length* characters: it may hold the page."""
    pieces, so_far = [], 0
    for piece in element.itertext():
        pieces.append(piece[: length + 1])
        so_far += len(piece)
        if so_far > length:
            break
    return " ".join(pieces)


def short_text(element: HtmlElement, length: int) -> str:
    """Return the text as `start_of` does; nothing if the element holds more than a line does."""
    if next(islice(element.iter(), _PARTS, None), None) is not None:
        return ""
    return start_of(element, length)


@dataclass(frozen=True, slots=True)
class Headline:
    """Where the headline of a page stands: what belongs to other stories stands elsewhere."""

    around: frozenset[HtmlElement]
    """The headline's element and all that it stands in; empty if the page has none."""
    inside: frozenset[HtmlElement]
    """Those of them that are an `<article>` or stand in one: then another is another story."""

    def is_elsewhere(self, element: HtmlElement) -> bool:
        """Tell whether *element* is part of a column, a footer or the card of another story."""
        in_column = False
        for outer in islice(element.iterancestors(), _DEEP):
            if outer in self.around:
                # A column inside the story's own frame holds its byline as often as not.
                return in_column and outer not in self.inside
            if outer.tag in ("nav", "footer") or (self.inside and outer.tag == "article"):
                return True
            in_column = in_column or outer.tag == "aside"
        return in_column


def find_headline(tree: HtmlElement) -> Headline:
    """Find the first `h1` with text in it that is not the name of the site in a menu."""
    for element in islice(tree.iter("h1"), _MOST):
        path = [element, *element.iterancestors()]
        if start_of(element, 20).strip() and not any(one.tag in _BESIDE for one in path):
            frames = [number for number, one in enumerate(path, start=1) if one.tag == "article"]
            return Headline(frozenset(path), frozenset(path[: max(frames, default=0)]))
    return Headline(frozenset(), frozenset())
