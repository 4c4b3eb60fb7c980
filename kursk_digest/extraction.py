"""Pages -> articles: each cleaned on its own, on all processors where that pays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice

from kursk_digest.articles import extract_article, warm_up
from kursk_digest.config import Config
from kursk_digest.model import Article, Page, PageKind, RawPage, Skipped
from kursk_digest.progress import Event, Listener, ignore
from kursk_digest.sources import to_page

Pages = Iterable[Page | RawPage | Skipped]
"""What a source gives: each location's page, or why there is none."""

_FEW = 8
"""Up to so many pages of ordinary size, another process costs more than it saves."""
_LARGE = 1_000_000
"""Bytes from which a page may take long, so that somebody must be able to stop it."""

TOO_SLOW = "took longer than {seconds:g} seconds to clean; save the article alone"
TOO_BIG = "needs more than {memory:g} GB to clean; save the article alone"
CRASHED = "ended the process that cleaned it; save the article alone"


def read_articles(
    pages: Pages, config: Config, *, tell: Listener = ignore
) -> tuple[list[Article], list[Skipped]]:
    """Extract the article of each page, in order; what has none comes back as skipped.

    A few pages are cleaned here, more or larger ones in other processes, where one that hangs
    or eats memory is cut off alone. The result is the same.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for done, result in enumerate(_results(pages, config), start=1):
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            articles.append(result)
        tell(Event("reading", done, 0, result.location))
    return articles, skipped


def _results(pages: Pages, config: Config) -> Iterator[Article | Skipped]:
    clean = partial(_clean, patterns=config.furniture)
    coming = iter(pages)
    first = list(islice(coming, _FEW + 1))
    if len(first) <= _FEW and not any(map(_is_large, first)):
        return map(clean, first)
    return _in_processes(clean, chain(first, coming), alone=len(first) <= _FEW)


def _in_processes(
    clean: partial[Article | Skipped], pages: Pages, *, alone: bool
) -> Iterator[Article | Skipped]:
    from kursk_digest.workers import Bounds, Lost, processors, run_all

    first = list(islice(pages := iter(pages), _FEW))
    if any(map(_is_marked_up, first)):
        warm_up()
    bounds = Bounds()
    reasons = {
        Lost.TIME: TOO_SLOW.format(seconds=bounds.seconds),
        Lost.MEMORY: TOO_BIG.format(memory=bounds.bytes / 1e9),
        Lost.CRASH: CRASHED,
    }
    locations: list[str] = []

    def noted() -> Iterator[Page | RawPage | Skipped]:
        for page in chain(first, pages):
            locations.append(page.location)
            yield page

    count = 1 if alone else processors()
    for done, result in enumerate(run_all(clean, noted(), count=count, bounds=bounds)):
        yield Skipped(locations[done], reasons[result]) if isinstance(result, Lost) else result


def _clean(page: Page | RawPage | Skipped, *, patterns: tuple[str, ...]) -> Article | Skipped:
    found = to_page(page) if isinstance(page, RawPage) else page
    return found if isinstance(found, Skipped) else extract_article(found, patterns=patterns)


def _is_large(page: Page | RawPage | Skipped) -> bool:
    if isinstance(page, RawPage):
        return len(page.data) >= _LARGE
    return isinstance(page, Page) and len(page.body) >= _LARGE


def _is_marked_up(page: Page | RawPage | Skipped) -> bool:
    if isinstance(page, RawPage):
        return page.data[:100].lstrip().startswith(b"<")
    return isinstance(page, Page) and page.kind is PageKind.HTML
