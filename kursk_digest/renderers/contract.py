"""Digest -> JSON for programs: the contract that `schema.json` describes. Pure."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from typing import Any

from kursk_digest import __version__
from kursk_digest.model import (
    Article,
    Chapter,
    DateMention,
    Digest,
    Dispute,
    Entry,
    Figure,
    Position,
    Statement,
)
from kursk_digest.renderers import View
from kursk_digest.renderers.briefing_fields import briefing_fields, claim_fields, story_fields
from kursk_digest.renderers.json_text import json_text

SCHEMA_VERSION = 1

_LARGEST_EXACT = 2**53
"""Whole numbers up to here are told apart by every reader of JSON."""

Json = dict[str, Any]


def render(digest: Digest, view: View) -> str:
    r"""Return *digest* as JSON, schema version 1; the view changes nothing.

    Text is verbatim; what cannot be written or seen stands as `\uXXXX`. A bound or value that is
    no number is `null`.
    """
    numbers = {article: number for number, article in enumerate(digest.articles, start=1)}
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "kursk-digest", "version": __version__},
        "generated": digest.generated,
        **briefing_fields(digest.briefing),
        "articles": _articles(digest),
        "stories": [_story(chapter, digest, numbers) for chapter in digest.chapters],
        "duplicates": [{"location": d.location, "of": _id(d.of)} for d in digest.duplicates],
        "skipped": [{"location": s.location, "reason": s.reason} for s in digest.skipped],
        "notes": list(digest.notes),
    }
    return json_text(document, indent=2) + "\n"


def _id(number: int) -> str:
    return f"a{number}"


def _articles(digest: Digest) -> list[Json]:
    articles = digest.articles
    today = len(articles) - digest.briefing.earlier if digest.briefing else len(articles)
    voices: dict[str, str] = {}
    for voice in [a.voice for a in articles] + [a.own_voice for a in articles if a.own_voice]:
        voices.setdefault(voice, f"v{len(voices) + 1}")
    return [
        {
            "id": _id(number),
            "location": article.location,
            "outlet": article.outlet,
            "title": article.title,
            "published": article.published,
            "authors": list(article.authors),
            "language": article.language,
            "voice": voices[article.voice],
            "url": article.url,
            "via": article.via,
            "wire": article.wire,
            "sha256": _sha256(article),
            "own_voice": voices[article.own_voice] if article.own_voice else None,
            "own_paragraphs": sorted(article.own_paragraphs),
            "paragraphs": list(article.paragraphs),
            **({"earlier": number > today} if digest.briefing else {}),
        }
        for number, article in enumerate(articles, start=1)
    ]


def _sha256(article: Article) -> str:
    # Not `article.sha256`: that one cannot take half a surrogate pair.
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def _story(chapter: Chapter, digest: Digest, numbers: Mapping[Article, int]) -> Json:
    news = story_fields(chapter, lambda statement: _citation(statement, numbers))
    return {
        "id": chapter.id,
        "title": chapter.title,
        "articles": [_id(number) for number in chapter.articles],
        "voices": len({digest.articles[number - 1].voice for number in chapter.articles}),
        **(news if digest.briefing else {}),
        "claims": [_claim(entry, numbers) for entry in chapter.entries],
        "conflicts": [_conflict(dispute) for dispute in chapter.disputes],
    }


def _claim(entry: Entry, numbers: Mapping[Article, int]) -> Json:
    statements = sorted(entry.claim.statements, key=lambda s: (numbers[s.article], s.start, s.end))
    note = entry.claim.statements[0].note
    context = {"insert_after": note.insert_after, "text": note.text} if note else None
    return {
        "id": entry.id,
        "text": entry.claim.text,
        "context": context,
        "selected": entry.selected,
        "rank": entry.rank,
        **claim_fields(entry),
        "voices": len(entry.claim.voices),
        "citations": [_citation(statement, numbers) for statement in statements],
        "text_from": statements.index(entry.claim.statements[0]),
        "figures": [_figure(figure) for figure in entry.claim.statements[0].figures],
    }


def _citation(statement: Statement, numbers: Mapping[Article, int]) -> Json:
    return {
        "article": _id(numbers[statement.article]),
        "paragraph": statement.paragraph,
        "start": statement.start,
        "end": statement.end,
        "quote": statement.text,
        "speaker": statement.speaker,
        "sentence": _sentence(statement),
        "figures": [_figure(figure) for figure in statement.figures],
        "dates": [_date(date) for date in statement.dates],
    }


def _sentence(statement: Statement) -> Json | None:
    if statement.sentence is None:
        return None
    start, end = statement.sentence
    return {"start": start, "end": end}


def _date(date: DateMention) -> Json:
    return {
        "text": date.text,
        "start": date.start,
        "end": date.end,
        "first": date.first,
        "last": date.last,
        "resolved": date.resolved,
    }


def _figure(figure: Figure) -> Json:
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "unit": figure.unit,
        "kind": figure.kind,
        "hedge": figure.hedge,
    }


def _number(value: float | None) -> float | None:
    """Return *value* as JSON can hold it: `74`, not `74.0`; no infinity."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) and abs(value) < _LARGEST_EXACT else value


def _conflict(dispute: Dispute) -> Json:
    return {
        "id": dispute.id,
        "about": dispute.about,
        "kind": dispute.kind,
        "status": "update" if dispute.is_update else "dispute",
        "sides": [_side(position) for position in dispute.sides],
    }


def _side(position: Position) -> Json:
    return {
        "value": position.value,
        "claims": [entry.id for entry in position.entries],
        "articles": [_id(number) for number in position.citations],
        "speakers": list(position.speakers),
        "attributed": position.is_attributed,
    }
