"""Which articles each briefing was made of, printed or not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from kursk_digest.archive.articles import keep_articles
from kursk_digest.archive.bodies import plain
from kursk_digest.model import Article


def write_readings(
    db: sqlite3.Connection, delivery: int, articles: Iterable[Article], at: str
) -> None:
    """Write that *delivery* was made of *articles*. Inside a transaction."""
    rows = keep_articles(db, articles, at)
    db.executemany(
        "INSERT OR IGNORE INTO reading (article, delivery) VALUES (?, ?)",
        ((row, delivery) for row in sorted(rows.values())),
    )


def find_read(
    db: sqlite3.Connection, briefing: str, articles: Sequence[Article]
) -> frozenset[Article]:
    """Return those of *articles* whose text was read for *briefing*.

    The same text counts where it was read at the same address, or as the same outlet's: an
    address that only names another campaign is no other article.
    """
    return frozenset(article for article in articles if _was_read(db, briefing, article))


def _was_read(db: sqlite3.Connection, briefing: str, article: Article) -> bool:
    row = db.execute(
        "SELECT 1 FROM body JOIN article ON article.body = body.id "
        "JOIN reading ON reading.article = article.id "
        "JOIN delivery ON delivery.id = reading.delivery "
        "WHERE body.sha256 = ? AND delivery.briefing = ? "
        "AND (article.location = ? OR article.url = ? OR article.outlet = ?) LIMIT 1",
        (
            bytes.fromhex(article.sha256),
            briefing,
            plain(article.location),
            plain(article.url) if article.url else None,
            plain(article.outlet),
        ),
    ).fetchone()
    return row is not None
