"""Pages -> articles: each cleaned on its own, on all processors where that pays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice

from kursk_digest.articles import extract_article, warm_up
from kursk_digest.config import Config
from kursk_digest.model import Article, Page, PageKind, RawPage, Repeated, Skipped
from kursk_digest.progress import Event, Listener, ignore
from kursk_digest.sources import is_document, to_page

Handed = Page | RawPage | Skipped | Repeated
"""What a source gives: a location's page, or why there is none."""
Pages = Iterable[Handed]

_FEW = 8
"""Up to so many pages of ordinary size, another process costs more than it saves."""
_LARGE = 1_000_000
"""Bytes from which a page may take long, so that somebody must be able to stop it."""

TOO_SLOW = "took longer than {seconds:g} seconds to clean; save the article alone"
TOO_BIG = "needs more than {memory:g} GB to clean; save the article alone"
CRASHED = "ended the process that cleaned it; save the article alone"


@dataclass(frozen=True, slots=True)
class Read:
    """What came of the pages of a run, each list in their order."""

    articles: list[Article] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    repeated: list[Repeated] = field(default_factory=list)
    stopgaps: list[Skipped] = field(default_factory=list)
    """Pages without an article for which an article among `articles` stands, and why."""


def read_articles(
    pages: Pages, config: Config, *, tell: Listener = ignore
) -> tuple[list[Article], list[Skipped]]:
    """Extract the article of each page, in order; what has none comes back as skipped."""
    read = read_all(pages, config, tell=tell)
    return read.articles, read.skipped


def read_all(pages: Pages, config: Config, *, tell: Listener = ignore) -> Read:
    """Extract the article of each page.

    A few pages are cleaned here, more or larger ones in other processes, where one that hangs
    or eats memory is cut off alone. The result is the same.
    """
    read = Read()
    for done, result in enumerate(_results(pages, config), start=1):
        if isinstance(result, _Stopgap):
            read.articles.append(result.article)
            read.stopgaps.append(Skipped(result.location, result.reason))
        elif isinstance(result, Skipped):
            read.skipped.append(result)
        elif isinstance(result, Repeated):
            read.repeated.append(result)
        else:
            read.articles.append(result)
        tell(Event("reading", done, 0, result.location))
    return read


@dataclass(frozen=True, slots=True)
class _Stopgap:
    """The article of a text that stands for a page."""

    article: Article
    reason: str
    """Why the page has none."""

    @property
    def location(self) -> str:
        return self.article.location


_Result = Article | Skipped | Repeated | _Stopgap


def _results(pages: Pages, config: Config) -> Iterator[_Result]:
    clean = partial(_clean, patterns=config.furniture)
    coming = iter(pages)
    first = list(islice(coming, _FEW + 1))
    if len(first) <= _FEW and not any(map(_is_large, first)):
        return map(clean, first)
    return _in_processes(clean, chain(first, coming), alone=len(first) <= _FEW)


def _in_processes(clean: partial[_Result], pages: Pages, *, alone: bool) -> Iterator[_Result]:
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

    def noted() -> Iterator[Handed]:
        for page in chain(first, pages):
            locations.append(page.location)
            yield page

    count = 1 if alone else processors()
    for done, result in enumerate(run_all(clean, noted(), count=count, bounds=bounds)):
        yield Skipped(locations[done], reasons[result]) if isinstance(result, Lost) else result


def _clean(page: Handed, *, patterns: tuple[str, ...]) -> _Result:
    if isinstance(page, Skipped | Repeated):
        return page
    found = to_page(page) if isinstance(page, RawPage) else page
    result = found if isinstance(found, Skipped) else extract_article(found, patterns=patterns)
    if not isinstance(page, RawPage):
        return result
    if isinstance(result, Article):
        return _Stopgap(result, page.stopgap) if page.stopgap else result
    if page.instead is None:
        return result
    other = _clean(page.instead, patterns=patterns)
    return _Stopgap(other, result.reason) if isinstance(other, Article) else result


def _is_large(page: Handed) -> bool:
    if isinstance(page, RawPage):
        # What reads a document may be led to take any time.
        return len(page.data) >= _LARGE or is_document(page.data)
    return isinstance(page, Page) and len(page.body) >= _LARGE


def _is_marked_up(page: Handed) -> bool:
    if isinstance(page, RawPage):
        return page.data[:100].lstrip().startswith(b"<")
    return isinstance(page, Page) and page.kind is PageKind.HTML
