"""`--pager`, on a terminal of our own."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

import pytest
from command import FERRY, ROOT, kursk_digest


def on_terminal(*arguments, rows=24, columns=80, **environment):
    """Run the command with its output on a terminal of that size; return what was shown."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("PAGER", "LESS")}
    done = subprocess.Popen(
        [sys.executable, "-m", "kursk_digest", *map(str, arguments)],
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, cwd=ROOT,
        env={**kept, "TERM": "xterm", "COLUMNS": str(columns), "LINES": str(rows), **environment},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65_536):
            shown += piece
    except OSError:  # the other end is closed: all has been shown
        pass
    os.close(ours)
    return done.wait(60), shown.decode("utf-8").replace("\r\n", "\n")


PAGER = {"PAGER": "sed 's/^/paged: /'"}


def test_a_long_digest_is_handed_to_the_pager_with_its_colours():
    code, shown = on_terminal("build", FERRY, "--pager", rows=5, **PAGER)
    assert code == 0
    assert "paged: \x1b[1mSaltmere" in shown


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        pytest.param(["--pager"], 200, id="it fits the screen"),
        pytest.param([], 5, id="nobody asked"),
    ],
)
def test_no_pager_is_started_without_need(options, rows):
    code, shown = on_terminal("build", FERRY, *options, rows=rows, **PAGER)
    assert (code, "paged: " in shown) == (0, False)
    assert "Saltmere" in shown


@pytest.mark.parametrize("pager", ["no-such-pager", "'", ""])
def test_without_a_working_pager_the_digest_is_printed_all_the_same(pager):
    # PATH has no less either.
    code, shown = on_terminal(
        "build", FERRY, "--pager", rows=5, PAGER=pager, PATH="/nowhere", NO_COLOR="1"
    )
    assert code == 0
    assert "Saltmere" in shown
    assert "Traceback" not in shown


def test_leaving_the_pager_early_is_no_error():
    code, shown = on_terminal("build", FERRY, "--pager", "-q", rows=5, PAGER="head -n 1")
    assert code == 0
    assert shown.count("\n") == 1


def test_in_a_pipe_there_is_no_pager():
    done = kursk_digest("build", FERRY, "--pager", env=PAGER)
    assert done.returncode == 0
    assert "paged: " not in done.stdout
