"""A bound for the time that a whole run takes."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kursk_digest.errors import KurskError, TimeUpError


@contextmanager
def at_most(seconds: float | None) -> Iterator[None]:
    """End the block with an error once it has taken *seconds*; `None` is for ever.

    Raises:
        TimeUpError: The time is up.
        KurskError: This system has no such alarm (Windows).
    """
    if seconds is None:
        yield
        return
    if not hasattr(signal, "setitimer"):
        raise KurskError("--max-time needs an alarm that this system does not have; leave it out")

    def ring(number: int, frame: Any) -> None:  # noqa: ANN401  # a frame of the interpreter
        raise TimeUpError(
            f"took longer than --max-time {seconds:g} seconds; what was not delivered by then "
            "comes again next time"
        )

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
