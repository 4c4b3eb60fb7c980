"""RSS of all versions, RDF and Atom -> feed. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kursk_digest.model import PageKind
from kursk_digest.sources.feeds.dates import read_when
from kursk_digest.sources.feeds.entries import MOST_ENTRIES, Body, Feed, FeedEntry, When
from kursk_digest.sources.feeds.markup import (
    Element,
    Names,
    read_elements,
    read_names,
    split_items,
)
from kursk_digest.sources.feeds.texts import (
    address,
    author_name,
    is_marked_up,
    language_tag,
    one_line,
)

_FIELDS = frozenset({
    "title", "link", "description", "guid", "pubdate", "author", "category", "comments",
    "enclosure", "source", "id", "summary", "content", "published", "updated", "issued",
    "modified", "created", "contributor", "rights", "dc:date", "dc:creator", "dc:title",
    "dc:identifier", "content:encoded", "media:group", "media:content", "media:thumbnail",
    "feedburner:origlink", "language", "lastbuilddate", "image", "generator", "webmaster",
    "managingeditor", "copyright", "ttl",
})  # fmt: skip
"""What can follow an element of an entry that is not closed."""
_CONTENTS = ("content:encoded", "content", "xhtml:body", "body", "fulltext", "full-text")
_SUMMARIES = ("description", "summary", "dc:description", "media:description")
_PUBLISHED = ("published", "pubdate", "issued", "dc:date", "dcterms:issued", "created",
              "dcterms:created", "date")  # fmt: skip
_UPDATED = ("updated", "modified", "dcterms:modified", "atom:updated")
_AUTHORS = ("dc:creator", "author", "itunes:author", "atom:author")
_ROOTS = frozenset({"rss", "rdf:rdf", "rdf", "feed", "channel"})

Fields = dict[str, list[Element]]


def read_xml_feed(document: str, location: str) -> Feed:
    """Read RSS, RDF or Atom; whatever is wrong with it, what can be told is told.

    Args:
        document: Decoded.
        location: Where it was fetched, for its relative addresses; any text.
    """
    names = read_names(document)
    around, items = split_items(document, "item", "entry", most=MOST_ENTRIES + 1)
    head = _head(around, names)
    base = _attribute(head, "xml:base") or location
    site = _site(head, base)
    base = base if address(base, "") else _link(head, "self", base) or site
    language = language_tag(_text(head, "language") or _text(head, "dc:language")
                            or _attribute(head, "xml:lang"))  # fmt: skip
    return Feed(
        title=one_line(_text(head, "title")),
        site=site,
        language=language,
        entries=tuple(
            _entry(attributes, text, names, base, language)
            for attributes, text in items[:MOST_ENTRIES]
        ),
        is_cut=len(items) > MOST_ENTRIES,
    )


def _head(around: str, names: Names) -> Fields:
    """Return what is said of the feed as a whole; the attributes of its root are under ``."""
    elements = read_elements(around, names, known=_FIELDS)
    fields: Fields = {}
    # One step down, and another: <rss><channel>, <rdf:RDF><channel>, <feed>.
    for _ in range(2):
        opened: list[Element] = []
        for element in elements:
            if element.name in _ROOTS:
                fields.setdefault("", []).append(element)
                opened += read_elements(element.inner, names, known=_FIELDS)
            else:
                opened.append(element)
        elements = opened
    return fields | _by_name(elements)


def _by_name(elements: Sequence[Element]) -> Fields:
    fields: Fields = {}
    for element in elements:
        fields.setdefault(element.name, []).append(element)
    return fields


def _attribute(fields: Fields, name: str) -> str:
    return next((found for e in fields.get("", ()) if (found := e.attribute(name))), "")


def _text(fields: Fields, *names: str) -> str:
    """Return the first text under one of *names*, in their order."""
    for name in names:
        for element in fields.get(name, ()):
            if text := element.text.strip():
                return text
    return ""


def _entry(attributes: str, text: str, names: Names, base: str, language: str) -> FeedEntry:
    own = Element("", attributes, "", names)
    fields = _by_name(read_elements(text, names, known=_FIELDS))
    base = address(own.attribute("xml:base"), base) or base
    guid = _text(fields, "id", "guid") or own.attribute("rdf:about")
    return FeedEntry(
        id=one_line(guid),
        link=_entry_link(fields, own, base),
        title=one_line(_text(fields, "title", "dc:title", "media:title")),
        bodies=tuple(sorted(_bodies(fields), key=lambda b: (b.is_summary, -len(b.text)))),
        published=_when(fields, _PUBLISHED),
        updated=_when(fields, _UPDATED),
        authors=_authors(fields),
        outlet=_outlet(fields),
        language=language_tag(own.attribute("xml:lang") or _text(fields, "dc:language"))
        or language,
    )


def _entry_link(fields: Fields, own: Element, base: str) -> str:
    """Return where a reader would open it: the address before the counting of clicks, first."""
    if original := address(_text(fields, "feedburner:origlink"), base):
        return original
    if link := _link(fields, "alternate", base):
        return link
    for guid in fields.get("guid", ()):
        is_link = guid.attribute("ispermalink").lower() != "false"
        if is_link and (link := address(guid.text, "")):
            return link
    sources = (e.attribute("src") for e in fields.get("content", ()))
    candidates = (*sources, own.attribute("rdf:about"), _text(fields, "id", "dc:identifier"))
    return next((found for text in candidates if (found := address(text, ""))), "")


def _link(fields: Fields, relation: str, base: str) -> str:
    """Return the link of that relation: the text of RSS's, the address of Atom's."""
    found: list[str] = []
    for element in (*fields.get("link", ()), *fields.get("atom:link", ())):
        href = element.attribute("href")
        own = element.attribute("rel").lower().rpartition("/")[2] or "alternate"
        near = address(element.attribute("xml:base"), base) or base
        link = address(href or element.text, near) if own == relation else ""
        if link and element.attribute("type") in ("", "text/html", "application/xhtml+xml"):
            return link
        if link:
            found.append(link)
    return found[0] if found else ""


def _site(head: Fields, base: str) -> str:
    return _link(head, "alternate", base)


def _bodies(fields: Fields) -> Iterator[Body]:
    for names, is_summary in ((_CONTENTS, False), (_SUMMARIES, True)):
        for name in names:
            for element in fields.get(name, ()):
                if body := _body(element, is_summary):
                    yield body
    for group in fields.get("media:group", ()):
        described = group.child("media:description")
        if described and (body := _body(described, True)):
            yield body


def _body(element: Element, is_summary: bool) -> Body | None:
    kind = element.attribute("type").lower()
    mode = element.attribute("mode").lower()
    if mode == "base64" or kind.startswith(("image/", "audio/", "video/")):
        return None
    text = element.text.strip()
    if not text:
        return None
    is_html = "html" in kind or is_marked_up(text)
    return Body(text, PageKind.HTML if is_html else PageKind.TEXT, is_summary)


def _when(fields: Fields, names: Sequence[str]) -> When | None:
    for name in names:
        for element in fields.get(name, ()):
            if when := read_when(one_line(element.text)):
                return when
    return None


def _authors(fields: Fields) -> tuple[str, ...]:
    """Return all whom the first kind of field names, each once."""
    for name in _AUTHORS:
        found: dict[str, None] = {}
        for element in fields.get(name, ()):
            own = element.child("name") or element.child("atom:name")
            text = own.text if own else "" if element.children() else element.text
            if author := author_name(text):
                found[author] = None
        if found:
            return tuple(found)[:20]
    return ()


def _outlet(fields: Fields) -> str:
    """Return the name of the feed that an entry was taken over from."""
    for source in fields.get("source", ()):
        title = source.child("title")
        text = title.text if title else "" if source.children() else source.text
        if name := one_line(text):
            return name[:200]
    return ""
