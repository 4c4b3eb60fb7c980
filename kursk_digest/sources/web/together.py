"""Addresses -> pages, many at once and in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import islice
from threading import Thread

from kursk_digest.errors import SourceError
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.web.addressing import host_key, parse_address
from kursk_digest.sources.web.exchanging import USER_AGENT, Ground
from kursk_digest.sources.web.fetching import receive
from kursk_digest.sources.web.received import Received
from kursk_digest.sources.web.robots import Robots

AHEAD = 64
"""So many addresses are under way or done before the first of them is taken: enough that one
slow host does not keep others waiting."""


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    url: str
    host: str
    outcome: Future[Received] = field(default_factory=Future)


def receive_all(
    ground: Ground, robots: Robots | None, urls: Iterable[str], limits: Limits
) -> Iterator[Received | SourceError]:
    """Fetch *urls* as `receive` does; results in their order."""
    coming = iter(urls)
    crew = _Crew(ground, robots, limits)
    under_way = deque(map(crew.start, islice(coming, AHEAD)))
    try:
        while under_way:
            outcome = under_way.popleft()
            error = outcome.exception()
            if error is not None and not isinstance(error, SourceError):
                raise error
            yield outcome.result() if error is None else error
            under_way.extend(map(crew.start, islice(coming, 1)))
    finally:
        crew.dismiss()
        for outcome in under_way:
            outcome.add_done_callback(_drop)


class _Crew:
    """Threads that do jobs, each as soon as it is the turn of its host."""

    def __init__(self, ground: Ground, robots: Robots | None, limits: Limits) -> None:
        self._ground = ground
        self._robots = robots
        self._limits = limits
        self._jobs: list[_Job] = []
        self._size = self._idle = 0
        self._dismissed = False

    def start(self, url: str) -> Future[Received]:
        """Have *url* fetched."""
        try:
            job = _Job(url, host_key(parse_address(url)))
        except SourceError as error:
            return _failed(error)
        with self._ground.turns.changed:
            self._jobs.append(job)
            if self._idle:
                self._ground.turns.changed.notify_all()
            elif self._size < self._ground.policy.most_at_once:
                self._size += 1
                # Nobody waits at the end for a thread that may still wait for a server.
                Thread(target=self._work, name=USER_AGENT, daemon=True).start()
        return job.outcome

    def dismiss(self) -> None:
        """Begin nothing more."""
        with self._ground.turns.changed:
            self._dismissed = True
            for job in self._jobs:
                job.outcome.cancel()
            self._jobs.clear()
            self._ground.turns.changed.notify_all()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                job.outcome.set_result(
                    receive(self._ground, self._robots, job.url, self._limits, turn=job.host)
                )
            except BaseException as error:  # noqa: BLE001  # raised again where it is awaited
                job.outcome.set_exception(error)

    def _next(self) -> _Job | None:
        turns = self._ground.turns
        with turns.changed:
            while not self._dismissed:
                job = turns.take_first(self._jobs, _host_of)
                if job is not None:
                    self._jobs.remove(job)
                    return job
                self._idle += 1
                turns.changed.wait(turns.soonest({job.host for job in self._jobs}))
                self._idle -= 1
        return None


def _host_of(job: _Job) -> str:
    return job.host


def _failed(error: SourceError) -> Future[Received]:
    outcome: Future[Received] = Future()
    outcome.set_exception(error)
    return outcome


def _drop(outcome: Future[Received]) -> None:
    if not outcome.cancelled() and outcome.exception() is None:
        outcome.result().body.close()
