"""Statements of a story -> claims that say the same thing. Pure.

The seam: profiles (what each statement is made of) -> candidates (who may match whom) ->
features (how a pair compares) -> scores (how sure it is) -> merging (pairs to claims).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kursk_digest.claims.candidates import Pair, find_candidates
from kursk_digest.claims.guards import obstacle
from kursk_digest.claims.merging import Group, merge_pairs
from kursk_digest.claims.profiles import make_profiles
from kursk_digest.claims.scoring import score_pairs
from kursk_digest.model import Claim, Matching, Statement

__all__ = ["match_statements"]


def match_statements(statements: Sequence[Statement], *, probability: float) -> Matching:
    """Gather the statements that say the same thing into claims.

    Every statement comes back in at least one claim; one with two facts may be in two. No claim
    holds statements whose figures contradict each other, or one that is denied beside one that
    is asserted. Claims are in the order of their first statement as given.

    Args:
        statements: Of one story, article by article.
        probability: How sure it must be that *every* two members say the same, 0 to 1.
    """
    profiles = make_profiles(statements)
    scores = score_pairs(profiles, find_candidates(profiles))
    likely = {pair: score for pair, score in scores.items() if score >= probability}
    matched = {
        (a, b): score
        for (a, b), score in likely.items()
        if obstacle(statements[a], statements[b]) is None
    }
    groups = merge_pairs(len(statements), matched)
    speaking = _choose_speaking(groups, matched)
    return Matching(
        claims=tuple(_claim(statements, group, speaking[group]) for group in groups),
        opposed=tuple((statements[a], statements[b]) for a, b in likely if (a, b) not in matched),
    )


def _choose_speaking(groups: Sequence[Group], matched: Mapping[Pair, float]) -> dict[Group, int]:
    """Let that member speak for each group that is surest to say what the others say.

    A statement in two groups speaks for the larger: no line is told twice.
    """
    speaking: dict[Group, int] = {}
    taken: set[int] = set()
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        free = [i for i in group if i not in taken] or group
        speaking[group] = min(free, key=lambda i: (-_agreement(i, group, matched), i))
        taken.add(speaking[group])
    return speaking


def _agreement(one: int, group: Group, matched: Mapping[Pair, float]) -> float:
    return round(sum(matched.get((min(one, i), max(one, i)), 0.0) for i in group), 9)


def _claim(statements: Sequence[Statement], group: Group, speaking: int) -> Claim:
    others = [statements[i] for i in group if i != speaking]
    return Claim((statements[speaking], *others))
