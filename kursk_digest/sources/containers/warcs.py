"""Web archives of crawlers (WARC) -> the pages that were fetched.

Format: ISO 28500:2017. Only successful answers in HTML are pages; what else a crawl holds
(requests, pictures, styles, redirects) is passed over.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast

from kursk_digest.errors import SourceError
from kursk_digest.model import Known, RawPage, Skipped
from kursk_digest.sources.containers.mails import with_outer
from kursk_digest.sources.containers.members import (
    BrokenStream,
    Budget,
    Member,
    StopUnpacking,
    read_member,
)
from kursk_digest.sources.containers.streams import Span, counted

_BEGIN = b"WARC/"
_CHUNK = 1 << 16
_PACKED = 1 << 14
_LONGEST_HEAD = 1 << 16
_HTML = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
# zlib tells gzip from bare zlib by itself.
_WINDOW = 47

BROKEN = "has no record at byte {at:,}; what comes before is kept, get it again"
OTHER_PACKING = "is packed with {name}, which is not read; save the page itself"

Headers = Mapping[str, str]


def read_warc(member: Member, budget: Budget) -> Iterator[RawPage | Skipped]:
    """Yield each page, called by the address that it was fetched from, as it comes.

    Raises:
        SourceError: It is damaged from some record on.
    """
    stream, at = member.stream, 0
    while line := _first_line(stream):
        if not line.startswith(_BEGIN):
            raise BrokenStream(BROKEN.format(at=at))
        size, headers = _headers(stream)
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            raise BrokenStream(BROKEN.format(at=at))
        span = Span(stream, int(length))
        yield from _page(member, budget, headers, span)
        span.pass_over()
        at += len(line) + size + int(length) + 4


def _page(
    member: Member, budget: Budget, headers: Headers, span: Span
) -> Iterator[RawPage | Skipped]:
    """Yield the page in a record, if it holds one that is wanted."""
    kind, address = headers.get("warc-type", ""), headers.get("warc-target-uri", "").strip("<>")
    if kind not in ("response", "resource") or not address.lower().startswith(("http:", "https:")):
        return
    body = cast("BinaryIO", io.BufferedReader(span, _CHUNK))
    if kind == "response":
        status = body.readline(_LONGEST_HEAD).split()[1:2]
        _, headers = _headers(body)
        if status != [b"200"]:
            return
    content_type = headers.get("content-type", "")
    if content_type.partition(";")[0].strip().lower() not in _HTML:
        return
    location = budget.unique(member.within(address))
    if not budget.wants(location):
        return
    budget.count()
    charset = _CHARSET.search(content_type)
    try:
        data = _content(body, headers, budget)
    except (BrokenStream, StopUnpacking):
        raise
    except SourceError as error:
        yield Skipped(location, str(error))
        return
    yield RawPage(
        location,
        data,
        "page.html",
        charset[1] if charset else None,
        "text/html",
        with_outer(Known(url=address), member.holding()),
    )


def _content(body: BinaryIO, headers: Headers, budget: Budget) -> bytes:
    """Return the body of an answer, what was done to it for its way undone.

    Raises:
        SourceError: It is too large, or packed in another way than gzip or deflate.
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body, budget)
    packing = headers.get("content-encoding", "").strip().lower()
    if packing in ("gzip", "x-gzip", "deflate"):
        body = counted(_Inflated(body), budget)
    elif packing not in ("", "identity"):
        raise SourceError(OTHER_PACKING.format(name=packing[:20]))
    return read_member(body, budget.limits)


class _Inflated(io.RawIOBase):
    """What gzip or zlib packed; crawlers often unpack it and leave the header: then it itself."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        head = packed.peek(2)[:2]  # type: ignore[attr-defined]
        is_packed = head == b"\x1f\x8b" or (len(head) == 2 and head[0] & 15 == 8 and
                                            int.from_bytes(head, "big") % 31 == 0)  # fmt: skip
        self._unpacker = zlib.decompressobj(_WINDOW) if is_packed else None
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        found = b""
        while not found:
            data = self._waiting or self._packed.read(min(_PACKED, len(buffer)))
            if self._unpacker is not None and not data and not self._unpacker.eof:
                raise EOFError
            if not data or (self._unpacker is not None and self._unpacker.eof):
                break
            if self._unpacker is None:
                found = data
            else:
                found = self._unpacker.decompress(data, min(len(buffer), _CHUNK))
                self._waiting = self._unpacker.unconsumed_tail
        buffer[: len(found)] = found
        return len(found)


def _unchunked(body: BinaryIO, budget: Budget) -> BinaryIO:
    """Undo chunks; crawlers often undo them and leave the header: then return it as it is."""
    if not _CHUNK_SIZE.match(body.peek(300)):  # type: ignore[attr-defined]
        return body
    data = read_member(body, budget.limits)
    pieces, at = [], 0
    while (found := _CHUNK_SIZE.match(data, at)) and (size := int(found[1], 16)):
        pieces.append(data[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if data.startswith(b"\r\n", at) else 1
    return cast("BinaryIO", io.BufferedReader(io.BytesIO(b"".join(pieces))))


def _first_line(stream: BinaryIO) -> bytes:
    """Return the next line that is not blank; empty at the end."""
    while (line := stream.readline(_LONGEST_HEAD)) and not line.strip():
        pass
    return line


def _headers(stream: BinaryIO) -> tuple[int, dict[str, str]]:
    """Read headers up to the blank line; return how many bytes they take, and them."""
    size, found = 0, dict[str, str]()
    while size < _LONGEST_HEAD and (line := stream.readline(_LONGEST_HEAD)):
        size += len(line)
        if not line.strip():
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return size, found
