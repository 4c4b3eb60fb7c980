"""Pages of earlier runs, so that a server need not send again what has not changed.

A page is kept under its own address, where redirects end, with the ETag and Last-Modified that
came with it, and with those that a later `304 Not Modified` brings: a server that is sent an old
ETag for ever takes its client for a broken one, and answers 429.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self, TypeVar

from kursk_digest.sources.web.cachefile import mend, open_pages
from kursk_digest.sources.web.received import Received

MAX_BYTES = 200_000_000

_KEEP = (
    "INSERT OR REPLACE INTO pages (url, etag, last_modified, content_type, charset, used, size,"
    " body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_RENEW = (
    "UPDATE pages SET etag = ?, last_modified = ?, used = ? WHERE url = ?"
    " RETURNING content_type, charset, body"
)
_TRIM = (
    "DELETE FROM pages WHERE id IN (SELECT id FROM (SELECT id, sum(size) OVER"
    " (ORDER BY used DESC, id DESC) AS so_far FROM pages) WHERE so_far > ?)"
)

Result = TypeVar("Result")
Header = Callable[[str], str]
"""A header of an answer by its name in small letters; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of a page that is kept."""

    url: str
    etag: str
    last_modified: str

    def conditions(self) -> list[tuple[bytes, bytes]]:
        """Return the headers that ask for the page only if it has changed."""
        found = ((b"If-None-Match", self.etag), (b"If-Modified-Since", self.last_modified))
        return [(name, value.encode("latin-1")) for name, value in found if value]


class PageCache:
    """A file of pages. Safe for threads and processes; never the reason that a fetch fails.

    What goes wrong with the file is said in `fault`, and it is not used any more in this run. One
    of ours that is damaged is deleted; one that is not ours is left alone.

    Args:
        path: The file; it and its folder are made, for the user's eyes only.
        max_bytes: Of all bodies together; those that were used longest ago go.
    """

    def __init__(self, path: Path, *, max_bytes: int = MAX_BYTES) -> None:
        self._path = path
        self._max_bytes = max_bytes
        self._lock = Lock()
        self._db: sqlite3.Connection | None = None
        self._unchecked = 0
        self._closed = False
        self.fault = ""
        """One line for the user: why pages are fetched anew; empty if nothing is wrong."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what is too much, and of the file."""
        if self._db is not None and self._unchecked:
            self._try(lambda db: db.execute(_TRIM, (self._max_bytes,)))
        with self._lock:
            self._close()
            self._closed = True

    def find(self, url: str) -> Stored | None:
        """Return what is known of *url*."""
        query = "SELECT url, etag, last_modified FROM pages WHERE url = ?"
        row = self._try(lambda db: db.execute(query, (url,)).fetchone())
        return Stored(*row) if row else None

    def read(self, stored: Stored, header: Header) -> Received | None:
        """Return the page of *stored*, of which a 304 said that it holds; `None` if it is gone.

        Args:
            stored: What was found.
            header: Those of the answer; a newer ETag or Last-Modified takes the old one's place.
        """
        etag, modified = _validators(header)
        values = (etag or stored.etag, modified or stored.last_modified, _now(), stored.url)
        rows = self._try(lambda db: db.execute(_RENEW, values).fetchall())
        if not rows:
            return None
        kind, charset, data = rows[0]
        page = Received(stored.url, kind, charset, from_cache=True)
        page.body.write(data)
        return page

    def keep(self, page: Received, header: Header) -> None:
        """Keep *page*, which came with *header*, if it may be kept and asked for again."""
        etag, modified = _validators(header)
        body = page.body.read()
        forbidden = "no-store" in header("cache-control").lower()
        if forbidden or not (etag or modified) or len(body) > self._max_bytes // 4:
            self.forget(page.url)
            return
        values = (
            page.url,
            etag,
            modified,
            page.content_type,
            page.charset,
            _now(),
            len(body),
            body,
        )
        self._try(lambda db: self._insert(db, values))

    def forget(self, url: str) -> None:
        """Keep nothing of *url*."""
        self._try(lambda db: db.execute("DELETE FROM pages WHERE url = ?", (url,)))

    def _insert(self, db: sqlite3.Connection, values: tuple[object, ...]) -> None:
        db.execute(_KEEP, values)
        self._unchecked += len(values[-1])  # type: ignore[arg-type]  # the body
        if self._unchecked > self._max_bytes // 16:
            db.execute(_TRIM, (self._max_bytes,))
            self._unchecked = 0

    def _try(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """Return what *work* returns, alone with the file; `None` if the file cannot be used."""
        with self._lock:
            # A thread that was given up may still come with its page.
            if self.fault or self._closed:
                return None
            try:
                if self._db is None:
                    self._db = open_pages(self._path)
                return work(self._db)
            except (sqlite3.Error, OSError, ValueError) as error:
                self._close()
                self.fault = f"{self._path}: pages are fetched anew; {mend(error, self._path)}"
                return None

    def _close(self) -> None:
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
            self._db = None


def _validators(header: Header) -> tuple[str, str]:
    etag, modified = header("etag"), header("last-modified")
    return (etag if len(etag) <= 1_000 else ""), (modified if len(modified) <= 100 else "")


def _now() -> int:
    return int(time.time())
