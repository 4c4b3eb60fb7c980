"""Addresses -> bytes: bounded in time and size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kursk_digest.errors import SourceError
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.web.fetching import Fetched, fetch

__all__ = ["Fetched", "Fetcher"]


class Fetcher:
    """Fetches all that one run needs: what it learns of a host holds for the next address."""

    def fetch(self, url: str, limits: Limits) -> Fetched:
        """Fetch *url*, an http or https address.

        Raises:
            SourceError: There is nothing to be had there, or not within *limits*.
        """
        return fetch(url, limits)

    def fetch_all(self, urls: Iterable[str], limits: Limits) -> Iterator[Fetched | SourceError]:
        """Fetch many; what failed comes back as its error, in the order of *urls*."""
        for url in urls:
            try:
                yield self.fetch(url, limits)
            except SourceError as error:
                yield error
