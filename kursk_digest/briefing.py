"""The flow of a briefing: a digest of what was not told before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kursk_digest.articles import recognise_wire_copies
from kursk_digest.articles.duplicates import merge_duplicates
from kursk_digest.articles.filenames import tell_files_apart
from kursk_digest.articles.patterns import Matcher
from kursk_digest.briefings.changes import changed_claims, find_shifts
from kursk_digest.briefings.corrections import find_retractions, missing_statements
from kursk_digest.briefings.interests import Interests
from kursk_digest.briefings.known import distinct, told_of_stories
from kursk_digest.briefings.news import find_told, link_statements
from kursk_digest.briefings.recall import as_printed, printed_statements, recall
from kursk_digest.briefings.reports import Report
from kursk_digest.briefings.telling import annotate, printed_claims, ranked_for
from kursk_digest.briefings.windows import Window, find_window
from kursk_digest.claims import match_statements
from kursk_digest.claims.narrowing import settle
from kursk_digest.config import Config
from kursk_digest.conflicts import find_conflicts
from kursk_digest.digests import Length, compose_digest, make_ranker, ranking_notes
from kursk_digest.extraction import Pages, read_articles
from kursk_digest.model import (
    Article,
    Briefing,
    Claim,
    Delivered,
    Digest,
    Duplicate,
    Matching,
    Memory,
    Muted,
    Rule,
    RuleKind,
    Skipped,
    Statement,
    Story,
    Told,
)
from kursk_digest.pipeline import canonical, in_given_order
from kursk_digest.progress import Listener, ignore
from kursk_digest.statements import split_statements
from kursk_digest.statements.identity import name_key
from kursk_digest.stories import group_stories

MOST_DELIVERIES = 5000
"""How many deliveries are looked at for those of the window: one a minute for three days."""
PATTERN_SECONDS = 0.1
"""How long a rule's regular expression may take on one sentence."""


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
    reports = [_report(story, config, memory, name, window) for story in stories]
    length = Length(config.words, config.max_claims, everything)
    header = _header(name, delivered, reports, today.before)
    known = _known(reports, config)
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


def _report(
    story: Story, config: Config, memory: Memory, name: str, window: Window | None
) -> Report:
    """Match the statements of *story*, alone and with those that may have told it before."""
    split = {article: split_statements(article) for article in story.articles}
    statements = [statement for held in split.values() for statement in held]
    matching = match_statements(statements, probability=config.match_probability)
    whole = replace(story, claims=matching.claims, conflicts=find_conflicts(matching))
    report = _beside(whole, split, config, memory, name, window)
    return _with_rules(_settled(report, matching), config)


def _settled(report: Report, matching: Matching) -> Report:
    """Put what is to be told in the place of whole sentences; a part is told if all of it was."""
    claims, conflicts = settle(matching, report.story.conflicts)
    parts = dict(matching.narrowed)
    told = {new: one for old, one in report.told.items() for new in parts.get(old, (old,))}
    story = replace(report.story, claims=claims, conflicts=conflicts)
    return replace(report, story=story, told=told)


def _beside(
    story: Story,
    split: Mapping[Article, Sequence[Statement]],
    config: Config,
    memory: Memory,
    name: str,
    window: Window | None,
) -> Report:
    """Compare the claims of *story* with what was told before; *split* holds its statements."""
    if window is None:
        return Report(story)
    statements = [statement for held in split.values() for statement in held]
    before = {a: split_statements(v) for a in story.articles if (v := _version(a, memory))}
    gone = [s for a, held in before.items() for s in missing_statements(held, split[a])]
    told = _told_near([*statements, *gone], memory, name, window)
    report, linked = _compared(Report(story, told), statements, config)
    retractions = tuple(
        one
        for article, held in split.items()
        for one in find_retractions(
            article, held, before=before.get(article, ()), told=told, linked=linked
        )
    )
    return replace(report, retractions=retractions)


def _version(article: Article, memory: Memory) -> Article | None:
    """Return what the address of *article* said when it was last read otherwise."""
    addresses = dict.fromkeys(filter(None, (article.location, article.url)))
    kept = [one for address in addresses for one in memory.versions(address)]
    sha256 = article.sha256
    return next((one.article for one in kept if one.article.sha256 != sha256), None)


def _told_near(
    statements: Sequence[Statement], memory: Memory, name: str, window: Window
) -> tuple[Told, ...]:
    near = memory.near(statements, briefing=name, since=window.since)
    return tuple(one for one in near if one.delivery >= window.first)


def _compared(
    report: Report, statements: Sequence[Statement], config: Config
) -> tuple[Report, Mapping[Statement, Told]]:
    """Find which claims of *report* its candidates told, and which values have changed."""
    recalled = recall(report.candidates)
    before = [
        part
        for article in recalled.articles
        for statement in split_statements(article)
        for part in as_printed(recalled, statement)
    ]
    printed = printed_statements(recalled, before)
    matching = match_statements([*before, *statements], probability=config.match_probability)
    links = link_statements(matching, printed)
    shifts = find_shifts(find_conflicts(matching), printed, frozenset(statements))
    claims = report.story.claims
    changed = changed_claims(claims, shifts)
    told = find_told(claims, links, recalled.verbatim)
    kept = {claim: one for claim, one in told.items() if claim not in changed}
    return replace(report, told=kept, shifts=shifts), links.told


def _with_rules(report: Report, config: Config) -> Report:
    title, claims = report.story.title, report.story.claims
    mute, follow = _interests(config.mute), _interests(config.follow)
    muted = {claim: rule for claim in claims if (rule := mute.muting(claim, title))}
    followed = {claim: rules for claim in claims if (rules := follow.following(claim, title))}
    return replace(report, muted=muted, followed=followed)


def _interests(rules: Sequence[Rule]) -> Interests:
    patterns = (rule.text for rule in rules if rule.kind is RuleKind.REGEX)
    return Interests(
        tuple(rules),
        name_key,
        {text: Matcher((text,), seconds=PATTERN_SECONDS).matches for text in patterns},
    )


def _known(reports: Sequence[Report], config: Config) -> list[tuple[Told, ...]]:
    """Return what was told of each story, by the grouping that makes stories of articles."""
    today = [article for report in reports for article in report.story.articles]
    before = [one.places[0][0] for report in reports for one in report.candidates]
    joint = group_stories(distinct([*before, *today]), resemblance=config.story_resemblance)
    stories = [report.story for report in reports]
    return told_of_stories(stories, joint, [report.candidates for report in reports])


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
    return Edition(digest, printed_claims(digest), today.articles, found_nothing)


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
