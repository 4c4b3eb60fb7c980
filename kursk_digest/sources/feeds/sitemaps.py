"""Sitemaps and news sitemaps -> feed. Pure.

Source: sitemaps.org/protocol.html; Google's news sitemaps, schemas/sitemap-news/0.9.
"""

from __future__ import annotations

from kursk_digest.sources.feeds.dates import read_when
from kursk_digest.sources.feeds.entries import MOST_ENTRIES, Feed, FeedEntry
from kursk_digest.sources.feeds.markup import Element, Names, read_elements, read_names, split_items
from kursk_digest.sources.feeds.texts import address, language_tag, one_line


def read_sitemap(document: str, location: str) -> Feed:
    """Read a sitemap, or the index of one; its entries have no text, they lead to pages."""
    names = read_names(document)
    _, pages = split_items(document, "url", most=MOST_ENTRIES + 1)
    _, maps = split_items(document, "sitemap", most=MOST_ENTRIES)
    return Feed(
        entries=tuple(_entry(text, names, location) for _, text in pages[:MOST_ENTRIES]),
        maps=tuple(_entry(text, names, location) for _, text in maps),
        is_sitemap=True,
        is_cut=len(pages) > MOST_ENTRIES,
    )


def _entry(text: str, names: Names, location: str) -> FeedEntry:
    fields = {element.name: element for element in reversed(read_elements(text, names))}
    news = fields.get("news:news")
    told = {child.name: child for child in news.children()} if news else {}
    publication = told.get("news:publication")
    by_whom = {child.name: child for child in publication.children()} if publication else {}
    return FeedEntry(
        link=address(_text(fields, "loc"), location),
        title=_text(told, "news:title"),
        published=read_when(_text(told, "news:publication_date")),
        updated=read_when(_text(fields, "lastmod")),
        outlet=_text(by_whom, "news:name"),
        language=language_tag(_text(by_whom, "news:language")),
    )


def _text(fields: dict[str, Element], name: str) -> str:
    return one_line(fields[name].text) if name in fields else ""
