"""What two digests say otherwise -> text, or JSON. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kursk_digest.model import Differences, Entry
from kursk_digest.renderers.escape import visible
from kursk_digest.renderers.json_text import json_text

Json = dict[str, Any]

NONE = "Both say the same."


def render_differences(differences: Differences) -> str:
    """Write a section for each kind, a line for each claim; ids are those of its digest."""
    if differences.are_none:
        return NONE + "\n"
    return "\n\n".join("\n".join(block) for block in _blocks(differences)) + "\n"


def _blocks(differences: Differences) -> Iterator[list[str]]:
    sections = (
        ("Changed", [f"{c.about}: {c.before} → {c.now}" for c in differences.changed]),
        ("New", list(map(_line, differences.added))),
        ("Better supported", [
            f"{_line(one.entry)} ({one.before} → {one.now} voices)" for one in differences.supported
        ]),
        ("Gone", list(map(_line, differences.gone))),
    )  # fmt: skip
    for label, lines in sections:
        if lines:
            yield [label, *map(visible, lines)]


def _line(entry: Entry) -> str:
    outlets = dict.fromkeys(statement.article.outlet for statement in entry.claim.statements)
    return f"{entry.id} {entry.claim.told} – {', '.join(outlets)}"


def render_differences_json(differences: Differences) -> str:
    """Write the same for programs, with all outlets of each claim."""
    document = {
        "new": list(map(_claim, differences.added)),
        "gone": list(map(_claim, differences.gone)),
        "better_supported": [
            _claim(one.entry) | {"voices_before": one.before} for one in differences.supported
        ],
        "changed": [
            {"about": c.about, "before": c.before, "now": c.now, "claims": list(c.claims)}
            for c in differences.changed
        ],
    }
    return json_text(document, indent=2) + "\n"


def _claim(entry: Entry) -> Json:
    outlets = dict.fromkeys(statement.article.outlet for statement in entry.claim.statements)
    return {
        "claim": entry.id,
        "text": entry.claim.text,
        "voices": len(entry.claim.voices),
        "outlets": list(outlets),
    }
