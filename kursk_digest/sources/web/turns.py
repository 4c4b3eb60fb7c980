"""Whose turn it is: so many requests at once, so many to one host, and pauses between those."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Condition
from typing import TypeVar

from kursk_digest.errors import SourceError
from kursk_digest.sources.web.policy import Policy

Item = TypeVar("Item")


@dataclass(slots=True)
class _Host:
    pause: float
    asked: int = 0
    """Requests under way."""
    free_at: float = 0.0
    """When the next may begin, on the clock of `time.monotonic`."""
    refusals: int = 0
    """How often it said that it has enough, without saying for how long."""
    left_alone: str = ""
    """Why nothing more is asked for in this run; empty if nothing forbids it."""


class Turns:
    """The turns of one run. Safe for threads."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._hosts: dict[str, _Host] = {}
        self._at_once = 0
        self.changed = Condition()
        """Notified when a turn was given back; held by whoever calls `take_first`."""

    def take(self, host: str) -> None:
        """Wait until a request to *host* may be made, and count it as begun."""
        with self.changed:
            while self.take_first([host], str) is None:
                self.changed.wait(self.soonest([host]))

    def take_first(self, items: Iterable[Item], host_of: Callable[[Item], str]) -> Item | None:
        """Take the turn of the first of *items* whose host is free, if any; `changed` is held."""
        if self._at_once >= self._policy.most_at_once:
            return None
        now = time.monotonic()
        for item in items:
            host = self._host(host_of(item))
            if host.left_alone or (self._has_room(host) and host.free_at <= now):
                host.asked += 1
                host.free_at = now + host.pause
                self._at_once += 1
                return item
        return None

    def soonest(self, hosts: Iterable[str]) -> float | None:
        """Return the seconds until a pause ends, `None` if there is none; `changed` is held."""
        if self._at_once >= self._policy.most_at_once:
            return None
        ends = [host.free_at for host in map(self._host, hosts) if self._has_room(host)]
        return max(0.0, min(ends) - time.monotonic()) if ends else None

    def give_back(self, host: str) -> None:
        """End the turn of a request to *host*."""
        with self.changed:
            self._host(host).asked -= 1
            self._at_once -= 1
            self.changed.notify_all()

    def slow_down(self, host: str, seconds: float) -> None:
        """Make the pauses of *host* at least so long."""
        with self.changed:
            found = self._host(host)
            found.free_at += max(0.0, seconds - found.pause)
            found.pause = max(found.pause, seconds)

    def leave_alone(self, host: str, reason: str) -> None:
        """Ask nothing more of *host* in this run."""
        with self.changed:
            self._host(host).left_alone = reason

    def note_refusal(self, host: str, reason: str) -> None:
        """Leave *host* alone at its second refusal."""
        with self.changed:
            found = self._host(host)
            found.refusals += 1
            if found.refusals > 1:
                found.left_alone = reason

    def check(self, host: str) -> None:
        """Raise `SourceError` if *host* is to be left alone."""
        with self.changed:
            reason = self._host(host).left_alone
        if reason:
            raise SourceError(reason)

    def _has_room(self, host: _Host) -> bool:
        return host.asked < self._policy.most_per_host

    def _host(self, name: str) -> _Host:
        if name not in self._hosts:
            self._hosts[name] = _Host(self._policy.pause_seconds)
        return self._hosts[name]
