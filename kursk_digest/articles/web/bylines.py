"""Whom a page credits: the names of its byline. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kursk_digest.articles.web.jsonld import Node, as_list, texts_of
from kursk_digest.articles.web.metas import Metas, find_headline, short_text
from kursk_digest.articles.web.people import by_words, is_person, split_names

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AUTHORS = (
    "author", "article author", "parsely author", "sailthru author", "cxenseparse author", "byl",
    "dc creator", "dcterms creator", "article author name", "citation author", "authors",
    "twitter misc written by",
)  # fmt: skip
_BYLINE = re.compile(
    r"(?:^|[^a-z])(?:by-?line|author|autor[ae]?|auteur|verfasser|writer|(?:posted|written)-?by|"
    r"journalist|signature)(?:s|name|list|in)?(?![a-z])",
    re.IGNORECASE,
)
_LONGEST = 100


def read_credited(
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
    # The page itself is only looked at where its head names no person: that costs a walk.
    found += [names for texts in _bylines(tree) if (names := split_names(texts))]
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


def _bylines(tree: HtmlElement) -> list[list[str]]:
    """Return the marked bylines of the page's own story, neighbours together."""
    headline = find_headline(tree)
    found: list[list[str]] = []
    parent = None
    for element in tree.iter("a", "span", "p", "div", "address"):
        if not _is_marked(element) or headline.is_elsewhere(element):
            continue
        text = short_text(element, 200).strip()
        if 3 < len(text) <= _LONGEST:
            if parent is not None and element.getparent() is parent:
                found[-1].append(text)
            else:
                found.append([text])
            parent = element.getparent()
        if len(found) > 5:
            break
    return found[:5]


def _is_marked(element: HtmlElement) -> bool:
    """Tell whether *element* is `rel=author`, `itemprop=author` or has a byline's class."""
    classes = element.get("class")
    return bool(
        (classes and _is_byline(classes))
        or element.get("rel") == "author"
        or "/author" in (element.get("href") or "")
        or "author" in (element.get("itemprop") or "")
    )


# A page has thousands of elements and dozens of classes.
@lru_cache(maxsize=1024)
def _is_byline(classes: str) -> bool:
    return _BYLINE.search(classes) is not None
