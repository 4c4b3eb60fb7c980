"""What every format tells, in this order and in these words.

All strings that came from a source are still raw here: each format makes them harmless itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kursk_digest.model import Article, Duplicate, Entry, Skipped, Statement

CHANGED = "Changed"
CORRECTED = "Corrected"
KNOWN = "Told before"
UPDATE = "Update"
EARLIER = "read for an earlier briefing"
SEVERAL = "Reported by several"
DISPUTED = "Disagreement"
UPDATED = "by date"
SINGLE = "Reported by one"
TIMELINE = "Timeline"
QUOTED = "Quoted"
SOURCES = "Sources"
DUPLICATES = "Duplicates"
SKIPPED = "Skipped"
NOTES = "Notes"
UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as it is printed."""

    id: str
    """`c1`."""
    text: str
    """Verbatim, but for a note in square brackets on whom a pronoun means."""
    citations: tuple[int, ...]
    remark: str
    """`2 outlets, 1 voice` where the citations look like more voices than there are; else empty."""
    entry: Entry
    """What it was made of, for formats that show the quotations themselves."""


@dataclass(frozen=True, slots=True)
class Account:
    """One side of a dispute."""

    value: str
    converted: str
    """The same in metric units, `35 km`; empty where the value needs none."""
    citations: tuple[int, ...]
    outlets: tuple[str, ...]
    """Labels of the sources that give it, each once."""
    claims: tuple[str, ...]
    """Ids of the claims that give it: `c1`."""
    speaker: str
    """Who says so, if every statement of this side names that one; else empty."""
    day: str = ""
    """When it was first given, `13 August 2024`, where a later value replaces it; else empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """A dispute: what is it about, and who gives which value."""

    id: str
    """`k1`."""
    about: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Shifted:
    """A value that was told, and the one that stands in its place now."""

    about: str
    before: Account
    """With the day of what was told."""
    now: Account
    told: tuple[Statement, ...]
    """Statements that gave the value before; `said` those that give the one of now."""
    said: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a source took back."""

    what: str
    """Who did what: `Northern Herald corrected itself`."""
    before: str
    """What had been told of it, verbatim; empty if only a notice says that something was wrong."""
    now: str
    """What it says now, verbatim; empty if nothing of it."""
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was told of a story in an earlier briefing."""

    text: str
    at: str
    """`13 August 2024, 06:30 UTC`."""
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A claim's place in the timeline."""

    id: str
    """The claim's: `c1`."""
    first: str
    """ISO 8601: `2024-08-16`."""
    day: str
    """`16 August 2024`, `13–15 August 2024`, `February 2022`."""
    words: str
    """The source's, if the day was reckoned from the article's date: `Friday`; else empty."""
    text: str
    """Verbatim, or the beginning of it and ` …`."""
    speaker: str
    """Who says so, where the beginning does not show it; else empty."""
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody to whom the story attributes what is told."""

    name: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One story as it is printed, in this order; what is empty is left out."""

    id: str
    """`s1`."""
    title: str
    summary: str
    """`4 articles, 4 outlets, 3 voices, 13–16 August 2024`."""
    articles: tuple[int, ...]
    several: tuple[Line, ...]
    disputed: tuple[Row, ...]
    single: tuple[Line, ...]
    timeline: tuple[Moment, ...]
    """By day; empty if the claims tell of fewer than two days."""
    quoted: tuple[Quoted, ...]
    """Whoever is cited most first."""
    changed: tuple[Shifted, ...]
    """Values that were told before and are others now."""
    corrected: tuple[Corrected, ...]
    known: tuple[Recalled, ...]
    """The chief of what was told of it before: one, or none if it is new."""
    more: str
    """How many claims are not printed, and how to see them; empty if all are."""


@dataclass(frozen=True, slots=True)
class Source:
    """A cited article, as the list of sources tells it."""

    number: int
    outlet: str
    title: str
    """May be empty."""
    day: str
    """`13 August 2024`; empty if it has no date."""
    location: str
    remark: str
    """`wire: AP; same voice as [4]`; else empty."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A digest, ready to be laid out."""

    tellings: tuple[Telling, ...]
    numbers: Mapping[Article, int]
    """What each article is cited by."""
    sources: tuple[Source, ...]
    duplicates: tuple[Duplicate, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    lead: str
    """What a briefing is counted from, before all else; empty for other digests."""
    nothing: str
    """What to say if there is no story at all; else empty."""


MOST_OUTLETS = 3
"""How many outlets of one side of a dispute are named; its citations tell of all."""


def count(number: int, noun: str) -> str:
    """Return `1 article`, `4 articles`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def cited(citations: Sequence[int]) -> str:
    """Return `[1,3]`."""
    return f"[{','.join(map(str, citations))}]"


def stated(account: Account) -> str:
    """Return the value, `22 miles (35 km)`."""
    return f"{account.value} ({account.converted})" if account.converted else account.value


def attributed(account: Account) -> str:
    """Return who gives the value, and when: `Smirnov (Herald, Courier)`, `Herald, 13 May 2024`."""
    named = ", ".join(account.outlets[:MOST_OUTLETS])
    left = len(account.outlets) - MOST_OUTLETS
    outlets = f"{named} and {left} more" if left > 0 else named
    who = f"{account.speaker} ({outlets})" if account.speaker else outlets
    return ", ".join(filter(None, (who, account.day)))


def dated(moment: Moment) -> str:
    """Return the day, and the words that it was reckoned from: `16 August 2024 (“Friday”)`."""
    return f"{moment.day} (“{moment.words}”)" if moment.words else moment.day
