"""Safari's web archives (a property list) -> the page that was saved."""

from __future__ import annotations

import io
import plistlib
from collections.abc import Iterator

from kursk_digest.errors import SourceError
from kursk_digest.model import Known, RawPage
from kursk_digest.sources.containers.mails import with_outer
from kursk_digest.sources.containers.members import Budget, Member
from kursk_digest.sources.containers.plists import MAGIC, open_plist

_PACKED_FACTOR = 4
"""One in another container is loaded whole; it may be so many times as large as a page."""

DAMAGED = "is a damaged web archive; save the page again"
OTHER = "is a property list, not a saved page; save the page as HTML"

_Main = tuple[bytes, str, str, str]
"""What was saved: its bytes, address, encoding and type."""


def read_webarchive(member: Member, budget: Budget) -> Iterator[RawPage]:
    """Yield the page; its pictures, styles and frames are left out.

    Raises:
        SourceError: It is damaged, too large, or another property list.
    """
    read = _read_binary if member.head.startswith(MAGIC) else _read_xml
    try:
        page, url, charset, kind = read(member, budget)
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001  # plistlib raises whatever it meets
        raise SourceError(DAMAGED) from error
    if len(page) > budget.limits.max_bytes:
        raise SourceError(budget.limits.too_large)
    known = Known(url=url if url.lower().startswith(("http://", "https://")) else None)
    yield RawPage(
        member.location,
        page,
        "page.html",
        charset or None,
        kind.lower() or "text/html",
        with_outer(known, member.known),
    )


def _read_binary(member: Member, budget: Budget) -> _Main:
    file = member.stream
    if not file.seekable():
        most = _PACKED_FACTOR * budget.limits.max_bytes
        file = io.BytesIO(file.read(most + 1))
        if file.getbuffer().nbytes > most:
            raise SourceError(budget.limits.too_large)
    plist = open_plist(file)
    top = plist.entries(plist.top)
    if "WebMainResource" not in top:
        raise SourceError(OTHER)
    main = plist.entries(top["WebMainResource"])
    page = main.get("WebResourceData")
    found = None if page is None else plist.data(page, most=budget.limits.max_bytes)
    if found is None:
        raise SourceError(OTHER)
    texts = [plist.text(main[name]) if name in main else "" for name in _TEXTS]
    return found, texts[0], texts[1], texts[2]


_TEXTS = ("WebResourceURL", "WebResourceTextEncodingName", "WebResourceMIMEType")


def _read_xml(member: Member, budget: Budget) -> _Main:
    data = member.stream.read(budget.limits.max_bytes + 1)
    if len(data) > budget.limits.max_bytes:
        raise SourceError(budget.limits.too_large)
    found = plistlib.loads(data, fmt=plistlib.FMT_XML)
    main = found.get("WebMainResource") if isinstance(found, dict) else None
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(page, bytes):
        raise SourceError(OTHER)
    texts = [value if isinstance(value := main.get(name), str) else "" for name in _TEXTS]
    return page, texts[0], texts[1], texts[2]
