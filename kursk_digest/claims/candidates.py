"""Which pairs of statements are worth comparing: never all of them. Pure."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from typing import NamedTuple

from kursk_digest.claims.profiles import Profile
from kursk_digest.model import Article

INDEX_TERMS = 30
"""The rarest content words of a statement, by which it is found."""
MOST_HOLDERS = 40
"""A word that more statements hold finds the latest so many of them: keeps a large day linear."""
MOST_CANDIDATES = 120
LEAST_CANDIDATES = 8
BUDGET = 16_000
"""Pairs of a story that are worth their time: each statement keeps those partners with which it
shares most, 120 of them in a story of up to 133 statements, 8 from 2,000 on."""

Pair = tuple[int, int]
"""Numbers of two statements, the lower first."""


LEAST_SHARED = 0.12
"""Share of the weight of the lighter statement below which two of two articles have no chance."""
LEAST_OWN = 2
"""Words besides the story's topic that two sentences of a large story must share."""
MOSTLY = 0.5
"""Share of the weight of both from which two sentences of one article may say the same."""


def find_candidates(profiles: Sequence[Profile], *, known: int = 0) -> list[Pair]:
    """Pair the statements of different articles that share rare words; sorted, each pair once.

    Within one article, only what is mostly the same is paired: two sentences of one author
    that share words tell two things.

    Args:
        profiles: Of all statements.
        known: The first so many are not paired with each other.
    """
    most = max(LEAST_CANDIDATES, min(MOST_CANDIDATES, BUDGET // max(1, len(profiles))))
    holders: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=MOST_HOLDERS))
    met: list[_Met] = []
    pairs: list[Pair] = []
    for number, profile in enumerate(profiles):
        terms = sorted(profile.terms.items(), key=lambda item: (-item[1], item[0]))[:INDEX_TERMS]
        shared: dict[int, float] = defaultdict(float)
        for term, weight in terms if number >= known else ():
            for other in holders[term]:
                shared[other] += weight
        nearest = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:most]
        here = _Met(profile.statement.article, profile.weight, tuple(profile.own or ()))
        pairs.extend(
            (other, number)
            for other, weight in nearest
            if _may_pair(met[other], here, weight) and not _shares_topic_alone(met[other], profile)
        )
        met.append(here)
        for term, _ in terms:
            holders[term].append(number)
    pairs.sort()
    return pairs


class _Met(NamedTuple):
    """What must be known of a statement that was met before: its profile may be gone."""

    article: Article
    weight: float
    own: tuple[str, ...]


def _may_pair(a: _Met, b: _Met, shared: float) -> bool:
    if a.article.language != b.article.language:
        return False
    if a.article is not b.article:
        return shared >= LEAST_SHARED * min(a.weight, b.weight)
    return shared >= MOSTLY * max(a.weight, b.weight)


def _shares_topic_alone(a: _Met, b: Profile) -> bool:
    """Tell whether two sentences have hardly more in common than all those of a large story.

    Ten reports on fifteen sailors share fifteen, sailors and released; what each tells is another
    act.
    """
    if b.own is None or a.article is b.statement.article:
        return False
    return len(b.own.intersection(a.own)) < LEAST_OWN
