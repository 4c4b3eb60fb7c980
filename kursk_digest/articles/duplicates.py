"""The same article handed over twice. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from kursk_digest.addresses import address_key, is_front
from kursk_digest.model import Article, Duplicate, Repeated

Identity = tuple[str, str]
"""SHA-256 of the words, and the outlet."""


def merge_duplicates(
    articles: Sequence[Article],
) -> tuple[list[Article], list[Duplicate]]:
    """Keep one of the articles of the same words and outlet, or of one page.

    The same words under the names of two outlets stay two articles: that is wire copy. Which
    copy is kept does not depend on the order given: one that names its outlet before one that
    does not, then the first by location; of one page the longest.
    """
    stands_for = _same_words(articles)
    same_page = _same_page([article for article in articles if stands_for[id(article)] is article])
    stands_for = {one: same_page.get(id(other), other) for one, other in stands_for.items()}
    remaining = [article for article in articles if stands_for[id(article)] is article]
    numbers = {id(article): number for number, article in enumerate(remaining, start=1)}
    duplicates = [
        Duplicate(article.location, numbers[id(stands_for[id(article)])])
        for article in articles
        if stands_for[id(article)] is not article
    ]
    return remaining, duplicates


def _same_words(articles: Sequence[Article]) -> dict[int, Article]:
    """Return by the identity of each article the one that has its words and outlet."""
    kept: dict[Identity, Article] = {}
    first: dict[str, Identity] = {}
    stands_for: dict[int, Article] = {}
    for article in sorted(articles, key=lambda a: (not names_outlet(a), a.location)):
        words = article.sha256
        identity = words, article.outlet.casefold()
        if not names_outlet(article):
            identity = first.get(words, identity)
        first.setdefault(words, identity)
        stands_for[id(article)] = kept.setdefault(identity, article)
    return stands_for


def _same_page(articles: Sequence[Article]) -> dict[int, Article]:
    """Return by the identity of each article the longest that gives the same address as its own.

    An address that leads to the front of a site, or that pages of other words give, too, is
    no page's own, whatever they say.
    """
    kept: dict[str, Article] = {}
    stands_for: dict[int, Article] = {}
    for article in sorted(articles, key=lambda a: (-len(a.text), not names_outlet(a), a.location)):
        address = article.url or article.location
        if address.startswith(("https://", "http://")) and not is_front(address):
            longest = kept.setdefault(address_key(address), article)
            if _shares_paragraphs(article, longest):
                stands_for[id(article)] = longest
    return stands_for


def _shares_paragraphs(article: Article, other: Article) -> bool:
    """Tell whether half of the paragraphs of *article* stand in *other*."""
    own = set(article.paragraphs)
    return 2 * len(own & set(other.paragraphs)) >= len(own)


def repeats(
    repeated: Sequence[Repeated], articles: Sequence[Article], duplicates: Sequence[Duplicate]
) -> list[Duplicate]:
    """Return the locations that were not read again as duplicates of the articles that were.

    Args:
        repeated: Pages that other locations had led to before.
        articles: As they are numbered.
        duplicates: What `merge_duplicates` found among them.

    Returns:
        Each location once. One whose page gave no article is left out: that is told of the page.
    """
    numbers = {duplicate.location: duplicate.of for duplicate in duplicates}
    numbers |= {article.location: number for number, article in enumerate(articles, start=1)}
    places = dict.fromkeys((one.location, one.first) for one in repeated)
    return [
        Duplicate(location, numbers[first])
        for location, first in places
        if first in numbers and location != first
    ]


def names_outlet(article: Article) -> bool:
    """Tell whether the outlet is known, or only the file's name stands in for it."""
    stem = PurePosixPath(article.location.replace("\\", "/")).stem
    return article.outlet not in (stem, "standard input")
