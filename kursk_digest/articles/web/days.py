"""When a page was published and last changed, by all that it says of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kursk_digest.articles.web.dates import iso_date, url_date
from kursk_digest.articles.web.jsonld import Node, texts_of
from kursk_digest.articles.web.metas import Metas, find_headline, short_text, values_of
from kursk_digest.articles.written_dates import is_date_line, read_date, read_days

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Names of meta tags, with one space for every punctuation mark in them.
_PUBLISHED = (
    "article published time", "og article published time", "datepublished", "date published",
    "article published", "published time", "publication date", "parsely pub date",
    "cxenseparse recs publishtime", "sailthru date", "dcterms created", "dc date issued",
    "dc date created", "dcterms date", "dc date", "publishdate", "publish date", "pubdate",
    "pub date", "rnews datepublished", "originalpublicationdate", "created", "date", "bt pubdate",
    "article date original", "citation publication date",
)  # fmt: skip
_UPDATED = (
    "article modified time", "og article modified time", "datemodified", "date modified",
    "og updated time", "article modified", "article updated", "modified time", "last modified",
    "lastmod", "dcterms modified", "dc date modified", "bt moddate", "updated time", "modified",
    "revised",
)  # fmt: skip
_DATELINE = re.compile(r"date|time|publi|datum|fecha|data", re.I)
_CHANGE = re.compile(r"modif|updat", re.I)
_PIECES = re.compile(r"\s*[|•·]\s*")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Days:
    """ISO 8601, with time and zone as the page gives them; `None` where it is silent."""

    published: str | None = None
    updated: str | None = None


def read_page_days(tree: HtmlElement, metas: Metas, articles: Sequence[Node], address: str) -> Days:
    """Read both days, each from the first place that has it.

    A page that gives only the day of its last change was published by then: that day counts as
    the day of publication, too. A change before the publication is none.
    """
    published = _declared(metas, articles, ("datePublished",), _PUBLISHED)
    published = published or _declared({}, articles, ("dateCreated",), ())
    updated = _declared(metas, articles, ("dateModified",), _UPDATED)
    # The page itself is only looked at where its head is silent: that costs a walk.
    if not published:
        marked = _marked_days(tree)
        published = marked.published or url_date(address)
        shown = Days() if published else _shown_days(tree)
        updated = updated or marked.updated or shown.updated
        published = published or shown.published or updated
    if published and updated and updated[:10] < published[:10]:
        updated = None
    return Days(published, updated)


def _declared(
    metas: Metas, articles: Sequence[Node], keys: Sequence[str], names: Sequence[str]
) -> str | None:
    texts = [text for key in keys for node in articles for text in texts_of(node.get(key))]
    return _first_date([*texts, *values_of(metas, names)])


def _first_date(texts: Iterable[str]) -> str | None:
    return next(filter(None, map(iso_date, texts)), None)


def _marked_days(tree: HtmlElement) -> Days:
    """Return the moments of `<time>`, that marked as publication first, and of the last change."""
    headline = find_headline(tree)
    found: dict[str, list[str]] = {"published": [], "changed": [], "other": []}
    for element in tree.iter("time", "span", "meta", "abbr"):
        role = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        declared = "publish" in (element.get("itemprop") or "").lower()
        if (element.tag != "time" and not declared) or headline.is_elsewhere(element):
            continue
        values = (element.get("datetime"), element.get("content"), short_text(element, 100))
        value = next((text for text in values if text), "")
        day = iso_date(value) or read_date(value) or read_date(element.get("title") or "")
        if day:
            kind = "published" if "publish" in role or element.get("pubdate") else "other"
            changed = _CHANGE.search(role) or read_days(short_text(element, 100))[1]
            found["changed" if changed else kind].append(day)
    published = [*found["published"], *found["other"], None]
    return Days(published[0], next(iter(found["changed"]), None))


def _shown_days(tree: HtmlElement) -> Days:
    """Return the days on the date line nearest to the headline."""
    headline = find_headline(tree)
    place = 0
    lines: list[tuple[int, str]] = []
    for number, element in enumerate(tree.iter("h1", "time", "span", "div", "p", "li", "td")):
        if element in headline.around and element.tag == "h1":
            place = number
        text = _date_line(element)
        if text and not headline.is_elsewhere(element):
            lines.append((number, text))
    lines.sort(key=lambda line: abs(line[0] - place))
    days = [read_days(text) for _, text in lines]
    return Days(
        next((published for published, _ in days if published), None),
        next((updated for _, updated in days if updated), None),
    )


def _date_line(element: HtmlElement) -> str:
    """Return the text of *element* if it is a date line, or is marked as one; else nothing."""
    marked = _DATELINE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    if not marked and len(element) > 3:
        return ""
    text = " ".join(short_text(element, 200).split())
    if not 6 <= len(text) <= _LONGEST or not any(map(str.isdigit, text)):
        return ""
    if marked and read_date(text):
        return text
    return next(_date_pieces(text), "")


def _date_pieces(text: str) -> Iterator[str]:
    return (piece for piece in _PIECES.split(text) if is_date_line(piece))
