"""What came from a server, before it is handed over: its body may lie on the disk."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO

from kursk_digest.errors import SourceError
from kursk_digest.sources.web.policy import Fetched

_IN_MEMORY = 500_000
"""Bytes from which a body goes to the disk: many are under way at once."""


class Body:
    """Bytes that are written piece by piece and then read once."""

    def __init__(self) -> None:
        self._file: IO[bytes] = BytesIO()
        self._size = 0

    def write(self, piece: bytes) -> None:
        """Add *piece*.

        Raises:
            SourceError: The disk is full.
        """
        try:
            if self._size <= _IN_MEMORY < self._size + len(piece):
                self._move_to_disk()
            self._size += self._file.write(piece)
        except OSError as error:
            folder = tempfile.gettempdir()
            raise SourceError(f"cannot be kept in {folder}; make room there") from error

    def _move_to_disk(self) -> None:
        there = tempfile.TemporaryFile()  # noqa: SIM115
        there.write(self.read())
        self._file = there

    @property
    def size(self) -> int:
        """How many bytes were written."""
        return self._size

    def read(self) -> bytes:
        """Return all that was written."""
        self._file.seek(0)
        return self._file.read()

    def take(self) -> bytes:
        """Return all that was written, and let go of it."""
        with self._file:
            return self.read()

    def close(self) -> None:
        """Let go of it."""
        self._file.close()


@dataclass(frozen=True, slots=True)
class Received:
    """A page as it came, or as it was stored."""

    url: str
    content_type: str
    charset: str | None
    from_cache: bool = False
    body: Body = field(default_factory=Body)

    def hand_over(self) -> Fetched:
        """Read the body; once."""
        return Fetched(self.body.take(), self.charset, self.url, self.content_type, self.from_cache)
