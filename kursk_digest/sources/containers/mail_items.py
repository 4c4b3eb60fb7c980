"""A newsletter's tree -> the articles in it, where it is certain that there are several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kursk_digest.addresses import address_key
from kursk_digest.sources.containers.mail_html import Node

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({
    "p", "div", "li", "blockquote", "section", "article", "header", "footer", "table", "tr", "td",
    "th", "ul", "ol", "dl", "dt", "dd", "pre", "figure", "body", "html", "hr", *_HEADINGS,
})  # fmt: skip
_LONGEST_HEADING = 200
_LONGEST_LINK = 40
"""Characters of "Read more"."""
_PARAGRAPH = 60
"""Characters that a paragraph has at least."""
_LEAST_SHARE = 0.6
"""The items hold at least this share of the paragraphs' text; else they are beside the letter."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two line breaks."""

    text: str
    heading: bool
    """Marked up as one, or all of it bold or a link."""
    link: str
    """Where all of it leads to; empty if it is no link, or not as a whole."""


@dataclass(slots=True)
class Item:
    """One article of a newsletter."""

    title: str
    link: str
    paragraphs: list[str] = field(default_factory=list)
    leads_on: bool = False
    """Whether a link of its own follows the text, to the page that the headline leads to."""


def items_of(tree: Node) -> list[Item]:
    """Return the articles of a newsletter, if it surely holds several; else none.

    An item is a headline with paragraphs of its own below it and, behind them, a short link to
    read on, which leads where the headline does if that is a link.
    """
    blocks = list(_blocks(tree))
    items = [item for item in _items(blocks) if item.leads_on]
    held = sum(len(text) for item in items for text in item.paragraphs)
    total = sum(len(block.text) for block in blocks if _is_paragraph(block))
    links = {address_key(item.link) for item in items}
    if len(items) < 2 or len(links) < len(items) or held < _LEAST_SHARE * total:
        return []
    return items


def _items(blocks: Sequence[Block]) -> Iterator[Item]:
    """Yield each headline with the paragraphs below it, up to the next or to its own link."""
    item: Item | None = None
    for block in blocks:
        if item is not None and item.paragraphs and _leads_on(block, item):
            item.leads_on = True
            item.link = item.link or block.link
            yield item
            item = None
        elif block.heading and len(block.text) <= _LONGEST_HEADING:
            item = Item(block.text, block.link)
        elif item is not None and _is_paragraph(block):
            item.paragraphs.append(block.text)


def _leads_on(block: Block, item: Item) -> bool:
    if not block.link or len(block.text) > _LONGEST_LINK:
        return False
    return not item.link or address_key(block.link) == address_key(item.link)


def _is_paragraph(block: Block) -> bool:
    return not block.link and not block.heading and len(block.text) >= _PARAGRAPH


def _blocks(tree: Node) -> Iterator[Block]:
    """Yield the blocks of the tree, in order: those that hold words and no other block."""
    from lxml import etree

    words = _Words()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_block = element.tag in _BLOCKS or element.tag == "br"
        if is_block:
            yield from words.finish()
        if event == "start":
            words.enter(element)
            words.add(element.text)
        else:
            words.leave(element)
            words.add(element.tail)
    yield from words.finish()


class _Words:
    """The words since the last line break, and in what they stand."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._linked: set[str] = set()
        self._weak = False
        self._links: list[str] = []
        self._bold = self._heading = 0

    def enter(self, element: Node) -> None:
        if element.tag == "a":
            self._links.append(element.get("href") or "")
        self._bold += element.tag in ("b", "strong")
        self._heading += element.tag in _HEADINGS

    def leave(self, element: Node) -> None:
        if element.tag == "a" and self._links:
            self._links.pop()
        self._bold -= element.tag in ("b", "strong")
        self._heading -= element.tag in _HEADINGS

    def add(self, text: str | None) -> None:
        if not text or not text.strip():
            self._pieces.append(text or "")
            return
        self._pieces.append(text)
        self._linked.add(self._links[-1] if self._links else "")
        self._weak = self._weak or not (self._bold or self._heading)

    def finish(self) -> Iterator[Block]:
        text = " ".join("".join(self._pieces).split())
        link = next(iter(self._linked)) if len(self._linked) == 1 else ""
        if text:
            yield Block(text, not self._weak, link)
        self._pieces, self._linked, self._weak = [], set(), False
