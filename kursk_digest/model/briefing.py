"""The briefing: what a digest tells of the days before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kursk_digest.model.pages import Article
from kursk_digest.model.statements import Statement
from kursk_digest.model.told import Delivered, Kept, Told


class Status(StrEnum):
    """What a claim is to somebody who has read the briefings before."""

    NEW = "new"
    CHANGED = "changed"
    """It gives another value of what was told."""
    TOLD = "told"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A claim as an earlier briefing told it."""

    text: str
    """What the reader was shown."""
    at: str
    """ISO 8601, UTC: the time of that briefing."""
    citations: tuple[int, ...] = ()
    """Numbers of its articles, where the digest lists them."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value, told before or now."""

    value: str
    """As stated: `28 villages`."""
    citations: tuple[int, ...]
    """Numbers of the articles that give it, ascending, each once."""
    statements: tuple[Statement, ...]
    """Those that give it; never empty."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was told has another value now."""

    about: str
    """What the values are of: `settlements`."""
    kind: str
    """As of a conflict: `number`, `date`, `denial`, ..."""
    before: Value
    now: Value
    claims: tuple[str, ...]
    """Ids of the entries that give the value of now."""


class CorrectionKind(StrEnum):
    """What a source did to what it had said."""

    CORRECTED = "corrected"
    """It says something else in its place, or says that it does."""
    DROPPED = "dropped"
    """It no longer says so, and keeps the rest."""
    WITHDRAWN = "withdrawn"
    """It takes the article back."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A source that takes back what it had said."""

    kind: CorrectionKind
    outlet: str
    article: int
    """Number of the article as it reads now."""
    before: Earlier | None
    """What had been told of it; `None` if only a notice says that something was wrong."""
    now: str
    """What it says now, verbatim; empty if it no longer says anything of it."""
    is_announced: bool = False
    """Whether the article says itself that it was wrong."""


@dataclass(frozen=True, slots=True)
class Update:
    """How a story that was told goes on."""

    known: Earlier | None
    """The chief of what was told of it."""
    changes: tuple[Change, ...] = ()
    told_before: int = 0
    """Claims of today's articles that were told before."""


@dataclass(frozen=True, slots=True)
class Muted:
    """How much a rule of the user's kept out."""

    rule: str
    claims: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a digest is that tells only what is new."""

    name: str
    since: str | None
    """ISO 8601, UTC: the last briefing that told anything; `None` if this is the first."""
    earlier: int = 0
    """So many articles at the end of the digest's were read on days before."""
    told_before: int = 0
    """Claims of what was read that were told before."""
    read_before: int = 0
    """Articles that were read for an earlier briefing, and have not changed."""
    muted: tuple[Muted, ...] = ()


class Memory(Protocol):
    """What earlier runs read and told, as a briefing asks for it."""

    def briefings(self, name: str, /, *, most: int) -> tuple[Delivered, ...]:
        """Return the latest deliveries of *name*."""

    def near(
        self, statements: Sequence[Statement], /, *, briefing: str, since: str
    ) -> tuple[Told, ...]:
        """Return told claims that may say what one of *statements* does, of *since* or later."""

    def versions(self, address: str, /) -> tuple[Kept, ...]:
        """Return all texts of a location or URL, the one seen last first."""

    def was_read(self, briefing: str, articles: Sequence[Article], /) -> frozenset[Article]:
        """Return those that were read for a delivery of *briefing* and read the same now."""
