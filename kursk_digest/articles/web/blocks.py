"""Page tree -> blocks: the pieces of text that a browser would set apart. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kursk_digest.articles.web.class_names import bit, families_of
from kursk_digest.articles.web.deep_pages import flattened

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

PLACES = (
    "aside", "header", "form", "figure", "figcaption", "article", "main", "section", "li", "table",
    "blockquote", "heading", "hidden", "list", "dl", "details", "address", "pre", "p",
)  # fmt: skip
"""Kinds of elements that a block may stand in; the place of a name is the number of its bit."""

_PLACE = {name: 1 << number for number, name in enumerate(PLACES)}
_PLACE_OF_TAG = _PLACE | {"ul": _PLACE["list"], "ol": _PLACE["list"], "ins": 0}
_PLACE_OF_TAG |= {f"h{level}": _PLACE["heading"] for level in range(1, 7)}
HIDDEN = _PLACE["hidden"]

_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "picture", "source", "img",
))  # fmt: skip
# Without text of the article. Menus and page footers, too: 1 of 26,000 such blocks was text.
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "select", "option", "textarea", "button", "head", "canvas", "audio", "video", "map", "area",
    "datalist", "dialog", "frame", "frameset", "param", "track", "progress", "meter", "input",
    "link", "meta", "title", "nav", "footer", "menu",
))  # fmt: skip
_APART = frozenset(("nav", "footer", "menu", "iframe", "video", "dialog", "fieldset"))
_BOX, _PLAIN, _LINK, _BOLD, _BREAK, _SKIP, _SKIP_APART = range(7)
_ROLES = (
    dict.fromkeys(_INLINE, _PLAIN) | dict.fromkeys(_SKIPPED, _SKIP)
    | dict.fromkeys(_APART & _SKIPPED, _SKIP_APART) | dict.fromkeys(("b", "strong"), _BOLD)
    | {"a": _LINK, "br": _BREAK, "hr": _BREAK}
)  # fmt: skip
"""What a tag means for the text around it; one that is not named makes a box."""
_SIDE_ROLES = frozenset((
    "navigation", "complementary", "banner", "contentinfo", "dialog", "search", "tablist", "menu",
))  # fmt: skip
_MENU = bit("menu")
_NAMING = frozenset(("class", "id", "itemprop"))
_HINTING = frozenset(("data-testid", "data-component", "data-qa"))
_PRE = _PLACE["pre"]
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
# Soft hyphens, zero-width spaces, byte order marks, controls: not part of any word.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f]")
_UNSAFE = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
_SENTENCE_END = '.!?…:。！？؟”"»'
_MAX_DEPTH = 200
_MAX_CELL = 150


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


def parse_page(body: str) -> HtmlElement | None:
    """Parse *body* once; `None` if there is no element in it.

    Lone surrogates become U+FFFD: libxml2 would silently end the page there.
    """
    from lxml import etree, html

    parser = etree.HTMLParser(
        huge_tree=True, recover=True, remove_comments=True, remove_pis=True, collect_ids=False,
        encoding="utf-8",
    )  # fmt: skip
    # One class for all elements: lxml.html asks a Python function for the class of each.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        tree = html.document_fromstring(_safe_bytes(body), parser=parser)
        # It stops without a word where elements are nested 2,048 deep.
        last = parser.error_log.last_error
        if last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            tree = html.document_fromstring(_safe_bytes(flattened(body)), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def _safe_bytes(body: str) -> bytes:
    """Encode *body* as UTF-8 without what would end the page early; most pages have none of it."""
    try:
        data = body.encode("utf-8")
    except UnicodeEncodeError:
        return _UNSAFE.sub("\ufffd", body).encode("utf-8")
    # Other controls do no harm here, and `decode_page` leaves none.
    if b"\0" in data or b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data:
        return _UNSAFE.sub("\ufffd", body).encode("utf-8")
    return data


def cut_blocks(tree: HtmlElement) -> list[Block]:
    """Cut the page into blocks, in order; menus, footers, scripts and form fields are left out.

    The simple cells of a table row are one block, with ` | ` between them.
    """
    from lxml.etree import iterwalk

    cutter = _Cutter()
    top = tree.find("body")
    walk = iterwalk(tree if top is None else top, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            cutter.close(element)
        elif not cutter.open(element):
            walk.skip_subtree()
    cutter.flush()
    return _join_rows(cutter.blocks)


class _Cutter:
    """Collects text until an element sets it apart."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._boxes: list[Box | None] = [Box("html", 0, None, 0, "", 0, 0, 0, 0)]
        self._elements: list[_Element | None] = [None]
        self._count = 1
        self._pieces: list[str] = []
        self._linked = self._bold = self._links = 0
        self._in_link = self._in_bold = 0
        self._after_break = self._holds_code = False

    def open(self, element: _Element) -> bool:
        """Enter *element*; false if there is nothing to look for inside."""
        tag = element.tag
        role = _ROLES.get(tag, _BOX) if isinstance(tag, str) else _SKIP
        if role == _BOX:
            self.flush()
            self._elements.append(element)
            self._boxes.append(None)
        elif role in (_SKIP, _SKIP_APART):
            if role == _SKIP_APART:
                self.flush()
            return False
        elif role == _LINK:
            self._in_link += 1
            self._links += 1
        elif role == _BOLD:
            self._in_bold += 1
        elif role == _BREAK:
            self._break(tag)
            return True
        elif tag == "code":
            self._holds_code = True
        if element.text:
            self._add(element.text)
        return True

    def close(self, element: _Element) -> None:
        """Leave *element* and take up the text behind it."""
        tag = element.tag
        role = _ROLES.get(tag, _BOX) if isinstance(tag, str) else _SKIP
        if role == _BOX:
            self.flush()
            self._elements.pop()
            self._boxes.pop()
        elif role == _LINK:
            self._in_link -= 1
        elif role == _BOLD:
            self._in_bold -= 1
        if element.tail:
            self._add(element.tail)

    def flush(self) -> None:
        """End the block."""
        if self._pieces:
            raw = "".join(self._pieces)
            text = plain_line(raw)
            if text:
                box = self._box()
                # A program is one piece, an old wire report has paragraphs.
                written = box.places & _PRE and not self._holds_code
                texts = _paragraphs(raw) if written else [text]
                # Whose the links and bold letters are is only known of a single paragraph.
                own = (self._linked, self._bold, self._links) if len(texts) == 1 else (0, 0, 0)
                self.blocks.extend(Block(text, box.tag, box, *own) for text in texts)
            self._pieces.clear()
        self._linked = self._bold = self._links = 0
        self._after_break = self._holds_code = False

    def _box(self) -> Box:
        """Return the box of the element at hand; most elements hold no text and need none."""
        boxes = self._boxes
        known = len(boxes) - 1
        while (box := boxes[known]) is None:
            known -= 1
        for place in range(known + 1, len(boxes)):
            element = self._elements[place]
            assert element is not None
            box = boxes[place] = _inner_box(element, box, self._count)
            self._count += 1
        return box

    def _add(self, text: str) -> None:
        if not self._pieces and text.isspace():
            return
        self._pieces.append(text)
        if self._in_link:
            self._linked += len(text)
        if self._in_bold:
            self._bold += len(text)
        if self._after_break:
            self._after_break = text.isspace()

    def _break(self, tag: str) -> None:
        """Take one line break for a space, or for the end if it stands behind a sentence."""
        before = next((piece.rstrip() for piece in reversed(self._pieces) if piece.strip()), "")
        if tag == "hr" or self._after_break or before[-1:] in tuple(_SENTENCE_END):
            self.flush()
        elif self._pieces:
            self._pieces.append(" ")
            self._after_break = True


def _inner_box(element: _Element, around: Box, number: int) -> Box:
    """Make the box of *element*; beyond a sane depth everything shares one box."""
    if around.depth >= _MAX_DEPTH:
        return around
    tag = str(element.tag)
    named, own, places = [], 0, _PLACE_OF_TAG.get(tag, 0)
    for name, value in element.items():
        if name in _NAMING:
            named.append(value)
        elif name in _HINTING:
            own |= families_of(value)
        elif name == "role":
            own |= _MENU if value in _SIDE_ROLES else 0
        elif name == "hidden" or (name == "style" and _INVISIBLE.search(value)):
            places |= HIDDEN
    names = " ".join(named)
    own |= families_of(names) if names else 0
    above = around.parent.own if around.parent else 0
    return Box(
        tag, number, around, around.depth + 1, names,
        own, own | around.own | above, around.far | around.own, around.places | places,
    )  # fmt: skip


def _paragraphs(text: str) -> list[str]:
    """Cut preformatted text where it has an empty line."""
    return [line for piece in _EMPTY_LINE.split(text) if (line := plain_line(piece))]


def plain_line(text: str) -> str:
    """Write *text* on one line, trimmed, composed (NFC), without what nobody sees."""
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join(_UNSEEN.sub("", text).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _join_rows(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    row: list[Block] = []
    for block in [*blocks, None]:
        here = _row_of(block) if block else None
        if row and here is not _row_of(row[0]):
            joined.extend(_joined(row))
            row = []
        if block and here:
            row.append(block)
        elif block:
            joined.append(block)
    return joined


def _joined(row: list[Block]) -> list[Block]:
    cells = {id(cell.box) for cell in row}
    if len(cells) < 2 or any(len(cell.text) > _MAX_CELL for cell in row):
        return row
    box = _row_of(row[0]) or row[0].box
    text = " | ".join(cell.text for cell in row)
    linked, bold, links = (
        sum(getattr(cell, name) for cell in row) for name in ("linked", "bold", "links")
    )
    return [Block(text, "tr", box, linked, bold, links)]


def _row_of(block: Block) -> Box | None:
    """Return the table row that the block stands in, at most two boxes up."""
    box: Box | None = block.box
    for _ in range(3):
        if box is None or box.tag == "tr":
            return box
        box = box.parent
    return None
