"""What leaves the archive: what is old, and what a source is to be forgotten for."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from kursk_digest.archive import searching
from kursk_digest.archive.bodies import plain
from kursk_digest.archive.keys import make_keys, shelf_of
from kursk_digest.archive.loading import load_told
from kursk_digest.model import Statement, Told


@dataclass(frozen=True, slots=True)
class Cleared:
    """How much left the archive."""

    articles: int
    claims: int
    deliveries: int = 0
    digests: int = 0
    """Saved digests that quoted what is forgotten; their deliveries stay."""


def prune(db: sqlite3.Connection, before: str) -> Cleared:
    """Drop deliveries before that time, and articles last seen before it that no claim cites.

    The last delivery of each briefing stays, however old: the next is counted from it. Inside a
    transaction.
    """
    _mark(
        db,
        "delivery",
        "SELECT id FROM delivery WHERE at < ? "
        "AND id NOT IN (SELECT max(id) FROM delivery GROUP BY briefing)",
        before,
    )
    _mark(
        db,
        "claim",
        "SELECT claim.id FROM claim JOIN story ON story.id = claim.story "
        "WHERE story.delivery IN (SELECT id FROM temp.gone_delivery)",
    )
    _drop_claims(db)
    db.execute("DELETE FROM delivery WHERE id IN (SELECT id FROM temp.gone_delivery)")
    _mark(
        db,
        "article",
        "SELECT id FROM article WHERE seen < ? "
        "AND NOT EXISTS (SELECT 1 FROM place WHERE place.article = article.id) "
        "AND NOT EXISTS (SELECT 1 FROM reading WHERE reading.article = article.id)",
        before,
    )
    _drop_articles(db)
    return Cleared(_count(db, "article"), _count(db, "claim"), _count(db, "delivery"))


def forget(db: sqlite3.Connection, source: str) -> Cleared:
    """Drop the articles of an outlet, an address, or all addresses below it, and what cites them.

    A claim that others state, too, keeps their places. Inside a transaction.
    """
    _mark_source(db, source)
    holding = "(SELECT claim FROM place WHERE article IN (SELECT id FROM temp.gone_article))"
    touched = [row for (row,) in db.execute(f"SELECT DISTINCT claim FROM {holding}")]
    digests = _forget_digests(db, source)
    _mark(
        db,
        "claim",
        f"SELECT id FROM claim WHERE id IN {holding} AND NOT EXISTS (SELECT 1 FROM place "
        "WHERE place.claim = claim.id AND article NOT IN (SELECT id FROM temp.gone_article))",
    )
    gone = _marked(db, "claim")
    left = sorted(set(touched) - gone)
    _drop_words(db, left)
    _drop_claims(db, others=left)
    db.execute("DELETE FROM place WHERE article IN (SELECT id FROM temp.gone_article)")
    _renew(db, left)
    _drop_articles(db)
    return Cleared(_count(db, "article"), len(gone), digests=digests)


_BELOW = (
    "SELECT id FROM article WHERE lower(outlet) = lower(?1) "
    "OR ?1 IN (location, url, json_extract(facts, '$.via')) "
    "OR ?2 <> '' AND ?2 IN (substr(location, 1, length(?2)), substr(url, 1, length(?2)))"
)


def _mark_source(db: sqlite3.Connection, source: str) -> None:
    wanted = plain(source)
    _mark(db, "article", _BELOW, wanted, _folder(wanted))


def _folder(source: str) -> str:
    """Return what the addresses below *source* begin with; empty for less than a host or folder."""
    stem = source.rstrip("/")
    return f"{stem}/" if stem and not stem.endswith(":") else ""


def _forget_digests(db: sqlite3.Connection, source: str) -> int:
    """Drop the saved digests that hold an article of the source; return how many."""
    held = [
        (row,)
        for row, packed in db.execute("SELECT id, digest FROM delivery WHERE digest IS NOT NULL")
        if any(_is_of(article, source) for article in _articles_of(packed))
    ]
    db.executemany("UPDATE delivery SET digest = NULL WHERE id = ?", held)
    return len(held)


def _articles_of(packed: bytes) -> Iterator[dict[str, Any]]:
    digest = json.loads(zlib.decompress(packed))
    found = digest.get("articles", ()) if isinstance(digest, dict) else ()
    yield from (article for article in found if isinstance(article, dict))


def _is_of(article: dict[str, Any], source: str) -> bool:
    addresses = [str(article.get(name) or "") for name in ("location", "url", "via")]
    folder = _folder(source)
    return (
        str(article.get("outlet", "")).casefold() == source.casefold()
        or source in addresses
        or (folder != "" and any(address.startswith(folder) for address in addresses[:2]))
    )


def _renew(db: sqlite3.Connection, claims: list[int]) -> None:
    """Index claims by the places that they still have."""
    db.executemany("UPDATE claim SET shown = NULL WHERE id = ?", ((number,) for number in claims))
    told = load_told(db, claims)
    keys = {(key + shelf_of(one.number), one.number) for one in told for key in _keys_of(one)}
    db.executemany("INSERT INTO near (key, claim) VALUES (?, ?)", sorted(keys))
    searching.add_claims(db, ((one.number, one.text) for one in told))


def _keys_of(told: Told) -> Iterator[int]:
    for article, start, end in told.places:
        statement = Statement(article.text[start:end], article, 1, start, end, 1)
        yield from (key for key, _ in make_keys(statement, told.briefing))


def _mark(db: sqlite3.Connection, table: str, select: str, *values: str) -> None:
    """Note the rows that go, so that each step below sees the same."""
    db.execute(f"CREATE TABLE IF NOT EXISTS temp.gone_{table} (id INTEGER PRIMARY KEY)")
    db.execute(f"DELETE FROM temp.gone_{table}")
    db.execute(f"INSERT INTO temp.gone_{table} {select}", values)


def _count(db: sqlite3.Connection, table: str) -> int:
    return len(_marked(db, table))


def _marked(db: sqlite3.Connection, table: str) -> set[int]:
    return {row for (row,) in db.execute(f"SELECT id FROM temp.gone_{table}")}


def _drop_claims(db: sqlite3.Connection, others: list[int] | None = None) -> None:
    """Drop the marked claims, and the keys of *others*, which stay."""
    gone = "(SELECT id FROM temp.gone_claim)"
    _drop_words(db, sorted(_marked(db, "claim")))
    # By key, not by claim: one look at all of them costs less than an index for ever.
    db.execute(
        f"DELETE FROM near WHERE claim IN {gone} OR claim IN (SELECT value FROM json_each(?))",
        (json.dumps(others or []),),
    )
    _mark(db, "story", f"SELECT DISTINCT story FROM claim WHERE id IN {gone}")
    db.execute(f"DELETE FROM claim WHERE id IN {gone}")
    db.execute(
        "DELETE FROM story WHERE id IN (SELECT id FROM temp.gone_story) "
        "AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.story = story.id)"
    )


def _drop_words(db: sqlite3.Connection, claims: list[int]) -> None:
    if searching.is_usable(db):
        db.execute(
            "INSERT INTO claim_words (claim_words, rowid, words) "
            f"SELECT 'delete', * FROM ({searching.CLAIM_TEXTS} "
            "WHERE claim.id IN (SELECT value FROM json_each(?)) "
            "AND claim.id IN (SELECT id FROM claim_words_docsize))",
            (json.dumps(claims),),
        )


def _drop_articles(db: sqlite3.Connection) -> None:
    gone = "(SELECT id FROM temp.gone_article)"
    if searching.is_usable(db):
        db.execute(
            "INSERT INTO article_words (article_words, rowid, title, words) "
            f"SELECT 'delete', * FROM ({searching.ARTICLE_TEXTS} WHERE article.id IN {gone} "
            "AND article.id IN (SELECT id FROM article_words_docsize))"
        )
    _mark(db, "body", f"SELECT DISTINCT body FROM article WHERE id IN {gone}")
    db.execute(f"DELETE FROM article WHERE id IN {gone}")
    db.execute(
        "DELETE FROM body WHERE id IN (SELECT id FROM temp.gone_body) "
        "AND NOT EXISTS (SELECT 1 FROM article WHERE article.body = body.id)"
    )


def shrink(db: sqlite3.Connection, *, wholly: bool) -> None:
    """Give free pages back to the disk; *wholly* leaves no trace of what was dropped in them.

    Where there is no room for it, or another run reads, the pages are used again later.
    """
    (free,) = db.execute("PRAGMA freelist_count").fetchone()
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    if wholly or free * 4 > pages:
        with suppress(sqlite3.OperationalError):
            searching.tidy(db)
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
