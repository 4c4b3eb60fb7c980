"""Files are written whole or not at all, and what was there stays when a run fails."""

import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kursk_digest.delivery.files import prepare_files, write_files
from kursk_digest.delivery.names import has_fields, make_folders, name_output
from kursk_digest.errors import DeliveryError

OLD, NEW = "yesterday\n", "today\n"


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_all_files_are_written_and_nothing_is_left_beside_them(tmp_path):
    (tmp_path / "a.html").write_text(OLD)
    write_files({tmp_path / "a.html": NEW, tmp_path / "a.json": "{}\n"})
    assert (tmp_path / "a.html").read_text() == NEW
    assert names_in(tmp_path) == ["a.html", "a.json"]


def test_a_file_that_cannot_be_written_leaves_the_others_as_they_were(tmp_path):
    (tmp_path / "a.html").write_text(OLD)
    with pytest.raises(DeliveryError, match=r"nowhere/a\.json: cannot be written \(No such file"):
        write_files({tmp_path / "a.html": NEW, tmp_path / "nowhere" / "a.json": NEW})
    assert (tmp_path / "a.html").read_text() == OLD
    assert names_in(tmp_path) == ["a.html"]


def test_what_fails_between_leaves_every_file_as_it_was(tmp_path):
    (tmp_path / "a.html").write_text(OLD)

    def fail():
        with prepare_files({tmp_path / "a.html": NEW}):
            raise DeliveryError("the mail was not taken")

    with pytest.raises(DeliveryError, match="the mail"):
        fail()
    assert (tmp_path / "a.html").read_text() == OLD
    assert names_in(tmp_path) == ["a.html"]


def test_a_folder_and_an_impossible_name_are_named(tmp_path):
    with pytest.raises(DeliveryError, match="is a folder; name a file in it"):
        write_files({tmp_path: NEW})
    with pytest.raises(DeliveryError, match="cannot be written"):
        write_files({tmp_path / "a\0b": NEW})
    with pytest.raises(DeliveryError, match="too long"):
        write_files({tmp_path / ("x" * 300): NEW})
    assert names_in(tmp_path) == []


def test_a_long_name_that_the_system_takes_is_taken(tmp_path):
    write_files({tmp_path / ("x" * 250): NEW})
    assert names_in(tmp_path) == ["x" * 250]


def test_a_full_disk_leaves_the_old_file(tmp_path):
    (tmp_path / "a.html").write_text(OLD)
    program = (
        "import resource, signal, sys; from pathlib import Path;"
        "from kursk_digest.delivery.files import write_files;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "write_files({Path('a.html'): 'x' * 5000})"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True)
    assert b"a.html: cannot be written (File too large)" in done.stderr
    assert (tmp_path / "a.html").read_text() == OLD
    assert names_in(tmp_path) == ["a.html"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 1000


def test_permissions_and_links_are_kept(tmp_path):
    real = tmp_path / "real.html"
    real.write_text(OLD)
    real.chmod(0o640)
    (tmp_path / "link.html").symlink_to(real)
    write_files({tmp_path / "link.html": NEW})
    assert (tmp_path / "link.html").is_symlink()
    assert real.read_text() == NEW
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_new_file_gets_the_permissions_of_new_files(tmp_path):
    before = os.umask(0o027)
    try:
        write_files({tmp_path / "a": NEW})
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_what_is_no_regular_file_is_written_to(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
    write_files({pipe: NEW})
    assert reader.communicate(timeout=10)[0] == NEW.encode()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_killed_runs_left_is_swept_once_it_is_old(tmp_path):
    old, fresh, other = ".a.html.abcd1234.tmp", ".a.html.efgh5678.tmp", ".b.html.abcd1234.tmp"
    for name in (old, fresh, other):
        (tmp_path / name).write_text("half")
    two_hours_ago = time.time() - 7200
    os.utime(tmp_path / old, (two_hours_ago, two_hours_ago))
    os.utime(tmp_path / other, (two_hours_ago, two_hours_ago))
    write_files({tmp_path / "a.html": NEW})
    assert names_in(tmp_path) == sorted([fresh, other, "a.html"])


def test_a_killed_run_leaves_the_old_file_or_the_new_one(tmp_path):
    """Writes two texts in turn until it is killed, fifty times at other moments."""
    program = (
        "from pathlib import Path; from kursk_digest.delivery.files import write_files\n"
        "print(flush=True)\n"
        "while True:\n"
        "    for letter in 'ab':\n"
        "        write_files({Path('x.html'): letter * 200_000})"
    )
    whole = {letter * 200_000 for letter in "ab"}
    for turn in range(50):
        run = subprocess.Popen(
            [sys.executable, "-c", program], cwd=tmp_path, stdout=subprocess.PIPE
        )
        run.stdout.readline()
        time.sleep(turn % 10 / 500)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        found = tmp_path / "x.html"
        assert not found.exists() or found.read_text() in whole


def when(text="2026-11-24T06:30:00+01:00"):
    from datetime import datetime

    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("today.html", "today.html"),
        ("briefings/{date}.html", "briefings/2026-11-24.html"),
        ("{year}/{month}/{day}-{time}.md", "2026/11/24-0630.md"),
        ("{week}.json", "2026-W48.json"),
        ("{briefing}.json", "war-peace.json"),
        ("{{date}}.html", "{date}.html"),
    ],
)
def test_a_name_is_filled_in(template, name):
    assert name_output(template, when=when(), briefing="../war & peace") == Path(name)
    assert has_fields(template) == (Path(template) != Path(name) and "{{" not in template)


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{dat}.html", "unknown {dat}; did you mean {date}?"),
        ("{x!r}.html", "unknown {x!r}; known are {date}, {time}"),
        ("{}.html", "unknown {}; known are"),
        ("{date.html", "a brace has no other half; write {date}"),
        ("date}.html", "a brace has no other half; write {date}"),
    ],
)
def test_a_name_that_cannot_be_filled_in_is_refused(template, reason):
    with pytest.raises(DeliveryError) as caught:
        name_output(template, when=when(), briefing="war")
    assert f"{template}: {reason}" in str(caught.value)


def test_the_day_is_that_of_the_zone():
    late = when("2026-11-24T23:30:00-05:00")
    assert name_output("{date}", when=late, briefing="x") == Path("2026-11-24")


def test_folders_are_made_where_they_can_be(tmp_path):
    make_folders(tmp_path / "a" / "b" / "c.html")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_text("")
    with pytest.raises(DeliveryError, match=r"file: cannot be made \(File exists\)"):
        make_folders(tmp_path / "file" / "c.html")
