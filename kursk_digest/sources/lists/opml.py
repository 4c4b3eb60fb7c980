"""OPML, what feed readers import and export.

Source: opml.org/spec2.opml (2.0); 1.0 has the same outlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kursk_digest.errors import SourceError
from kursk_digest.model import Source, SourceKind
from kursk_digest.sources.lists.links import Link, unescape

_ROOT = re.compile(r"\s*(?:<(?:\?xml|!doctype|!--)[^<>]*>\s*)*<opml\b", re.I)
_END = re.compile(r"</opml\s*>", re.I)
_XML_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}

_NEXT = re.compile(r"<(?:(/?)outline\b|!--)", re.I)
# Values are bounded, so that a quotation mark without its other half costs no more than that.
_PART = re.compile(
    r"""([a-z][\w:.-]{0,60})\s*=\s*(?:"([^"]{0,9000})"|'([^']{0,9000})')|(/?)>|<""", re.I
)


def is_opml(head: str) -> bool:
    """Tell from the beginning of a text whether it is an OPML list."""
    return _ROOT.match(head) is not None or (
        "<opml" in head.lower() and "<html" not in head.lower()
    )


def read_opml(text: str) -> Iterator[Link]:
    """Read each outline that leads somewhere; the folders around it are its tags.

    Outlines and their attributes are all that counts, so they are all that is looked for: a bare
    `&` or `<`, a quotation mark too many or a missing end, at which an XML parser loses feeds or
    gives up, cost nothing, no entity is expanded, and no depth is too deep. Where the file breaks
    off, a last link says so.

    Raises:
        SourceError: It declares entities: what it says then is not what stands there.
    """
    if "<!ENTITY" in text:
        raise SourceError("declares XML entities, which no list of feeds needs; it is not read")
    folders: list[str] = []
    position = 0
    while found := _NEXT.search(text, position):
        position = found.end()
        if found[1] is None:
            end = text.find("-->", position)
            position = end if end != -1 else len(text)
        elif found[1]:
            del folders[-1:]
        else:
            given, is_whole, position = _read_tag(text, position)
            leads = not _LEADING.isdisjoint(given) or given.get("type", "").lower() in _KINDS
            if leads and given.get("iscomment", "").lower() != "true":
                yield _link(given, tuple(filter(None, folders[:100])))
            if not is_whole:
                folders.append("" if leads else _name(given))
    if not _END.search(text):
        line = text.count("\n") + 1
        yield Link("", fault=f"breaks off in line {line}; what followed is missing")


def _read_tag(text: str, position: int) -> tuple[dict[str, str], bool, int]:
    """Read the attributes from *position*; tell whether the tag closes itself, and its end."""
    given: dict[str, str] = {}
    for part in _PART.finditer(text, position):
        if part[0] == "<":  # the tag was never closed
            return given, False, part.start()
        if part[1] is None:
            return given, bool(part[4]), part.end()
        value = unescape(part[2] if part[2] is not None else part[3])
        given.setdefault(part[1].lower(), value.strip())
    return {}, False, len(text)  # the file breaks off here


def write_opml(sources: Iterable[Source], *, title: str) -> str:
    """Write the feeds and pages among *sources* as OPML 2.0; a file has no place in it.

    Each stands in the folder of its first tag, with all its tags as categories, so that reading
    it back gives the same names, addresses and tags.
    """
    folders: dict[tuple[str, ...], list[str]] = {}
    for source in sources:
        if source.kind is not SourceKind.PATH:
            folders.setdefault(_folders_of(source), []).append(_outline(source))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "  <head>"]
    lines += [f"    <title>{_escaped(title)}</title>", "  </head>", "  <body>"]
    for folder, outlines in folders.items():
        opening = (f'<outline text="{_escaped(name)}">' for name in folder)
        lines += [f"    {''.join(opening)}"] if folder else []
        lines += [f"    {'  ' * bool(folder)}{outline}" for outline in outlines]
        lines += [f"    {'</outline>' * len(folder)}"] if folder else []
    return "\n".join([*lines, "  </body>", "</opml>", ""])


_FEEDS = frozenset({"rss", "atom", "feed"})
_KINDS = _FEEDS | {"link", "include"}
_LEADING = frozenset({"xmlurl", "url", "htmlurl"})


def _link(given: Mapping[str, str], folders: tuple[str, ...]) -> Link:
    name = _name(given)
    tags = (*folders, *given.get("category", "").replace("/", ",").split(","))
    url, kind = given.get("url", ""), given.get("type", "").lower()
    if feed := given.get("xmlurl") or (url if kind in _FEEDS else ""):
        return Link(feed, name, tags, SourceKind.FEED)
    if kind == "include" or url.lower().endswith(".opml"):
        return Link(url, name, fault="is a list in a list; give it itself")
    if url:
        return Link(url, name, tags, SourceKind.PAGE)
    # The address of the site is as good: its page names the feed.
    return Link(given.get("htmlurl", ""), name, tags, SourceKind.FEED)


def _name(given: Mapping[str, str]) -> str:
    # Many programs escape what is escaped already.
    return unescape(given.get("title") or given.get("text", ""))


def _folders_of(source: Source) -> tuple[str, ...]:
    return source.tags[:1] if _are_categories(source.tags) else source.tags


def _are_categories(tags: tuple[str, ...]) -> bool:
    # A comma or slash would cut a category in two.
    return not any("," in tag or "/" in tag for tag in tags)


def _outline(source: Source) -> str:
    is_feed = source.kind is not SourceKind.PAGE
    given = {
        "type": "rss" if is_feed else "link",
        "text": source.name or source.location,
        "xmlUrl" if is_feed else "url": source.location,
    }
    if source.tags and _are_categories(source.tags):
        given["category"] = ",".join(source.tags)
    attributes = " ".join(f'{name}="{_escaped(value)}"' for name, value in given.items())
    return f"<outline {attributes}/>"


def _escaped(text: str) -> str:
    # XML 1.0 has no place for a control character, however it is written.
    allowed = "".join(char if char.isprintable() else " " for char in text)
    return allowed.translate(_XML_TEXT)
