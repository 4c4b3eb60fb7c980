"""The flow, in reading order: locations to a digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kursk_digest.articles import recognise_wire_copies
from kursk_digest.articles.duplicates import merge_duplicates, repeats
from kursk_digest.articles.filenames import tell_files_apart
from kursk_digest.claims import match_statements
from kursk_digest.claims.explaining import explain_pairs
from kursk_digest.claims.narrowing import settle
from kursk_digest.config import Config
from kursk_digest.conflicts import find_conflicts
from kursk_digest.digests import Length, compose_digest, make_ranker, ranking_notes
from kursk_digest.extraction import Pages, read_all
from kursk_digest.model import Article, Digest, PairReason, Skipped, Story
from kursk_digest.progress import Listener, ignore
from kursk_digest.statements import split_statements
from kursk_digest.stories import group_stories


def build_digest(
    pages: Pages,
    config: Config,
    *,
    everything: bool = False,
    generated: str | None = None,
    tell: Listener = ignore,
) -> Digest:
    """Digest what *pages* say.

    A page without an article does not stop the run: it comes back in `Digest.skipped`. With no
    article at all, the digest is empty. Claims and citations do not depend on the order of
    *pages*; only the numbers of the articles do.

    Args:
        pages: In the order in which the articles are numbered.
        config: Settings.
        everything: Print every claim.
        generated: ISO 8601 time of the run; the date of the newest article if left out.
        tell: Hears of each step.
    """
    read = read_all(pages, config, tell=tell)
    different, duplicates = merge_duplicates(read.articles)
    kept = tell_files_apart(different)
    articles = in_given_order(recognise_wire_copies(canonical(kept)), kept)
    stories = [
        _with_claims(story, config)
        for story in group_stories(canonical(articles), resemblance=config.story_resemblance)
    ]
    return compose_digest(
        stories,
        articles,
        length=Length(config.words, config.max_claims, everything),
        ranker=make_ranker(config.rank),
        skipped=read.skipped,
        duplicates=[*duplicates, *repeats(read.repeated, kept, duplicates)],
        notes=[*ranking_notes(config.rank, stories), *_stopgap_notes(read.stopgaps)],
        generated=generated or _newest(articles),
    )


def explain_claim(
    articles: Sequence[Article], places: Iterable[tuple[str, int, int]]
) -> tuple[PairReason, ...]:
    """Explain why the statements at *places* share a claim, pair by pair.

    Args:
        articles: All of the story, as they read now.
        places: Location of an article, start and end of the citation in its text.
    """
    wanted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for location, start, end in places:
        wanted[location].append((start, end))
    statements = [s for article in canonical(articles) for s in split_statements(article)]
    # A citation may be a part of the statement that was compared.
    cited = [
        s
        for s in statements
        if any(s.start <= start and end <= s.end for start, end in wanted[s.article.location])
    ]
    return explain_pairs(statements, cited)


def _with_claims(story: Story, config: Config) -> Story:
    statements = [s for article in story.articles for s in split_statements(article)]
    matching = match_statements(statements, probability=config.match_probability)
    claims, conflicts = settle(matching, find_conflicts(matching))
    return replace(story, claims=claims, conflicts=conflicts)


def canonical(articles: Iterable[Article]) -> list[Article]:
    """Sort by content, so that no result depends on how the articles were named or ordered."""
    return sorted(articles, key=lambda article: (article.sha256, article.outlet, article.location))


def in_given_order(articles: Iterable[Article], given: Sequence[Article]) -> list[Article]:
    """Sort *articles* as their locations stand in *given*."""
    places = {article.location: place for place, article in enumerate(given)}
    return sorted(articles, key=lambda article: places[article.location])


def _stopgap_notes(stopgaps: Sequence[Skipped]) -> list[str]:
    """Say which articles are only what a feed says of them."""
    if not stopgaps:
        return []
    shown = "; ".join(f"{page.location} ({page.reason.partition(';')[0]})" for page in stopgaps[:3])
    more = f"; and {len(stopgaps) - 3} more" if len(stopgaps) > 3 else ""
    count = "1 article is" if len(stopgaps) == 1 else f"{len(stopgaps)} articles are"
    return [f"{count} no more than the feed tells, as the page could not be read: {shown}{more}"]


def _newest(articles: Iterable[Article]) -> str:
    """Stand in for the time of the run, so that the same input gives the same bytes."""
    days = [article.published[:10] for article in articles if article.published]
    return f"{max(days, default='1970-01-01')}T00:00:00Z"
