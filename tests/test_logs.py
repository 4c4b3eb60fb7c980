"""Messages for machines: JSON, one object a line, whatever the sources wrote."""

import json
import subprocess
import sys

PROGRAM = """
from kursk_digest.cli.logs import speak_json
from kursk_digest.cli.output import say, say_skipped
from kursk_digest.model import Skipped
speak_json()
say("error: \\x1b[2J no archive")
say_skipped([Skipped("a\\nb.html", "is a PDF\\udce9")])
say("3 articles")
"""


def test_each_line_is_an_object_with_time_and_level():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["level"] for line in lines] == ["error", "warning", "info"]
    assert lines[0]["message"] == "\x1b[2J no archive"
    assert (lines[1]["location"], lines[1]["reason"]) == ("a\nb.html", "is a PDF\udce9")
    assert all(line["time"].endswith("Z") for line in lines)
    assert "\x1b" not in done.stderr
