"""The tables of an archive, as the steps that lead from each version to the next."""

from __future__ import annotations

APPLICATION_ID = 0x6B646967
"""`kdig`: what SQLite's header holds in an archive of ours (`file` shows it, too)."""

_VERSION_1 = """
CREATE TABLE body (
    id INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL
);
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    location TEXT NOT NULL,
    url TEXT,
    outlet TEXT NOT NULL,
    title TEXT NOT NULL,
    facts TEXT NOT NULL,
    body INTEGER NOT NULL REFERENCES body(id),
    found TEXT NOT NULL,
    seen TEXT NOT NULL,
    UNIQUE (location, body)
);
CREATE INDEX article_url ON article(url) WHERE url IS NOT NULL;
CREATE INDEX article_body ON article(body);
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    briefing TEXT NOT NULL,
    at TEXT NOT NULL,
    digest BLOB
);
CREATE INDEX delivery_briefing ON delivery(briefing, at);
CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    delivery INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
    title TEXT NOT NULL
);
CREATE INDEX story_delivery ON story(delivery);
CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story INTEGER NOT NULL REFERENCES story(id) ON DELETE CASCADE
);
CREATE INDEX claim_story ON claim(story);
CREATE TABLE place (
    claim INTEGER NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article(id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (claim, number)
) WITHOUT ROWID;
CREATE INDEX place_article ON place(article);
CREATE TABLE near (
    key INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (key, claim)
) WITHOUT ROWID;
"""

# Which text an article replaced, and the words of a claim where a note stands among them.
_VERSION_2 = """
ALTER TABLE article ADD COLUMN previous INTEGER REFERENCES article(id) ON DELETE SET NULL;
CREATE INDEX article_previous ON article(previous) WHERE previous IS NOT NULL;
UPDATE article SET previous = (
    SELECT max(older.id) FROM article AS older
    WHERE older.location = article.location AND older.id < article.id
);
ALTER TABLE claim ADD COLUMN shown TEXT;
"""

# Which articles a briefing was made of, printed or not: unchanged they are no news to it again.
_VERSION_3 = """
CREATE TABLE reading (
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    delivery INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
    PRIMARY KEY (article, delivery)
) WITHOUT ROWID;
CREATE INDEX reading_delivery ON reading(delivery);
"""

MIGRATIONS: tuple[str, ...] = (_VERSION_1, _VERSION_2, _VERSION_3)
"""Step *n* (from 0) makes version *n* + 1 of version *n*; each runs in one transaction."""

VERSION = len(MIGRATIONS)
"""`user_version` of the archives that we write."""

# The tables for searching can be made anew from the others at any time, and a Python without
# FTS5 does without them: they are no part of a version.
SEARCH = """
CREATE VIRTUAL TABLE claim_words USING fts5(
    words, content='', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE article_words USING fts5(
    title, words, content='', tokenize="unicode61 remove_diacritics 2");
"""
