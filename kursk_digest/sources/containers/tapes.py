"""Archives made by tar, mostly packed with gzip (.tar.gz) -> the files in them.

Read by ourselves, as they come: `tarfile` loads a long name whole, whatever length it claims to
have, and keeps a record of each member. Format: POSIX.1-2017, pax; GNU's long names.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from kursk_digest.model import Skipped
from kursk_digest.sources.containers.archives import may_be_page
from kursk_digest.sources.containers.members import BrokenStream, Budget, Member
from kursk_digest.sources.containers.streams import Span

_BLOCK = 512
_BUFFER = 1 << 16
_LONGEST_NAME = 1 << 16
_FILES = (b"0", b"\0", b"7")
_GNU_NAME, _PAX = b"L", b"x"

BROKEN = "has no member at byte {at:,}; what comes before is kept, get it again"


def untar(member: Member, budget: Budget) -> Iterator[Member | Skipped]:
    """Yield each file in a tar archive that may be a page, in its order; links are none.

    Raises:
        BrokenStream: It is damaged from some member on.
    """
    stream, at, long_name = member.stream, 0, ""
    while (head := stream.read(_BLOCK)) and head.strip(b"\0"):
        size = _size(head)
        if size is None or not _is_sound(head):
            raise BrokenStream(BROKEN.format(at=at))
        kind, name = head[156:157], long_name or _name(head)
        span = Span(stream, size)
        long_name = ""
        if kind == _GNU_NAME:
            long_name = _text(_beginning(span))
        elif kind == _PAX:
            long_name = _pax_path(_beginning(span))
        elif kind in _FILES:
            yield from _file(member, budget, name, span)
        span.pass_over()
        Span(stream, -size % _BLOCK).pass_over()
        at += _BLOCK + size + -size % _BLOCK


def _file(member: Member, budget: Budget, name: str, span: Span) -> Iterator[Member]:
    location = budget.unique(member.within(name))
    if may_be_page(name) and budget.wants(location):
        budget.count()
        stream = cast("BinaryIO", io.BufferedReader(span, _BUFFER))
        yield Member(location, stream, name, member.holding(), member.depth + 1)


def _size(head: bytes) -> int | None:
    field = head[124:136]
    if field[0] & 0x80:
        return int.from_bytes(field[1:], "big")
    digits = field.strip(b"\0 ")
    return int(digits, 8) if digits and not digits.strip(b"01234567") else None


def _is_sound(head: bytes) -> bool:
    """Tell whether the sum of the bytes is the one that is written down."""
    digits = head[148:156].strip(b"\0 ")
    if len(head) < _BLOCK or not digits or digits.strip(b"01234567"):
        return False
    return sum(head) - sum(head[148:156]) + 8 * ord(" ") == int(digits, 8)


def _name(head: bytes) -> str:
    name, prefix = _text(head[:100]), _text(head[345:500])
    return f"{prefix}/{name}" if prefix and head.startswith(b"ustar\0", 257) else name


def _text(data: bytes) -> str:
    return data.partition(b"\0")[0].decode("utf-8", "replace")


def _beginning(span: Span) -> bytes:
    data = io.BufferedReader(span, _BUFFER).read(min(_LONGEST_NAME, span.left))
    return data or b""


def _pax_path(data: bytes) -> str:
    """Return the path in a pax header's `LENGTH path=VALUE` lines; empty if there is none."""
    for line in data.split(b"\n"):
        _, _, field = line.partition(b" ")
        if field.startswith(b"path="):
            return field[5:].decode("utf-8", "replace")
    return ""
