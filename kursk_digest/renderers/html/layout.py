"""Digest -> what the templates show. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kursk_digest.model import Chapter, Digest, Entry, Statement
from kursk_digest.renderers.dates import day
from kursk_digest.renderers.escape import visible
from kursk_digest.renderers.html.page import (
    ClaimItem,
    CorrectionItem,
    DisputeItem,
    KnownItem,
    MomentItem,
    PageItem,
    QuotedItem,
    ShiftItem,
    SideItem,
    SourceItem,
    StoryItem,
)
from kursk_digest.renderers.html.pictures import coverage, letter, overlap, shortened, timeline
from kursk_digest.renderers.html.quotes import Place, Quoter, anchor, language_tag
from kursk_digest.renderers.outline import outline, title_of
from kursk_digest.renderers.parts import (
    Account,
    Corrected,
    Line,
    Moment,
    Recalled,
    Row,
    Shifted,
    Source,
    Telling,
    count,
    dated,
)

UNDATED = "1970-01-01T00:00:00Z"
MOST_TITLE = 90
"""Letters of the first story's title in the window's title and the mail's subject."""


def lay_out(digest: Digest) -> PageItem:
    """Prepare *digest* for the templates."""
    plan = outline(digest)
    quoter = Quoter(digest.articles)
    return PageItem(
        title=_title(digest),
        day=_day(digest),
        generated=visible(digest.generated),
        name=_name(digest),
        summary=visible("; ".join(filter(None, (plan.lead, _summary(digest))))),
        stories=tuple(
            _story(telling, chapter, digest, quoter)
            for telling, chapter in zip(plan.tellings, digest.chapters, strict=True)
        ),
        sources=tuple(map(_source, plan.sources, quoter.places)),
        duplicates=tuple((visible(same.location), same.of) for same in plan.duplicates),
        skipped=tuple((visible(one.location), visible(one.reason)) for one in plan.skipped),
        notes=tuple(map(visible, plan.notes)),
        nothing=visible(plan.nothing),
    )


def _name(digest: Digest) -> str:
    return "Briefing" if digest.briefing else "Digest"


def _title(digest: Digest) -> str:
    """Return `Digest, 18 August 2024: the first story, and 2 more stories`."""
    name = f"{_name(digest)}, {made}" if (made := _day(digest)) else _name(digest)
    if not digest.chapters:
        return name
    first = visible(title_of(digest.chapters[0])).strip()
    others = len(digest.chapters) - 1
    more = f", and {others} more {'story' if others == 1 else 'stories'}" if others else ""
    return f"{name}: {shortened(first, MOST_TITLE)}{more}"


def _day(digest: Digest) -> str:
    # The beginning of time stands for a digest of articles without a date: nobody wants to read it.
    return "" if digest.generated == UNDATED else visible(day(digest.generated))


def _summary(digest: Digest) -> str:
    stories = len(digest.chapters)
    articles = digest.articles[
        : len(digest.articles) - (digest.briefing.earlier if digest.briefing else 0)
    ]
    parts = (
        f"{stories} {'story' if stories == 1 else 'stories'}",
        count(len(articles), "article"),
        count(len({article.outlet for article in articles}), "outlet"),
        count(len({article.voice for article in articles}), "voice"),
    )
    return ", ".join(parts)


def _story(telling: Telling, chapter: Chapter, digest: Digest, quoter: Quoter) -> StoryItem:
    articles = [digest.articles[number - 1] for number in chapter.articles]
    titled = (article.language for article in articles if article.title == chapter.title)
    names = [quoter.places[number - 1].outlet for number in chapter.articles]
    lines = [*telling.several, *telling.single]
    days = [moment.first for moment in telling.timeline]
    entries = {entry.id: entry for entry in chapter.entries}
    return StoryItem(
        id=anchor(telling.id),
        title=visible(telling.title),
        language=language_tag(next(titled, "")),
        summary=telling.summary,
        changed=tuple(_shift(one, quoter) for one in telling.changed),
        corrected=tuple(_correction(one, articles[0].language) for one in telling.corrected),
        known=tuple(_known(one, articles[0].language) for one in telling.known),
        several=tuple(_claim(line, quoter) for line in telling.several),
        disputed=tuple(_dispute(row, entries, quoter) for row in telling.disputed),
        single=tuple(_claim(line, quoter) for line in telling.single),
        moments=tuple(_moments(telling.timeline, lines)),
        quoted=tuple(QuotedItem(visible(one.name), one.citations) for one in telling.quoted),
        more=telling.more,
        matrix=coverage(names, _tellers(lines, chapter.articles)),
        overlap=overlap(names, *_shares(chapter)),
        timeline=timeline(days, [article.published for article in articles]),
    )


def _claim(line: Line, quoter: Quoter) -> ClaimItem:
    statements = line.entry.claim.statements
    return ClaimItem(
        anchor(line.id),
        visible(line.text),
        language_tag(statements[0].article.language),
        line.remark,
        quoter.citations(statements, line.citations),
    )


def _dispute(row: Row, entries: Mapping[str, Entry], quoter: Quoter) -> DisputeItem:
    sides = (_side(account, entries, quoter) for account in row.accounts)
    return DisputeItem(anchor(row.id), visible(row.about), tuple(sides))


def _side(account: Account, entries: Mapping[str, Entry], quoter: Quoter) -> SideItem:
    held = [statement for id in account.claims for statement in entries[id].claim.statements]
    return _value(account, held, quoter)


def _shift(one: Shifted, quoter: Quoter) -> ShiftItem:
    before, now = _value(one.before, one.told, quoter), _value(one.now, one.said, quoter)
    return ShiftItem(visible(one.about), before, now)


def _correction(one: Corrected, language: str) -> CorrectionItem:
    before, now = visible(one.before), visible(one.now)
    return CorrectionItem(visible(one.what), before, now, language_tag(language), one.citations)


def _known(one: Recalled, language: str) -> KnownItem:
    return KnownItem(visible(one.text), one.at, language_tag(language), one.citations)


def _value(account: Account, held: Sequence[Statement], quoter: Quoter) -> SideItem:
    return SideItem(
        visible(account.value),
        visible(account.converted),
        visible(account.speaker),
        visible(account.day),
        language_tag(held[0].article.language),
        quoter.citations(held, account.citations),
    )


def _moments(moments: Sequence[Moment], lines: Sequence[Line]) -> Iterator[MomentItem]:
    places = {line.id: place for place, line in enumerate(lines)}
    for moment in moments:
        line = lines[places[moment.id]]
        language = line.entry.claim.statements[0].article.language
        yield MomentItem(
            claim=anchor(moment.id),
            letter=letter(places[moment.id]),
            first=visible(moment.first),
            day=visible(dated(moment)),
            text=visible(moment.text),
            language=language_tag(language),
            speaker=visible(moment.speaker),
        )


def _tellers(lines: Iterable[Line], articles: Sequence[int]) -> list[frozenset[int]]:
    rows = {number: row for row, number in enumerate(articles)}
    return [frozenset(rows[number] for number in line.citations) for line in lines]


def _shares(chapter: Chapter) -> tuple[list[int], list[int]]:
    """Count for each article the claims that other voices make, too, and those that none does."""
    shared = dict.fromkeys(chapter.articles, 0)
    alone = dict(shared)
    for entry in chapter.entries:
        counts = shared if len(entry.claim.voices) > 1 else alone
        for number in entry.citations:
            counts[number] += 1
    return list(shared.values()), list(alone.values())


def _source(source: Source, place: Place) -> SourceItem:
    return SourceItem(place, visible(source.remark))
