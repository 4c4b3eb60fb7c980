"""Sources -> what would come of each: how many articles, how new, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from kursk_digest.config import Config
from kursk_digest.extraction import read_articles
from kursk_digest.model import FullText, RawPage, Repeated, Skipped, Source
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

    @property
    def is_failed(self) -> bool:
        """Whether nothing would come of it."""
        return self.articles == 0


def check_sources(
    sources: Sequence[Source], config: Config, *, reading: Reading
) -> Iterator[Finding]:
    """Look at each source, several at once; the findings come in the order of *sources*.

    A feed is read, the pages that its entries lead to are not; a page or a file is read as for
    a digest.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for source, pages in zip(
            sources, pool.map(lambda source: _pages(source, reading), sources), strict=True
        ):
            yield _finding(source, pages, config)


def _pages(source: Source, reading: Reading) -> list[RawPage | Skipped | Repeated]:
    alone = replace(source, full_text=FullText.NEVER)
    return list(read_raw_pages([alone], stdin=bytes, reading=reading))


def _finding(
    source: Source, pages: Sequence[RawPage | Skipped | Repeated], config: Config
) -> Finding:
    announced = [p for p in pages if isinstance(p, RawPage) and p.known.via is not None]
    others = [p for p in pages if not isinstance(p, RawPage) or p.known.via is None]
    articles, skipped = read_articles(others, config)
    dates = [page.known.published for page in announced] + [one.published for one in articles]
    return Finding(
        source,
        len(announced) + len(articles),
        max(filter(None, dates), default=None),
        tuple(skipped),
    )
