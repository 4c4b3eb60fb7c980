"""Pairs -> overlapping groups, so that a sentence with two facts can serve two claims. Pure.

Not transitive closure: in a chain where A matches B and B matches C, A and C stay apart unless
they match, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kursk_digest.claims.candidates import Pair

Group = tuple[int, ...]
"""Numbers of statements, ascending."""

FLOOR = 0.3
"""In a group that is sure enough on the whole, a single pair may be as doubtful as this."""


def merge_pairs(count: int, scores: Mapping[Pair, float], *, probability: float) -> list[Group]:
    """Cover the pairs of at least *probability* with groups that hang together.

    Each member of a group was joined to those before it at *probability* on average, and at
    FLOOR or more each; a pair that is not in *scores* is never in one group. Every statement is
    in at least one group, every sure pair in at least one, no group inside another; a statement
    that matches two that do not match each other is in two groups. Sorted.

    Source: a greedy clique cover of the edges, after E. Kellerman, "Determination of keyword
    conflict", 1973; loosened by the floor.
    """
    least = min(FLOOR, probability)
    partners: dict[int, set[int]] = defaultdict(set)
    for (a, b), score in scores.items():
        if score >= least:
            partners[a].add(b)
            partners[b].add(a)
    sure = [pair for pair, score in scores.items() if score >= probability]
    groups: list[Group] = []
    covered: set[Pair] = set()
    for pair in sorted(sure, key=lambda pair: (-scores[pair], pair)):
        if pair not in covered:
            group = _grow(pair, partners, scores, probability)
            covered.update((a, b) for a in group for b in group if a < b)
            groups.append(group)
    matched = {number for pair in sure for number in pair}
    groups += [(number,) for number in range(count) if number not in matched]
    return sorted(_without_parts(groups))


def _grow(
    pair: Pair,
    partners: Mapping[int, set[int]],
    scores: Mapping[Pair, float],
    probability: float,
) -> Group:
    """Add the statements that match the members well enough, the surest first."""
    group = list(pair)
    common = partners[pair[0]] & partners[pair[1]]
    while common:
        mean, number = min((-_mean(i, group, scores), i) for i in common)
        if -mean < probability:
            break
        group.append(number)
        common &= partners[number]
    return tuple(sorted(group))


def _mean(one: int, group: list[int], scores: Mapping[Pair, float]) -> float:
    return sum(scores[min(one, other), max(one, other)] for other in group) / len(group)


def _without_parts(groups: Iterable[Group]) -> list[Group]:
    """Leave out each group that lies inside another."""
    kept: list[Group] = []
    holders: dict[int, list[set[int]]] = defaultdict(list)
    for group in sorted(set(groups), key=lambda group: (-len(group), group)):
        if not any(other.issuperset(group) for other in holders[group[0]]):
            kept.append(group)
            members = set(group)
            for number in group:
                holders[number].append(members)
    return kept
