"""Digest -> JSON Lines: one object a claim that is told, with its story and its sources. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kursk_digest.model import Article, Digest, Entry, Statement
from kursk_digest.renderers import View
from kursk_digest.renderers.json_text import json_text
from kursk_digest.renderers.outline import outline
from kursk_digest.renderers.parts import Row, Telling

Json = dict[str, Any]


def render(digest: Digest, view: View) -> str:
    """Return a line for each claim that the digest prints, in the order of telling.

    Every object can be understood without the others. The view changes nothing; with nothing to
    tell there is an empty line.
    """
    numbers = {article: number for number, article in enumerate(digest.articles, start=1)}
    claims = (
        claim for telling in outline(digest).tellings for claim in _story_claims(telling, numbers)
    )
    return "\n".join(map(json_text, claims)) + "\n"


def _story_claims(telling: Telling, numbers: Mapping[Article, int]) -> Iterator[Json]:
    disputed = _disputed(telling.disputed)
    entries = sorted(
        (line.entry for line in (*telling.several, *telling.single)), key=lambda entry: entry.rank
    )
    for entry in entries:
        story: Json = {"id": telling.id, "title": telling.title}
        if entry.status is not None:
            story["update"] = bool(telling.known)
        yield {"id": entry.id, "story": story, **_claim(entry, numbers)} | {
            "disputed": disputed[entry.id]
        }


def _disputed(rows: Sequence[Row]) -> Mapping[str, list[Json]]:
    """Return what each claim gives a disputed value of, by the id of the claim."""
    found: dict[str, list[Json]] = defaultdict(list)
    for row in rows:
        for account in row.accounts:
            for claim in account.claims:
                found[claim].append({"about": row.about, "value": account.value})
    return found


def _claim(entry: Entry, numbers: Mapping[Article, int]) -> Json:
    statements = sorted(entry.claim.statements, key=lambda s: (numbers[s.article], s.start, s.end))
    return {
        "rank": entry.rank,
        "text": entry.claim.text,
        **({"status": str(entry.status)} if entry.status is not None else {}),
        "voices": len(entry.claim.voices),
        "outlets": list(dict.fromkeys(statement.article.outlet for statement in statements)),
        "citations": [_citation(statement, numbers) for statement in statements],
    }


def _citation(statement: Statement, numbers: Mapping[Article, int]) -> Json:
    article = statement.article
    return {
        "number": numbers[article],
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "location": article.location,
        "paragraph": statement.paragraph,
        "start": statement.start,
        "end": statement.end,
        "quote": statement.text,
        "speaker": statement.speaker,
    }
