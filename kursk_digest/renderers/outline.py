"""Digest -> what every format tells, in this order and in these words. Pure.

All strings that came from a source are still raw here: each format makes them harmless itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kursk_digest.model import (
    Article,
    Chapter,
    Digest,
    Dispute,
    Duplicate,
    Entry,
    Position,
    Skipped,
)
from kursk_digest.renderers.dates import day, span_of_days
from kursk_digest.renderers.escape import visible

SEVERAL = "Reported by several"
DISPUTED = "Disagreement"
UPDATED = "by date"
SINGLE = "Reported by one"
SOURCES = "Sources"
DUPLICATES = "Duplicates"
SKIPPED = "Skipped"
NOTES = "Notes"
UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as it is printed."""

    text: str
    """Verbatim."""
    citations: tuple[int, ...]
    remark: str
    """`2 outlets, 1 voice` where the citations look like more voices than there are; else empty."""


@dataclass(frozen=True, slots=True)
class Account:
    """One side of a dispute."""

    value: str
    citations: tuple[int, ...]
    speaker: str
    """Who says so, if every statement of this side names that one; with the day in an update."""


@dataclass(frozen=True, slots=True)
class Row:
    """A dispute: what is it about, and who gives which value."""

    about: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One story as it is printed; what is empty is left out."""

    title: str
    summary: str
    """`4 articles, 4 outlets, 3 voices, 13–16 August 2024`."""
    articles: tuple[int, ...]
    several: tuple[Line, ...]
    disputed: tuple[Row, ...]
    single: tuple[Line, ...]
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
    sources: tuple[Source, ...]
    duplicates: tuple[Duplicate, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    nothing: str
    """What to say if there is no story at all; else empty."""


def outline(digest: Digest) -> Outline:
    """Arrange *digest* for readers: only what is selected, each part in the order of telling."""
    return Outline(
        tellings=tuple(_telling(chapter, digest.articles) for chapter in digest.chapters),
        sources=_sources(digest.articles),
        duplicates=digest.duplicates,
        skipped=digest.skipped,
        notes=digest.notes,
        nothing="" if digest.chapters else _nothing(digest),
    )


def count(number: int, noun: str) -> str:
    """Return `1 article`, `4 articles`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def cited(citations: Sequence[int]) -> str:
    """Return `[1,3]`."""
    return f"[{','.join(map(str, citations))}]"


def _telling(chapter: Chapter, articles: Sequence[Article]) -> Telling:
    selected = [entry for entry in chapter.entries if entry.selected]
    return Telling(
        title=chapter.title if visible(chapter.title).strip() else UNTITLED,
        summary=_summary([articles[number - 1] for number in chapter.articles]),
        articles=chapter.articles,
        several=tuple(_line(entry) for entry in selected if len(entry.claim.voices) > 1),
        disputed=tuple(_row(dispute, articles) for dispute in chapter.disputes),
        single=tuple(_line(entry) for entry in selected if len(entry.claim.voices) <= 1),
        more=_more(len(chapter.entries) - len(selected)),
    )


def _summary(articles: Sequence[Article]) -> str:
    parts = [
        count(len(articles), "article"),
        count(len({article.outlet for article in articles}), "outlet"),
        count(len({article.voice for article in articles}), "voice"),
        span_of_days(article.published for article in articles),
    ]
    return ", ".join(part for part in parts if part)


def _more(left: int) -> str:
    if not left:
        return ""
    return f"{left} more claim{'s' if left > 1 else ''}; --all shows {'them' if left > 1 else 'it'}"


def _line(entry: Entry) -> Line:
    outlets = {statement.article.outlet for statement in entry.claim.statements}
    voices = entry.claim.voices
    told_twice = len(outlets) > len(voices)
    remark = f"{count(len(outlets), 'outlet')}, {count(len(voices), 'voice')}" if told_twice else ""
    return Line(entry.claim.text, entry.citations, remark)


def _row(dispute: Dispute, articles: Sequence[Article]) -> Row:
    if not dispute.is_update:
        return Row(dispute.about, tuple(_account(position) for position in dispute.sides))
    accounts = (_dated(position, articles) for position in dispute.sides)
    return Row(f"{dispute.about}, {UPDATED}", tuple(accounts))


def _account(position: Position) -> Account:
    # Whom only some of them name is not named: the others do not say it was that speaker.
    is_one = position.is_attributed and len(position.speakers) == 1
    return Account(position.value, position.citations, position.speakers[0] if is_one else "")


def _dated(position: Position, articles: Sequence[Article]) -> Account:
    """Tell when a value was given, too: a later one replaces it."""
    account = _account(position)
    first = min(articles[number - 1].published or "" for number in position.citations)
    return replace(account, speaker=", ".join(filter(None, (account.speaker, day(first)))))


def _sources(articles: Sequence[Article]) -> tuple[Source, ...]:
    by_voice: dict[str, list[int]] = {}
    for number, article in enumerate(articles, start=1):
        by_voice.setdefault(article.voice, []).append(number)
    return tuple(
        Source(
            number=number,
            outlet=article.outlet,
            title=article.title,
            day=day(article.published),
            location=article.location,
            remark=_source_remark(article, number, by_voice[article.voice], articles),
        )
        for number, article in enumerate(articles, start=1)
    )


def _source_remark(
    article: Article, number: int, same_voice: Sequence[int], articles: Sequence[Article]
) -> str:
    # That two articles of one outlet are one voice goes without saying.
    others = [n for n in same_voice if articles[n - 1].outlet != article.outlet]
    parts = []
    if article.wire:
        parts.append(f"wire: {article.wire}")
    if others:
        parts.append(f"same voice as {cited(others)}")
    return "; ".join(parts)


def _nothing(digest: Digest) -> str:
    if digest.articles:
        return "Nothing to tell: no statement was found in what was read."
    return "Nothing to tell: no article could be read."
