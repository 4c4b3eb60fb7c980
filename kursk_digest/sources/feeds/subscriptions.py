"""Feeds that are being read, and what is still to be fetched for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kursk_digest.model import Known, RawPage, Source
from kursk_digest.sources.feeds.entries import MOST_ENTRIES, Feed, FeedEntry


@dataclass(slots=True)
class Subscription:
    """A feed that is being read, and what happened to its entries."""

    feed: Feed
    location: str
    """As a reader would open it."""
    source: Source
    """What the user says of it."""
    url: str = ""
    """Where the redirects ended; empty for a file."""
    empty: int = 0
    """Entries with neither text nor a link."""
    textless: int = 0
    """Entries without text, where their pages are not to be fetched."""
    followed: int = 0
    """Entries whose pages are fetched."""
    beyond: int = 0
    """Entries whose pages would have been too many."""

    def leave_out(self, entry: FeedEntry) -> None:
        """Count an entry of which no page can be made."""
        if entry.link:
            self.textless += 1
        else:
            self.empty += 1

    def remarks(self) -> Iterator[str]:
        """Yield what is to be told when all its entries are done, a line each."""
        if self.feed.is_cut:
            yield f"has more than {MOST_ENTRIES:,} entries; the first {MOST_ENTRIES:,} are read"
        if self.empty:
            noun = "1 entry has" if self.empty == 1 else f"{self.empty} entries have"
            yield f"{noun} neither text nor a link; left out"
        if self.textless:
            noun = "1 entry has" if self.textless == 1 else f"{self.textless} entries have"
            yield f"{noun} no text, and full_text forbids to fetch the page; left out"
        if self.beyond:
            yield (
                f"only the newest {self.followed} of {self.followed + self.beyond} pages that it "
                "leads to are read; set max_items to read others"
            )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that an entry leads to, still to be fetched."""

    url: str
    of: Subscription
    known: Known
    instead: RawPage | None = None
    """What the entry says itself, for a page that cannot be read."""
