"""What the templates of the page and of the mail show.

Every string here is harmless text (`escape.visible`) that the template engine still escapes for
HTML; an address is one that may be a link.
"""

from __future__ import annotations

from dataclasses import dataclass

from kursk_digest.renderers.html.pictures import Matrix, Overlap, Timeline
from kursk_digest.renderers.html.quotes import Citation, Place


@dataclass(frozen=True, slots=True)
class ClaimItem:
    """A claim with what proves it."""

    id: str
    text: str
    language: str
    remark: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class SideItem:
    """One value of a disagreement, who gives it and where."""

    value: str
    converted: str
    """The value in metric units, where it needs that; else empty."""
    speaker: str
    day: str
    """When it was first given, where a later value replaces it; else empty."""
    language: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class DisputeItem:
    """A disagreement."""

    id: str
    about: str
    sides: tuple[SideItem, ...]


@dataclass(frozen=True, slots=True)
class ShiftItem:
    """A value that was told, and the one that stands in its place now."""

    about: str
    before: SideItem
    now: SideItem


@dataclass(frozen=True, slots=True)
class CorrectionItem:
    """What a source took back; `before` and `now` may be empty."""

    what: str
    before: str
    now: str
    language: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KnownItem:
    """What an earlier briefing told of a story."""

    text: str
    at: str
    language: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MomentItem:
    """A claim in the timeline."""

    claim: str
    """Its id."""
    letter: str
    """Its name in the page."""
    first: str
    """ISO 8601."""
    day: str
    text: str
    language: str
    speaker: str


@dataclass(frozen=True, slots=True)
class QuotedItem:
    """Somebody who is quoted, and by which sources."""

    name: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StoryItem:
    """A story."""

    id: str
    title: str
    language: str
    summary: str
    changed: tuple[ShiftItem, ...]
    corrected: tuple[CorrectionItem, ...]
    known: tuple[KnownItem, ...]
    several: tuple[ClaimItem, ...]
    disputed: tuple[DisputeItem, ...]
    single: tuple[ClaimItem, ...]
    moments: tuple[MomentItem, ...]
    quoted: tuple[QuotedItem, ...]
    more: str
    matrix: Matrix | None
    overlap: Overlap | None
    timeline: Timeline | None


@dataclass(frozen=True, slots=True)
class SourceItem:
    """An article in the list of sources."""

    place: Place
    remark: str


@dataclass(frozen=True, slots=True)
class PageItem:
    """The whole digest."""

    title: str
    """Of the window, and the subject of the mail; one line."""
    day: str
    """`18 August 2024`: when it was made; empty if no time is known."""
    generated: str
    """The same as ISO 8601."""
    name: str
    """`Digest`, `Briefing`."""
    summary: str
    stories: tuple[StoryItem, ...]
    sources: tuple[SourceItem, ...]
    duplicates: tuple[tuple[str, int], ...]
    skipped: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    nothing: str
