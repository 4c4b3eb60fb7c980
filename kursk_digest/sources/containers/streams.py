"""Streams that unpack what is packed, count what comes out, and say where they break."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO, cast

from kursk_digest.errors import SourceError
from kursk_digest.sources.containers.members import HEAD, BrokenStream, Budget

_CHUNK = 1 << 16
_PACKED = 1 << 14
"""Bytes unpacked at once: zlib copies what it has not come to, sixteen times slower for four times
as many."""
_GZIP = b"\x1f\x8b"
_WITH_HEADER = 31
"""Window bits by which zlib reads gzip's header and checks its sums."""


class Gunzipped(io.RawIOBase):
    """What a gzip file holds, its parts one after another; what follows the last is left out."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._unpacker = zlib.decompressobj(_WITH_HEADER)
        self._waiting = b""

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill *buffer* as far as one step goes; 0 at the end.

        Raises:
            EOFError: It is cut off.
            zlib.error: It is damaged.
        """
        while True:
            if self._unpacker.eof:
                # What follows one part may be the next, or zeros that fill up a tape's block.
                data = self._unpacker.unused_data.lstrip(b"\0")
                while len(data) < len(_GZIP) and (more := self._packed.read(_PACKED)):
                    data = (data + more).lstrip(b"\0")
                if not data.startswith(_GZIP):
                    return 0
                self._unpacker = zlib.decompressobj(_WITH_HEADER)
            elif not (data := self._waiting or self._packed.read(_PACKED)):
                raise EOFError
            found = self._unpacker.decompress(data, min(len(buffer), _CHUNK))
            self._waiting = self._unpacker.unconsumed_tail
            if found:
                buffer[: len(found)] = found
                return len(found)


class Counted(io.RawIOBase):
    """A stream whose bytes count, and whose faults are told once all before them is read."""

    def __init__(self, stream: io.RawIOBase | BinaryIO, budget: Budget) -> None:
        self._stream, self._budget = stream, budget
        self._read = 0
        self._fault: SourceError | None = None

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill *buffer*, less only at the end; 0 there.

        Raises:
            SourceError: It is damaged, or unpacks to more than the budget has room for.
        """
        view, filled = memoryview(buffer), 0
        while filled < len(view) and self._fault is None:
            amount = self._step(view[filled:])
            if not amount:
                break
            filled += amount
        if self._fault is not None and not filled:
            raise self._fault
        return filled

    def _step(self, view: memoryview) -> int:
        try:
            amount = cast("io.RawIOBase", self._stream).readinto(view) or 0
            self._budget.take(amount)
        except SourceError as fault:
            self._fault = fault
            return 0
        except EOFError:
            self._fault = BrokenStream(f"is cut off after {self._read:,} unpacked bytes; {_AGAIN}")
            return 0
        except Exception as error:  # noqa: BLE001  # zlib, lzma, bz2, zipfile: each its own
            self._fault = BrokenStream(
                f"is damaged after {self._read:,} unpacked bytes ({told(error)}); {_AGAIN}"
            )
            return 0
        self._read += amount
        return amount


class Span(io.RawIOBase):
    """The next *length* bytes of a stream."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        self._stream, self.left = stream, length

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill *buffer* as far as one step goes; 0 at the end.

        Raises:
            BrokenStream: The stream ends before.
        """
        data = self._stream.read(min(len(buffer), self.left))
        if not data and self.left and len(buffer):
            raise BrokenStream(f"is cut off; {_AGAIN}")
        self.left -= len(data)
        buffer[: len(data)] = data
        return len(data)

    def pass_over(self) -> None:
        """Read on to its end."""
        while self.left:
            self.readinto(bytearray(min(_CHUNK, self.left)))


_AGAIN = "what comes before is kept, get it again"


def told(error: Exception) -> str:
    """Return what *error* says, on one short line."""
    return " ".join(str(error).split())[:80] or type(error).__name__


def counted(stream: io.RawIOBase | BinaryIO, budget: Budget) -> BinaryIO:
    """Return *stream* buffered, so that `peek` gives a member's head, and counted."""
    buffered = io.BufferedReader(Counted(stream, budget), max(_CHUNK, HEAD))
    return cast("BinaryIO", buffered)


def buffered(data: bytes) -> BinaryIO:
    """Return *data* as a stream that can be peeked into."""
    return cast("BinaryIO", io.BufferedReader(io.BytesIO(data), max(_CHUNK, HEAD)))
