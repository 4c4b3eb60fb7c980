"""Two digests -> what is new in the second, gone, better supported, or has another value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kursk_digest.briefings.changes import changed_claims
from kursk_digest.briefings.known import distinct, told_of_stories
from kursk_digest.briefings.recall import folded, told_in_words
from kursk_digest.briefings.reports import Report
from kursk_digest.comparison import Shelf, compare_with_told
from kursk_digest.config import Config
from kursk_digest.model import (
    Article,
    Changed,
    Chapter,
    Claim,
    Differences,
    Digest,
    Entry,
    Statement,
    Story,
    Support,
    Told,
)
from kursk_digest.statements import split_statements
from kursk_digest.stories import group_stories


def compare_digests(old: Digest, new: Digest, config: Config) -> Differences:
    """Compare all claims of two digests by the matching that makes them.

    A claim is new if the old digest does not tell it, in these words or in others, and gone if
    the new one does not tell it; one of which a value has changed is both and neither: it is told
    as changed alone.
    """
    forth, back = _match(old, new, config), _match(new, old, config)
    values = tuple(dict.fromkeys(forth.changed))
    replaced = {entry.id for entry in back.shifted}
    shifted = {entry.id for entry in forth.shifted}
    return Differences(
        added=tuple(entry for entry in forth.untold if entry.id not in shifted),
        gone=tuple(entry for entry in back.untold if entry.id not in replaced),
        supported=tuple(
            Support(entry, len(told.claim.voices))
            for entry, told in forth.told
            if len(entry.claim.voices) > len(told.claim.voices)
        ),
        changed=values,
    )


@dataclass(frozen=True, slots=True)
class _Matched:
    """What one digest says of the claims of another."""

    told: tuple[tuple[Entry, Entry], ...]
    """Entries of the second with those of the first that tell them."""
    untold: tuple[Entry, ...]
    changed: tuple[Changed, ...]
    shifted: tuple[Entry, ...]
    """Those of `untold` that give another value."""


def _match(first: Digest, second: Digest, config: Config) -> _Matched:
    entries = [entry for chapter in first.chapters for entry in chapter.entries]
    told = _as_told(first)
    stories = [_story(chapter, second) for chapter in second.chapters]
    joint = group_stories(
        distinct([*first.articles, *second.articles]), resemblance=config.story_resemblance
    )
    known = told_of_stories(stories, joint, [told] * len(stories))
    reports = [
        _report(story, of_story, told, config)
        for story, of_story in zip(stories, known, strict=True)
    ]
    return _gather(second.chapters, reports, entries)


def _gather(
    chapters: Sequence[Chapter], reports: Sequence[Report], entries: Sequence[Entry]
) -> _Matched:
    told, untold, changed, shifted = [], [], [], []
    for chapter, report in zip(chapters, reports, strict=True):
        moved = changed_claims(report.story.claims, report.shifts)
        ids: dict[Claim, str] = {}
        for entry, claim in zip(chapter.entries, report.story.claims, strict=True):
            ids[claim] = entry.id
            if claim in report.told:
                told.append((entry, entries[report.told[claim].number - 1]))
            else:
                untold.append(entry)
                shifted += [entry] if claim in moved else []
        for shift in report.shifts:
            giving = changed_claims(report.story.claims, (shift,))
            claims = tuple(ids[claim] for claim in report.story.claims if claim in giving)
            changed.append(Changed(shift.about, shift.before, shift.now, claims))
    return _Matched(tuple(told), tuple(untold), tuple(changed), tuple(shifted))


def _as_told(digest: Digest) -> tuple[Told, ...]:
    """Take the claims of *digest* for told, numbered from 1 in their order."""
    entries = [(chapter, entry) for chapter in digest.chapters for entry in chapter.entries]
    return tuple(
        Told(
            number=number,
            text=entry.claim.text,
            shown=entry.claim.told,
            at=digest.generated,
            briefing="",
            delivery=1,
            story=chapter.title,
            places=tuple((s.article, s.start, s.end) for s in entry.claim.statements),
        )
        for number, (chapter, entry) in enumerate(entries, start=1)
    )


def _story(chapter: Chapter, digest: Digest) -> Story:
    """Return *chapter* as a story, its claims made of statements with all that is read in them."""
    articles = tuple(digest.articles[number - 1] for number in chapter.articles)
    read = {(s.article, *s.place): s for a in articles for s in split_statements(a)}
    claims = tuple(_reread(entry.claim, read) for entry in chapter.entries)
    return Story(chapter.title, articles, claims)


def _reread(claim: Claim, read: Mapping[tuple[Article, int, int], Statement]) -> Claim:
    """Return *claim* with its sentences as they are read now; a part stays as it was saved."""
    return Claim(tuple(read.get((s.article, s.start, s.end), s) for s in claim.statements))


def _report(story: Story, known: Sequence[Told], told: Sequence[Told], config: Config) -> Report:
    statements = tuple(s for article in story.articles for s in split_statements(article))
    own = {s: s for claim in story.claims for s in claim.statements}
    places = {(s.article, s.start, s.end): s for s in own}
    statements = tuple(places.get((s.article, s.start, s.end), s) for s in statements)
    words = told_in_words(told)
    same = {one.number for s in statements if (one := words.get(folded(s.text)))}
    numbers = same | {one.number for one in known}
    candidates = tuple(one for one in told if one.number in numbers)
    return compare_with_told(Report(story, candidates), known, statements, config, Shelf())[0]
