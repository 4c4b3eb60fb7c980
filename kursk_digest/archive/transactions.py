"""All or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def transaction(db: sqlite3.Connection, *, keep: bool = True) -> Iterator[None]:
    """Write what is done inside as one, on the disk when this returns; nothing if it raises.

    The lock is taken at the beginning: a writer that had to wait reads what the other wrote.

    Args:
        db: The connection, outside of a transaction.
        keep: Undo it all at the end, if false.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT" if keep else "ROLLBACK")
    except BaseException:
        # A full disk may have ended the transaction already.
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
