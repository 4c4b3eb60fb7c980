"""A briefing that is killed, whenever that is, tears nothing, loses nothing and repeats nothing."""

import subprocess
import sys

from command import ROOT

KILLS = 500


def test_five_hundred_kills_break_nothing():
    command = [sys.executable, ROOT / "bench" / "kill_brief.py", "--kills", str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{KILLS} runs killed, ")
    assert "0 things wrong" in done.stdout
