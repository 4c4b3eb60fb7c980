"""A composed digest -> a briefing: what each claim is, how each story goes on. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kursk_digest.briefings.changes import Shift, changed_claims
from kursk_digest.briefings.corrections import Retraction
from kursk_digest.briefings.known import chief, distinct, identity
from kursk_digest.briefings.reports import Report
from kursk_digest.model import (
    Article,
    Briefing,
    Change,
    Chapter,
    Claim,
    Correction,
    Digest,
    Dispute,
    Earlier,
    Entry,
    Statement,
    Status,
    Story,
    Told,
    Update,
    Value,
)

CHANGED_FACTOR = 3.0
"""What a claim is worth more that changes what was told."""
FOLLOWED_FACTOR = 5.0
"""The same of one that a rule of the reader's wants told."""

Reports = Mapping[Story, Report]
Covers = Callable[[Sequence[Claim], Claim], bool]
Ranker = Callable[[Story], Mapping[Claim, float]]


def ranked_for(ranker: Ranker, reports: Reports) -> Ranker:
    """Return *ranker*, which ranks what has changed and what is followed higher."""

    def rank(story: Story) -> Mapping[Claim, float]:
        report = reports[story]
        changed = changed_claims(story.claims, report.shifts)
        return {
            claim: worth
            * (CHANGED_FACTOR if claim in changed else 1.0)
            * (FOLLOWED_FACTOR if claim in report.followed else 1.0)
            for claim, worth in ranker(story).items()
        }

    return rank


def annotate(
    digest: Digest, reports: Reports, known: Mapping[Story, Sequence[Told]], header: Briefing
) -> Digest:
    """Add to *digest* what was told before, and the articles that told it.

    Args:
        digest: Of the stories of *reports* alone.
        reports: By story.
        known: What was told of each story, in order of telling.
        header: The briefing, whose earlier articles are not counted yet.
    """
    home = {article: report for story, report in reports.items() for article in story.articles}
    pairs = [
        (chapter, home[digest.articles[chapter.articles[0] - 1]]) for chapter in digest.chapters
    ]
    chiefs = {report.story: _chief(report, known[report.story]) for _, report in pairs}
    earlier = distinct(_cited([report for _, report in pairs], chiefs.values()))
    articles = (*digest.articles, *earlier)
    desk = _Desk(articles, earlier_from=len(digest.articles))
    chapters = (desk.chapter(c, report, known[report.story], chiefs) for c, report in pairs)
    return replace(
        digest,
        articles=articles,
        chapters=tuple(chapters),
        briefing=replace(header, earlier=len(earlier)),
    )


def _chief(report: Report, known: Sequence[Told]) -> Told | None:
    """Return what is shown as known of a story, if it was told before."""
    shown = _shifted(report)
    evidence = known or list(report.told.values()) or shown
    return chief(evidence, report.fresh, besides={one.number for one in shown})


def _shifted(report: Report) -> list[Told]:
    """Return what told the values that have changed."""
    places = {(identity(s.article), s.start) for shift in report.shifts for s in shift.told}
    return [
        one for one in report.candidates if (identity(one.places[0][0]), one.places[0][1]) in places
    ]


def _cited(reports: Iterable[Report], chiefs: Iterable[Told | None]) -> list[Article]:
    """Return the articles of before that the briefing cites."""
    shown = [*(one for report in reports for one in _shifted(report)), *filter(None, chiefs)]
    return [one.places[0][0] for one in shown]


class _Desk:
    """Writes what was told before, with the numbers of its articles."""

    def __init__(self, articles: Sequence[Article], *, earlier_from: int) -> None:
        self._numbers = {article: number for number, article in enumerate(articles, start=1)}
        self._earlier = {identity(a): a for a in articles[earlier_from:]}

    def chapter(
        self,
        chapter: Chapter,
        report: Report,
        known: Sequence[Told],
        chiefs: Mapping[Story, Told | None],
    ) -> Chapter:
        changed = changed_claims([entry.claim for entry in chapter.entries], report.shifts)
        entries = tuple(
            self._entry(entry, report, is_changed=entry.claim in changed)
            for entry in chapter.entries
        )
        by_claim = {entry.claim: entry for entry in entries}
        chief = chiefs[report.story]
        update = None
        if chief is not None:
            changes = tuple(self._change(shift, by_claim) for shift in report.shifts)
            update = Update(self._told(chief), changes, len(report.told))
        return replace(
            chapter,
            entries=entries,
            disputes=_live(chapter.disputes, by_claim),
            update=update,
            corrections=tuple(map(self._correction, report.retractions)),
        )

    def _entry(self, entry: Entry, report: Report, *, is_changed: bool) -> Entry:
        told, rule = report.told.get(entry.claim), report.muted.get(entry.claim)
        status = Status.CHANGED if is_changed else Status.NEW
        if told or rule:
            status = Status.MUTED if rule else Status.TOLD
        return replace(
            entry,
            status=status,
            told=self._told(told) if told else None,
            muted=str(rule) if rule else "",
            followed=tuple(map(str, report.followed.get(entry.claim, ()))),
        )

    def _told(self, told: Told) -> Earlier:
        article = self._earlier.get(identity(told.places[0][0]))
        return Earlier(told.shown, told.at, (self._numbers[article],) if article else ())

    def _change(self, shift: Shift, entries: Mapping[Claim, Entry]) -> Change:
        giving = [entries[claim] for claim in changed_claims(entries.keys(), (shift,))]
        return Change(
            about=shift.about,
            kind=shift.kind,
            before=self._value(shift.before, shift.told),
            now=self._value(shift.now, shift.said),
            claims=tuple(entry.id for entry in sorted(giving, key=lambda entry: entry.rank)),
        )

    def _value(self, value: str, statements: Iterable[Statement]) -> Value:
        own = [
            replace(s, article=self._earlier.get(identity(s.article), s.article))
            for s in statements
        ]
        own = [s for s in own if s.article in self._numbers]
        return Value(value, tuple(sorted({self._numbers[s.article] for s in own})), tuple(own))

    def _correction(self, one: Retraction) -> Correction:
        return Correction(
            kind=one.kind,
            outlet=one.article.outlet,
            article=self._numbers[one.article],
            before=replace(self._told(one.before), text=one.said) if one.before else None,
            now=one.statement.text if one.statement else "",
            is_announced=one.is_announced,
        )


def _live(disputes: Iterable[Dispute], entries: Mapping[Claim, Entry]) -> tuple[Dispute, ...]:
    """Return the disputes in which somebody says something new, with what each claim is."""
    updated = (
        replace(
            one,
            sides=tuple(
                replace(side, entries=tuple(entries[entry.claim] for entry in side.entries))
                for side in one.sides
            ),
        )
        for one in disputes
    )
    return tuple(
        one
        for one in updated
        if any(e.status in (Status.NEW, Status.CHANGED) for side in one.sides for e in side.entries)
    )


def printed_claims(digest: Digest, is_covered: Covers) -> tuple[tuple[Claim, str], ...]:
    """Return what the reader gets to know, each claim once, with the title of its story.

    The values of a disagreement are seen, too, whether or not their sentences are printed; and
    a claim that only says in other words what a printed one does was not left out for its length.

    Args:
        digest: The briefing.
        is_covered: Tells whether a claim says only what the printed ones of its story do.
    """
    seen: dict[Claim, str] = {}
    for chapter in digest.chapters:
        told = [entry for entry in chapter.entries if entry.selected]
        told += [entry for d in chapter.disputes for side in d.sides for entry in side.entries]
        printed = [entry.claim for entry in chapter.entries if entry.selected]
        left = [e for e in chapter.entries if not e.selected and e.status is Status.NEW]
        told += [entry for entry in left if is_covered(printed, entry.claim)]
        for entry in told:
            seen.setdefault(entry.claim, chapter.title)
    return tuple(seen.items())
