"""Things of which some must be fetched, in order, fetched many at once and ahead of their turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from kursk_digest.errors import SourceError
from kursk_digest.sources.limits import Limits

if TYPE_CHECKING:
    from kursk_digest.sources.web import Fetched, Fetcher

T = TypeVar("T")

_HELD = 16_000_000
"""Bytes that may wait behind a page which is being fetched."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be fetched, and within which bounds."""

    url: str
    limits: Limits


class Queue(Generic[T]):
    """Things in order. What is asked of the net for them is asked many at a time.

    Args:
        things: Taken one at a time, on the thread that takes the results.
        request_of: What to fetch for a thing; `None` for nothing.
        weight_of: Bytes that a thing takes while it waits for those before it.
    """

    def __init__(
        self,
        things: Iterable[T],
        request_of: Callable[[T], Request | None],
        weight_of: Callable[[T], int] = lambda thing: 0,
    ) -> None:
        self._coming = iter(things)
        self._request_of = request_of
        self._weight_of = weight_of
        self._back: list[T] = []
        self._waiting: deque[tuple[T, bool]] = deque()

    def fetched(
        self, fetcher: Callable[[], Fetcher]
    ) -> Iterator[tuple[T, Fetched | SourceError | None]]:
        """Yield each thing with what was fetched for it, or why that failed; in order.

        Args:
            fetcher: Called where there is something to fetch.
        """
        for thing in self._taken():
            request = self._request_of(thing)
            if request is None:
                yield thing, None
                continue
            self._back.append(thing)
            for found in fetcher().fetch_all(self._addresses(request.limits), request.limits):
                yield from self._ready()
                yield self._waiting.popleft()[0], found
            yield from self._ready()

    def _taken(self) -> Iterator[T]:
        while True:
            if self._back:
                yield self._back.pop()
                continue
            try:
                thing = next(self._coming)
            except StopIteration:
                return
            yield thing

    def _ready(self) -> Iterator[tuple[T, None]]:
        while self._waiting and not self._waiting[0][1]:
            yield self._waiting.popleft()[0], None

    def _addresses(self, limits: Limits) -> Iterator[str]:
        """Yield what is to be fetched within *limits*, until others hold or too much waits."""
        held = 0
        for thing in self._taken():
            request = self._request_of(thing)
            if request and request.limits != limits:
                self._back.append(thing)
                return
            self._waiting.append((thing, request is not None))
            if request:
                yield request.url
            held += self._weight_of(thing)
            if held > _HELD:
                return
