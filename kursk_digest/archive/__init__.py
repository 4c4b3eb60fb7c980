"""The archive: what was read, and what each briefing told. SQLite in one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kursk_digest.archive import articles as _articles
from kursk_digest.archive import claims as _claims
from kursk_digest.archive import loading as _loading
from kursk_digest.archive import readings as _readings
from kursk_digest.archive.failures import plainly
from kursk_digest.archive.transactions import transaction
from kursk_digest.model import Article, Claim, Delivered, Holdings, Kept, Statement, Told

if TYPE_CHECKING:
    import sqlite3

    from kursk_digest.archive.removing import Cleared

__all__ = ["Archive"]


class Archive:
    """An open archive; a context manager. Made by `Archive.open`.

    What a method writes is on the disk when it returns, or nothing of it is there. Several
    processes may hold one open; writers wait for each other.

    Every method raises `ArchiveError`, one line that names the file, where the disk is full, the
    file is damaged, cannot be written, or is held by another run for half a minute.
    """

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self.path = path

    @classmethod
    def open(cls, path: Path, *, create: bool = True, read_only: bool = False) -> Archive:
        """Open the archive in the file *path*, and bring it to the version that we write.

        Args:
            path: The file; it and its folders are made for the user's eyes only.
            create: Make it where there is none.
            read_only: Never write; works in a folder that cannot be written, too.

        Raises:
            ArchiveError: There is none, it is no archive of ours, or made by a newer version.
        """
        from kursk_digest.archive.opening import connect

        with plainly(path):
            return cls(connect(path, create=create, read_only=read_only), path)

    def close(self) -> None:
        """Close the file; what was written stays."""
        with plainly(self.path):
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def keep(self, articles: Sequence[Article], *, found: str) -> None:
        """Write *articles* that were read at the time *found* (ISO 8601, UTC).

        An article is an address with a text: one that is known is noted as seen again, another
        text of a known address is a new version of it.
        """
        with plainly(self.path), transaction(self._db):
            _articles.keep_articles(self._db, articles, found)

    def article(self, sha256: str) -> Article | None:
        """Return the article with the text of this hash, the one seen last if several have it."""
        with plainly(self.path):
            return _articles.find_by_hash(self._db, sha256)

    def versions(self, address: str) -> tuple[Kept, ...]:
        """Return all texts that a location or URL had, the one seen last first."""
        with plainly(self.path):
            return _articles.find_versions(self._db, address)

    def near(
        self, statements: Sequence[Statement], *, briefing: str, since: str
    ) -> tuple[Told, ...]:
        """Return what *briefing* told since then that could say the same as a statement.

        They share the whole sentence or its most telling words; whether they do say the same is
        for matching to find out. At most twelve claims for each statement, in order of telling.

        Args:
            statements: What is to be told, of one language or of several.
            briefing: The name of the briefing, which has a memory of its own.
            since: ISO 8601, UTC, as the times of `deliver`.
        """
        with plainly(self.path):
            return _claims.find_near(self._db, statements, briefing, since)

    def told(self, briefing: str, *, since: str) -> tuple[Told, ...]:
        """Return all that *briefing* told since then, in order of telling."""
        with plainly(self.path):
            return _claims.find_told(self._db, briefing, since)

    def deliver(
        self,
        briefing: str,
        claims: Sequence[Claim],
        *,
        stories: Sequence[str],
        at: str,
        digest_json: str | None = None,
        read: Sequence[Article] = (),
    ) -> int:
        """Write that *briefing* told *claims*, which has reached its reader; return its number.

        Articles that are not kept yet are. With no claims, it is only noted that it was delivered.

        Args:
            briefing: Its name.
            claims: All that it told.
            stories: For each claim, the title of the story that it was told in.
            at: The time of the briefing, ISO 8601, UTC.
            digest_json: The digest as `--format json` prints it, for feeds of past briefings.
            read: The articles that it was made of, printed or not.
        """
        with plainly(self.path), transaction(self._db):
            number = _claims.write_delivery(self._db, briefing, at, digest_json)
            _claims.write_claims(self._db, number, briefing, claims, stories, at)
            _readings.write_readings(self._db, number, read, at)
            return number

    def was_read(self, briefing: str, articles: Sequence[Article]) -> frozenset[Article]:
        """Return those of *articles* that were read for *briefing* before, and read the same now.

        It counts what was delivered: a run that died in between has read nothing.
        """
        with plainly(self.path):
            return _readings.find_read(self._db, briefing, articles)

    def last(self, briefing: str) -> Delivered | None:
        """Return the last delivery of *briefing*, with its digest; `None` before the first."""
        with plainly(self.path):
            return _loading.find_last(self._db, briefing)

    def briefings(
        self, name: str | None = None, *, most: int = 50, with_digests: bool = False
    ) -> tuple[Delivered, ...]:
        """Return the latest deliveries of the briefing *name*, or of all, the newest first."""
        with plainly(self.path):
            return _loading.find_delivered(self._db, name, most, with_digests=with_digests)

    def search(self, query: str, *, most: int = 20) -> tuple[Told, ...]:
        """Return the claims that hold all words of *query*, the best first.

        A phrase stands in "quotation marks", `begin*` finds what begins so; nothing else in it
        has a meaning.

        Raises:
            ArchiveError: There is no word in it, or this Python's SQLite cannot search.
        """
        from kursk_digest.archive.searching import find_claims

        with plainly(self.path):
            numbers = find_claims(self._db, query, most)
            told = {one.number: one for one in _loading.load_told(self._db, numbers)}
            return tuple(told[number] for number in numbers)

    def search_articles(self, query: str, *, most: int = 20) -> tuple[Kept, ...]:
        """Return the articles that hold all words of *query*, as `search` does."""
        with plainly(self.path):
            return _articles.search_articles(self._db, query, most)

    def export(self) -> Iterator[Told]:
        """Yield all that was told, in order of telling, as it is when the first is read."""
        from kursk_digest.archive.exporting import export_claims

        with plainly(self.path):
            yield from export_claims(self._db)

    def stats(self) -> Holdings:
        """Count what is there."""
        from kursk_digest.archive.stats import count

        with plainly(self.path):
            return count(self._db)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the archive, one line each; nothing if it is whole."""
        from kursk_digest.archive.checking import check

        with plainly(self.path):
            return check(self._db)

    def prune(self, *, before: str, really: bool = True) -> Cleared:
        """Drop what was told and read before that time (ISO 8601, UTC).

        An article stays as long as a claim that stays cites it, and the last delivery of each
        briefing stays, however old.

        Args:
            before: What is as young as that stays.
            really: Only count what would go, if false.
        """
        from kursk_digest.archive.removing import prune, shrink

        with plainly(self.path):
            with transaction(self._db, keep=really):
                cleared = prune(self._db, before)
            if really:
                shrink(self._db, wholly=False)
            return cleared

    def forget(self, source: str, *, really: bool = True) -> Cleared:
        """Drop all articles of an outlet, of an address, or of all addresses below it.

        Claims that only they state go, too; others lose their quotations. Digests that were saved
        with them are dropped. Nothing of them is left in the file's free pages.

        Args:
            source: An outlet's name, a location, a URL, a feed, or the beginning of URLs up to a /.
            really: Only count what would go, if false.
        """
        from kursk_digest.archive.removing import forget, shrink

        with plainly(self.path):
            with transaction(self._db, keep=really):
                cleared = forget(self._db, source)
            if really and cleared.articles:
                shrink(self._db, wholly=True)
            return cleared
