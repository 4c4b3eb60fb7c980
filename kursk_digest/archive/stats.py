"""How much an archive holds."""

from __future__ import annotations

import sqlite3

from kursk_digest.model import BriefingCount, Holdings

MOST_OUTLETS = 10


def count(db: sqlite3.Connection) -> Holdings:
    """Count what is there."""
    from kursk_digest.archive.searching import is_usable

    articles, changed, since, until = db.execute(
        "SELECT count(*), count(previous), min(found), max(seen) FROM article"
    ).fetchone()
    outlets = db.execute(
        "SELECT outlet, count(*) AS articles FROM article "
        "GROUP BY outlet ORDER BY articles DESC, outlet LIMIT ?",
        (MOST_OUTLETS,),
    )
    return Holdings(
        version=_number(db, "PRAGMA user_version"),
        bytes=_number(db, "PRAGMA page_count") * _number(db, "PRAGMA page_size"),
        articles=articles,
        changed=changed,
        claims=_number(db, "SELECT count(*) FROM claim"),
        citations=_number(db, "SELECT count(*) FROM place"),
        since=since,
        until=until,
        briefings=_briefings(db),
        outlets=tuple((outlet, articles) for outlet, articles in outlets),
        searchable=is_usable(db),
    )


def _number(db: sqlite3.Connection, select: str) -> int:
    return int(db.execute(select).fetchone()[0])


def _briefings(db: sqlite3.Connection) -> tuple[BriefingCount, ...]:
    rows = db.execute(
        "SELECT briefing, count(DISTINCT delivery.id), count(claim.id), min(at), max(at) "
        "FROM delivery LEFT JOIN story ON story.delivery = delivery.id "
        "LEFT JOIN claim ON claim.story = story.id GROUP BY briefing ORDER BY briefing"
    )
    return tuple(BriefingCount(*row) for row in rows)
