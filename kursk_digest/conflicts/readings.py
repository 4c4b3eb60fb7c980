"""Statements of a story -> their figures, each with what it belongs to. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kursk_digest.conflicts.surroundings import Surroundings, read_surroundings, says_little
from kursk_digest.conflicts.vocabulary import meanings
from kursk_digest.model import Claim, Figure, Matching, Polarity, Statement
from kursk_digest.words import rarity

KINDS = frozenset({"count", "measure", "money", "percent", "time"})
"""Kinds of figures that can be in dispute; a bare number needs more than the words around it."""


DAMPING = 0.5
"""How far words that many statements of a story share weigh less: 0 not at all, 1 in full."""
MOST_KIN = 20
"""Articles of one claim that are called kin: enough, and no square of a hundred."""
_COMPOUND = re.compile(r"\d-[^\W\d_]{2,}")
FEW = 12
"""A story of fewer statements does not tell which words it repeats."""
VAGUE = 3.0
_ONE_DATE = 20
"""Code points between a weekday and its year, with day and month in between."""
_DAYS_OF_A_YEAR = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """What all statements of a story have in common."""

    content: Mapping[int, frozenset[str]]
    """What stands for the words of each statement, by its identity."""
    weights: Mapping[str, float]
    """How much each stem tells in this story."""
    major: frozenset[str]
    """Stems that at least half of the articles hold: with a capital, who and where it is about."""
    kin: frozenset[frozenset[int]]
    """Pairs of articles, by identity, that share a claim: both are on one event."""
    year: int
    """The latest year of a day that is named; 0 if none is."""

    def weigh(self, stems: Iterable[str]) -> float:
        """Return the weight of *stems* together; one that no statement has weighs nothing."""
        return math.fsum(self.weights.get(word, 0.0) for word in sorted(stems))


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A figure as one statement of a claim gives it."""

    claim: Claim
    statement: Statement
    figure: Figure
    around: Surroundings
    story: Background

    @property
    def stems(self) -> frozenset[str]:
        """The stems around the figure, names included."""
        return self.around.plain | self.around.names

    def weigh(self, stems: Iterable[str]) -> float:
        """Return the weight of *stems* together."""
        return self.story.weigh(stems)

    @property
    def times(self) -> frozenset[int]:
        """The times of `around` without the year that the story is of."""
        return self.around.times - {self.story.year}

    def minor(self, names: frozenset[str]) -> frozenset[str]:
        """Return those of *names* that are no name of what the whole story is on."""
        return names - self.story.major


def read_figures_in(matching: Matching, story: Background) -> list[Reading]:
    """Return the figures of a story that can be in dispute, claim by claim.

    What is denied, planned or only possible gives none, nor does what is told in general.
    """
    return [
        Reading(claim, statement, figure, around, story)
        for claim, statement in told_once(matching)
        if statement.polarity is not Polarity.DENIED
        for figure in statement.figures
        if figure.kind in KINDS and figure.unit
        if not _is_vague(figure)
        and not _names_a_kind(figure)
        and not says_little(statement, figure)
        if not (around := read_surroundings(statement, figure)).is_general
    ]


def _is_vague(figure: Figure) -> bool:
    """Tell whether it is a word for many: `thousands of` is no count that another could deny."""
    return bool(figure.low and figure.high and figure.high > VAGUE * figure.low)


def _names_a_kind(figure: Figure) -> bool:
    """Tell whether it only says which kind of thing is meant: `a 13-inch screen`."""
    is_span = figure.unit in ("day", "hour") or figure.unit == "magnitude"
    return not is_span and bool(_COMPOUND.search(figure.text))


def told_once(matching: Matching) -> list[tuple[Claim, Statement]]:
    """Return each statement once, with the claim that holds least besides it."""
    homes: dict[int, tuple[Claim, Statement]] = {}
    for claim in matching.claims:
        for statement in claim.statements:
            home = homes.get(id(statement))
            if home is None or len(claim.statements) < len(home[0].statements):
                homes[id(statement)] = (claim, statement)
    return list(homes.values())


def read_background(matching: Matching) -> Background:
    """Read what the statements of a story have in common."""
    statements = tuple(statement for _, statement in told_once(matching))
    content = {id(statement): meanings(statement, statement.text) for statement in statements}
    return Background(
        content=content,
        weights=weigh_words(statements, content),
        major=_major(statements, content),
        kin=frozenset(_kin(matching)),
        year=max(map(_year_of_day, statements), default=0),
    )


def _kin(matching: Matching) -> Iterator[frozenset[int]]:
    for claim in matching.claims:
        articles = sorted({id(statement.article) for statement in claim.statements})
        yield from map(frozenset, combinations(articles[:MOST_KIN], 2))


def _year_of_day(statement: Statement) -> int:
    """Return the year that stands with a day, `Sunday, November 27, 2005`; 0 if none does.

    In `the flood of 2003, and the one on Sunday`, the year is another's.
    """
    dates = [f for f in statement.figures if f.kind == "date"]
    years = [int(f.value) // _DAYS_OF_A_YEAR for f in dates if f.unit == "date" and f.value % 100]
    days = [f for f in dates if f.unit == "weekday" or (f.unit == "date" and f.value % 100)]
    for year in (f for f in dates if f.unit == "year"):
        if any(_stand_together(day, year) for day in days):
            years.append(int(year.value))
    return max(years, default=0)


def _stand_together(day: Figure, year: Figure) -> bool:
    return max(day.start, year.start) - min(day.end, year.end) <= _ONE_DATE


def _major(
    statements: Sequence[Statement], content: Mapping[int, frozenset[str]]
) -> frozenset[str]:
    articles: dict[int, set[str]] = defaultdict(set)
    for statement in statements:
        articles[id(statement.article)].update(content[id(statement)])
    found = Counter(word for held in articles.values() for word in held)
    return frozenset(word for word, count in found.items() if 2 * count >= len(articles))


def weigh_words(
    statements: Sequence[Statement], content: Mapping[int, frozenset[str]]
) -> dict[str, float]:
    """Tell how much each stem says: rare in news at large, and not in every line of the story.

    The product of both rarities, the story's on a scale of 0 to 1; so from 0 to about 9.
    """
    found: Counter[tuple[str, str]] = Counter()
    for statement in statements:
        language = statement.article.language
        found.update((word, language) for word in content[id(statement)])
    total = max(len(statements) + 1, FEW)
    most = math.log(total / 1.5) or 1.0
    return {
        word: rarity(word, language)
        * (1 - DAMPING + DAMPING * min(1.0, math.log(total / (count + 0.5)) / most))
        for (word, language), count in sorted(found.items())
    }
