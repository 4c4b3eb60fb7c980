"""What the JSON of a briefing says beside that of any digest. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kursk_digest.model import (
    Briefing,
    Change,
    Chapter,
    Correction,
    Earlier,
    Entry,
    Statement,
    Value,
)

Json = dict[str, Any]
Cite = Callable[[Statement], Json]
"""Gives a citation as the contract writes it."""


def briefing_fields(briefing: Briefing | None) -> Json:
    """Return `briefing` of the document; nothing for another digest."""
    if briefing is None:
        return {}
    muted = [{"rule": one.rule, "claims": one.claims} for one in briefing.muted]
    return {
        "briefing": {
            "name": briefing.name,
            "since": briefing.since,
            "told_before": briefing.told_before,
            "read_before": briefing.read_before,
            "muted": muted,
        }
    }


def story_fields(chapter: Chapter, cite: Cite) -> Json:
    """Return `update` and `corrections` of a story in a briefing."""
    update = chapter.update
    return {
        "update": {
            "known": _earlier(update.known),
            "changes": [_change(change, cite) for change in update.changes],
            "told_before": update.told_before,
        }
        if update
        else None,
        "corrections": [_correction(one) for one in chapter.corrections],
    }


def claim_fields(entry: Entry) -> Json:
    """Return what a claim is to somebody who read the briefings before."""
    if entry.status is None:
        return {}
    return {
        "status": str(entry.status),
        "told": _earlier(entry.told),
        "muted_by": entry.muted or None,
        "followed_by": list(entry.followed),
    }


def _earlier(told: Earlier | None) -> Json | None:
    if told is None:
        return None
    return {"text": told.text, "at": told.at, "articles": [f"a{n}" for n in told.citations]}


def _change(change: Change, cite: Cite) -> Json:
    return {
        "about": change.about,
        "kind": change.kind,
        "before": _value(change.before, cite),
        "now": _value(change.now, cite),
        "claims": list(change.claims),
    }


def _value(value: Value, cite: Cite) -> Json:
    return {"value": value.value, "citations": [cite(one) for one in value.statements]}


def _correction(one: Correction) -> Json:
    return {
        "kind": str(one.kind),
        "outlet": one.outlet,
        "article": f"a{one.article}",
        "before": _earlier(one.before),
        "now": one.now or None,
        "announced": one.is_announced,
    }
