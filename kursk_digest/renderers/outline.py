"""Digest -> what every format tells. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kursk_digest.model import (
    Article,
    Briefing,
    Change,
    Chapter,
    Correction,
    CorrectionKind,
    Digest,
    Dispute,
    Entry,
    Position,
    Status,
    Value,
)
from kursk_digest.renderers.conversions import converted
from kursk_digest.renderers.dates import day, moment, span_of_days
from kursk_digest.renderers.escape import visible
from kursk_digest.renderers.parts import (
    EARLIER,
    UNTITLED,
    UPDATE,
    UPDATED,
    Account,
    Corrected,
    Line,
    Outline,
    Recalled,
    Row,
    Shifted,
    Source,
    Telling,
    cited,
    count,
)
from kursk_digest.renderers.people import quoted
from kursk_digest.renderers.timeline import timeline


def outline(digest: Digest) -> Outline:
    """Arrange *digest* for readers: only what is selected, each part in the order of telling."""
    return Outline(
        tellings=tuple(_telling(chapter, digest.articles) for chapter in digest.chapters),
        numbers={article: number for number, article in enumerate(digest.articles, start=1)},
        sources=_sources(digest),
        duplicates=digest.duplicates,
        skipped=digest.skipped,
        notes=(*digest.notes, *_counts(digest)),
        lead=_lead(digest.briefing) if digest.briefing else "",
        nothing="" if digest.chapters else _nothing(digest),
    )


def _telling(chapter: Chapter, articles: Sequence[Article]) -> Telling:
    selected = [entry for entry in chapter.entries if entry.selected]
    update = chapter.update
    known = update.known if update else None
    return Telling(
        id=chapter.id,
        title=title_of(chapter),
        summary=_summary(chapter, [articles[number - 1] for number in chapter.articles]),
        articles=chapter.articles,
        several=tuple(_line(entry) for entry in selected if len(entry.claim.voices) > 1),
        disputed=tuple(_row(dispute, articles) for dispute in chapter.disputes),
        single=tuple(_line(entry) for entry in selected if len(entry.claim.voices) <= 1),
        timeline=timeline(selected),
        quoted=quoted(selected, articles),
        changed=tuple(_shifted(one, articles) for one in update.changes) if update else (),
        corrected=tuple(map(_corrected, chapter.corrections)),
        known=(Recalled(known.text, moment(known.at), known.citations),) if known else (),
        more=_more(sum(_is_left(entry) for entry in chapter.entries)),
    )


def title_of(chapter: Chapter) -> str:
    """Return what a story is headed with: `Update: Bridge Falls` if it was told before."""
    title = chapter.title if visible(chapter.title).strip() else UNTITLED
    return f"{UPDATE}: {title}" if chapter.update else title


def _is_left(entry: Entry) -> bool:
    return not entry.selected and entry.status in (None, Status.NEW, Status.CHANGED)


def _summary(chapter: Chapter, articles: Sequence[Article]) -> str:
    told = chapter.update.told_before if chapter.update else 0
    parts = [
        count(len(articles), "article"),
        count(len({article.outlet for article in articles}), "outlet"),
        count(len({article.voice for article in articles}), "voice"),
        span_of_days(article.published for article in articles),
        f"{count(told, 'claim')} told before" if told else "",
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
    parts = [count(len(outlets), "outlet"), count(len(voices), "voice")] if told_twice else []
    if entry.followed:
        parts.append(f"followed: {', '.join(entry.followed)}")
    return Line(entry.id, entry.claim.told, entry.citations, ", ".join(parts), entry)


def _row(dispute: Dispute, articles: Sequence[Article]) -> Row:
    accounts = (_account(position, articles) for position in dispute.sides)
    if not dispute.is_update:
        return Row(dispute.id, dispute.about, tuple(accounts))
    dated = (replace(account, day=_first_day(account.citations, articles)) for account in accounts)
    return Row(dispute.id, f"{dispute.about}, {UPDATED}", tuple(dated))


def _account(position: Position, articles: Sequence[Article]) -> Account:
    said = (statement for entry in position.entries for statement in entry.claim.statements)
    # Whom only some of them name is not named: the others do not say it was that speaker.
    is_one = position.is_attributed and len(position.speakers) == 1
    return Account(
        value=position.value,
        converted=converted(position.value, (figure for one in said for figure in one.figures)),
        citations=position.citations,
        outlets=tuple(dict.fromkeys(articles[n - 1].outlet for n in position.citations)),
        claims=tuple(entry.id for entry in position.entries),
        speaker=position.speakers[0] if is_one else "",
    )


def _shifted(change: Change, articles: Sequence[Article]) -> Shifted:
    before, now = (_stated(value, articles) for value in (change.before, change.now))
    days = (
        replace(before, day=_first_day(before.citations, articles)) if before.citations else before
    )
    return Shifted(change.about, days, now, change.before.statements, change.now.statements)


def _stated(value: Value, articles: Sequence[Article]) -> Account:
    return Account(
        value=value.value,
        converted=converted(value.value, (f for s in value.statements for f in s.figures)),
        citations=value.citations,
        outlets=tuple(dict.fromkeys(articles[n - 1].outlet for n in value.citations)),
        claims=(),
        speaker="",
    )


_DEEDS = {
    CorrectionKind.CORRECTED: "corrected itself",
    CorrectionKind.DROPPED: "no longer says so",
    CorrectionKind.WITHDRAWN: "withdrew its article",
}


_SILENT_DEEDS = _DEEDS | {CorrectionKind.CORRECTED: "now says otherwise"}


def _corrected(one: Correction) -> Corrected:
    earlier = one.before.citations if one.before else ()
    return Corrected(
        what=f"{one.outlet} {_DEEDS[one.kind] if one.is_announced else _SILENT_DEEDS[one.kind]}",
        before=one.before.text if one.before else "",
        now=one.now,
        citations=(one.article, *(n for n in earlier if n != one.article)),
    )


def _first_day(citations: Sequence[int], articles: Sequence[Article]) -> str:
    return day(min(articles[number - 1].published or "" for number in citations))


def _sources(digest: Digest) -> tuple[Source, ...]:
    articles = digest.articles
    today = len(articles) - (digest.briefing.earlier if digest.briefing else 0)
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
            remark=_source_remark(article, number, by_voice[article.voice], articles)
            if number <= today
            else EARLIER,
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


def _lead(briefing: Briefing) -> str:
    since = f"since {moment(briefing.since)}" if briefing.since else "the first"
    return f"Briefing {briefing.name}, {since}"


def _counts(digest: Digest) -> tuple[str, ...]:
    """Say what a briefing left out, a line each; a briefing without a story says so itself."""
    return tuple(_left_out(digest.briefing)) if digest.briefing and digest.chapters else ()


def _left_out(briefing: Briefing) -> Iterator[str]:
    if briefing.told_before:
        yield f"{count(briefing.told_before, 'claim')} told before"
    if briefing.muted:
        rules = ", ".join(f"{one.rule} ({one.claims})" for one in briefing.muted)
        yield f"{count(sum(one.claims for one in briefing.muted), 'claim')} muted: {rules}"


def _nothing(digest: Digest) -> str:
    if digest.briefing:
        since = f" since {moment(digest.briefing.since)}" if digest.briefing.since else ""
        return "; ".join([f"Nothing new{since}", *_left_out(digest.briefing)]) + "."
    if digest.articles:
        return "Nothing to tell: no statement was found in what was read."
    return "Nothing to tell: no article could be read."
