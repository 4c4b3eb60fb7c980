"""Path -> bytes: a regular file, and nothing that could hang or never end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from kursk_digest.errors import SourceError
from kursk_digest.sources.embedded import FACTOR, without_embedded
from kursk_digest.sources.limits import Limits

_NOT_FILES = (
    (stat.S_ISDIR, "is a folder, not a file; give the files in it"),
    (stat.S_ISFIFO, "is a pipe, not a file; give - to read standard input"),
    (stat.S_ISCHR, "is a device, not a file; give - to read standard input"),
    (stat.S_ISBLK, "is a device, not a file; give the path of a file"),
    (stat.S_ISSOCK, "is a socket, not a file; give the path of a file"),
)

_BUFFER = 1 << 16

_REASONS = {
    errno.ENOENT: "no such file; check the path",
    errno.ENOTDIR: "no such file; check the path",
    errno.EACCES: "may not be read; ask for permission to read it",
    errno.EPERM: "may not be read; ask for permission to read it",
    errno.ELOOP: "is a link that leads in a circle; give the file itself",
    errno.ENAMETOOLONG: "no such file, its name is too long; check the path",
}


def read_bytes(path: str, limits: Limits) -> bytes:
    """Return what the file holds.

    Raises:
        SourceError: It is not a regular file (it is never opened then), is larger than
            `limits.max_bytes`, embedded pictures not counted (no more than ten times of it
            is read), or the system does not give it.
    """
    if not path:
        raise SourceError("has no name; give the path of a file")
    try:
        return _read_regular(Path(path), limits)
    except OSError as error:
        raise SourceError(explain(error, Path(path))) from error
    except ValueError as error:  # a NUL or a lone surrogate
        raise SourceError(IMPOSSIBLE_NAME) from error


IMPOSSIBLE_NAME = "is no possible file name; check it (a list with NUL between names needs -0)"


def explain(error: OSError, path: Path) -> str:
    """Say what *error* means for the reader of *path*, and what to do."""
    if error.errno == errno.ENOENT and path.is_symlink():
        return "is a link to a file that is gone; give the file itself"
    system = os.strerror(error.errno) if error.errno else "no reason given"
    return _REASONS.get(error.errno or 0, f"could not be read ({system}); copy it and try again")


def open_regular(path: Path) -> BinaryIO:
    """Open the regular file at *path*; what could hang or never end is not opened.

    Raises:
        SourceError: It is no regular file.
        OSError: The system does not give it.
        ValueError: The name is impossible.
    """
    mode = path.stat().st_mode
    # Asked before it is opened: opening a pipe waits until somebody writes to it.
    for is_kind, reason in _NOT_FILES:
        if is_kind(mode):
            raise SourceError(reason)
    return path.open("rb", buffering=_BUFFER)


def _read_regular(path: Path, limits: Limits) -> bytes:
    with open_regular(path) as file:
        # Its size is not asked: it may grow, and the files of /proc claim to have none.
        data = file.read(FACTOR * limits.max_bytes + 1)
    if limits.max_bytes < len(data) <= FACTOR * limits.max_bytes:
        data = without_embedded(data)
    if len(data) > limits.max_bytes:
        raise SourceError(limits.too_large)
    return data
