"""Archives that older versions made are brought up to date; nothing in them is lost."""

import sqlite3
from pathlib import Path

import pytest

from kursk_digest.archive import Archive, opening
from kursk_digest.archive.schema import APPLICATION_ID, MIGRATIONS, VERSION
from kursk_digest.errors import ArchiveError

# As `.dump` of sqlite3 wrote them when that version was the newest.
OLDER = sorted((Path(__file__).parent / "versions").glob("version-*.sql"))
MONDAY = "2026-03-02T06:30:00Z"
BRIDGE = "The bridge at Norhaven was closed on Monday after 74 lorries had crossed it."


def version_of(path):
    db = sqlite3.connect(path)
    (version,) = db.execute("PRAGMA user_version").fetchone()
    db.close()
    return version


@pytest.fixture(params=OLDER, ids=lambda path: path.stem)
def path(request, tmp_path):
    file = tmp_path / "archive.sqlite3"
    db = sqlite3.connect(file)
    db.executescript(request.param.read_text(encoding="utf-8"))
    db.close()
    return file


def test_there_is_a_file_of_every_older_version():
    assert [path.stem for path in OLDER] == [f"version-{n}" for n in range(1, VERSION)]


def test_an_older_archive_is_brought_up_to_date(path):
    with Archive.open(path) as archive:
        assert archive.check() == ()
        assert [told.text for told in archive.told("daily", since=MONDAY)][0] == BRIDGE
        assert [told.text for told in archive.search("lorries")] == [BRIDGE]
        new, old = archive.versions("https://a.example/bridge")
        assert old.article.tags == ("local",)
        assert archive.stats().changed == 1
    assert version_of(path) == VERSION


def test_what_it_told_is_known_again(path):
    with Archive.open(path) as archive:
        (told, _) = archive.told("daily", since=MONDAY)
        article, start, end = told.places[0]
        archive.deliver("daily", [], stories=[], at=MONDAY, read=[article])
        assert archive.was_read("daily", [article])
        assert archive.last("daily").number == 2


def test_an_older_archive_is_not_changed_by_reading(path):
    before = version_of(path)
    with pytest.raises(
        ArchiveError, match=r"older version \(\d\); run `kursk-digest archive check`"
    ):
        Archive.open(path, read_only=True)
    assert version_of(path) == before < VERSION


def test_a_step_that_fails_leaves_the_archive_as_it_was(path, monkeypatch):
    before = version_of(path)
    broken = (*MIGRATIONS[:-1], MIGRATIONS[-1] + "; INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(opening, "MIGRATIONS", broken)
    with pytest.raises(ArchiveError):
        Archive.open(path)
    assert version_of(path) == before
    monkeypatch.undo()
    with Archive.open(path) as archive:
        assert archive.check() == ()


def test_two_that_open_an_older_archive_at_once_agree(path):
    with Archive.open(path) as one, Archive.open(path) as other:
        assert one.check() == other.check() == ()


def test_the_file_says_whose_it_is(tmp_path):
    path = tmp_path / "archive.sqlite3"
    Archive.open(path).close()
    assert path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"kdig"
