"""Articles as rows: each text once, each address with all its texts."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from kursk_digest.archive import searching
from kursk_digest.archive.bodies import pack, plain, unpack
from kursk_digest.archive.failures import readable
from kursk_digest.model import PARAGRAPH_BREAK, Article, Kept

_COLUMNS = "article.facts, body.bytes, body.size, article.found, article.seen"
_TABLES = "article JOIN body ON body.id = article.body"

STANDARD_INPUT = "-"
"""A location that is no address: what stands there today has nothing to do with yesterday."""

_NOT_KEPT = frozenset({"paragraphs", "removed"})
_FIELDS = frozenset(field.name for field in fields(Article)) - _NOT_KEPT
_DEFAULTS: Mapping[str, Any] = {
    field.name: field.default for field in fields(Article) if field.default is not MISSING
}
_TUPLES = frozenset({"authors", "credited", "tags"})
_SETS = frozenset({"headings", "own_paragraphs"})


def keep_articles(
    db: sqlite3.Connection, articles: Iterable[Article], found: str
) -> dict[Article, int]:
    """Write *articles*, or that they were seen again; return the rows. Inside a transaction."""
    return {article: _keep(db, article, found) for article in articles}


def _keep(db: sqlite3.Connection, article: Article, found: str) -> int:
    body = _keep_body(db, article.text)
    location, outlet = plain(article.location), plain(article.outlet)
    url = None if article.url is None else plain(article.url)
    facts = _facts(article)
    known = db.execute(
        "UPDATE article SET seen = max(seen, ?), facts = ?, outlet = ?, url = ? "
        "WHERE location = ? AND body = ? RETURNING id",
        (found, facts, outlet, url, location, body),
    ).fetchall()
    if known:
        return int(known[0][0])
    title = plain(article.title)
    row = db.execute(
        "INSERT INTO article (location, url, outlet, title, facts, body, found, seen, previous) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (location, url, outlet, title, facts, body, found, found, _newest(db, location, url)),
    ).lastrowid
    assert row is not None
    searching.add_article(db, row, title, article.text)
    return row


def _newest(db: sqlite3.Connection, location: str, url: str | None) -> int | None:
    """Return the article that another text of this address replaces."""
    if location == STANDARD_INPUT:
        return None
    row = db.execute(
        "SELECT id FROM article WHERE location = ? OR url = ? ORDER BY seen DESC, id DESC LIMIT 1",
        (location, url),
    ).fetchone()
    return int(row[0]) if row else None


def _keep_body(db: sqlite3.Connection, text: str) -> int:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    known = db.execute("SELECT id FROM body WHERE sha256 = ?", (sha256,)).fetchone()
    if known:
        return int(known[0])
    data, size = pack(text)
    row = db.execute(
        "INSERT INTO body (sha256, size, bytes) VALUES (?, ?, ?)",
        (sha256, size, data),
    ).lastrowid
    assert row is not None
    return row


def _facts(article: Article) -> str:
    """Return all but the text as JSON, in ASCII, which holds any string exactly."""
    found = {name: getattr(article, name) for name in _FIELDS}
    told = {name: value for name, value in found.items() if value != _DEFAULTS.get(name, MISSING)}
    return json.dumps(told, sort_keys=True, default=sorted, separators=(",", ":"))


def _article(facts: str, data: bytes, size: int) -> Article:
    known: dict[str, Any] = json.loads(facts)
    # A later version may tell more.
    told = {name: value for name, value in known.items() if name in _FIELDS}
    for names, made in ((_TUPLES, tuple), (_SETS, frozenset)):
        told |= {name: made(told[name]) for name in names & told.keys()}
    text = unpack(data, size)
    paragraphs = tuple(text.split(PARAGRAPH_BREAK)) if text else ()
    return Article(paragraphs=paragraphs, **told)


def _kept(row: tuple[Any, ...]) -> Kept:
    facts, data, size, found, seen = row
    with readable("an article"):
        return Kept(_article(facts, data, size), found, seen)


def search_articles(db: sqlite3.Connection, query: str, most: int) -> tuple[Kept, ...]:
    """Return the articles that hold all words of *query*, the best first."""
    rows = searching.find_articles(db, query, most)
    found = {
        row[0]: _kept(row[1:])
        for row in db.execute(
            f"SELECT article.id, {_COLUMNS} FROM {_TABLES} "
            "WHERE article.id IN (SELECT value FROM json_each(?))",
            (json.dumps(rows),),
        )
    }
    return tuple(found[row] for row in rows)


def find_by_hash(db: sqlite3.Connection, sha256: str) -> Article | None:
    """Return the article with that text, the one seen last if several have it."""
    try:
        wanted = bytes.fromhex(sha256)
    except ValueError:
        return None
    row = db.execute(
        f"SELECT {_COLUMNS} FROM {_TABLES} WHERE body.sha256 = ? "
        "ORDER BY article.seen DESC, article.id DESC LIMIT 1",
        (wanted,),
    ).fetchone()
    return _kept(row).article if row else None


def find_versions(db: sqlite3.Connection, address: str) -> tuple[Kept, ...]:
    """Return all texts of a location or URL, the one seen last first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM {_TABLES} WHERE article.location = ? OR article.url = ? "
        "ORDER BY article.seen DESC, article.id DESC",
        (plain(address),) * 2,
    )
    return tuple(map(_kept, rows))


def load_articles(db: sqlite3.Connection, rows: Iterable[int]) -> dict[int, Article]:
    """Return the articles of these rows."""
    found = db.execute(
        f"SELECT article.id, {_COLUMNS} FROM {_TABLES} "
        "WHERE article.id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(rows)),),
    )
    return {row[0]: _kept(row[1:]).article for row in found}
