"""Sources -> what would come of each: how many articles, how new, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from kursk_digest.config import Config
from kursk_digest.extraction import read_articles
from kursk_digest.model import RawPage, Remark, Repeated, Skipped, Source
from kursk_digest.sources import Reading, read_raw_pages

_AT_ONCE = 8
"""So many sources are asked at once; the fetcher sees to it that no host is pressed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What would come of one source."""

    source: Source
    articles: int
    newest: str | None = None
    """ISO 8601: when the newest of them was published; `None` if none tells."""
    skipped: tuple[Skipped, ...] = ()
    """What would give no article."""
    remarks: tuple[str, ...] = ()
    """What a reader may want to know all the same, a line each."""

    @property
    def is_failed(self) -> bool:
        """Whether nothing would come of it."""
        return self.articles == 0


@dataclass(frozen=True, slots=True)
class _Look:
    pages: Sequence[RawPage | Skipped | Repeated]
    remarks: tuple[str, ...]


def check_sources(
    sources: Sequence[Source], config: Config, *, reading: Reading
) -> Iterator[Finding]:
    """Look at each source, several at once; the findings come in the order of *sources*.

    Feeds and lists are read, the pages that they lead to are not; a page or a file that is a
    source itself is read as for a digest.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        looks = pool.map(lambda source: _look_at(source, reading), sources)
        for source, look in zip(sources, looks, strict=True):
            yield _finding(source, look, config)


def _look_at(source: Source, reading: Reading) -> _Look:
    remarks: list[Remark] = []
    looking = replace(reading, look_only=True, tell=remarks.append)
    pages = list(read_raw_pages([source], stdin=bytes, reading=looking))
    return _Look(pages, tuple(remark.text for remark in remarks))


def _finding(source: Source, look: _Look, config: Config) -> Finding:
    announced = [page for page in look.pages if _is_announced(page)]
    others = [page for page in look.pages if not _is_announced(page)]
    articles, skipped = read_articles(others, config)
    dates = [page.known.published for page in announced if isinstance(page, RawPage)]
    dates += [article.published for article in articles]
    return Finding(
        source,
        len(announced) + len(articles),
        max(filter(None, dates), default=None),
        tuple(skipped),
        look.remarks,
    )


def _is_announced(page: RawPage | Skipped | Repeated) -> bool:
    """Tell whether a feed on the web or a list led to *page*; it is counted, and not cleaned."""
    if not isinstance(page, RawPage) or page.known.via is None:
        return False
    return not page.data or page.known.via.startswith(("http://", "https://"))
