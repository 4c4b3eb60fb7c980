"""What a page says about itself: title, outlet, date, authors, language. Pure, one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kursk_digest.articles.web.bylines import read_credited
from kursk_digest.articles.web.days import read_page_days
from kursk_digest.articles.web.headings import printed_headlines
from kursk_digest.articles.web.jsonld import (
    Node,
    article_nodes,
    as_list,
    plain_text,
    read_nodes,
    texts_of,
    types_of,
)
from kursk_digest.articles.web.metas import Metas, read_metas, values_of
from kursk_digest.articles.web.titles import choose_title

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LISTED = 5
"""More articles than this in JSON-LD are the entries of a list."""
# `Northern Herald | All the news of the north`
_MOTTO = re.compile(r"\s[|–—]\s")
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
    updated: str | None = None
    """The last change that the page tells, never before `published`."""
    url: str = ""
    """The address that the page gives as its own, absolute; empty if it gives none."""
    free: bool | None = None
    """Whether the page says that everybody may read it; `None` if it does not say."""


def read_metadata(tree: HtmlElement) -> Metadata:
    """Read what the page says about itself; nothing in it can make this fail."""
    nodes = read_nodes(tree)
    articles = article_nodes(nodes)
    metas = read_metas(tree)
    address = _canonical(metas)
    days = read_page_days(tree, metas, articles, address)
    outlet = _outlet(metas, articles, nodes, address)
    title, headlines = choose_title(
        [t for node in articles[:1] for t in texts_of(node.get("headline"))],
        *printed_headlines(tree),
        _named_titles(tree, metas),
        outlet,
    )
    return Metadata(
        title=title,
        headlines=headlines,
        outlet=outlet,
        published=days.published,
        updated=days.updated,
        credited=tuple(read_credited(tree, metas, articles, nodes)),
        language=_language(tree, metas, articles),
        descriptions=_descriptions(metas, articles),
        body=max(
            (t for n in articles for t in texts_of(n.get("articleBody"))), key=len, default=""
        ),
        kind=_kind(metas, nodes, articles),
        url=address if _host(address) else "",
        free=_is_free(metas, articles),
    )


def _kind(metas: Metas, nodes: Sequence[Node], articles: Sequence[Node]) -> str:
    """Return the declared types; a page with a list of articles is not one itself."""
    listed = articles if len(articles) > _LISTED else []
    own = [node for node in nodes if node not in listed]
    return " ".join(
        [*metas.get("og type", []), *(t for node in own for t in types_of(node))]
    ).lower()


def _canonical(metas: Metas) -> str:
    """Return the page's own address; one that leads to the front of the site is a mistake."""
    named = values_of(metas, ("link canonical", "og url"))
    ordered = sorted(named, key=lambda text: not (_host(text) and _path(text)))
    return next(iter(ordered), "")


def _path(address: str) -> str:
    return urlsplit(address).path.strip("/") + urlsplit(address).query


_LOCKED = frozenset(("locked", "paid", "premium", "metered", "subscriber", "subscribers", "plus"))
_TIERS = (
    "article content tier", "og article content tier", "content tier", "contenttier",
    "article opinion content tier", "access", "cxenseparse access", "paywall",
)  # fmt: skip


def _is_free(metas: Metas, articles: Sequence[Node]) -> bool | None:
    """Tell whether everybody may read the page, by JSON-LD or the content tier of its metas."""
    said = {
        str(value).casefold().rpartition("/")[2]
        for node in articles
        for value in as_list(node.get("isAccessibleForFree"))
    }
    tiers = {text.casefold() for text in values_of(metas, _TIERS)}
    if said & {"false", "no", "0"} or tiers & _LOCKED:
        return False
    return True if said & {"true", "yes", "1"} or "free" in tiers else None


def _host(address: str) -> str:
    try:
        host = urlsplit(address.strip()[:2000]).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _outlet(metas: Metas, articles: Sequence[Node], nodes: Sequence[Node], address: str) -> str:
    named = _outlet_names(metas, articles, nodes, address)
    named = (_host(name) if "://" in name else _MOTTO.split(name)[0] for name in named)
    return next((name for name in named if 1 < len(name) <= 80), "")


def _outlet_names(
    metas: Metas, articles: Sequence[Node], nodes: Sequence[Node], address: str
) -> Iterator[str]:
    """Yield what the site calls itself, the best first; each is only looked for if needed."""
    yield from metas.get("og site name", ())
    for node in articles:
        yield from texts_of(node.get("publisher"))
    for node in nodes:
        if "WebSite" in types_of(node):
            yield from texts_of(node.get("name"))
    yield from metas.get("application name", ())
    yield _host(address)


def _named_titles(tree: HtmlElement, metas: Metas) -> list[str]:
    heads = [plain_text((e.text or "")[:1000]) for e in tree.iterfind(".//head/title")]
    named = [*metas.get("og title", [])[:1], *heads[:1]]
    return named or metas.get("twitter title", [])[:1]


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
