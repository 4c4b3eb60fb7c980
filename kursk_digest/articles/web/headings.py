"""The headline as a page prints it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kursk_digest.articles.web.jsonld import plain_text
from kursk_digest.articles.web.metas import start_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PATH = re.compile(r"breadcrumb", re.IGNORECASE)
_LONGEST = 1000
_MOST = 10


def printed_headlines(tree: HtmlElement) -> tuple[list[str], list[str]]:
    """Return the texts of the page's `h1`, and of what may be the headline in their stead.

    Some sites write a wording for search engines into an `h1` in the path of sections at the top,
    and print the headline as an `h2`: then the first are the texts of the path, and the second
    those of the first `h2`.
    """
    headings = list(islice(tree.iter("h1"), _MOST))
    printed = [text for h1 in headings if not _in_path(h1) and (text := _text(h1))]
    if printed or not headings:
        return printed, []
    return list(map(_text, headings)), list(_below(tree))


def _below(tree: HtmlElement) -> Iterator[str]:
    """Yield the texts of the first `h2`, and of the parts that they are made of."""
    for h2 in islice(tree.iter("h2"), _MOST):
        yield _text(h2)
        yield from map(_text, islice(h2, 3))


def _text(element: HtmlElement) -> str:
    return plain_text(start_of(element, _LONGEST))


def _in_path(element: HtmlElement) -> bool:
    """Tell whether *element* is the last step of the path of sections, or stands in a menu."""
    if any(map(_PATH.search, (*element.attrib, *element.attrib.values()))):
        return True
    return next(element.iterancestors("nav", "ol"), None) is not None
