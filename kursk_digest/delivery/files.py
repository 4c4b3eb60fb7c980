"""Texts -> files, whole or not at all, and all of them or none where the system allows it."""

from __future__ import annotations

import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kursk_digest.errors import DeliveryError

_LEFT_BEHIND = 3600
"""Seconds from which a temporary file belongs to nobody: its writer was killed."""


def write_files(texts: Mapping[Path, str]) -> None:
    """Put each text into its file, replacing what is there; see `prepare_files`.

    Raises:
        DeliveryError: A file or its folder cannot be written; the message names it.
    """
    with prepare_files(texts) as replace_all:
        replace_all()


@contextmanager
def prepare_files(texts: Mapping[Path, str]) -> Iterator[Callable[[], None]]:
    """Write each text beside its file; what the block is given replaces the files with them.

    All texts are on the disk, synced, before the first file is replaced: what fails up to then
    (a full disk, a folder that may not be written, the block itself) leaves every old file as it
    was. A file keeps its permissions, a link keeps pointing where it points; what is no regular
    file (`/dev/stdout`, a pipe) is written to when the files are replaced.

    Source: the sequence of fsync and rename of "Files are hard" (danluu.com/file-consistency)
    and of SQLite's atomic commit.

    Raises:
        DeliveryError: A file or its folder cannot be written; the message names it.
    """
    waiting: dict[Path, Path] = {}
    special: dict[Path, str] = {}

    def replace_all() -> None:
        for path, text in special.items():
            _write_to(path, text)
        for target in list(waiting):
            _replace(waiting[target], target)
            del waiting[target]
        for folder in sorted({_target(path).parent for path in texts}):
            _sync_folder(folder)

    try:
        for path, text in texts.items():
            target = _target(path)
            if _is_special(target):
                special[path] = text
            else:
                waiting[target] = _write_beside(target, text)
        yield replace_all
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    """Follow links, so that the file is replaced and not the link to it."""
    try:
        return path.resolve() if path.is_symlink() else path
    except OSError as error:
        raise _failure(path, error) from error
    except RuntimeError as error:
        raise DeliveryError(f"{path}: is a link that leads in a circle; check it") from error


def _is_special(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _write_beside(target: Path, text: str) -> Path:
    try:
        if target.is_dir():
            raise DeliveryError(f"{target}: is a folder; name a file in it")
        _sweep(target)
        descriptor, name = tempfile.mkstemp(
            prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent
        )
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(_mode(target))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        raise _failure(target, error) from error
    return Path(name)


def _replace(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except OSError as error:
        raise _failure(target, error) from error


def _write_to(path: Path, text: str) -> None:
    try:
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
    except OSError as error:
        raise _failure(path, error) from error


def _failure(path: Path, error: OSError | ValueError) -> DeliveryError:
    reason = getattr(error, "strerror", None) or "no possible name of a file"
    return DeliveryError(f"{path}: cannot be written ({reason}); check --output")


def _mode(target: Path) -> int:
    """Return the permissions of the old file, or what a new one gets."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sweep(target: Path) -> None:
    """Remove what runs that were killed have left beside *target*."""
    with suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if not _is_ours(entry.name, target):
                continue
            with suppress(OSError):
                # The clock of the disk: whether somebody still writes it, not a rule of ours.
                if time.time() - entry.stat(follow_symlinks=False).st_mtime > _LEFT_BEHIND:
                    Path(entry.path).unlink()


def _is_ours(name: str, target: Path) -> bool:
    beginning = f".{target.name[:100]}."
    middle = name.removeprefix(beginning).removesuffix(".tmp")
    return name == f"{beginning}{middle}.tmp" and len(middle) == 8


def _sync_folder(folder: Path) -> None:
    """Make the new names last; systems that cannot do that keep no folder open (Windows)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
