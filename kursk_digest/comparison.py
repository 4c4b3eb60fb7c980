"""A story of today beside what was told before: matched, its figures compared, its rules asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kursk_digest.articles.patterns import Matcher
from kursk_digest.briefings.changes import changed_claims, find_shifts
from kursk_digest.briefings.corrections import find_retractions, missing_statements
from kursk_digest.briefings.interests import Interests
from kursk_digest.briefings.news import find_told, link_statements
from kursk_digest.briefings.recall import (
    as_printed,
    as_told,
    folded,
    printed_statements,
    recall,
    told_in_words,
)
from kursk_digest.briefings.reports import Report
from kursk_digest.briefings.windows import Window
from kursk_digest.briefings.wordings import Wordings
from kursk_digest.claims import match_statements
from kursk_digest.claims.contents import content_of
from kursk_digest.claims.cuts import MOST_CHARACTERS
from kursk_digest.claims.guards import obstacle
from kursk_digest.claims.narrowing import settle
from kursk_digest.config import Config
from kursk_digest.conflicts import find_conflicts
from kursk_digest.model import (
    Article,
    Matching,
    Memory,
    Rule,
    RuleKind,
    Statement,
    Story,
    Told,
)
from kursk_digest.statements import split_statements
from kursk_digest.statements.identity import name_key

STANDARD_INPUT = "-"
PATTERN_SECONDS = 0.1
"""How long a rule's regular expression may take on one sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A story of today, and what may have been told of it."""

    story: Story
    split: Mapping[Article, tuple[Statement, ...]]
    before: Mapping[Article, tuple[Statement, ...]]
    """Statements of the version of an article that was read last, where its text has changed."""
    candidates: tuple[Told, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Those of all its articles."""
        return tuple(statement for held in self.split.values() for statement in held)


def draft_story(story: Story, memory: Memory, name: str, window: Window | None) -> Draft:
    """Split *story* into its statements, and find what the briefing *name* may have told of it."""
    split = {article: split_statements(article) for article in story.articles}
    if window is None:
        return Draft(story, split, {}, ())
    before = {a: split_statements(v) for a in story.articles if (v := _version(a, memory))}
    gone = [s for a, held in before.items() for s in missing_statements(held, split[a])]
    asked = [*(s for held in split.values() for s in held), *gone]
    near = memory.near(asked, briefing=name, since=window.since)
    told = tuple(one for one in near if one.delivery >= window.first)
    return Draft(story, split, before, told)


class Shelf:
    """Articles of earlier days, each split once for all the stories that are compared with it."""

    def __init__(self) -> None:
        self._copies: dict[tuple[str, str, str], Article] = {}
        self._split: dict[Article, tuple[Statement, ...]] = {}

    def copy(self, article: Article) -> Article:
        """Return the copy of *article* that is on the shelf; the oldest go when it is full."""
        key = article.sha256, article.location, article.outlet
        if key not in self._copies:
            if len(self._copies) >= MOST_ON_SHELF:
                self._split.pop(self._copies.pop(next(iter(self._copies))), None)
            self._copies[key] = as_told(article)
        return self._copies[key]

    def split(self, copy: Article) -> tuple[Statement, ...]:
        """Return the statements of a *copy*."""
        if copy not in self._split:
            self._split[copy] = split_statements(copy)
        return self._split[copy]


MOST_ON_SHELF = 400
"""Articles; with their statements some 20 MB."""


def report_story(
    draft: Draft, known: Sequence[Told], config: Config, shelf: Shelf | None = None
) -> Report:
    """Match the statements of a story, alone and with those by which it was told before."""
    matching = match_statements(draft.statements, probability=config.match_probability)
    story = replace(draft.story, claims=matching.claims, conflicts=find_conflicts(matching))
    report = Report(story, draft.candidates)
    if draft.candidates:
        report = _beside(report, draft, known, config, shelf or Shelf())
    return _with_rules(_settled(report, matching), config)


def _settled(report: Report, matching: Matching) -> Report:
    """Put what is to be told in the place of whole sentences; a part is told if all of it was."""
    claims, conflicts = settle(matching, report.story.conflicts)
    parts = dict(matching.narrowed)
    told = {new: one for old, one in report.told.items() for new in parts.get(old, (old,))}
    story = replace(report.story, claims=claims, conflicts=conflicts)
    return replace(report, story=story, told=told)


def _beside(
    report: Report, draft: Draft, known: Sequence[Told], config: Config, shelf: Shelf
) -> Report:
    """Compare the claims of *report* with what was told before."""
    compared, linked = compare_with_told(report, known, draft.statements, config, shelf)
    retractions = tuple(
        one
        for article, held in draft.split.items()
        for one in find_retractions(
            article,
            held,
            before=draft.before.get(article, ()),
            told=draft.candidates,
            linked=linked,
        )
    )
    return replace(compared, retractions=retractions)


def _version(article: Article, memory: Memory) -> Article | None:
    """Return what the address of *article* said when it was last read otherwise.

    Standard input is no address: what it gives on two days are two articles.
    """
    location = "" if article.location == STANDARD_INPUT else article.location
    addresses = dict.fromkeys(filter(None, (location, article.url)))
    kept = [one for address in addresses for one in memory.versions(address)]
    sha256 = article.sha256
    return next((one.article for one in kept if one.article.sha256 != sha256), None)


def compare_with_told(
    report: Report,
    known: Sequence[Told],
    statements: Sequence[Statement],
    config: Config,
    shelf: Shelf,
) -> tuple[Report, Mapping[Statement, Told]]:
    """Find which claims of *report* were told, and which values have changed.

    What has the same keys is matched, whether or not the stories were grouped together: the next
    day's reports may share no more with a story than the one fact that is told again.
    """
    recalled = recall(report.candidates, shelf.copy)
    before = [
        part
        for article in recalled.articles
        for statement in shelf.split(article)
        for part in as_printed(recalled, statement)
    ]
    printed = printed_statements(recalled, before)
    matching = match_statements(
        [*before, *statements], probability=config.match_probability, known=len(before)
    )
    links = link_statements(matching, printed)
    verbatim = told_in_words(report.candidates)
    fresh = frozenset(s for s in statements if folded(s.text) not in verbatim)
    shifts = find_shifts(find_conflicts(matching), printed, fresh)
    claims = report.story.claims
    changed = changed_claims(claims, shifts)
    of_story = {s: one for s, one in printed.items() if one in known}
    wordings = Wordings(of_story, _content, lambda a, b: obstacle(a, b) is not None)
    told = find_told(claims, links, verbatim, wordings)
    kept = {claim: one for claim, one in told.items() if claim not in changed}
    return replace(report, told=kept, shifts=shifts), links.told


def _content(statement: Statement) -> str:
    return content_of(statement, most=MOST_CHARACTERS)


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
