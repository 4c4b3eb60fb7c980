"""The markup of feeds, however broken: pieces of text -> fields.

No parser of XML is asked. Half of the broken feeds that people write about are broken in ways
that end such a parser: an entity of HTML, a bare `&`, a tag that is never closed, a body cut off.
Here an element of a feed ends at its end tag, or where the next one begins, and entities are
looked up and never expanded, so that no document can grow while it is read. Pure.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

_ATTRIBUTES = r"""(?:[^<>"']|"[^"<]*+"|'[^'<]*+'|["'])*+"""
_OUTSIDE = r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
_TAG = re.compile(rf"{_OUTSIDE}|<(/?)([A-Za-z_][\w.:-]*+)({_ATTRIBUTES})>", re.S)
_ATTRIBUTE = re.compile(r"""([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_PIECE = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.S)
_REFERENCE = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][\w.-]{1,31});")
_PREFIX = re.compile(r"(</?)[A-Za-z_][\w.-]*:(?=[A-Za-z])")

_NAMESPACES = {
    # the end of an address, as the specifications write it -> the prefix that we know it by
    "www.w3.org/2005/atom": "atom", "purl.org/atom/ns#": "atom",
    "purl.org/rss/1.0/modules/content/": "content", "purl.org/dc/elements/1.1/": "dc",
    "purl.org/dc/terms/": "dcterms", "search.yahoo.com/mrss/": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes", "purl.org/rss/1.0/": "",
    "my.netscape.com/rdf/simple/0.9/": "", "backend.userland.com/rss2": "",
    "www.w3.org/1999/xhtml": "xhtml", "www.google.com/schemas/sitemap-news/0.9": "news",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "www.sitemaps.org/schemas/sitemap/0.9": "", "www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}  # fmt: skip
_DECLARED = re.compile(r"""xmlns(?::([\w.-]+))?\s*=\s*["']\s*https?://([^"'\s]+)\s*["']""", re.I)
_ENTITY = re.compile(
    r"""<!ENTITY\s+([\w.-]{1,32})\s+(?:"([^"&%<]{0,100})"|'([^'&%<]{0,100})')\s*>"""
)
_ATOM = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?feed[\s>]", re.I)
_DECLARED_WITHIN = 20_000
_REMEMBERED = 1_000
"""So many names of elements are looked up once only."""
_MOST_TAGS = 50_000
"""So many tags are looked at in one element; each takes a hundred times its bytes."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a document declares at its beginning."""

    prefixes: Mapping[str, str] = field(default_factory=dict)
    """Its prefix for a vocabulary -> ours; the empty one is that of names without a prefix."""
    entities: Mapping[str, str] = field(default_factory=dict)
    """Short texts without references only: none can hold another."""
    _plain: dict[str, str] = field(default_factory=dict, compare=False)

    def plain(self, name: str) -> str:
        """Return *name* lower-cased, with the prefix that we know its vocabulary by."""
        plain = self._plain.get(name)
        if plain is None:
            prefix, _, local = name.lower().rpartition(":")
            known = self.prefixes.get(prefix, prefix)
            plain = f"{known}:{local}" if known else local
            if len(self._plain) < _REMEMBERED:
                self._plain[name] = plain
        return plain


def read_names(document: str) -> Names:
    """Read what *document* declares of prefixes and entities."""
    start = document[:_DECLARED_WITHIN]
    prefixes: dict[str, str] = {}
    for prefix, address in _DECLARED.findall(start):
        known = _NAMESPACES.get(address.lower(), _NAMESPACES.get(address.lower() + "/"))
        if known is not None:
            prefixes.setdefault(prefix.lower(), known)
    if _ATOM.search(start):
        prefixes = {ours: "" if known == "atom" else known for ours, known in prefixes.items()}
    entities = {name: double or single for name, double, single in _ENTITY.findall(start)}
    return Names(prefixes, entities)


class Element(NamedTuple):
    """One element of a feed: its name, its attributes, and what stands in it as written."""

    name: str
    """Lower-cased, as `Names.plain` gives it."""
    attributes: str
    inner: str
    names: Names

    def attribute(self, name: str) -> str:
        """Return the attribute *name*, trimmed; empty if there is none."""
        if not self.attributes:
            return ""
        for own, double, single, bare in _ATTRIBUTE.findall(self.attributes):
            if own.lower() == name:
                return resolved(double or single or bare, self.names).strip()
        return ""

    @property
    def is_marked_up(self) -> bool:
        """Whether elements stand in it: markup that nobody escaped, or XHTML."""
        return any(found[2] for found in _TAG.finditer(self.inner))

    @property
    def text(self) -> str:
        """What it says once the escaping of XML is undone; elements in it stay as they are."""
        if "<" not in self.inner:
            return resolved(self.inner, self.names)
        marked_up = self.is_marked_up
        pieces: list[str] = []
        position = 0
        for found in _PIECE.finditer(self.inner):
            pieces += (self._undone(position, found.start(), marked_up), found[1] or "")
            position = found.end()
        pieces.append(self._undone(position, len(self.inner), marked_up))
        return "".join(pieces)

    def _undone(self, start: int, end: int, marked_up: bool) -> str:
        text = self.inner[start:end]
        return _PREFIX.sub(r"\1", text) if marked_up else resolved(text, self.names)

    def children(self) -> list[Element]:
        """Return the elements that stand in it."""
        return read_elements(self.inner, self.names)

    def child(self, name: str) -> Element | None:
        """Return the first element *name* in it."""
        return next((child for child in self.children() if child.name == name), None)


def resolved(text: str, names: Names) -> str:
    """Replace each reference in *text* once; what is unknown stays, as does a bare `&`."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda found: _referred(found, names), text)


def _referred(found: re.Match[str], names: Names) -> str:
    return names.entities.get(found[1]) or html.unescape(found[0])


def split_items(document: str, *tags: str, most: int) -> tuple[str, list[tuple[str, str]]]:
    """Cut *document* at the elements called one of *tags*, with any prefix.

    One that is not closed ends where the next one begins. What follows the first *most* of them
    is not looked at.

    Returns:
        What stands before, between and behind them; and of each the attributes and the inside.
    """
    names = "|".join(tags)
    boundary = re.compile(
        rf"{_OUTSIDE}|<(/?)(?:[A-Za-z_][\w.-]*+:)?+(?:{names})(?=[\s/>])({_ATTRIBUTES})>",
        re.S | re.I,
    )
    around: list[str] = []
    items: list[tuple[str, str]] = []
    position, attributes = 0, None
    for found in boundary.finditer(document):
        if found[2] is None:
            continue
        _keep(document[position : found.start()], attributes, around, items)
        position, attributes = found.end(), None
        if len(items) == most:
            return "".join(around), items
        if not found[1]:
            attributes = found[2]
            if attributes.endswith("/"):
                _keep("", attributes, around, items)
                attributes = None
    _keep(document[position:], attributes, around, items)
    return "".join(around), items


def _keep(
    text: str, attributes: str | None, around: list[str], items: list[tuple[str, str]]
) -> None:
    if attributes is None:
        around.append(text)
    else:
        items.append((attributes, text))


def read_elements(text: str, names: Names, *, known: frozenset[str] = frozenset()) -> list[Element]:
    """Read the elements that stand in *text* side by side; what is in them is left as it is.

    One without an end tag ends where the next of the names *known* begins, and one whose end
    tag lies beyond the first 50,000 tags at the end of *text*.
    """
    tags = list(islice((found for found in _TAG.finditer(text) if found[2]), _MOST_TAGS))
    ends: dict[str, list[int]] = {}
    for at, tag in enumerate(tags):
        if tag[1]:
            ends.setdefault(tag[2].lower(), []).append(at)
    return list(_elements(text, tags, ends, names, known))


def _elements(
    text: str,
    tags: list[re.Match[str]],
    ends: Mapping[str, list[int]],
    names: Names,
    known: frozenset[str],
) -> Iterator[Element]:
    at = 0
    while at < len(tags):
        tag = tags[at]
        name, attributes = names.plain(tag[2]), tag[3]
        if tag[1]:
            at += 1
        elif attributes.endswith("/"):
            yield Element(name, attributes[:-1], "", names)
            at += 1
        else:
            end = _end_of(at, tags, ends, names, known)
            until = tags[end].start() if end < len(tags) else len(text)
            yield Element(name, attributes, text[tag.end() : until], names)
            at = end


def _end_of(
    at: int,
    tags: list[re.Match[str]],
    ends: Mapping[str, list[int]],
    names: Names,
    known: frozenset[str],
) -> int:
    """Return which tag ends the element that begins at the tag *at*."""
    own = ends.get(tags[at][2].lower(), [])
    place = bisect_right(own, at)
    if place < len(own):
        return own[place]
    end = at + 1
    while end < len(tags) and (tags[end][1] or names.plain(tags[end][2]) not in known):
        end += 1
    return end
