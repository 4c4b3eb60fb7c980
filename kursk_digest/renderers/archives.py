"""What the archive holds -> text, and the same as JSON. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kursk_digest.model import Article, Holdings, Kept, Told
from kursk_digest.renderers.escape import visible
from kursk_digest.renderers.json_text import json_text

Json = dict[str, Any]


def told_text(told: Sequence[Told]) -> str:
    """Return each claim with when it was told, and the places that state it."""
    return "\n".join(_told_lines(one) for one in told)


def _told_lines(told: Told) -> str:
    lines = [
        visible(told.shown),
        f"  told {_minute(told.at)} in {visible(told.briefing)}: {visible(told.story)}",
        *(f"  {_source(article)}" for article in dict.fromkeys(a for a, _, _ in told.places)),
    ]
    return "".join(f"{line}\n" for line in lines)


def _source(article: Article) -> str:
    day = f", {article.published[:10]}" if article.published else ""
    return visible(f"{article.outlet}{day}: {article.url or article.location}")


def _minute(time: str) -> str:
    return visible(time[:16].replace("T", " "))


def kept_text(kept: Sequence[Kept]) -> str:
    """Return each article with its place, and when it was read."""
    return "\n".join(
        f"{visible(one.article.title or one.article.location)}\n"
        f"  {_source(one.article)}\n"
        f"  read {_minute(one.found)}, last seen {_minute(one.seen)}\n"
        for one in kept
    )


def told_json(told: Sequence[Told]) -> str:
    """Return the claims as one JSON array."""
    return json_text([told_record(one) for one in told], indent=1) + "\n"


def told_line(told: Told) -> str:
    """Return a claim as one line of JSON."""
    return json_text(told_record(told)) + "\n"


def told_record(told: Told) -> Json:
    """Return a claim as JSON has it; each citation names the text that it stands in by its hash."""
    return {
        "number": told.number,
        "text": told.text,
        "shown": told.shown,
        "told": told.at,
        "briefing": told.briefing,
        "delivery": told.delivery,
        "story": told.story,
        "citations": [
            {
                **_article(article),
                "start": start,
                "end": end,
                "quote": article.text[start:end],
            }
            for article, start, end in told.places
        ],
    }


def _article(article: Article) -> Json:
    return {
        "outlet": article.outlet,
        "location": article.location,
        "url": article.url,
        "title": article.title,
        "published": article.published,
        "language": article.language,
        "sha256": article.sha256,
    }


def kept_json(kept: Iterable[Kept]) -> str:
    """Return the articles as one JSON array, with their texts."""
    records = [
        {**_article(one.article), "found": one.found, "seen": one.seen, "text": one.article.text}
        for one in kept
    ]
    return json_text(records, indent=1) + "\n"


def holdings_text(path: str, holdings: Holdings) -> str:
    """Return how much there is, a line each, what it is in the first column."""
    rows = [
        ("archive", f"{path}, {_size(holdings.bytes)}, version {holdings.version}"),
        ("articles", f"{_articles(holdings)}{_from_to(holdings.since, holdings.until)}"),
        ("claims", f"{holdings.claims:,} told, with {holdings.citations:,} citations"),
        ("search", "ready" if holdings.searchable else "not possible with this Python (no FTS5)"),
        *(
            ("briefing", f"{one.name}: {one.deliveries:,}, with {one.claims:,} claims"
             f"{_from_to(one.first, one.last)}")
            for one in holdings.briefings
        ),
        *(("outlet", f"{name}: {count:,} articles") for name, count in holdings.outlets),
    ]  # fmt: skip
    return "".join(f"{what:<9} {visible(value)}\n" for what, value in rows)


def _articles(holdings: Holdings) -> str:
    changed = f", {holdings.changed:,} of them a changed text" if holdings.changed else ""
    return f"{holdings.articles:,}{changed}"


def _from_to(first: str | None, last: str | None) -> str:
    return f", from {first[:10]} to {last[:10]}" if first and last else ""


def _size(count: int) -> str:
    return f"{count / 2**20:,.1f} MiB" if count >= 2**20 else f"{count / 2**10:,.0f} KiB"


def holdings_json(path: str, holdings: Holdings) -> str:
    """Return the same as one JSON object."""
    record = {
        "archive": path,
        "bytes": holdings.bytes,
        "version": holdings.version,
        "articles": holdings.articles,
        "changed": holdings.changed,
        "claims": holdings.claims,
        "citations": holdings.citations,
        "since": holdings.since,
        "until": holdings.until,
        "searchable": holdings.searchable,
        "briefings": [
            {
                "name": one.name,
                "deliveries": one.deliveries,
                "claims": one.claims,
                "first": one.first,
                "last": one.last,
            }
            for one in holdings.briefings
        ],
        "outlets": [{"name": name, "articles": count} for name, count in holdings.outlets],
    }
    return json_text(record, indent=1) + "\n"
