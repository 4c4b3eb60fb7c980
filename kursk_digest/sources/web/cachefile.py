"""The file of the page cache: made, recognised, given up."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

BUSY_SECONDS = 1.0
"""How long another process is waited for; a page that is not kept costs less than a wait."""

_APPLICATION = 0x4B44_5043
_MARK = _APPLICATION.to_bytes(4, "big")
_VERSION = 1
_SCHEMA = (
    """
CREATE TABLE pages (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  content_type TEXT NOT NULL,
  charset TEXT,
  used INTEGER NOT NULL,
  size INTEGER NOT NULL,
  body BLOB NOT NULL
)""",
    "CREATE INDEX pages_used ON pages (used)",
)


def open_pages(path: Path) -> sqlite3.Connection:
    """Open the pages in *path*, or make it.

    Raises:
        ValueError: It is some other file.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    # One connection for all threads, one at a time: SQLite would have them wait anyway.
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        if not _may_be_ours(db):
            raise ValueError(path)
        _prepare(db)
    except BaseException:
        db.close()
        raise
    return db


def _may_be_ours(db: sqlite3.Connection) -> bool:
    # In this order: who makes the tables leaves the mark with them.
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (mark,) = db.execute("PRAGMA application_id").fetchone()
    return bool(tables == 0 or mark == _APPLICATION)


def _prepare(db: sqlite3.Connection) -> None:
    # What a crash loses is fetched again.
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA auto_vacuum = FULL")
    with suppress(sqlite3.OperationalError):
        # Of two that switch at once one is turned away, and uses what the other has switched to.
        db.execute("PRAGMA journal_mode = WAL")
    if db.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    # Looked at once more: another process may have made it in the meantime.
    if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
        db.execute("DROP TABLE IF EXISTS pages")
        for statement in _SCHEMA:
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {_APPLICATION}")
        db.execute(f"PRAGMA user_version = {_VERSION}")
    db.execute("COMMIT")


def _is_ours(path: Path) -> bool:
    """Tell whether the header of a file that SQLite cannot read has our mark, at byte 68."""
    with path.open("rb") as file:
        header = file.read(72)
    return header.startswith(b"SQLite format 3\0") and header[68:] == _MARK


def mend(error: Exception, path: Path) -> str:
    """Delete what is damaged, and say what is wrong in the words of users."""
    name = getattr(error, "sqlite_errorname", "")
    damaged = name in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}
    if isinstance(error, ValueError) or (damaged and not _is_ours(path)):
        return "the file is no cache of ours; name another one or move it away"
    if damaged:
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                path.with_name(path.name + ending).unlink()
        return "it was damaged and is deleted"
    if name in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
        return "another process holds it; try again later"
    reason = getattr(error, "strerror", None) or str(error)
    return f"it cannot be used ({reason}); check the folder"
