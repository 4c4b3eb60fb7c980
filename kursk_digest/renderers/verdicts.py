"""Briefing -> why each claim is told or not, a line each. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from kursk_digest.model import Digest, Entry, Status
from kursk_digest.renderers.dates import moment


def render_verdicts(digest: Digest) -> Iterator[str]:
    """Yield a line for each claim of *digest*, story by story, and what was muted in all."""
    for chapter in digest.chapters:
        yield f"{chapter.id} {chapter.title}: {'update' if chapter.update else 'new story'}"
        for entry in chapter.entries:
            yield f"{entry.id} {_verdict(entry)}: {entry.claim.text}"
    for muted in digest.briefing.muted if digest.briefing else ():
        yield f"muted by {muted.rule}: {muted.claims}"


def _verdict(entry: Entry) -> str:
    followed = f", followed: {', '.join(entry.followed)}" if entry.followed else ""
    if entry.status is Status.MUTED:
        return f"muted by {entry.muted}"
    if entry.status is Status.TOLD and entry.told:
        return f"told {moment(entry.told.at)} as “{entry.told.text}”"
    length = "" if entry.selected else ", not printed for its length"
    return f"{entry.status or Status.NEW}{followed}{length}"
