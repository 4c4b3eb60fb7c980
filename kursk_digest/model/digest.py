"""The digest: what is printed, chosen and numbered."""

from __future__ import annotations

from dataclasses import dataclass

from kursk_digest.model.briefing import Briefing, Correction, Earlier, Status, Update
from kursk_digest.model.claims import Claim
from kursk_digest.model.pages import Article, Skipped


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its place in the digest."""

    id: str
    """`c1`, `c2`, ...: by rank."""
    claim: Claim
    rank: int
    """Place in the order of telling over the whole digest, counted from 1."""
    selected: bool
    """Whether the digest prints it."""
    citations: tuple[int, ...]
    """Numbers of the articles that state it, ascending, each once: as printed, `[1,3]`."""
    status: Status | None = None
    """What it is to somebody who read the briefings before; `None` outside of a briefing."""
    told: Earlier | None = None
    """What told it before."""
    muted: str = ""
    """The rule of the reader's that keeps it out, as the settings write it."""
    followed: tuple[str, ...] = ()
    """The rules of the reader's that want it told."""


@dataclass(frozen=True, slots=True)
class Position:
    """A side of a conflict as it is printed."""

    value: str
    entries: tuple[Entry, ...]
    """By rank, never empty."""
    citations: tuple[int, ...]
    """Numbers of the articles that give this value, ascending, each once."""
    speakers: tuple[str, ...] = ()
    """To whom they attribute it, each once; one who is not named by all is among them, too."""
    is_attributed: bool = False
    """Whether every statement that gives it names its speaker."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict as it is printed."""

    id: str
    """`k1`, `k2`, ..."""
    about: str
    kind: str
    sides: tuple[Position, ...]
    is_update: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A story as it is told."""

    id: str
    """`s1`, `s2`, ..."""
    title: str
    articles: tuple[int, ...]
    """Numbers of its articles, ascending."""
    entries: tuple[Entry, ...]
    """By rank; the selected ones first."""
    disputes: tuple[Dispute, ...]
    update: Update | None = None
    """How it goes on, if a briefing told of it before."""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A location that handed over an article which is here already."""

    location: str
    of: int
    """The number of the article that stands for it."""


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything that is printed, before it has a format."""

    articles: tuple[Article, ...]
    """Citation number n is `articles[n - 1]`; its id in JSON is `a{n}`."""
    chapters: tuple[Chapter, ...]
    skipped: tuple[Skipped, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader must know about how it was made, one line each."""
    generated: str = "1970-01-01T00:00:00Z"
    """ISO 8601, UTC: the time of the run as it was given."""
    briefing: Briefing | None = None
    """What it is counted from, where it tells only what is new."""
