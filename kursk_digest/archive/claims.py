"""Claims as rows: what each briefing told, and how it is found again."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from kursk_digest.archive import searching
from kursk_digest.archive.articles import keep_articles, load_articles
from kursk_digest.archive.bodies import plain
from kursk_digest.archive.keys import Key, make_keys
from kursk_digest.model import Article, Claim, Delivered, Statement, Told

MOST_HOLDERS = 24
"""The newest so many claims that a key finds: one that thousands hold says little."""
MOST_NEAR = 6
"""Claims that come back for one statement."""


def write_delivery(db: sqlite3.Connection, briefing: str, at: str, digest_json: str | None) -> int:
    """Write that *briefing* was delivered; return its number."""
    packed = None if digest_json is None else zlib.compress(digest_json.encode("utf-8"))
    row = db.execute(
        "INSERT INTO delivery (briefing, at, digest) VALUES (?, ?, ?)", (briefing, at, packed)
    ).lastrowid
    assert row is not None
    return row


def write_claims(
    db: sqlite3.Connection,
    delivery: int,
    briefing: str,
    claims: Sequence[Claim],
    stories: Sequence[str],
    at: str,
) -> None:
    """Write the claims of a delivery with their articles and keys. Inside a transaction."""
    articles = dict.fromkeys(s.article for claim in claims for s in claim.statements)
    rows = keep_articles(db, articles, at)
    story_rows = {title: _write_story(db, delivery, title) for title in dict.fromkeys(stories)}
    first = _next_claim(db)
    numbered = list(enumerate(claims, start=first))
    db.executemany(
        "INSERT INTO claim (id, story, shown) VALUES (?, ?, ?)",
        (
            (number, story_rows[title], None if claim.told == claim.text else plain(claim.told))
            for (number, claim), title in zip(numbered, stories, strict=True)
        ),
    )
    db.executemany(
        "INSERT INTO place (claim, number, article, start, end) VALUES (?, ?, ?, ?, ?)",
        (
            (number, at_place, rows[statement.article], statement.start, statement.end)
            for number, claim in numbered
            for at_place, statement in enumerate(claim.statements)
        ),
    )
    keys = {
        (key.number, number)
        for number, claim in numbered
        for statement in claim.statements
        for key in make_keys(statement, briefing)
    }
    # In their order, one page of the tree takes many at a time.
    db.executemany("INSERT INTO near (key, claim) VALUES (?, ?)", sorted(keys))
    searching.add_claims(db, ((number, claim.text) for number, claim in numbered))


def _write_story(db: sqlite3.Connection, delivery: int, title: str) -> int:
    row = db.execute(
        "INSERT INTO story (delivery, title) VALUES (?, ?)", (delivery, plain(title))
    ).lastrowid
    assert row is not None
    return row


def _next_claim(db: sqlite3.Connection) -> int:
    """Return a number that no claim ever had, also none that is pruned."""
    (last,) = db.execute(
        "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'claim'"
    ).fetchone()
    return int(last) + 1


def find_near(
    db: sqlite3.Connection, statements: Sequence[Statement], briefing: str, since: str
) -> tuple[Told, ...]:
    """Return the claims told by *briefing* since then that share telling keys, by number."""
    first = _first_since(db, briefing, since)
    if first is None:
        return ()
    holders = _Holders(db, first)
    found: set[int] = set()
    for statement in statements:
        found.update(holders.nearest(make_keys(statement, briefing)))
    told = load_told(db, found)
    return tuple(one for one in told if one.at >= since)


def _first_since(db: sqlite3.Connection, briefing: str, since: str) -> int | None:
    """Return the lowest number of a claim that *briefing* told since then."""
    (first,) = db.execute(
        "SELECT min(claim.id) FROM delivery "
        "JOIN story ON story.delivery = delivery.id JOIN claim ON claim.story = story.id "
        "WHERE delivery.briefing = ? AND delivery.at >= ?",
        (briefing, since),
    ).fetchone()
    return None if first is None else int(first)


class _Holders:
    """Which claims hold a key, asked once for each."""

    def __init__(self, db: sqlite3.Connection, first: int) -> None:
        self._db = db
        self._first = first
        self._known: dict[int, list[int]] = {}

    def nearest(self, keys: Iterable[Key]) -> list[int]:
        """Return the claims that share most with the holder of *keys*, the newest of equals."""
        shared: dict[int, float] = defaultdict(float)
        for key in keys:
            for claim in self._of(key.number):
                shared[claim] += key.weight
        return sorted(shared, key=lambda claim: (-shared[claim], -claim))[:MOST_NEAR]

    def _of(self, key: int) -> list[int]:
        if key not in self._known:
            rows = self._db.execute(
                "SELECT claim FROM near WHERE key = ? AND claim >= ? ORDER BY claim DESC LIMIT ?",
                (key, self._first, MOST_HOLDERS),
            )
            self._known[key] = [claim for (claim,) in rows]
        return self._known[key]


def find_told(db: sqlite3.Connection, briefing: str, since: str) -> tuple[Told, ...]:
    """Return all claims that *briefing* told since then, by number."""
    rows = db.execute(
        "SELECT claim.id FROM delivery "
        "JOIN story ON story.delivery = delivery.id JOIN claim ON claim.story = story.id "
        "WHERE delivery.briefing = ? AND delivery.at >= ?",
        (briefing, since),
    )
    return load_told(db, [number for (number,) in rows])


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
    digest = zlib.decompress(packed).decode("utf-8") if packed and with_digest else None
    return Delivered(number, briefing, at, claims, digest)
