"""Rows -> claims and deliveries."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kursk_digest.archive.articles import load_articles
from kursk_digest.archive.failures import readable
from kursk_digest.model import Article, Delivered, Told


def load_told(db: sqlite3.Connection, numbers: Iterable[int]) -> tuple[Told, ...]:
    """Return these claims with their articles, by number."""
    wanted = json.dumps(sorted(numbers))
    places: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for claim, *place in db.execute(
        "SELECT claim, article, start, end FROM place "
        "WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, number",
        (wanted,),
    ):
        places[claim].append((place[0], place[1], place[2]))
    articles = load_articles(db, {row for held in places.values() for row, _, _ in held})
    texts = {row: article.text for row, article in articles.items()}
    rows = db.execute(
        "SELECT claim.id, claim.shown, story.title, delivery.id, delivery.briefing, delivery.at "
        "FROM claim JOIN story ON story.id = claim.story "
        "JOIN delivery ON delivery.id = story.delivery "
        "WHERE claim.id IN (SELECT value FROM json_each(?)) ORDER BY claim.id",
        (wanted,),
    )
    return tuple(_told(row, places[row[0]], articles, texts) for row in rows)


def _told(
    row: tuple[Any, ...],
    places: list[tuple[int, int, int]],
    articles: dict[int, Article],
    texts: dict[int, str],
) -> Told:
    number, shown, story, delivery, briefing, at = row
    with readable(f"claim {number}"):
        article, start, end = places[0]
        text = texts[article][start:end]
        return Told(
            number=number,
            text=text,
            shown=text if shown is None else shown,
            at=at,
            briefing=briefing,
            delivery=delivery,
            story=story,
            places=tuple((articles[row], start, end) for row, start, end in places),
        )


_DELIVERED = (
    "SELECT delivery.id, delivery.briefing, delivery.at, count(claim.id), delivery.digest "
    "FROM delivery LEFT JOIN story ON story.delivery = delivery.id "
    "LEFT JOIN claim ON claim.story = story.id "
)


def find_last(db: sqlite3.Connection, briefing: str) -> Delivered | None:
    """Return the delivery of *briefing* that was written last."""
    row = db.execute(
        f"{_DELIVERED} WHERE delivery.id = (SELECT max(id) FROM delivery WHERE briefing = ?) "
        "GROUP BY delivery.id",
        (briefing,),
    ).fetchone()
    return _delivered(row, with_digest=True) if row else None


def find_delivered(
    db: sqlite3.Connection, briefing: str | None, most: int, *, with_digests: bool
) -> tuple[Delivered, ...]:
    """Return the latest deliveries of *briefing*, or of all, the newest first."""
    rows = db.execute(
        f"{_DELIVERED} WHERE delivery.id IN (SELECT id FROM delivery "
        "WHERE ?1 IS NULL OR briefing = ?1 ORDER BY id DESC LIMIT ?2) "
        "GROUP BY delivery.id ORDER BY delivery.id DESC",
        (briefing, most),
    )
    return tuple(_delivered(row, with_digest=with_digests) for row in rows)


def _delivered(row: tuple[Any, ...], *, with_digest: bool) -> Delivered:
    number, briefing, at, claims, packed = row
    with readable(f"the digest of briefing {number}"):
        digest = zlib.decompress(packed).decode("utf-8") if packed and with_digest else None
    return Delivered(number, briefing, at, claims, digest)
