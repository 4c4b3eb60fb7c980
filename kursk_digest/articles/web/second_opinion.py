"""trafilatura's reading of a page, for pages that our own scores leave in doubt. Pure."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from kursk_digest.articles.web.blocks import plain_line

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_DEEPEST = 150
_MOST_ELEMENTS = 40_000

Paragraph = tuple[str, bool]
"""A line of text, and whether it is a subheading."""


def ask_trafilatura(tree: HtmlElement) -> list[Paragraph]:
    """Return the paragraphs that trafilatura takes for the article; none if it finds none.

    It is given the parsed tree, never an address, and asked for neither comments nor metadata;
    *tree* is left as it is. Its fallback extractors are left out: they cost as much again and
    changed one page in a hundred. A page that is deeper or larger than any article is not asked
    about: it would take minutes.
    """
    if _is_too_much(tree):
        return []
    document = load_trafilatura().bare_extraction(
        tree, fast=True, include_comments=False, include_formatting=False, with_metadata=False
    )
    body = getattr(document, "body", None)
    return [] if body is None else [found for element in body for found in _paragraphs(element)]


def _is_too_much(tree: HtmlElement) -> bool:
    from lxml.etree import iterwalk

    depth = elements = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > _DEEPEST or elements > _MOST_ELEMENTS:
            return True
    return False


@cache
def load_trafilatura() -> Any:  # noqa: ANN401  # it has no usable types
    """Import trafilatura, silenced."""
    import trafilatura

    # Without a handler, logging would print its complaints on standard error.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    return trafilatura


def _paragraphs(element: _Element) -> Iterator[Paragraph]:
    if element.tag in ("list", "quote", "div") and len(element):
        yield from _mixed(element)
    elif element.tag == "table":
        for row in element.iter("row"):
            cells = [plain_line(" ".join(cell.itertext())) for cell in row.iter("cell")]
            if any(cells):
                yield " | ".join(filter(None, cells)), False
    else:
        for text in _lines(element):
            yield text, element.tag == "head"


def _mixed(element: _Element) -> Iterator[Paragraph]:
    """Yield the lines of an element whose children are paragraphs of their own."""
    blocks = [child for child in element if child.tag in ("item", "p", "head", "list", "quote")]
    if not blocks:
        yield from ((text, False) for text in _lines(element))
        return
    if text := plain_line(element.text or ""):
        yield text, False
    for child in element:
        yield from _paragraphs(child)
        if tail := plain_line(child.tail or ""):
            yield tail, False


def _lines(element: _Element) -> Iterator[str]:
    """Yield the text of *element*, cut where it has line breaks."""
    pieces = [element.text or ""]
    for inner in element.iterdescendants():
        if inner.tag == "lb":
            pieces.append("\n")
        pieces.append(inner.text or "")
        pieces.append(inner.tail or "")
    yield from filter(None, map(plain_line, "".join(pieces).split("\n")))
