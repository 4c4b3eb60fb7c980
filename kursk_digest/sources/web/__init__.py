"""Addresses -> bytes: bounded in time and size, polite to hosts, closed to private networks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kursk_digest.errors import SourceError
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.web.policy import Exchange, Fetched, Policy, Tell, ignore

if TYPE_CHECKING:
    from kursk_digest.sources.web.cache import PageCache
    from kursk_digest.sources.web.exchanging import Ground
    from kursk_digest.sources.web.robots import Robots

__all__ = ["Exchange", "Fetched", "Fetcher", "Policy"]


class Fetcher:
    """Fetches all that one run needs: what it learns of a host holds for the next address.

    Args:
        policy: What may be reached, and how politely.
        cache: Pages of earlier runs, which servers need not send again; closed by who opened it.
        tell: Hears of each request, on the thread that made it.
    """

    def __init__(
        self,
        policy: Policy = Policy(),  # noqa: B008  # frozen
        *,
        cache: PageCache | None = None,
        tell: Tell = ignore,
    ) -> None:
        self._policy = policy
        self._cache = cache
        self._tell = tell
        self._lock = Lock()
        self._made: tuple[Ground, Robots | None] | None = None

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
        """Close the connections that were kept."""
        with self._lock:
            made, self._made = self._made, None
        if made is not None:
            made[0].connections.close()

    def fetch(self, url: str, limits: Limits) -> Fetched:
        """Fetch *url*, an http or https address. Safe for threads.

        Raises:
            SourceError: There is nothing to be had there, or not within *limits*.
        """
        from kursk_digest.sources.web.fetching import receive

        return receive(*self._ground(), url, limits).hand_over()

    def fetch_all(self, urls: Iterable[str], limits: Limits) -> Iterator[Fetched | SourceError]:
        """Fetch many at once; what failed comes back as its error, in the order of *urls*.

        *urls* is read a little ahead as results are taken; the bodies that wait lie on the disk
        where they are large.
        """
        from kursk_digest.sources.web.together import receive_all

        for found in receive_all(*self._ground(), urls, limits):
            yield found if isinstance(found, SourceError) else found.hand_over()

    def _ground(self) -> tuple[Ground, Robots | None]:
        """Make what all requests share with the first of them: a run of files needs none of it."""
        from kursk_digest.sources.web.connections import Connections
        from kursk_digest.sources.web.exchanging import Ground
        from kursk_digest.sources.web.robots import Robots
        from kursk_digest.sources.web.turns import Turns

        policy = self._policy
        with self._lock:
            if self._made is None:
                ground = Ground(policy, Connections(policy), Turns(policy), self._cache, self._tell)
                self._made = ground, Robots() if policy.obey_robots else None
            return self._made
