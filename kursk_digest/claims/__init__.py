"""Statements of a story -> claims that say the same thing. Pure.

The seam: profiles (what each statement is made of) -> candidates (who may match whom) ->
features (how a pair compares) -> scores (how sure it is) -> merging (pairs to claims).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kursk_digest.claims.candidates import Pair, find_candidates
from kursk_digest.claims.guards import find_evasive, obstacle
from kursk_digest.claims.merging import FLOOR, Group, merge_pairs
from kursk_digest.claims.narrowing import fit_to_speak, narrow_claims
from kursk_digest.claims.profiles import Profile, make_profiles
from kursk_digest.claims.scoring import score_pairs
from kursk_digest.model import Claim, Matching, Statement

__all__ = ["Grouping", "group_statements", "match_statements"]


def match_statements(
    statements: Sequence[Statement], *, probability: float, known: int = 0
) -> Matching:
    """Gather the statements that say the same thing into claims.

    Every statement comes back in at least one claim; one with two facts may be in two. No claim
    holds statements whose figures contradict each other, or one that is denied beside one that
    is asserted. Claims are in the order of their first statement as given.

    Args:
        statements: Of one story, article by article.
        probability: How sure it must be that a member says what the others say, 0 to 1.
        known: So many of the first are only there for the others to be compared with.
    """
    profiles = make_profiles(statements)
    scores = score_pairs(profiles, find_candidates(profiles, known=known))
    grouping = group_statements(statements, scores, probability=probability)
    speaking = _choose_speaking(profiles, grouping)
    claims = {group: _claim(statements, group, speaking[group]) for group in grouping.groups}
    return Matching(
        claims=tuple(claims.values()),
        narrowed=tuple(narrow_claims(profiles, speaking, claims)),
        opposed=tuple((statements[a], statements[b]) for a, b in grouping.opposed),
    )


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which statements share a claim, by their numbers, and why."""

    groups: tuple[Group, ...]
    matched: Mapping[Pair, float]
    """The pairs that may share a claim, with their probabilities."""
    opposed: tuple[Pair, ...]
    """Pairs that would share one if nothing forbade it."""


def group_statements(
    statements: Sequence[Statement], scores: Mapping[Pair, float], *, probability: float
) -> Grouping:
    """Group statements by the *scores* of their pairs, without what the guards forbid."""
    allowed = {pair: score for pair, score in scores.items() if score >= FLOOR}
    forbidden = [(a, b) for a, b in allowed if obstacle(statements[a], statements[b]) is not None]
    opposed = tuple(pair for pair in forbidden if scores[pair] >= probability)
    evasive = find_evasive(statements, [p for p in allowed if scores[p] >= probability])
    apart = {*forbidden, *evasive}
    matched = {pair: score for pair, score in allowed.items() if pair not in apart}
    groups = merge_pairs(len(statements), matched, probability=probability)
    return Grouping(tuple(groups), matched, opposed)


def _choose_speaking(profiles: Sequence[Profile], grouping: Grouping) -> dict[Group, int]:
    """Let that member speak for each group that stands alone and is surest to say what all say.

    One that surely says more than all do, and cannot be cut to that, speaks only where every member
    does. A statement in two groups speaks for the larger: no line is told twice.
    """
    speaking: dict[Group, int] = {}
    taken: set[int] = set()
    for group in sorted(grouping.groups, key=lambda group: (-len(group), group)):
        free = [i for i in group if i not in taken] or group
        speaking[group] = _speaker(profiles, group, free, grouping.matched)
        taken.add(speaking[group])
    return speaking


def _speaker(
    profiles: Sequence[Profile], group: Group, free: Sequence[int], matched: Mapping[Pair, float]
) -> int:
    fitness = fit_to_speak(profiles, group)

    def rank(one: int) -> tuple[object, ...]:
        leans, overstates = profiles[one].statement.leans, fitness[one].overstates
        return leans, overstates, -_agreement(one, group, matched), fitness[one], one

    return min(free, key=rank)


def _agreement(one: int, group: Group, matched: Mapping[Pair, float]) -> float:
    return round(sum(matched.get((min(one, i), max(one, i)), 0.0) for i in group), 9)


def _claim(statements: Sequence[Statement], group: Group, speaking: int) -> Claim:
    others = [statements[i] for i in group if i != speaking]
    return Claim((statements[speaking], *others))
