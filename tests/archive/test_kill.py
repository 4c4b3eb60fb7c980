"""A run that is killed leaves all that was acknowledged, and nothing in part."""

import subprocess
import sys
from pathlib import Path

from command import ROOT

KILLS = 500


def test_nothing_acknowledged_is_lost_and_nothing_is_torn(tmp_path):
    # Memory, where there is a disk in it: a killed process loses nothing that the system has.
    folder = Path("/dev/shm") if Path("/dev/shm").is_dir() else tmp_path
    script = ROOT / "bench" / "kill.py"
    done = subprocess.run(
        [sys.executable, script, str(KILLS), "--folder", folder],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{KILLS} kills, ")
    assert done.stdout.endswith(" 0 lost or torn\n")
