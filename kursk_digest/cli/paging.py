"""Long output, a screen at a time."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress


def page_out(text: str) -> bool:
    """Show *text* in the user's pager; false if that is not possible or not needed.

    It is needed on a terminal alone, and there for what is longer than the screen. The pager is
    `PAGER`, else `less`; both are asked to keep colours and links.
    """
    if not sys.stdout.isatty() or text.count("\n") < shutil.get_terminal_size((80, 24)).lines:
        return False
    try:
        command = shlex.split(os.environ.get("PAGER", "")) or ["less"]
    except ValueError:  # a quotation mark without its other half
        command = ["less"]
    environment = {"LESS": "FRX", "LV": "-c"} | dict(os.environ)
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    # Whoever leaves the pager early has all they want; Ctrl-C belongs to the pager.
    with suppress(BrokenPipeError):
        pager.communicate(text.encode("utf-8", "replace"))
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):
            pager.wait()
    return True
