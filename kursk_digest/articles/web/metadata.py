"""What a page says about itself: title, outlet, date, authors, language. Pure, one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kursk_digest.articles.web.dates import is_update, iso_date, url_date, written_date
from kursk_digest.articles.web.jsonld import (
    Node,
    article_nodes,
    as_list,
    plain_text,
    read_nodes,
    texts_of,
)
from kursk_digest.articles.web.people import by_words, is_person, split_names
from kursk_digest.articles.web.titles import choose_title

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
_AUTHORS = (
    "author", "article author", "parsely author", "sailthru author", "cxenseparse author", "byl",
    "dc creator", "dcterms creator", "article author name", "citation author", "authors",
    "twitter misc written by",
)  # fmt: skip
_BYLINE = re.compile(r"(?:^|[^a-z])(?:by-?line|author|autor|writer)(?:s|name|list)?(?![a-z])", re.I)
_DATELINE = re.compile(r"date|time|publi|datum|fecha|data", re.I)
_PUNCTUATION = re.compile(r"[\s:._-]+")
_LISTED = 5
"""More articles than this in JSON-LD are the entries of a list."""
_TAG = re.compile(r"^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says, checked and on one line each; empty where it says nothing."""

    title: str = ""
    headlines: tuple[str, ...] = ()
    """Every wording of the headline that the page gives."""
    outlet: str = ""
    """`og:site_name`, the publisher, or the host of the canonical address."""
    published: str | None = None
    credited: tuple[str, ...] = ()
    """All names of the byline: people, agencies, desks."""
    language: str = "und"
    descriptions: tuple[str, ...] = ()
    body: str = ""
    """The text of the article as JSON-LD gives it."""
    kind: str = ""
    """`og:type` and the types in JSON-LD, lower-cased, with spaces between."""
    free: bool = True
    """False if the page says that it is only for subscribers."""


def read_metadata(tree: HtmlElement) -> Metadata:
    """Read what the page says about itself; nothing in it can make this fail."""
    nodes = read_nodes(tree)
    articles = article_nodes(nodes)
    metas = _read_metas(tree)
    address = _canonical(tree, metas)
    outlet = _outlet(metas, articles, nodes, address)
    title, headlines = choose_title(
        [t for node in articles[:1] for t in texts_of(node.get("headline"))],
        [plain_text(_start_of(h1, 1000)) for h1 in islice(tree.iter("h1"), 10)],
        _named_titles(tree, metas),
        outlet,
    )
    return Metadata(
        title=title,
        headlines=headlines,
        outlet=outlet,
        published=_published(tree, metas, articles, address),
        credited=tuple(_credited(tree, metas, articles, nodes)),
        language=_language(tree, metas, articles),
        descriptions=_descriptions(metas, articles),
        body=max(
            (t for n in articles for t in texts_of(n.get("articleBody"))), key=len, default=""
        ),
        kind=_kind(metas, nodes, articles),
        free=not any(str(n.get("isAccessibleForFree")).lower() == "false" for n in articles),
    )


Metas = dict[str, list[str]]


def _read_metas(tree: HtmlElement) -> Metas:
    metas: Metas = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = plain_text((element.get("content") or "")[:5000])
        if name and value:
            metas.setdefault(_PUNCTUATION.sub(" ", name.strip().lower()), []).append(value)
    return metas


def _kind(metas: Metas, nodes: Sequence[Node], articles: Sequence[Node]) -> str:
    """Return the declared types; a page with a list of articles is not one itself."""
    listed = articles if len(articles) > _LISTED else []
    own = [node for node in nodes if node not in listed]
    return " ".join([*metas.get("og type", []), *_all_types(own)]).lower()


def _all_types(nodes: Iterable[Node]) -> list[str]:
    return [name for node in nodes for name in as_list(node.get("@type")) if isinstance(name, str)]


def _canonical(tree: HtmlElement, metas: Metas) -> str:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href"))
    return next(iter(metas.get("og url", [])), "")


def _host(address: str) -> str:
    try:
        host = urlsplit(address.strip()[:2000]).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _outlet(metas: Metas, articles: Sequence[Node], nodes: Sequence[Node], address: str) -> str:
    publishers = [node.get("publisher") for node in articles]
    named = [
        *metas.get("og site name", []),
        *(name for publisher in publishers for name in texts_of(publisher)),
        *(
            name
            for node in nodes
            if "WebSite" in _all_types([node])
            for name in texts_of(node.get("name"))
        ),
        *metas.get("application name", []),
        _host(address),
    ]
    return next((name for name in named if 1 < len(name) <= 80), "")


def _named_titles(tree: HtmlElement, metas: Metas) -> list[str]:
    heads = [plain_text((e.text or "")[:1000]) for e in tree.iterfind(".//head/title")]
    named = [*metas.get("og title", [])[:1], *heads[:1]]
    return named or metas.get("twitter title", [])[:1]


def _start_of(element: HtmlElement, length: int) -> str:
    """Return the text in *element*, at most about *length* characters: it may hold the page."""
    pieces, so_far = [], 0
    for piece in element.itertext():
        pieces.append(piece[: length + 1])
        so_far += len(piece)
        if so_far > length:
            break
    return " ".join(pieces)


def _published(
    tree: HtmlElement, metas: Metas, articles: Sequence[Node], address: str
) -> str | None:
    texts = [t for node in articles for t in texts_of(node.get("datePublished"))]
    texts += [text for name in _PUBLISHED for text in metas.get(name, [])]
    texts += [t for node in articles for t in texts_of(node.get("dateCreated"))]
    # Each next place is only looked at if the one before has no date: they cost a walk.
    return (
        _first_date(texts)
        or _first_date(_time_elements(tree))
        or url_date(address)
        or _shown_date(tree)
    )


def _first_date(texts: Iterable[str]) -> str | None:
    return next(filter(None, map(iso_date, texts)), None)


def _shown_date(tree: HtmlElement) -> str | None:
    """Return the first date that stands in an element marked as one, updates left out."""
    for element in tree.iter("time", "span", "div", "p", "li"):
        if _DATELINE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            text = " ".join(_start_of(element, 200).split())
            if len(text) <= 120 and not is_update(text):
                found = iso_date(text) or written_date(text)
                if found:
                    return found
    return None


def _time_elements(tree: HtmlElement) -> list[str]:
    """Return the moments of `<time>`, those marked as publication first, updates left out."""
    first: list[str] = []
    other: list[str] = []
    for element in tree.iter("time", "span", "meta", "abbr"):
        role = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        value = element.get("datetime") or element.get("content") or element.get("title") or ""
        if element.tag != "time" and "datepublished" not in role:
            continue
        if "modif" in role or "updat" in role:
            continue
        value = value or _start_of(element, 100)
        (first if "publish" in role or element.get("pubdate") is not None else other).append(value)
    return first + other[:1]


def _credited(
    tree: HtmlElement, metas: Metas, articles: Sequence[Node], nodes: Sequence[Node]
) -> list[str]:
    """Return the first byline that names a person; else the first that names anybody."""
    by_id = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node
    }
    declared = [_author_texts(node, by_id) for node in articles]
    declared += [[t for t in metas.get(name, []) if "/" not in t] for name in _AUTHORS]
    if metas.get("twitter data1") and _looks_written_by(metas.get("twitter label1", [""])[0]):
        declared.append(metas["twitter data1"])
    found = [names for texts in declared if (names := split_names(texts))]
    for names in found:
        if any(map(is_person, names)):
            return names
    found += [names for text in _bylines(tree) if (names := split_names([text]))]
    with_people = (names for names in found if any(map(is_person, names)))
    return next(with_people, next(iter(found), []))


def _author_texts(node: Node, by_id: dict[str, Node]) -> list[str]:
    people = [item for key in ("author", "creator") for item in as_list(node.get(key))]
    return texts_of(
        [
            by_id.get(str(item.get("@id")), item)
            if isinstance(item, dict) and "name" not in item
            else item
            for item in people
        ]
    )


def _looks_written_by(label: str) -> bool:
    return any(label.casefold().endswith(f" {word}") for word in by_words())


def _bylines(tree: HtmlElement) -> list[str]:
    """Return the shortest marked bylines: `rel=author`, `itemprop=author`, a byline's class."""
    marked = [
        _start_of(element, 200).strip()
        for element in tree.iter("a", "span", "p", "div", "address")
        if (element.get("rel") or "") == "author"
        or "author" in (element.get("itemprop") or "")
        or "/author" in (element.get("href") or "")
        or _BYLINE.search(element.get("class") or "")
    ]
    return [text for text in marked if 3 < len(text) <= 100][:5]


def _language(tree: HtmlElement, metas: Metas, articles: Sequence[Node]) -> str:
    declared = [
        tree.get("lang") or tree.get("xml:lang") or "",
        *metas.get("og locale", []),
        *metas.get("content language", []),
        *(t for node in articles for t in texts_of(node.get("inLanguage"))),
    ]
    for text in declared:
        match = _TAG.match(text.strip())
        if match:
            return match[1].lower()
    return "und"


def _descriptions(metas: Metas, articles: Sequence[Node]) -> tuple[str, ...]:
    texts = [t for node in articles[:1] for t in texts_of(node.get("description"))]
    for name in ("og description", "description", "twitter description"):
        texts += metas.get(name, [])
    return tuple(dict.fromkeys(texts))
