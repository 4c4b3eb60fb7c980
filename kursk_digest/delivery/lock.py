"""One run at a time for one archive: a lock that dies with its holder."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from kursk_digest.errors import KurskError, LockedError

_EACH = 0.1
"""Seconds between two tries."""


@contextmanager
def hold_lock(path: Path, *, wait: float, started: str) -> Iterator[None]:
    """Hold the lock file *path* while the block runs.

    The lock is the system's (POSIX `fcntl`, on Windows `locking`): it goes when its holder ends,
    however that ends, so there is no stale lock. What the file holds only says who it is. The
    file stays: to remove it would let two runs hold two files of one name.

    Args:
        path: Beside the archive; made if it is missing.
        wait: Seconds to wait for another run to end.
        started: ISO 8601, UTC: what another run is told of this one.

    Raises:
        LockedError: Another run holds it, and did for *wait* seconds.
        KurskError: The file cannot be made.
    """
    with _open(path) as file:
        deadline = time.monotonic() + wait
        while not _try_lock(file):
            if time.monotonic() >= deadline:
                raise LockedError(f"another run holds {path}: {_holder(file)}; try --wait 600")
            time.sleep(_EACH)
        _sign(file, started)
        try:
            yield
        finally:
            with suppress(OSError):
                file.truncate(0)


def _open(path: Path) -> IO[str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not "w", which would empty the file of the run that holds it.
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KurskError(f"{path}: cannot be made ({reason}); check --archive") from error
    return os.fdopen(descriptor, "r+", encoding="utf-8", errors="replace")


def _try_lock(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            # Far behind what the file holds: a locked byte cannot be read by others there.
            file.seek(1_000_000)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            # Not flock: a child would hold it on after its parent was killed.
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sign(file: IO[str], started: str) -> None:
    file.seek(0)
    file.truncate()
    json.dump({"process": os.getpid(), "host": socket.gethostname(), "since": started}, file)
    file.flush()


def _holder(file: IO[str]) -> str:
    """Say who holds the lock, as far as that is written already."""
    try:
        file.seek(0)
        signed = json.loads(file.read(1000))
        return f"process {signed['process']} on {signed['host']} since {signed['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "a process that has just begun"
