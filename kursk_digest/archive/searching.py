"""Full-text search over what was told and what was read (FTS5)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from functools import cache

from kursk_digest.archive.bodies import unpack
from kursk_digest.archive.schema import SEARCH
from kursk_digest.archive.transactions import transaction
from kursk_digest.errors import ArchiveError

NO_FTS5 = (
    "cannot be searched: the SQLite of this Python was built without FTS5; "
    "use another Python, or `archive export` and grep"
)


def add_functions(db: sqlite3.Connection) -> None:
    """Let SQL read packed texts: `body_text(bytes, size)`, `part(bytes, size, start, end)`."""
    db.create_function("body_text", 2, unpack, deterministic=True)
    db.create_function("part", 4, _part, deterministic=True)


def _part(data: bytes, size: int, start: int, end: int) -> str:
    return indexed(unpack(data, size)[start:end])


def indexed(text: str) -> str:
    """Return *text* as the index takes it: half a surrogate pair is a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


@cache
def has_fts5() -> bool:
    """Tell whether this SQLite can search."""
    db = sqlite3.connect(":memory:")
    try:
        return bool(db.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone())
    finally:
        db.close()


def has_index(db: sqlite3.Connection) -> bool:
    """Tell whether the archive has tables for searching."""
    wanted = "SELECT count(*) FROM sqlite_schema WHERE name IN ('claim_words', 'article_words')"
    return bool(db.execute(wanted).fetchone()[0] == 2)


def is_usable(db: sqlite3.Connection) -> bool:
    """Tell whether there are tables for searching that this SQLite can write."""
    return has_fts5() and has_index(db)


def prepare(db: sqlite3.Connection) -> None:
    """Make the tables where they can be made, and put in what a Python without FTS5 left out."""
    if not has_fts5():
        return
    if has_index(db) and not _lags(db):
        return
    with transaction(db):
        if not has_index(db):
            for statement in SEARCH.split(";"):
                db.execute(statement)
        _catch_up(db)


_LAST = "(SELECT coalesce(max(id), 0) FROM {})"


def _lags(db: sqlite3.Connection) -> bool:
    (lags,) = db.execute(
        f"SELECT {_LAST.format('claim')} > {_LAST.format('claim_words_docsize')} "
        f"OR {_LAST.format('article')} > {_LAST.format('article_words_docsize')}"
    ).fetchone()
    return bool(lags)


CLAIM_TEXTS = (
    "SELECT claim.id, part(body.bytes, body.size, place.start, place.end) FROM claim "
    "JOIN place ON place.claim = claim.id AND place.number = "
    "(SELECT min(number) FROM place WHERE place.claim = claim.id) "
    "JOIN article ON article.id = place.article JOIN body ON body.id = article.body "
)
ARTICLE_TEXTS = (
    "SELECT article.id, article.title, body_text(body.bytes, body.size) "
    "FROM article JOIN body ON body.id = article.body "
)


def _catch_up(db: sqlite3.Connection) -> None:
    db.execute(
        f"INSERT INTO claim_words (rowid, words) {CLAIM_TEXTS} "
        "WHERE claim.id NOT IN (SELECT id FROM claim_words_docsize)"
    )
    db.execute(
        f"INSERT INTO article_words (rowid, title, words) {ARTICLE_TEXTS} "
        "WHERE article.id NOT IN (SELECT id FROM article_words_docsize)"
    )


def add_claims(db: sqlite3.Connection, claims: Iterable[tuple[int, str]]) -> None:
    """Put the words of claims into the index, if there is one that can be written."""
    if is_usable(db):
        db.executemany(
            "INSERT INTO claim_words (rowid, words) VALUES (?, ?)",
            ((number, indexed(text)) for number, text in claims),
        )


def add_article(db: sqlite3.Connection, row: int, title: str, text: str) -> None:
    """Put the words of an article into the index, if there is one that can be written."""
    if is_usable(db):
        db.execute(
            "INSERT INTO article_words (rowid, title, words) VALUES (?, ?, ?)",
            (row, indexed(title), indexed(text)),
        )


def tidy(db: sqlite3.Connection) -> None:
    """Merge what was added and dropped piece by piece, so that what was dropped is gone."""
    if is_usable(db):
        for table in ("claim_words", "article_words"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def find_claims(db: sqlite3.Connection, query: str, most: int) -> list[int]:
    """Return the numbers of the claims that hold all words of *query*, the best first.

    Raises:
        ArchiveError: *query* has no word, or this SQLite cannot search; without the file's name.
    """
    return _find(db, "claim", query, most)


def find_articles(db: sqlite3.Connection, query: str, most: int) -> list[int]:
    """Return the rows of the articles that hold all words of *query*, as `find_claims` does."""
    return _find(db, "article", query, most)


def _find(db: sqlite3.Connection, table: str, query: str, most: int) -> list[int]:
    if not has_fts5():
        raise ArchiveError(NO_FTS5)
    if not has_index(db):
        raise ArchiveError("has no index to search; run `kursk-digest archive check`")
    rows = db.execute(
        f"SELECT {table}_words.rowid FROM {table}_words JOIN {table} "
        f"ON {table}.id = {table}_words.rowid "
        f"WHERE {table}_words MATCH ? ORDER BY {table}_words.rank, {table}.id DESC LIMIT ?",
        (match_of(query), most),
    )
    return [row for (row,) in rows]


_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')


def match_of(query: str) -> str:
    """Return *query* in FTS5's language: words that must all occur, "phrases", and beginning*.

    Nothing else in it has a meaning: `AND`, `:`, `(` and the like are text.

    Raises:
        ArchiveError: There is no letter or digit in it.
    """
    pieces = [phrase or word for phrase, word in _PIECE.findall(indexed(query))]
    wanted = [piece for piece in pieces if any(map(str.isalnum, piece))]
    if not wanted:
        raise ArchiveError("cannot search for that: name at least one word")
    return " ".join(f'"{p.rstrip("*")}"' + ("*" if p.endswith("*") else "") for p in wanted)
