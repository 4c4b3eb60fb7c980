"""What the archive gives back: articles that were read, claims that were told."""

from __future__ import annotations

from dataclasses import dataclass

from kursk_digest.model.pages import Article


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """An article as it was read, and when."""

    article: Article
    """With all but what was removed from its page."""
    found: str
    """ISO 8601, UTC: when this text was first read there; `seen` when it was last read."""
    seen: str


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A claim that a briefing told."""

    number: int
    """Of the claim in the archive: later ones have higher numbers."""
    text: str
    """Verbatim: that of the first place."""
    shown: str
    """What a reader was shown: `text`, with its note, as `Claim.told` gives it."""
    at: str
    """ISO 8601, UTC: the time of the briefing."""
    briefing: str
    """Its name; `delivery` is the number of that day's."""
    delivery: int
    story: str
    """Title of the story that it was told in."""
    places: tuple[tuple[Article, int, int], ...]
    """Its statements: article, start and end in code points of the article's text. Never empty;
    the article of two places is one object, also between the claims of one answer."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """A briefing that reached its reader."""

    number: int
    """Over all briefings of the archive, from 1."""
    briefing: str
    at: str
    """ISO 8601, UTC."""
    claims: int
    """How many it told."""
    digest: str | None = None
    """The JSON of what was told, where it was kept and asked for."""


@dataclass(frozen=True, slots=True)
class BriefingCount:
    """What one briefing told so far."""

    name: str
    deliveries: int
    claims: int
    first: str
    """ISO 8601, UTC, as `last`."""
    last: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much an archive holds."""

    version: int
    """Of the tables."""
    bytes: int
    """Of the file, without its log."""
    articles: int
    changed: int
    """Of these, how many replaced another text of their address."""
    claims: int
    citations: int
    since: str | None
    """When the first article was found, ISO 8601, UTC; `None` in an empty archive."""
    until: str | None
    """When one was seen last."""
    briefings: tuple[BriefingCount, ...]
    """By name."""
    outlets: tuple[tuple[str, int], ...]
    """The ten with most articles, and how many."""
    searchable: bool
