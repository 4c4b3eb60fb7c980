"""Text of a page -> tree, whatever it holds. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kursk_digest.articles.web.deep_pages import flattened

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSAFE = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")


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
