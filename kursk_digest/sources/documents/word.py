"""Word documents (.docx) -> headings and paragraphs.

Read by ourselves, one element after another: python-docx loads every part with its pictures,
however far they unpack, and leaves out what was inserted while changes were recorded. Format:
ECMA-376, part 1, chapter 17.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from kursk_digest.errors import SourceError
from kursk_digest.sources.documents.writing import Block, Document

_MOST_BYTES = 50_000_000
"""Of a part, unpacked; markup takes ten times the room of its text."""
_MOST_BLOCKS = 20_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_TEXT, _PARAGRAPH, _STYLE = "t", "p", "pStyle"
_BREAKS = frozenset({"tab", "br", "cr"})
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback"})
"""What was deleted or moved away, fields' orders, and the older copy of a text box."""
_HEADING = re.compile(
    r"(?:heading|berschrift|titre|titolo|rubrik|nagwek|заголовок)\D*([1-6])", re.I
)
_TITLE = re.compile(r"(?:title|titel|titre|titolo|название)$", re.I)

DAMAGED = "is a damaged Word document; save it again"
ENCRYPTED = "is encrypted; save it without a password"
TOO_LARGE = "unpacks to more than 50 MB of text and markup; save the article alone"
EMPTY = "is a Word document without text; save the article as text or HTML"


def read_word(data: bytes) -> Document:
    """Return what a Word document says, inserted text included, deleted text not.

    Raises:
        SourceError: It is damaged, too large, or has no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            with archive.open("word/document.xml") as part:
                blocks = tuple(_blocks(_Bounded(part)))
            title = _title(archive)
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001  # zipfile and lxml raise whatever they meet
        raise SourceError(DAMAGED) from error
    if not any(block.text.strip() for block in blocks):
        raise SourceError(EMPTY)
    return Document(blocks, title)


class _Bounded:
    """A part of the archive, up to a bound."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part, self._left = part, _MOST_BYTES

    def read(self, amount: int = 1 << 16) -> bytes:
        data = self._part.read(min(amount, 1 << 16))
        self._left -= len(data)
        if self._left < 0:
            raise SourceError(TOO_LARGE)
        return data


def _blocks(part: _Bounded) -> Iterator[Block]:
    """Yield paragraphs as they end, those in tables and text boxes at their place."""
    open_: list[_Paragraph] = []
    hidden = given = 0
    for event, element in _events(part):
        name = _name(element)
        if name in _LEFT_OUT:
            hidden += 1 if event == "start" else -1
        elif event == "start":
            if name == _PARAGRAPH:
                open_.append(_Paragraph())
        elif open_ and name == _PARAGRAPH:
            block = open_.pop().block()
            if block.text:
                given += 1
                yield block
            if given >= _MOST_BLOCKS:
                return
        elif open_ and not hidden:
            open_[-1].take(name, element)
        if event == "end":
            _forget(element)


class _Paragraph:
    """A paragraph while it is read."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._level = 0

    def take(self, name: str, element: Any) -> None:  # noqa: ANN401  # lxml has no types
        if name == _TEXT:
            self._pieces.append(element.text or "")
        elif name in _BREAKS:
            self._pieces.append(" ")
        elif name == _STYLE:
            self._level = _level(_value(element))

    def block(self) -> Block:
        return Block(" ".join("".join(self._pieces).split()), self._level)


def _events(part: _Bounded) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    yield from etree.iterparse(
        part, events=("start", "end"), resolve_entities=False, no_network=True, recover=True
    )


def _forget(element: Any) -> None:  # noqa: ANN401  # lxml has no types
    """Let go what has been read, so that memory does not grow with the document."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _name(element: Any) -> str:  # noqa: ANN401  # lxml has no types
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _value(element: Any) -> str:  # noqa: ANN401  # lxml has no types
    return str(element.get(f"{_W}val") or element.get(f"{_STRICT}val") or "")


def _level(style: str) -> int:
    """Return the level of a heading by the name of its style; Word translates some of them."""
    if found := _HEADING.match(style):
        return int(found[1]) + 1
    return 1 if _TITLE.match(style) else 0


def _title(archive: zipfile.ZipFile) -> str:
    """Return the title in the properties; empty if there is none."""
    from lxml import etree

    try:
        with archive.open("docProps/core.xml") as part:
            tree = etree.fromstring(
                part.read(100_000), etree.XMLParser(resolve_entities=False, no_network=True)
            )
    except (KeyError, etree.XMLSyntaxError):
        return ""
    found = (each.text for each in tree.iter("{http://purl.org/dc/elements/1.1/}title"))
    return " ".join((next(found, "") or "").split())[:300]
