"""The same article handed over twice. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from kursk_digest.model import Article, Duplicate

Identity = tuple[str, str]
"""SHA-256 of the words, and the outlet."""


def merge_duplicates(
    articles: Sequence[Article],
) -> tuple[list[Article], list[Duplicate]]:
    """Keep one of the articles of the same words and outlet; the others become duplicates.

    The same words under the names of two outlets stay two articles: that is wire copy. Which
    copy is kept does not depend on the order given: one that names its outlet before one that
    does not, then the first by location.
    """
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
    remaining = [article for article in articles if stands_for[id(article)] is article]
    numbers = {id(article): number for number, article in enumerate(remaining, start=1)}
    duplicates = [
        Duplicate(article.location, numbers[id(stands_for[id(article)])])
        for article in articles
        if stands_for[id(article)] is not article
    ]
    return remaining, duplicates


def names_outlet(article: Article) -> bool:
    """Tell whether the outlet is known, or only the file's name stands in for it."""
    stem = PurePosixPath(article.location.replace("\\", "/")).stem
    return article.outlet not in (stem, "standard input")
