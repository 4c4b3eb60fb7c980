"""Apple's binary property lists, read where they are asked: only what is wanted is loaded.

`plistlib` builds every object, so that a page with its pictures takes three times their size and
a file of empty lists a hundred times. Format: `CFBinaryPList.c` of Apple's CoreFoundation.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO

MAGIC = b"bplist00"

_TRAILER = 32
_MOST_KEYS = 100
_DATA, _ASCII, _UTF16, _DICT = 4, 5, 6, 13
_INT, _MORE = 1, 15


@dataclass(frozen=True, slots=True)
class PropertyList:
    """A binary property list in a file that can seek."""

    file: BinaryIO
    offset_size: int
    reference_size: int
    objects: int
    top: int
    table: int

    def entries(self, number: int) -> dict[str, int]:
        """Return the keys of a dictionary with the numbers of their values; a hundred at most.

        Raises:
            ValueError: Object *number* is no dictionary, or the file is damaged.
        """
        kind, count = self._begin(number)
        if kind != _DICT:
            raise ValueError("no dictionary")
        width = self.reference_size
        found = self._read(2 * width * count) if count <= _MOST_KEYS else b""
        numbers = [
            int.from_bytes(found[at : at + width], "big") for at in range(0, len(found), width)
        ]
        keys = [self.text(key) for key in numbers[:count]]
        return dict(zip(keys, numbers[count:], strict=True))

    def text(self, number: int, *, most: int = 10_000) -> str:
        """Return a string; empty for any other object, and for one longer than *most*."""
        kind, count = self._begin(number)
        if kind not in (_ASCII, _UTF16) or count > most:
            return ""
        if kind == _ASCII:
            return self._read(count).decode("ascii", "replace")
        return self._read(2 * count).decode("utf-16-be", "replace")

    def data(self, number: int, *, most: int) -> bytes | None:
        """Return bytes, no more than *most* and one; `None` for any other object."""
        kind, count = self._begin(number)
        return self._read(min(count, most + 1)) if kind == _DATA else None

    def _begin(self, number: int) -> tuple[int, int]:
        """Go where object *number* begins; return its kind and how many units it has."""
        if not 0 <= number < self.objects:
            raise ValueError("no such object")
        self.file.seek(self.table + number * self.offset_size)
        self.file.seek(int.from_bytes(self._read(self.offset_size), "big"))
        kind, count = divmod(self._read(1)[0], 16)
        if count == _MORE:
            marker, power = divmod(self._read(1)[0], 16)
            if marker != _INT or power > 3:
                raise ValueError("no length")
            count = int.from_bytes(self._read(1 << power), "big")
        return kind, count

    def _read(self, amount: int) -> bytes:
        found = self.file.read(amount)
        if len(found) != amount:
            raise ValueError("cut off")
        return found


def open_plist(file: BinaryIO) -> PropertyList:
    """Read the end of *file*, which says where all is.

    Raises:
        ValueError: It is damaged.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _TRAILER))
    end = file.read(_TRAILER)
    if len(end) < _TRAILER:
        raise ValueError("cut off")
    objects, top, table = (int.from_bytes(end[at : at + 8], "big") for at in (8, 16, 24))
    if not (0 < end[6] <= 8 and 0 < end[7] <= 8 and table < size and objects <= size):
        raise ValueError("damaged")
    return PropertyList(file, end[6], end[7], objects, top, table)
