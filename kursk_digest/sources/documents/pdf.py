"""PDF -> headings and paragraphs, by pypdf, which is installed with the extra `pdf`."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kursk_digest.errors import SourceError
from kursk_digest.sources.documents.lines import Line, to_blocks
from kursk_digest.sources.documents.writing import Document

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 200

NOT_INSTALLED = "is a PDF; to read it: pip install 'kursk-digest[pdf]'"
DAMAGED = "is a damaged PDF ({why}); get it again, or save the article as text or HTML"
ENCRYPTED = "is an encrypted PDF; save it without a password"
SCANNED = "is a PDF of pictures without text; run text recognition over it (ocrmypdf)"
TOO_LONG = f"is a PDF of more than {MOST_PAGES} pages; give the pages of the article alone"

_PROGRAMS = re.compile(r"microsoft word|untitled|\.(?:docx?|indd|qxd|html?|pdf)$", re.I)
"""Titles that the program gave, not the writer."""


def read_pdf(data: bytes) -> Document:
    """Return what a PDF says, in the order in which it was written: column after column, mostly.

    Raises:
        SourceError: pypdf is not installed; or it is damaged, encrypted, too long, or pictures.
    """
    try:
        import pypdf
    except ImportError as error:
        raise SourceError(NOT_INSTALLED) from error
    # It tells what it mends, on standard error.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        return _read(pypdf.PdfReader(io.BytesIO(data)))
    except (SourceError, MemoryError):
        raise
    except pypdf.errors.DependencyError as error:
        raise SourceError(ENCRYPTED) from error
    except Exception as error:  # noqa: BLE001  # pypdf raises whatever it meets
        why = " ".join(str(error).split())[:80].rstrip(".") or type(error).__name__
        raise SourceError(DAMAGED.format(why=why)) from error


def _read(reader: PdfReader) -> Document:
    # Many are encrypted against changes alone, with no password to read them.
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError(ENCRYPTED)
    pages = reader.pages
    if len(pages) > MOST_PAGES:
        raise SourceError(TOO_LONG)
    lines: list[Line] = []
    heights: list[float] = []
    for number, page in enumerate(pages):
        heights.append(float(page.mediabox.height) or 1.0)
        lines += _lines(page, number, float(page.mediabox.bottom))
    blocks = to_blocks(lines, heights)
    if not blocks:
        raise SourceError(SCANNED)
    return Document(blocks, _title(reader))


def _lines(page: PageObject, number: int, bottom: float) -> Iterator[Line]:
    """Yield the lines of a page; pieces that stand beside each other are one."""
    pieces: list[tuple[float, float, float, str]] = []

    def note(text: str, cm: list[float], tm: list[float], _: Any, size: float) -> None:  # noqa: ANN401
        if text.strip():
            scale = (abs(tm[3]) or abs(tm[1]) or 1.0) * (abs(cm[3]) or abs(cm[1]) or 1.0)
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5] - bottom
            pieces.append((x, y, round(size * scale, 1), text))

    page.extract_text(visitor_text=note)
    line: Line | None = None
    for x, y, size, text in pieces:
        for part_number, part in enumerate(text.strip("\n").split("\n")):
            if not part.strip():
                continue
            beside = line is not None and not part_number and abs(line.y - y) < 0.3 * (size or 1)
            if line is not None and beside and x >= line.x:
                line = Line(number, line.x, line.y, max(line.size, size), line.text + part)
                continue
            if line is not None:
                yield line
            line = Line(number, x, y - part_number * size * 1.2, size, part)
    if line is not None:
        yield line


def _title(reader: PdfReader) -> str:
    """Return the title in the properties, if a person gave it."""
    found = reader.metadata.title if reader.metadata else None
    title = " ".join(str(found or "").split())[:300]
    return "" if _PROGRAMS.search(title) else title
