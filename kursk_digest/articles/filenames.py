"""What a source is called where the outlet is not known: by its file. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from kursk_digest.articles.duplicates import names_outlet
from kursk_digest.model import Article


def tell_files_apart(articles: Sequence[Article]) -> list[Article]:
    """Return *articles*, in their order; files of one name and no outlet are named by folder, too.

    `monday/report.txt` and `tuesday/report.txt` are two sources, and not one outlet `report`. As
    much of the path is added as tells them apart, the suffix last.
    """
    same: dict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        if not names_outlet(article):
            same[article.outlet.casefold()].append(at)
    named = list(articles)
    for places in same.values():
        paths = [PurePosixPath(articles[at].location.replace("\\", "/")) for at in places]
        for at, label in zip(places, _labels(paths), strict=True):
            named[at] = replace(articles[at], outlet=label)
    return named


def _labels(paths: Sequence[PurePosixPath]) -> list[str]:
    """Return the shortest ends of *paths* that differ; the whole paths if none do."""
    deepest = max(len(path.parts) for path in paths)
    for depth in range(1, deepest + 1):
        for has_suffix in (False, True):
            names = [path if has_suffix else path.with_suffix("") for path in paths]
            labels = ["/".join(name.parts[-depth:]) for name in names]
            if len({label.casefold() for label in labels}) == len(labels):
                return labels
    return [str(path) for path in paths]
