"""Matched pairs -> claims, without gluing A to C because both match B. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kursk_digest.claims.candidates import Pair

Group = tuple[int, ...]
"""Numbers of statements, ascending."""


def merge_pairs(count: int, matched: Mapping[Pair, float]) -> list[Group]:
    """Cover the matched pairs with groups in which every two match.

    Every statement is in at least one group, every matched pair in at least one; a statement
    that matches two that do not match each other is in two groups. The surest pairs come
    first, and a group takes all statements that match each of its members. Sorted by the
    first statement of each group.

    Source: a greedy clique cover of the edges, after E. Kellerman, "Determination of keyword
    conflict", 1973.
    """
    partners: dict[int, set[int]] = defaultdict(set)
    for a, b in matched:
        partners[a].add(b)
        partners[b].add(a)
    groups: list[Group] = []
    covered: set[Pair] = set()
    for pair in sorted(matched, key=lambda pair: (-matched[pair], pair)):
        if pair not in covered:
            group = _grow(pair, partners, matched)
            covered.update((a, b) for a in group for b in group if a < b)
            groups.append(group)
    groups += [(i,) for i in range(count) if i not in partners]
    return sorted(groups)


def _grow(pair: Pair, partners: Mapping[int, set[int]], matched: Mapping[Pair, float]) -> Group:
    """Add the statements that match all members, the surest first."""
    group = list(pair)
    common = partners[pair[0]] & partners[pair[1]]
    while common:
        nearest = min(common, key=lambda i: (-_weakest(i, group, matched), i))
        group.append(nearest)
        common &= partners[nearest]
    return tuple(sorted(group))


def _weakest(one: int, group: list[int], matched: Mapping[Pair, float]) -> float:
    return min(matched[min(one, other), max(one, other)] for other in group)
