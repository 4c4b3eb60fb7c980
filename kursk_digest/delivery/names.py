"""`briefings/{date}.html` -> the file of today. Pure, but for the folders that it makes."""

from __future__ import annotations

import re
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from kursk_digest.errors import DeliveryError

_FIELD = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_UNSAFE = re.compile(r"[^\w.+-]+")

FIELDS = ("date", "time", "year", "month", "day", "week", "briefing")
"""What may stand in braces in the name of an output."""


def name_output(template: str, *, when: datetime, briefing: str) -> Path:
    """Fill in the braces of *template*: `{date}` is 2026-11-24, `{time}` 0630, `{week}` 2026-W48.

    Two braces stand for one. Dates are those of the zone of *when*.

    Raises:
        DeliveryError: A brace has no other half, or holds what is not in `FIELDS`.
    """
    year, week, _ = when.isocalendar()
    values = {
        "date": f"{when:%Y-%m-%d}",
        "time": f"{when:%H%M}",
        "year": f"{when:%Y}",
        "month": f"{when:%m}",
        "day": f"{when:%d}",
        "week": f"{year}-W{week:02}",
        "briefing": _UNSAFE.sub("-", briefing).strip("-.") or "briefing",
    }

    def fill(found: re.Match[str]) -> str:
        if found[0] in ("{{", "}}"):
            return found[0][0]
        if found[1] is None:
            raise DeliveryError(f"{template}: a brace has no other half; write {{date}}")
        if found[1] not in values:
            near = get_close_matches(found[1], FIELDS, n=1)
            known = ", ".join(f"{{{field}}}" for field in FIELDS)
            hint = f"did you mean {{{near[0]}}}?" if near else f"known are {known}"
            raise DeliveryError(f"{template}: unknown {found[0]}; {hint}")
        return values[found[1]]

    return Path(_FIELD.sub(fill, template))


def has_fields(template: str) -> bool:
    """Tell whether something is to be filled in: then missing folders are made, too."""
    return any(found[0] not in ("{{", "}}") for found in _FIELD.finditer(template))


def make_folders(path: Path) -> None:
    """Make the folders that *path* stands in.

    Raises:
        DeliveryError: That is not possible.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no possible name"
        raise DeliveryError(f"{path.parent}: cannot be made ({reason}); check --output") from error
