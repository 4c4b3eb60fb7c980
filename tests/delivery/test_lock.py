"""One run at a time, told apart by real processes; a dead one holds nothing."""

import os
import signal
import subprocess
import sys
import time

import pytest

from kursk_digest.delivery.lock import hold_lock
from kursk_digest.errors import KurskError, LockedError

HOLD = (
    "import sys, time; from pathlib import Path; from kursk_digest.delivery.lock import hold_lock\n"
    "with hold_lock(Path(sys.argv[1]), wait=float(sys.argv[2]), started='2026-11-24T06:30:00Z'):\n"
    "    print('held', flush=True)\n"
    "    time.sleep(float(sys.argv[3]))\n"
)


def holder(path, *, wait=0.0, seconds=60.0):
    arguments = [sys.executable, "-c", HOLD, str(path), str(wait), str(seconds)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_another_run_is_told_who_holds_it(tmp_path):
    path = tmp_path / "state" / "archive.lock"
    with holder(path) as run:
        assert run.stdout.readline() == "held\n"
        with (
            pytest.raises(LockedError) as caught,
            hold_lock(path, wait=0, started="2026-11-24T06:31:00Z"),
        ):
            pass
        assert f"another run holds {path}: process {run.pid} on " in str(caught.value)
        assert "since 2026-11-24T06:30:00Z; try --wait 600" in str(caught.value)
        run.kill()


def test_the_lock_of_a_killed_run_is_no_lock(tmp_path):
    path = tmp_path / "archive.lock"
    with holder(path) as run:
        assert run.stdout.readline() == "held\n"
        run.send_signal(signal.SIGKILL)
        run.wait()
    with hold_lock(path, wait=0, started="2026-11-24T06:31:00Z"):
        assert str(os.getpid()) in path.read_text()
    assert path.read_text() == ""


def test_a_child_that_outlives_its_run_holds_nothing(tmp_path):
    path = tmp_path / "archive.lock"
    program = HOLD.replace("    print", "    import os; os.fork() or time.sleep(20)\n    print")
    arguments = [sys.executable, "-c", program, str(path), "0", "60"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, start_new_session=True) as run:
        try:
            assert run.stdout.readline() == b"held\n"
            run.send_signal(signal.SIGKILL)
            os.waitid(os.P_PID, run.pid, os.WEXITED | os.WNOWAIT)
            with hold_lock(path, wait=0, started="2026-11-24T06:31:00Z"):
                pass
        finally:
            os.killpg(run.pid, signal.SIGKILL)


def test_a_run_may_wait_for_another(tmp_path):
    path = tmp_path / "archive.lock"
    with holder(path, seconds=0.5) as run:
        assert run.stdout.readline() == "held\n"
        begun = time.monotonic()
        with hold_lock(path, wait=30, started="2026-11-24T06:31:00Z"):
            assert time.monotonic() - begun < 20


def test_eight_at_once_hold_it_one_after_the_other(tmp_path):
    path, log = tmp_path / "archive.lock", tmp_path / "log"
    program = HOLD.replace("    time.sleep(float(sys.argv[3]))\n", (
        "    log = open(sys.argv[3], 'a')\n"
        "    for word in ('begin', 'end'):\n"
        "        log.write(word + ' '); log.flush(); time.sleep(0.02)\n"
    ))  # fmt: skip
    runs = [
        subprocess.Popen([sys.executable, "-c", program, str(path), "60", str(log)])
        for _ in range(8)
    ]
    assert [run.wait() for run in runs] == [0] * 8
    assert log.read_text() == "begin end " * 8


@pytest.mark.parametrize("content", ["", "{", "[]", '{"process": 1}', "x" * 5000, "\x1b[2J"])
def test_what_stands_in_the_file_is_never_needed(tmp_path, content):
    path = tmp_path / "archive.lock"
    path.write_text(content)
    with hold_lock(path, wait=0, started="2026-11-24T06:31:00Z"):
        pass


def test_a_file_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(KurskError, match=r"cannot be made \(.*\); check --archive"),
        hold_lock(tmp_path / "file" / "x.lock", wait=0, started=""),
    ):
        pass
