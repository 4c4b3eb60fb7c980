"""What goes wrong with a file or a disk: one line that says what to do, and nothing torn."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from command import HOME, ROOT, kursk_digest
from conftest import make_article

from kursk_digest.archive import Archive, opening
from kursk_digest.archive.schema import VERSION
from kursk_digest.errors import ArchiveError
from kursk_digest.model import Claim
from kursk_digest.statements import split_statements

MONDAY = "2026-03-02T06:30:00Z"
TUESDAY = "2026-03-03T06:30:00Z"


def article_of(number, sentences=4):
    return make_article(
        *(f"Bridge {number} at Norhaven carried {n} lorries on Monday." for n in range(sentences)),
        outlet=f"Paper {number}",
    )


def tell(archive, number, at=MONDAY):
    claims = [Claim((statement,)) for statement in split_statements(article_of(number))]
    return archive.deliver("daily", claims, stories=["Bridges"] * len(claims), at=at)


@pytest.fixture
def path(tmp_path):
    """An archive with thirty briefings in it."""
    file = tmp_path / "archive.sqlite3"
    with Archive.open(file) as archive:
        for number in range(30):
            tell(archive, number)
    return file


def refused(path, **options):
    with pytest.raises(ArchiveError) as told, Archive.open(path, **options) as archive:
        archive.told("daily", since=MONDAY)
    message = str(told.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message


def test_a_text_file_is_no_archive(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Buy milk.\n" * 100)
    assert "is no archive of kursk-digest" in refused(path)
    assert path.read_text() == "Buy milk.\n" * 100


def test_the_database_of_another_program_is_left_as_it_is(tmp_path):
    path = tmp_path / "other.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipe (name TEXT)")
    db.close()
    before = path.read_bytes()
    assert "is no archive of kursk-digest" in refused(path)
    assert path.read_bytes() == before


def test_an_archive_of_a_newer_version_is_left_as_it_is(path):
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    message = refused(path)
    assert f"made by a newer version ({VERSION + 1}); update kursk-digest" in message
    assert "made by a newer version" in refused(path, read_only=True)


@pytest.mark.parametrize("name", [".", "nowhere/archive.sqlite3", "a\0b"])
def test_what_is_not_there_is_not_read(tmp_path, name):
    assert "check --archive" in refused(tmp_path / name, read_only=True)


def test_an_empty_file_becomes_an_archive(tmp_path):
    path = tmp_path / "archive.sqlite3"
    path.touch()
    with Archive.open(path) as archive:
        tell(archive, 1)
        assert archive.check() == ()


def test_the_file_and_its_folder_are_for_the_user_alone(tmp_path):
    path = tmp_path / "state" / "kursk-digest" / "archive.sqlite3"
    with Archive.open(path) as archive:
        tell(archive, 1)
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert modes["archive.sqlite3"] == modes["archive.sqlite3-wal"] == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.parent.parent.stat().st_mode & 0o777 == 0o700


def test_a_damaged_page_is_told_and_found_by_check(path):
    data = bytearray(path.read_bytes())
    for page in range(3, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(data)
    assert "is damaged" in refused(path)
    done = kursk_digest("archive", "check", "--archive", path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "put a backup in its place" in done.stderr


def test_a_cut_file_is_told(path):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert "is damaged" in refused(path)


BROKEN_ROWS = {
    "a text that is another": (
        "UPDATE body SET bytes = zeroblob(size) WHERE id = 1",
        "1 texts are not what they were when they were kept",
    ),
    "a packed text that is none": (
        "UPDATE body SET bytes = x'00ff' WHERE id = 1",
        "1 texts are not what they were when they were kept",
    ),
    "a place in no article": (
        "UPDATE place SET article = 99 WHERE claim = 1",
        "1 rows of place name a article that is not there",
    ),
    "a claim without a place": (
        "DELETE FROM place WHERE claim = 1",
        "1 claims that no article states",
    ),
    "a quotation behind the end": (
        "UPDATE place SET end = 9999 WHERE claim = 1",
        "1 quotations that end behind their text",
    ),
    "a claim without keys": ("DELETE FROM near WHERE claim = 1", "1 claims without a key"),
    "keys without a claim": ("INSERT INTO near VALUES (1, 999)", "1 keys of claims"),
    "a text of nobody": (
        "INSERT INTO body (sha256, size, bytes) VALUES (x'e3b0', 0, x'')",
        "1 texts that belong to no article",
    ),
    "a story without claims": (
        "INSERT INTO story (delivery, title) VALUES (1, 'Empty')",
        "1 stories without a claim",
    ),
    "a claim that cannot be found": (
        "DELETE FROM claim_words_docsize WHERE id = 1",
        "1 claims cannot be found by searching",
    ),
}


@pytest.mark.parametrize(("change", "finding"), BROKEN_ROWS.values(), ids=BROKEN_ROWS)
def test_check_names_what_is_wrong(path, change, finding):
    with sqlite3.connect(path) as db:
        db.execute(change)
    db.close()
    done = kursk_digest("archive", "check", "--archive", path)
    assert done.returncode == 1
    assert finding in done.stderr
    assert "Traceback" not in done.stderr


def test_a_row_that_is_no_longer_whole_is_told_in_one_line(path):
    with sqlite3.connect(path) as db:
        db.execute("UPDATE body SET bytes = x'00ff' WHERE id = 1")
    db.close()
    assert "is damaged (an article cannot be read); run `kursk-digest archive check`" in refused(
        path
    )


def test_another_writer_is_waited_for_and_then_told(path, monkeypatch):
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.2)
    other = sqlite3.connect(path, isolation_level=None)
    with Archive.open(path) as archive:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="is held by another run; wait until"):
            tell(archive, 99)
        assert len(archive.told("daily", since=MONDAY)) == 120  # readers do not wait
        other.execute("ROLLBACK")
        tell(archive, 99)
    other.close()


CHILD = """
import sys
sys.path[:0] = [{root!r}, {tests!r}]
from pathlib import Path
from archive.test_failures import *
from kursk_digest.errors import KurskError
try:
    {body}
except KurskError as error:
    print(error, file=sys.stderr)
    sys.exit(1)
"""


def child(body, **options):
    tests = ROOT / "tests"
    code = CHILD.format(root=str(ROOT), tests=str(tests), body=body.strip().replace("\n", "\n    "))
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, **options
    )


def limit_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))


def test_a_full_disk_is_told_and_what_was_acknowledged_is_there(tmp_path):
    path = tmp_path / "archive.sqlite3"
    done = child(
        f"""
with Archive.open(Path({str(path)!r})) as archive:
    for number in range(2000):
        print(tell(archive, number), flush=True)
""",
        preexec_fn=limit_files,
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "nothing was changed" in done.stderr
    acknowledged = [int(line) for line in done.stdout.splitlines()]
    assert acknowledged
    with Archive.open(path) as archive:
        assert archive.check() == ()
        numbers = [one.number for one in archive.briefings(most=5000)]
        assert numbers == acknowledged[::-1]
        assert all(one.claims == 4 for one in archive.briefings(most=5000))


NOBODY = 65534


def become_nobody():
    """Lose the rights of root, whom no folder can keep out, once all modules are read."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder) / "archive.sqlite3") as archive,
    ):
        tell(archive, 1)
        archive.told("daily", since=MONDAY)
    HOME.cleanup()  # while that is still allowed
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


@pytest.fixture
def sealed(path):
    """The archive in a folder that its owner may not write."""
    folder = Path(tempfile.gettempdir()) / f"kursk-digest-sealed-{os.getpid()}"
    folder.mkdir()
    file = shutil.copy(path, folder / "archive.sqlite3")
    if os.geteuid() == 0:
        for owned in (folder, file):
            os.chown(owned, NOBODY, NOBODY)
    file.chmod(0o400)
    folder.chmod(0o500)
    yield file
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_a_folder_that_cannot_be_written_can_be_read(sealed):
    done = child(
        f"""
become_nobody()
with Archive.open(Path({str(sealed)!r}), read_only=True) as archive:
    print(len(archive.told("daily", since=MONDAY)))
"""
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "120\n", "")


def test_a_folder_that_cannot_be_written_is_told(sealed):
    body = "become_nobody()\nwith Archive.open(Path({!r})) as archive:\n    tell(archive, 99)"
    for file in (sealed, sealed.parent / "other.sqlite3"):
        done = child(body.format(str(file)))
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert done.stderr.startswith(f"{file}: cannot be made or written (Permission denied)")


def test_two_writers_at_once_lose_nothing(tmp_path):
    path = tmp_path / "archive.sqlite3"
    body = """
with Archive.open(Path({path!r})) as archive:
    for number in range({first}, {first} + 25):
        tell(archive, number)
"""
    tests = str(ROOT / "tests")
    running = [
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                CHILD.format(
                    root=str(ROOT),
                    tests=tests,
                    body=body.format(path=str(path), first=first).strip().replace("\n", "\n    "),
                ),
            ]
        )
        for first in (0, 100, 200)
    ]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    with Archive.open(path) as archive:
        assert archive.check() == ()
        told = archive.told("daily", since=MONDAY)
        assert len(told) == 3 * 25 * 4
        assert len({one.text for one in told}) == len(told)
