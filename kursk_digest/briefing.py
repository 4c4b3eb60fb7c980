"""The flow of a briefing: a digest of what was not told before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kursk_digest.articles import recognise_wire_copies
from kursk_digest.articles.duplicates import merge_duplicates
from kursk_digest.articles.filenames import tell_files_apart
from kursk_digest.briefings.known import distinct, told_of_stories
from kursk_digest.briefings.reports import Report
from kursk_digest.briefings.telling import annotate, printed_claims, ranked_for
from kursk_digest.briefings.windows import find_window
from kursk_digest.comparison import Draft, Shelf, draft_story, report_story
from kursk_digest.config import Config
from kursk_digest.digests import Length, compose_digest, make_ranker, ranking_notes
from kursk_digest.digests.novelty import is_covered
from kursk_digest.extraction import Pages, read_articles
from kursk_digest.model import (
    Article,
    Briefing,
    Claim,
    Delivered,
    Digest,
    Duplicate,
    Memory,
    Muted,
    Skipped,
    Told,
)
from kursk_digest.pipeline import canonical, in_given_order
from kursk_digest.progress import Listener, ignore
from kursk_digest.stories import group_stories

MOST_DELIVERIES = 5000
"""How many deliveries are looked at for those of the window: one a minute for three days."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A briefing that is ready to be delivered, and what to note once it is."""

    digest: Digest
    told: tuple[tuple[Claim, str], ...]
    """What it prints, each claim with the title of its story."""
    read: tuple[Article, ...]
    """All that was read for it and not before, printed or not."""

    found_nothing: bool
    """Whether something was to be read, and no article came of it."""

    @property
    def is_news(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.digest.chapters)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the sources gave today."""

    articles: tuple[Article, ...]
    """Those that are new or changed, in the order in which they are numbered."""
    before: int
    """How many others were read for an earlier briefing."""
    skipped: tuple[Skipped, ...]
    copies: tuple[tuple[str, str], ...]
    """Location of each duplicate, and of the article that stands for it."""


def build_briefing(
    pages: Pages,
    config: Config,
    memory: Memory,
    *,
    name: str,
    generated: str,
    everything: bool = False,
    tell: Listener = ignore,
) -> Edition:
    """Digest what *pages* say that the briefing *name* has not told in its window.

    A page without an article does not stop the run: it comes back in `Digest.skipped`. An article
    that was read for an earlier briefing, and has not changed, gives nothing; with nothing new at
    all the digest has no story.

    Args:
        pages: In the order in which the articles are numbered.
        config: Settings.
        memory: What earlier runs read and told; it is only read.
        name: Of the briefing, which has a memory of its own.
        generated: ISO 8601, UTC: the time of the run.
        everything: Print every claim that is new.
        tell: Hears of each step.
    """
    today = _read(pages, config, memory, name, tell)
    delivered = memory.briefings(name, most=MOST_DELIVERIES)
    window = find_window(delivered, now=generated, days=config.window_days)
    stories = group_stories(canonical(today.articles), resemblance=config.story_resemblance)
    drafts = [draft_story(story, memory, name, window) for story in stories]
    known = _known(drafts, config)
    shelf = Shelf()
    reports = [report_story(d, told, config, shelf) for d, told in zip(drafts, known, strict=True)]
    length = Length(config.words, config.max_claims, everything)
    header = _header(name, delivered, reports, today.before)
    return _edition(reports, known, today, config, length, header, generated)


def _read(pages: Pages, config: Config, memory: Memory, name: str, tell: Listener) -> _Read:
    found, skipped = read_articles(pages, config, tell=tell)
    different, duplicates = merge_duplicates(found)
    kept = tell_files_apart(different)
    before = memory.was_read(name, kept)
    fresh = [article for article in kept if article not in before]
    articles = in_given_order(recognise_wire_copies(canonical(fresh)), fresh)
    copies = ((one.location, kept[one.of - 1].location) for one in duplicates)
    return _Read(tuple(articles), len(before), tuple(skipped), tuple(copies))


def _known(drafts: Sequence[Draft], config: Config) -> list[tuple[Told, ...]]:
    """Return what was told of each story, by the grouping that makes stories of articles."""
    today = [article for draft in drafts for article in draft.story.articles]
    before = [one.places[0][0] for draft in drafts for one in draft.candidates]
    joint = group_stories(distinct([*before, *today]), resemblance=config.story_resemblance)
    stories = [draft.story for draft in drafts]
    return told_of_stories(stories, joint, [draft.candidates for draft in drafts])


def _edition(
    reports: Sequence[Report],
    known: Sequence[Sequence[Told]],
    today: _Read,
    config: Config,
    length: Length,
    header: Briefing,
    generated: str,
) -> Edition:
    """Compose what is news, and add to it what was known."""
    news = {report.story: report for report in reports if report.is_news}
    told_of = {r.story: told for r, told in zip(reports, known, strict=True)}
    articles = [a for a in today.articles if any(a in story.articles for story in news)]
    digest = compose_digest(
        list(news),
        articles,
        length=length,
        ranker=ranked_for(make_ranker(config.rank), news),
        skipped=today.skipped,
        duplicates=_duplicates(today.copies, articles),
        notes=ranking_notes(config.rank, list(news)),
        barred=frozenset().union(*(report.barred for report in reports)),
        raised=[story for story, report in news.items() if report.followed],
        fills=True,
        generated=generated,
    )
    digest = annotate(digest, news, told_of, header)
    found_nothing = bool(today.skipped) and not today.articles and not today.before
    return Edition(digest, printed_claims(digest, is_covered), today.articles, found_nothing)


def _duplicates(copies: Sequence[tuple[str, str]], articles: Sequence[Article]) -> list[Duplicate]:
    numbers = {article.location: number for number, article in enumerate(articles, start=1)}
    return [Duplicate(location, numbers[of]) for location, of in copies if of in numbers]


def _header(
    name: str, delivered: Sequence[Delivered], reports: Sequence[Report], read_before: int
) -> Briefing:
    # A morning on which there was nothing to tell is no briefing to a reader.
    telling = [one for one in delivered if one.claims]
    last = max(telling, key=lambda one: one.number, default=None)
    muted = Counter(str(rule) for report in reports for rule in report.muted.values())
    return Briefing(
        name=name,
        since=last.at if last else None,
        told_before=sum(len(report.told) for report in reports),
        read_before=read_before,
        muted=tuple(Muted(rule, count) for rule, count in sorted(muted.items())),
    )
