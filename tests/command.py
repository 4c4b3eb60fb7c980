"""The command as a user runs it: in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
BRIDGE = SAMPLES / "northern-herald-bridge.txt"
FERRY = SAMPLES / "harbour-gazette-ferry-strike.txt"
GUARDED = Path(__file__).parent / "guarded"
"""Keeps a process from connecting to any other machine."""
HOME = tempfile.TemporaryDirectory(prefix="kursk-digest-")
"""Where the command finds no settings and no pages of the person who runs the tests."""


def kursk_digest(*arguments, cwd=ROOT, **kwargs):
    command = [sys.executable, "-m", "kursk_digest", *map(str, arguments)]
    kwargs["env"] = {
        **os.environ,
        "PYTHONPATH": f"{GUARDED}{os.pathsep}{ROOT}",
        "XDG_CONFIG_HOME": f"{HOME.name}/config",
        "XDG_CACHE_HOME": f"{HOME.name}/cache",
        **kwargs.get("env", {}),
    }
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=60, cwd=cwd, **kwargs
    )


def digest_of(*arguments, **kwargs):
    done = kursk_digest("build", *arguments, "--format", "json", **kwargs)
    assert done.returncode in (0, 3), done.stderr
    return json.loads(done.stdout)
