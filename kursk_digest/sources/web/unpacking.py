"""Packed bytes -> bytes, a little at a time, so that a bomb goes off in a small room."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from kursk_digest.errors import SourceError

ACCEPTED = "gzip, deflate"
"""What is asked for. Not brotli and zstd: Python unpacks neither by itself before 3.14, and a
window of zstd may be told to be 2 GB large."""

_PIECE = 65_536
_MOST_LAYERS = 3
_ZLIB = {"gzip", "x-gzip", "deflate"}
PACKED_WRONGLY = "is packed wrongly by the server; save it in a browser"
_NOT_ASKED_FOR = {"br", "zstd", "compress", "x-compress", "dcb", "dcz"}


class TooLarge(SourceError):
    """There are more bytes than are wanted; those that came before were given."""


def unpack(
    chunks: Iterable[bytes], encodings: str, *, most: int, too_large: str
) -> Iterator[bytes]:
    """Undo the content encodings of *chunks*, each given piece at most 64 kB large.

    Args:
        chunks: As they were sent.
        encodings: The header, as it is: `gzip, gzip`. Names that nobody knows are passed over.
        most: Bytes that may come in, and out of each layer.
        too_large: The reason if there are more.

    Raises:
        TooLarge: There are more.
        SourceError: It is not packed so, or cut off.
    """
    names = [name for name in re.split(r"[,\s]+", encodings.lower()) if name]
    if unknown := _NOT_ASKED_FOR.intersection(names):
        raise SourceError(f"is packed with {min(unknown)}, unasked; save it in a browser")
    layers = [name for name in names if name in _ZLIB]
    if len(layers) > _MOST_LAYERS:
        raise SourceError(PACKED_WRONGLY)
    pieces = _bounded(chunks, most, too_large)
    for layer in reversed(layers):
        pieces = _bounded(_inflate(pieces, deflate=layer == "deflate"), most, too_large)
    return pieces


def _bounded(chunks: Iterable[bytes], most: int, too_large: str) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise TooLarge(too_large)
        yield chunk


def _inflate(chunks: Iterable[bytes], *, deflate: bool) -> Iterator[bytes]:
    try:
        yield from _inflate_members(chunks, deflate=deflate)
    except zlib.error as error:
        raise SourceError(PACKED_WRONGLY) from error


_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS


def _inflate_members(chunks: Iterable[bytes], *, deflate: bool) -> Iterator[bytes]:
    engine, begun = zlib.decompressobj(_GZIP_OR_ZLIB), False
    for chunk in chunks:
        if deflate and not begun and not _is_zlib(chunk):
            engine = zlib.decompressobj(_RAW)
        begun = begun or bool(chunk)
        while chunk:
            if engine.eof:
                if not chunk.startswith(b"\x1f"):
                    return  # padding behind the end
                engine = zlib.decompressobj(_GZIP_OR_ZLIB)
            piece = engine.decompress(chunk, _PIECE)
            # Of what was not used, one of the two is empty.
            chunk = engine.unconsumed_tail or engine.unused_data
            if piece:
                yield piece
    while piece := engine.decompress(b"", _PIECE):
        yield piece
    if begun and not engine.eof:
        raise SourceError(PACKED_WRONGLY)


def _is_zlib(chunk: bytes) -> bool:
    # RFC 1950: the method is 8 and the first two bytes are a multiple of 31. Some servers send
    # what RFC 1951 describes, without this frame.
    if len(chunk) < 2:
        return chunk[:1] == b"x"
    return chunk[0] & 15 == 8 and int.from_bytes(chunk[:2], "big") % 31 == 0
