"""What a feed holds, whatever format it is in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kursk_digest.model import PageKind

MOST_ENTRIES = 50_000
"""So many entries of one feed are read: as many as the protocol of sitemaps allows in one file."""


@dataclass(frozen=True, slots=True)
class When:
    """A moment as a feed gives it."""

    moment: datetime
    """With a time zone; UTC where the feed gives none."""
    has_time: bool = True
    """False: the feed gives the day alone."""
    has_zone: bool = True

    @property
    def iso(self) -> str:
        """ISO 8601: `2024-08-13`, or with time and zone."""
        return self.moment.isoformat() if self.has_time else self.moment.date().isoformat()


@dataclass(frozen=True, slots=True)
class Body:
    """What an entry says itself."""

    text: str
    """Markup or plain text, as `kind` tells."""
    kind: PageKind = PageKind.HTML
    is_summary: bool = False
    """Whether the feed calls it a description or a summary, not the content."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article as a feed announces it. Any field but the last may be empty."""

    id: str = ""
    link: str = ""
    """An absolute http or https address, where the feed gives one that can be made so."""
    title: str = ""
    """Without markup, on one line."""
    bodies: tuple[Body, ...] = ()
    """The fullest first; none is empty."""
    published: When | None = None
    updated: When | None = None
    authors: tuple[str, ...] = ()
    outlet: str = ""
    """Who publishes it, where the entry itself says so: a feed of other sites' articles."""
    language: str = ""
    """BCP 47 primary tag."""

    @property
    def date(self) -> When | None:
        """When it was published, or at least changed."""
        return self.published or self.updated


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or a sitemap, read."""

    title: str = ""
    """Without markup, on one line."""
    site: str = ""
    """The address of the site that it belongs to, absolute; empty if it gives none."""
    language: str = ""
    """BCP 47 primary tag."""
    entries: tuple[FeedEntry, ...] = ()
    maps: tuple[FeedEntry, ...] = ()
    """Of the index of a sitemap: the maps in it, by their links and dates of change."""
    is_sitemap: bool = False
    is_cut: bool = False
    """It holds more entries than the `MOST_ENTRIES` that were read."""
