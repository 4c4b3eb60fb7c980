"""What a command says on standard error: lines for people, or JSON for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated

import typer

LogJson = Annotated[
    bool, typer.Option("--log-json", help="Messages on standard error as JSON, one a line.")
]


def speak(line: str, about: Mapping[str, str]) -> None:
    """Write one line; nothing in it can move the cursor or change colours.

    Args:
        line: For people; how it begins tells how bad it is: `error: `, `skipped `.
        about: What it is about, by name, for machines.
    """
    with suppress(BrokenPipeError):
        sys.stderr.write(_form(line, about) + "\n")
        sys.stderr.flush()


def speak_json() -> None:
    """Write all lines as JSON from here on, for the rest of the process."""
    global _form
    _form = _as_json


def _plainly(line: str, about: Mapping[str, str]) -> str:
    from kursk_digest.renderers.escape import visible

    return visible(line)


def _as_json(line: str, about: Mapping[str, str]) -> str:
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    level = next((level for start, level in _LEVELS.items() if line.startswith(start)), "info")
    message = line.removeprefix("error: ")
    return json.dumps({"time": now, "level": level, "message": message, **about})


_LEVELS = {"error: ": "error", "warning: ": "warning", "skipped ": "warning"}
_form: Callable[[str, Mapping[str, str]], str] = _plainly
