"""What a document is made of, and how it is written as HTML."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~]|^[-+](?=\s))")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading."""

    text: str
    """On one line."""
    level: int = 0
    """1 for the title of the document, 2 and more for headings; 0 for a paragraph."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, in the order of reading."""

    blocks: tuple[Block, ...]
    title: str = ""
    """As its properties say."""


def write_html(document: Document) -> str:
    """Write a document as a page of headings and paragraphs."""
    title = document.title or title_of(document)
    body = "\n".join(map(_element, document.blocks))
    return (
        f"<!doctype html>\n<html><head><title>{_escaped(title)}</title></head>"
        f"<body><article>\n{body}\n</article></body></html>"
    )


def write_markdown(document: Document) -> str:
    """Write a document as Markdown, where nothing but its headings is marked up."""
    return "\n\n".join(
        "#" * block.level
        + " " * bool(block.level)
        + _SPECIAL.sub(r"\\\1", _UNFIT.sub("", block.text))
        for block in document.blocks
    )


def title_of(document: Document) -> str:
    """Return the title that stands in the text, else that of the properties; or nothing."""
    return next((b.text for b in document.blocks if b.level == 1), document.title)


def _element(block: Block) -> str:
    name = f"h{min(block.level, 6)}" if block.level else "p"
    return f"<{name}>{_escaped(block.text)}</{name}>"


def _escaped(text: str) -> str:
    return html.escape(_UNFIT.sub("", text), quote=False)
