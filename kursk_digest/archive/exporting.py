"""All that was told, claim by claim."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from kursk_digest.archive.loading import load_told
from kursk_digest.model import Told

CHUNK = 500
"""Claims that are read at a time."""


def export_claims(db: sqlite3.Connection) -> Iterator[Told]:
    """Yield every claim, in order of telling, as they were when the first was read."""
    db.execute("BEGIN")
    try:
        last = 0
        while chunk := _next_numbers(db, last):
            yield from load_told(db, chunk)
            last = chunk[-1]
    finally:
        db.execute("ROLLBACK")


def _next_numbers(db: sqlite3.Connection, last: int) -> list[int]:
    rows = db.execute("SELECT id FROM claim WHERE id > ? ORDER BY id LIMIT ?", (last, CHUNK))
    return [number for (number,) in rows]
