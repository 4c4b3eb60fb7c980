"""Python loads this at its start: the guard holds in the processes that tests start, too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import loopback  # noqa: E402

loopback.guard()
sys.path.pop(0)
