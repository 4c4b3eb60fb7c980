"""JSON Feed 1.0 and 1.1 -> feed. Pure.

Source: jsonfeed.org/version/1.1.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kursk_digest.errors import SourceError
from kursk_digest.model import PageKind
from kursk_digest.sources.feeds.dates import read_when
from kursk_digest.sources.feeds.entries import MOST_ENTRIES, Body, Feed, FeedEntry
from kursk_digest.sources.feeds.texts import address, author_name, language_tag, one_line

Json = Mapping[str, Any]

_MOST_VALUES = 400_000
"""So many lists and objects may be in one feed: each takes sixty times its bytes."""


def read_json_feed(document: str, location: str) -> Feed:
    """Read a JSON Feed; a value of the wrong kind counts as left out.

    Raises:
        SourceError: It is no JSON, no object with items, or of more parts than feeds have.
    """
    if document.count("[") + document.count("{") > _MOST_VALUES:
        raise SourceError(
            "is JSON of more parts than feeds have; give the address of a smaller one"
        )
    try:
        root = json.loads(document)
    except (ValueError, RecursionError) as error:
        raise SourceError("is a JSON feed that is broken; check the address") from error
    items = root.get("items") if isinstance(root, dict) else None
    if not isinstance(items, list):
        raise SourceError("is JSON without a list of items, no feed; give the address of a feed")
    found = [item for item in items if isinstance(item, dict)]
    site = address(_text(root, "home_page_url"), location)
    base = address(_text(root, "feed_url"), location) or address(location, "") or site
    language = language_tag(_text(root, "language"))
    return Feed(
        title=one_line(_text(root, "title")),
        site=site,
        language=language,
        entries=tuple(_entry(item, base, language) for item in found[:MOST_ENTRIES]),
        is_cut=len(found) > MOST_ENTRIES,
    )


def _entry(item: Json, base: str, language: str) -> FeedEntry:
    link = address(_text(item, "url"), base) or address(_text(item, "external_url"), base)
    identity = _text(item, "id")
    return FeedEntry(
        id=one_line(identity),
        link=link or address(identity, ""),
        title=one_line(_text(item, "title")),
        bodies=tuple(_bodies(item)),
        published=read_when(_text(item, "date_published")),
        updated=read_when(_text(item, "date_modified")),
        authors=tuple(dict.fromkeys(filter(None, _authors(item)))),
        language=language_tag(_text(item, "language")) or language,
    )


def _text(node: Json, name: str) -> str:
    value = node.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def _bodies(item: Json) -> Iterator[Body]:
    for name, kind, is_summary in (
        ("content_html", PageKind.HTML, False),
        ("content_text", PageKind.TEXT, False),
        ("summary", PageKind.TEXT, True),
    ):
        if text := _text(item, name):
            yield Body(text, kind, is_summary)


def _authors(item: Json) -> Iterator[str]:
    listed = item.get("authors")
    for author in (*(listed if isinstance(listed, list) else ()), item.get("author")):
        if isinstance(author, dict) and isinstance(author.get("name"), str):
            yield author_name(author["name"])
