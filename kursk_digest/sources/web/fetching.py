"""Address -> page: the requests that it takes, all within one deadline."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kursk_digest.errors import SourceError
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.web.addressing import host_key, parse_address, shown
from kursk_digest.sources.web.exchanging import Asking, Ground, exchange
from kursk_digest.sources.web.received import Received
from kursk_digest.sources.web.robots import Robots
from kursk_digest.sources.web.turns import Turns

if TYPE_CHECKING:
    import httpx2


def receive(
    ground: Ground, robots: Robots | None, url: str, limits: Limits, *, turn: str | None = None
) -> Received:
    """Fetch *url*, an http or https address.

    Args:
        ground: What the run shares.
        robots: What hosts want not to be read; `None` if nobody asks.
        url: As the user gave it; whatever is wrong with it is a `SourceError`.
        limits: Bounds; the deadline holds from the look-up of the host to the last byte, but
            stands still while it is another's turn.
        turn: The host whose turn was taken for this; it is given back here.

    Raises:
        SourceError: There is nothing to be had there, or not within *limits*.
    """
    held = _Held(ground.turns, turn)
    clock = _Clock(limits.timeout_seconds)
    try:
        visited = [parse_address(url)]
        while len(visited) <= limits.max_redirects + 1:
            address = visited[-1]
            with clock.stopped():
                held.move_to(host_key(address))
            ground.turns.check(host_key(address))
            asking = Asking(address, limits, clock.deadline, _userinfo(visited))
            if robots is not None:
                robots.check(asking, ground)
                ground.turns.check(host_key(address))
            found = exchange(ground, asking)
            if isinstance(found, Received):
                return found
            visited.append(parse_address(found))
    finally:
        held.give_back()
    if len(set(map(shown, visited))) < len(visited):
        raise SourceError("redirects in a circle; open it in a browser and save the page")
    times = f"{limits.max_redirects} time{'s' if limits.max_redirects != 1 else ''}"
    raise SourceError(f"redirects more than {times}; give the address where it ends")


def _userinfo(visited: list[httpx2.URL]) -> bytes:
    """Return the user's own name and password, for the server that they were given for."""
    first, last = visited[0], visited[-1]
    same = (first.scheme, host_key(first)) == (last.scheme, host_key(last))
    return first.userinfo if same else b""


class _Clock:
    """A deadline that can stand still."""

    def __init__(self, seconds: float) -> None:
        self.deadline = time.monotonic() + seconds

    @contextmanager
    def stopped(self) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.deadline += time.monotonic() - began


class _Held:
    """At most one turn."""

    def __init__(self, turns: Turns, host: str | None) -> None:
        self._turns = turns
        self._host = host

    def move_to(self, host: str) -> None:
        if host != self._host:
            self.give_back()
            self._turns.take(host)
            self._host = host

    def give_back(self) -> None:
        if self._host is not None:
            self._turns.give_back(self._host)
            self._host = None
