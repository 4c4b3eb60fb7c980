"""What SQLite complains of, in one line that a user can act on."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kursk_digest.errors import ArchiveError

NO_ARCHIVE = "is no archive of kursk-digest; name another file with --archive"

_DAMAGED = (
    "is damaged ({}); run `kursk-digest archive check`, put a backup in its place, "
    "or move it away and begin anew"
)
_ADVICE = {
    "SQLITE_BUSY": "is held by another run; wait until that has ended",
    "SQLITE_LOCKED": "is held by another run; wait until that has ended",
    "SQLITE_FULL": "cannot grow: the disk is full; make room, nothing was changed",
    "SQLITE_IOERR": "cannot be read or written ({}); check the disk, nothing was changed",
    "SQLITE_READONLY": "cannot be written; check the rights of the file and of its folder",
    "SQLITE_PERM": "cannot be opened; check the rights of the file and of its folder",
    "SQLITE_AUTH": "cannot be opened; check the rights of the file and of its folder",
    "SQLITE_CANTOPEN": "cannot be opened; check the name, and the rights of its folder",
    "SQLITE_NOTADB": NO_ARCHIVE,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_CONSTRAINT": _DAMAGED,
    "SQLITE_TOOBIG": "cannot hold so long a text ({})",
    "SQLITE_NOMEM": "needs more memory than there is",
}
"""By the primary result code. Source: sqlite.org/rescode.html."""


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into an `ArchiveError` of one line that names *path*."""
    try:
        yield
    except sqlite3.Error as error:
        raise ArchiveError(f"{path}: {explain(error)}") from error


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Turn what a row that is no longer whole raises inside into an error of SQLite's."""
    try:
        yield
    except (zlib.error, ValueError, TypeError, LookupError) as error:
        raise sqlite3.DatabaseError(f"{what} cannot be read") from error


def explain(error: sqlite3.Error) -> str:
    """Say what is wrong and what to do, in one line."""
    code = getattr(error, "sqlite_errorname", "")
    primary = "_".join(code.split("_")[:2])
    known = _ADVICE.get(primary, _DAMAGED)
    return known.format(" ".join(str(error).split()))
