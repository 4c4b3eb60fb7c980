"""A file -> a connection to an archive of the version that we write."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

from kursk_digest.archive import searching
from kursk_digest.archive.failures import NO_ARCHIVE
from kursk_digest.archive.schema import APPLICATION_ID, MIGRATIONS, VERSION
from kursk_digest.archive.transactions import transaction
from kursk_digest.errors import ArchiveError

BUSY_SECONDS = 30.0
"""How long a writer waits for another one."""
SETTINGS = (
    "foreign_keys = ON",
    "synchronous = FULL",  # what is committed is on the disk
    "secure_delete = ON",  # what is forgotten is gone
    "temp_store = MEMORY",
    "cache_size = -65536",  # KiB: the upper levels of a million claims' keys
    "wal_autocheckpoint = 8192",  # pages of the log, 32 MiB, before they are moved to their places
)
"""Of each connection. Source: sqlite.org/pragma.html."""


def connect(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """Open *path*, and bring it to the version that we write unless it is only read.

    Raises:
        ArchiveError: It is missing, no archive of ours, or of a version that we cannot read.
        sqlite3.Error: SQLite cannot read or write it.
    """
    if read_only or not create:
        _must_exist(path)
    if read_only:
        return _connect_reading(path)
    is_new = not path.exists()
    _make_file(path)
    db = _connect(path, "rw")
    try:
        _recognise(db, path)
        _journal_ahead(db)
        _migrate(db, path)
    except BaseException:
        db.close()
        raise
    if is_new:
        _sync_folder(path)
    return db


def _must_exist(path: Path) -> None:
    if not path.is_file():
        what = "is no file" if path.exists() else "there is no archive here yet"
        raise ArchiveError(f"{path}: {what}; check --archive")


def _make_file(path: Path) -> None:
    """Make the file and its folders, for the user's eyes only, where they do not exist."""
    try:
        _make_folder(path.parent)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArchiveError(
            f"{path}: cannot be made or written ({reason}); check --archive"
        ) from error


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _sync_folder(path: Path) -> None:
    """Make the name of a new file as lasting as what is in it."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _connect(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    name = quote(os.fsencode(path.absolute()))
    db = sqlite3.connect(
        f"file:{name}?mode={mode}{more}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
    )
    try:
        for setting in SETTINGS:
            db.execute(f"PRAGMA {setting}")
    except BaseException:
        db.close()
        raise
    searching.add_functions(db)
    return db


def _connect_reading(path: Path) -> sqlite3.Connection:
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        # Who may write clears the log away when the last of all closes the file.
        return _connect_current(path, "rw")
    try:
        return _connect_current(path, "ro")
    except sqlite3.OperationalError:
        # In a folder that cannot be written, SQLite cannot share the file with a writer. There is
        # none: its log would lie beside the file.
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
    return _connect_current(path, "ro", "&immutable=1")


def _connect_current(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    """Open *path* for reading; it must be of the version that we write."""
    db = _connect(path, mode, more)
    try:
        db.execute("PRAGMA query_only = ON")
        version = _recognise(db, path)
        if version < VERSION:
            raise ArchiveError(
                f"{path}: made by an older version ({version}); "
                "run `kursk-digest archive check`, which brings it up to date"
            )
    except BaseException:
        db.close()
        raise
    return db


def _recognise(db: sqlite3.Connection, path: Path) -> int:
    """Return the version of the archive, 0 for an empty file.

    Raises:
        ArchiveError: It is not ours, or newer than we are.
    """
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    is_empty = application == 0 and version == 0 and tables == 0
    if application != APPLICATION_ID and not is_empty:
        raise ArchiveError(f"{path}: {NO_ARCHIVE}")
    if version > VERSION:
        raise ArchiveError(f"{path}: made by a newer version ({version}); update kursk-digest")
    return int(version)


def _journal_ahead(db: sqlite3.Connection) -> None:
    """Write to a log first (WAL), so that readers and a writer do not wait for each other.

    Of two that switch at once, SQLite turns one away without waiting.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    if _recognise(db, path) < VERSION:
        with transaction(db):
            # Another run may have done it while this one waited.
            for version in range(_recognise(db, path), VERSION):
                for statement in MIGRATIONS[version].split(";"):
                    db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {VERSION}")
    searching.prepare(db)
