"""Claims as rows: what each briefing told, and how it is found again."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kursk_digest.archive import searching
from kursk_digest.archive.articles import keep_articles
from kursk_digest.archive.bodies import plain
from kursk_digest.archive.keys import Key, make_keys, shelf_of, shelves
from kursk_digest.archive.loading import load_told
from kursk_digest.model import Claim, Statement, Told

MOST_HOLDERS = 48
"""The newest so many claims that a key finds: one that thousands hold says little."""
LEAST_SHARED = 6.0
"""Rarity in nats of what a claim must share to come back: a rare word, or two of the others."""
MOST_NEAR = 12
LEAST_NEAR = 4
BUDGET = 12_000
"""Claims that come back for one statement: 12 of them where up to 1,000 statements are asked for,
4 from 3,000 on."""


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
        (key + shelf_of(number), number)
        for number, claim in numbered
        for statement in claim.statements
        for key, _ in make_keys(statement, briefing)
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
    numbers = _numbers_since(db, briefing, since)
    if numbers is None:
        return ()
    keys = [make_keys(statement, briefing) for statement in statements]
    held = _find_holders(db, {key for some in keys for key, _ in some}, *numbers)
    most = max(LEAST_NEAR, min(MOST_NEAR, BUDGET // max(1, len(statements))))
    found = {claim for some in keys for claim in _nearest(some, held, most)}
    return tuple(one for one in load_told(db, found) if one.at >= since)


# Claims are numbered in the order of their deliveries: two of these are looked into, not all.
_NUMBERS = (
    "SELECT min(claim.id), max(claim.id) FROM story JOIN claim ON claim.story = story.id "
    "WHERE story.delivery = (SELECT delivery.id FROM delivery "
    "WHERE briefing = ? AND at >= ? AND EXISTS "
    "(SELECT 1 FROM story WHERE story.delivery = delivery.id) ORDER BY delivery.id {} LIMIT 1)"
)


def _numbers_since(db: sqlite3.Connection, briefing: str, since: str) -> tuple[int, int] | None:
    """Return the lowest and highest numbers of claims that *briefing* told since then."""
    first, _ = db.execute(_NUMBERS.format("ASC"), (briefing, since)).fetchone()
    _, last = db.execute(_NUMBERS.format("DESC"), (briefing, since)).fetchone()
    return None if first is None else (first, last)


def _nearest(keys: Sequence[Key], held: Mapping[int, list[int]], most: int) -> list[int]:
    """Return the claims that share most with the holder of *keys*, the newest of equals."""
    shared: dict[int, float] = defaultdict(float)
    for key, weight in keys:
        for claim in held[key]:
            shared[claim] += weight
    near = [claim for claim, weight in shared.items() if weight >= LEAST_SHARED]
    return sorted(near, key=lambda claim: (-shared[claim], -claim))[:most]


# All keys of a shelf in one statement, in the order of the tree, not one by one.
_HOLDERS = (
    "SELECT value, (SELECT group_concat(claim) FROM (SELECT claim FROM near "
    "WHERE near.key = asked.value + ?1 AND claim >= ?2 ORDER BY claim DESC LIMIT ?3)) "
    "FROM json_each(?4) AS asked"
)


def _find_holders(
    db: sqlite3.Connection, keys: Iterable[int], first: int, last: int
) -> dict[int, list[int]]:
    """Return the newest claims, from *first* to *last*, that hold each key."""
    held: dict[int, list[int]] = {key: [] for key in sorted(keys)}
    for shelf in shelves(first, last):
        wanted = [key for key, claims in held.items() if len(claims) < MOST_HOLDERS]
        rows = db.execute(_HOLDERS, (shelf, first, MOST_HOLDERS, json.dumps(wanted)))
        for key, found in rows:
            if found:
                room = MOST_HOLDERS - len(held[key])
                held[key] += map(int, found.split(",")[:room])
    return held


def find_told(db: sqlite3.Connection, briefing: str, since: str) -> tuple[Told, ...]:
    """Return all claims that *briefing* told since then, by number."""
    rows = db.execute(
        "SELECT claim.id FROM delivery "
        "JOIN story ON story.delivery = delivery.id JOIN claim ON claim.story = story.id "
        "WHERE delivery.briefing = ? AND delivery.at >= ?",
        (briefing, since),
    )
    return load_told(db, [number for (number,) in rows])
