"""The HTML of a mail -> a tree without what belongs to the mailing: trackers, hidden text, footer.

Rules that hold for any sender: what cannot be seen is no text, tables are there for the layout,
and from the block with the link that ends the subscription on, nothing is the letter's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlsplit

MOST_CHARACTERS = 1_000_000
"""A longer mail is not looked into: newsletters have a tenth of it."""

_FOOTER = 1_200
"""Characters that the block around the link may have."""
_FOOTER_SHARE = 0.4
"""The footer begins in this last share of the text."""
_TOP_LINE = 200
_MOST_LINKS = 10
"""So many links that end the subscription are looked at."""

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|(?:font-size|max-height|opacity)\s*:\s*0(?![.\d]*[1-9])",
    re.I,
)
_LEAVE = re.compile(
    r"unsubscri|opt.?out|abbestell|abmeld|d[ée]sabonn|d[ée]sinscri|disiscri|afmeld|uitschrij"
    r"|dar(?:se|me)? de baja|cancelar?.{0,12}(?:suscri|inscri)|cancella.{0,12}iscrizione"
    r"|avregistr|avprenumer|avmeld|wypis|anuluj subskry|odhl[aá]s|dezabon|leiratk"
    r"|peruuta.{0,12}tila|abonelik|відпис|отпис",
    re.I,
)
_LAYOUT = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "center"})
_BLOCKS = frozenset({"table", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "br"})
_GONE = ("script", "style", "title", "img")

Node = Any
"""An element of lxml, which has no types."""


def parse_mail(body: str) -> Node | None:
    """Parse the HTML of a mail; `None` if that cannot be done."""
    from lxml import etree, html

    if len(body) > MOST_CHARACTERS:
        return None
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        return html.document_fromstring(body.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def clean_mail(tree: Node, unsubscribe: Sequence[str]) -> None:
    """Take out of *tree* what cannot be seen, and the footer; layout tables become plain blocks.

    Args:
        tree: Is changed.
        unsubscribe: The addresses by which a reader leaves the list, if the headers tell.
    """
    for element in list(tree.iter(*_GONE)):
        _drop(element)
    for element in list(tree.iter("*")):
        if _HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None:
            _drop(element)
    for link in tree.iter("a"):
        link.set("href", unwrapped(link.get("href") or ""))
    _cut_footer(tree, frozenset(unsubscribe))
    _flatten_tables(tree)


def unwrapped(address: str) -> str:
    """Return where a tracking link leads, if its own text says so; else *address*."""
    for _ in range(3):
        try:
            values = [value for _, value in parse_qsl(urlsplit(address).query)]
        except ValueError:
            return address
        inner = next((v for v in values if re.match(r"https?://[^\s/]+\.", v, re.I)), None)
        if inner is None:
            break
        address = inner
    return address


def written(tree: Node) -> str:
    """Return *tree* as HTML again."""
    from lxml import html

    return str(html.tostring(tree, encoding="unicode", doctype="<!doctype html>"))


def text_of(element: Node) -> str:
    """Return the words in *element*, on one line."""
    return " ".join("".join(element.itertext()).split())


def remove_from(element: Node) -> None:
    """Take *element* out, and all that follows it in the document."""
    node, parent = element, element.getparent()
    while parent is not None:
        for later in list(node.itersiblings()):
            parent.remove(later)
        node.tail = None
        if node is element:
            parent.remove(node)
        node, parent = parent, parent.getparent()


def remove_before(element: Node) -> None:
    """Take *element* out, and all that stands before it in the document's body."""
    node, parent = element, element.getparent()
    while parent is not None and node.tag != "body":
        for earlier in list(node.itersiblings(preceding=True)):
            parent.remove(earlier)
        parent.text = None
        node, parent = parent, parent.getparent()
    _drop(element)


def _drop(element: Node) -> None:
    """Take *element* out; what follows it in its parent stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail or "", element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _cut_footer(tree: Node, addresses: frozenset[str]) -> None:
    total = len(text_of(tree))
    for link in islice(_leaving(tree, addresses), _MOST_LINKS):
        before = len(" ".join(_texts_before(tree, link)))
        if before >= (1 - _FOOTER_SHARE) * total:
            remove_from(_around(link, min(_FOOTER, _FOOTER_SHARE * total)))
            return
        if before < _TOP_LINE:
            _drop(_around(link, _TOP_LINE))


def _leaving(tree: Node, addresses: frozenset[str]) -> Iterator[Node]:
    """Yield the links that end the subscription, by their address or their words."""
    for link in list(tree.iter("a")):
        href = link.get("href") or ""
        if href in addresses or _LEAVE.search(text_of(link)[:200]) or _LEAVE.search(href[:500]):
            yield link


def _texts_before(tree: Node, element: Node) -> Iterator[str]:
    """Yield the words that stand before *element* in the document."""
    # Both what begins and what ends counts: words may stand behind an element.
    from lxml import etree

    for event, found in etree.iterwalk(tree, events=("start", "end")):
        if found is element:
            return
        words = found.text if event == "start" else found.tail
        if words and words.strip():
            yield " ".join(words.split())


def _around(element: Node, most: float) -> Node:
    """Return the largest block around *element* with at most so many characters."""
    found = element
    while (parent := found.getparent()) is not None and parent.tag not in ("body", "html"):
        if len(text_of(parent)) > most:
            break
        found = parent
    return found


def _flatten_tables(tree: Node) -> None:
    """Turn the tables that only lay out into blocks; one with figures in rows stays."""
    for table in list(tree.iter("table")):
        if not _holds_data(table):
            table.tag = "div"
    for element in tree.iter("tbody", "thead", "tfoot", "tr", "td", "th", "center"):
        if next(element.iterancestors("table"), None) is None:
            element.tag = "div"


def _holds_data(table: Node) -> bool:
    """Tell whether *table* has several rows of several cells with words alone in them."""
    if (
        table.get("role") == "presentation"
        or next(table.iter(*_BLOCKS - {"table", "br"}), None) is not None
    ):
        return False
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [row.xpath("./td|./th") for row in table.iter("tr")]
    return len(rows) > 1 and all(len(row) > 1 for row in rows)
