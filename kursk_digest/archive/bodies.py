"""Texts as bytes. Pure."""

from __future__ import annotations

import zlib


def pack(text: str) -> tuple[bytes, int]:
    """Return *text* as UTF-8, compressed where that is shorter, and its size before that."""
    data = text.encode("utf-8", "surrogatepass")
    packed = zlib.compress(data)
    return (packed if len(packed) < len(data) else data), len(data)


def unpack(data: bytes, size: int) -> str:
    """Return the text that `pack` made these of."""
    raw = data if len(data) == size else zlib.decompress(data)
    return raw.decode("utf-8", "surrogatepass")


def plain(text: str) -> str:
    """Return *text* as a column can hold it: half a surrogate pair is written as its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
