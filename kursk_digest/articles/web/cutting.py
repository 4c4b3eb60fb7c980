"""Page tree -> blocks: the pieces of text that a browser would set apart. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kursk_digest.articles.web.blocks import HIDDEN, PLACES, Block, Box, plain_line
from kursk_digest.articles.web.class_names import bit, families_of
from kursk_digest.articles.web.rows import join_rows

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_PLACE = {name: 1 << number for number, name in enumerate(PLACES)}
_PLACE_OF_TAG = _PLACE | {"ul": _PLACE["list"], "ol": _PLACE["list"], "ins": 0}
_PLACE_OF_TAG |= {f"h{level}": _PLACE["heading"] for level in range(1, 7)}

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
_SENTENCE_END = '.!?…:。！？؟”"»'
_MAX_DEPTH = 200


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
    return join_rows(cutter.blocks)


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
