"""Processes that do one task after another, each under a bound of time and memory."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_CHUNK = 4
"""Tasks that a worker is handed at once: few enough that none is idle at the end."""
_AHEAD = 16
"""Results that may wait for an earlier one, for each worker."""


class Lost(StrEnum):
    """Why a task has no result."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one task may cost."""

    seconds: float = 10.0
    bytes: int = 1_000_000_000
    """Beyond what the process needs before the task."""


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_all(
    work: Callable[[Task], Result], tasks: Iterable[Task], *, count: int, bounds: Bounds
) -> Iterator[Result | Lost]:
    """Yield the result of *work* for each of *tasks*, in their order, or why there is none.

    A task that takes too long, takes too much memory or ends its process is cut off alone; the
    others are done by another process. An exception of *work* itself is raised here.

    Args:
        work: Importable by name, as tasks and results are sent between processes.
        tasks: Taken as they are needed.
        count: How many processes; at least one.
        bounds: What one task may cost. Memory is bounded where the system knows how to.
    """
    crew = _Crew(work, enumerate(tasks), bounds)
    try:
        yield from crew.results(count)
    finally:
        crew.dismiss()


@dataclass(eq=False)
class _Worker:
    """One process, and what it has been given."""

    process: Any
    pipe: Connection
    given: deque[tuple[int, Any]] = field(default_factory=deque)
    since: float = 0.0
    """When it began with the first of them."""


class _Crew(Generic[Task, Result]):
    """The processes at work."""

    def __init__(
        self, work: Callable[[Task], Result], tasks: Iterator[tuple[int, Task]], bounds: Bounds
    ) -> None:
        self._work, self._tasks, self._bounds = work, tasks, bounds
        # A copy of this process starts at once and knows all that is loaded; elsewhere than on
        # Linux, system libraries do not survive it.
        self._context = get_context("fork" if sys.platform == "linux" else "spawn")
        self._workers: list[_Worker] = []
        self._again: deque[tuple[int, Task]] = deque()
        self._done: dict[int, Result | Lost] = {}

    def results(self, count: int) -> Iterator[Result | Lost]:
        """Yield all results in order."""
        turn = 0
        while True:
            self._hand_out(count)
            if not self._workers:
                return
            self._listen()
            while turn in self._done:
                yield self._done.pop(turn)
                turn += 1

    def dismiss(self) -> None:
        """End all processes, whatever they do."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()

    def _hand_out(self, count: int) -> None:
        """Give every idle worker its next tasks, hire up to *count*, let go who has none."""
        idle = deque(worker for worker in self._workers if not worker.given)
        while idle or len(self._workers) < count:
            chunk = self._next_tasks(count * _AHEAD)
            if not chunk:
                break
            worker = idle.popleft() if idle else self._hire()
            worker.given.extend(chunk)
            worker.since = time.monotonic()
            worker.pipe.send([task for _, task in chunk])
        if any(worker.given for worker in self._workers):
            return
        for worker in idle:
            self._let_go(worker)

    def _next_tasks(self, most: int) -> list[tuple[int, Task]]:
        """Take tasks until *most* are under way; those of a process that died come first."""
        if self._again:
            return [self._again.popleft()]
        under_way = len(self._done) + sum(len(worker.given) for worker in self._workers)
        return list(islice(self._tasks, min(_CHUNK, max(0, most - under_way))))

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(  # type: ignore[attr-defined]  # of any context
            target=_serve, args=(self._work, theirs, self._bounds.bytes), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _let_go(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        # Not by closing the pipe: later workers hold copies of this end of it.
        with suppress(OSError):
            worker.pipe.send(None)
        worker.process.join()
        worker.pipe.close()

    def _listen(self) -> None:
        """Take what the workers have to say, or cut off the one whose time is up."""
        busy = [worker for worker in self._workers if worker.given]
        until = min(worker.since for worker in busy) + self._bounds.seconds
        ready = wait([worker.pipe for worker in busy], max(0.0, until - time.monotonic()))
        for worker in busy:
            if worker.pipe in ready:
                self._take(worker)
            elif time.monotonic() - worker.since >= self._bounds.seconds:
                self._lose(worker, Lost.TIME)

    def _take(self, worker: _Worker) -> None:
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):
            self._lose(worker, Lost.CRASH)
            return
        if isinstance(result, Exception):
            raise result
        number, _ = worker.given.popleft()
        worker.since = time.monotonic()
        self._done[number] = result
        if result is Lost.MEMORY:
            # What it holds by now is nobody's: a new process begins with nothing.
            self._replace(worker)

    def _lose(self, worker: _Worker, why: Lost) -> None:
        number, _ = worker.given.popleft()
        self._done[number] = why
        self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        self._again.extend(worker.given)
        worker.given.clear()
        worker.process.kill()
        self._let_go(worker)


def _serve(work: Callable[[Any], Any], pipe: Connection, memory: int) -> None:
    """Do the tasks that come through *pipe* until there are no more, or nobody to ask."""
    # An interrupt reaches the whole group; only the first process tells the user.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(memory)
    with suppress(EOFError, BrokenPipeError):
        while (tasks := pipe.recv()) is not None:
            for task in tasks:
                pipe.send(_result(work, task))


def _result(work: Callable[[Any], Any], task: object) -> object:
    try:
        return work(task)
    except MemoryError:
        return Lost.MEMORY
    except Exception as error:  # noqa: BLE001  # raised again where the results are taken
        return error


def _bound_memory(more: int) -> None:
    """Let this process grow by *more* bytes at most, where the system can say how large it is."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  # pathlib is not loaded
            pages = int(file.read().split()[0])
        limit = pages * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))
