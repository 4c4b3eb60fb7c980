"""Documents that are text under a cover: Word -> simple HTML, PDF -> Markdown.

A PDF may be a whole web page, printed with its menus: as Markdown, it is read by its lines, as a
text pasted from a page is. A Word document has no furniture.

To add a kind: a file with a function from bytes to a `Document`, its signature here, and a case
in `read_document`.
"""

from __future__ import annotations

from dataclasses import replace

from kursk_digest.model import Page, PageKind, RawPage
from kursk_digest.sources.documents.writing import title_of, write_html, write_markdown

__all__ = ["is_document", "read_document"]

_PDF = b"%PDF-"
_IN_FRONT = b"\xef\xbb\xbf \t\r\n\0"
"""What some programs put before it."""
_ZIP = b"PK\x03\x04"
_WORD = b"word/document"


def is_document(data: bytes) -> bool:
    """Tell whether *data* is a document that `read_document` reads."""
    return is_pdf(data) or is_word(data)


def is_pdf(data: bytes) -> bool:
    """Tell whether *data* is a PDF, by how it begins."""
    return data[:1024].lstrip(_IN_FRONT).startswith(_PDF)


def is_word(data: bytes) -> bool:
    """Tell whether *data* is a Word document: a ZIP archive with Word's text in it."""
    return data.startswith(_ZIP) and _WORD in data


def read_document(raw: RawPage) -> Page | None:
    """Return the page that a document is; `None` if *raw* is none.

    A hostile one may take any time and memory: give it to a process that somebody watches.

    Raises:
        SourceError: It is damaged, encrypted or without text, or a package is not installed.
    """
    if not is_document(raw.data):
        return None
    if is_pdf(raw.data):
        from kursk_digest.sources.documents.pdf import read_pdf

        document = read_pdf(raw.data)
        known = replace(raw.known, title=raw.known.title or title_of(document))
        return Page(raw.location, write_markdown(document), PageKind.MARKDOWN, known)
    from kursk_digest.sources.documents.word import read_word

    return Page(raw.location, write_html(read_word(raw.data)), PageKind.HTML, raw.known)
