"""CPU time of child processes, the measure that a busy machine disturbs least."""

from __future__ import annotations

import resource
from collections.abc import Callable


def cpu_seconds(run: Callable[[], object]) -> float:
    """Return the user and system time of the children that *run* starts and waits for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
