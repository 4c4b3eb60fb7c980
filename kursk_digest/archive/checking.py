"""Whether an archive is whole."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator

from kursk_digest.archive import searching
from kursk_digest.archive.bodies import unpack
from kursk_digest.archive.failures import explain, readable

MOST_LINES = 20
"""Of what SQLite itself finds wrong."""


def check(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return what is wrong, one line each; nothing if all is well."""
    found: list[str] = []
    for look in (_pages, _references, _orphans, _texts, _index):
        found += _findings(db, look)
    return tuple(found)


def _findings(
    db: sqlite3.Connection, look: Callable[[sqlite3.Connection], Iterator[str]]
) -> list[str]:
    found: list[str] = []
    try:
        found.extend(look(db))
    except sqlite3.Error as error:
        found.append(explain(error))
    return found


def _pages(db: sqlite3.Connection) -> Iterator[str]:
    """Yield what SQLite finds wrong with its pages and indexes."""
    for (line,) in db.execute(f"PRAGMA integrity_check({MOST_LINES})"):
        if line != "ok":
            yield " ".join(str(line).split())


def _references(db: sqlite3.Connection) -> Iterator[str]:
    broken = db.execute(
        'SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2'
    )
    for table, parent, count in broken:
        yield f"{count} rows of {table} name a {parent} that is not there"


_ORPHANS = {
    "texts that belong to no article": (
        "SELECT count(*) FROM body WHERE NOT EXISTS "
        "(SELECT 1 FROM article WHERE article.body = body.id)"
    ),
    "stories without a claim": (
        "SELECT count(*) FROM story WHERE NOT EXISTS "
        "(SELECT 1 FROM claim WHERE claim.story = story.id)"
    ),
    "claims that no article states": (
        "SELECT count(*) FROM claim WHERE NOT EXISTS "
        "(SELECT 1 FROM place WHERE place.claim = claim.id)"
    ),
    "keys of claims that are not there": (
        "SELECT count(*) FROM near WHERE claim NOT IN (SELECT id FROM claim)"
    ),
    "claims without a key": (
        "SELECT count(*) FROM (SELECT id FROM claim EXCEPT SELECT DISTINCT claim FROM near)"
    ),
    "quotations that end behind their text": (
        "SELECT count(*) FROM place JOIN article ON article.id = place.article "
        "JOIN body ON body.id = article.body "
        "WHERE place.end > body.size OR place.start < 0 OR place.start >= place.end"
    ),
}


def _orphans(db: sqlite3.Connection) -> Iterator[str]:
    for what, select in _ORPHANS.items():
        (count,) = db.execute(select).fetchone()
        if count:
            yield f"{count} {what}"


def _texts(db: sqlite3.Connection) -> Iterator[str]:
    """Yield how many texts are not those that they were."""
    wrong = sum(not _is_whole(*row) for row in db.execute("SELECT sha256, bytes, size FROM body"))
    if wrong:
        yield f"{wrong} texts are not what they were when they were kept"


def _is_whole(sha256: bytes, data: bytes, size: int) -> bool:
    try:
        with readable("a text"):
            text = unpack(data, size)
    except sqlite3.DatabaseError:
        return False
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() == sha256


def _index(db: sqlite3.Connection) -> Iterator[str]:
    """Yield where the tables for searching and the others differ."""
    if not searching.is_usable(db):
        return
    for table in ("claim", "article"):
        index = f"{table}_words"
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        for one, other, what in (
            (table, f"{index}_docsize", "cannot be found by searching"),
            (f"{index}_docsize", table, "are in the search index and not in the archive"),
        ):
            (count,) = db.execute(
                f"SELECT count(*) FROM (SELECT id FROM {one} EXCEPT SELECT id FROM {other})"
            ).fetchone()
            if count:
                yield f"{count} {table}s {what}"
