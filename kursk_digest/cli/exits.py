"""What the exit codes mean; the README and the man page list the same."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DONE = 0
FAILED = 1
USAGE = 2
SOME_SKIPPED = 3
NOTHING_NEW = 4
BROKEN_CITATION = 5
LOCKED = 11
INTERRUPTED = 130

MEANINGS: Mapping[int, str] = MappingProxyType(
    {
        DONE: "done",
        FAILED: "failed, nothing was written",
        USAGE: "wrong usage",
        SOME_SKIPPED: (
            "written, but some sources could not be read; each is named on standard error"
        ),
        NOTHING_NEW: "`brief --exit-code` found nothing new",
        BROKEN_CITATION: "`verify` found a citation that does not hold",
        LOCKED: "another run holds the lock; it is named on standard error",
        INTERRUPTED: "interrupted",
    }
)
