"""Statements of a story -> claims that say the same thing. Pure.

The seam: profiles (what each statement is made of) -> candidates (who may match whom) ->
features (how a pair compares) -> scores (how sure it is) -> merging (pairs to claims).
"""

from __future__ import annotations

from collections.abc import Sequence

from kursk_digest.claims.candidates import Pair, find_candidates
from kursk_digest.claims.guards import obstacle
from kursk_digest.claims.merging import merge_pairs
from kursk_digest.claims.profiles import Profile, make_profiles
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
    return Matching(
        claims=tuple(_claim([profiles[i] for i in group], matched) for group in groups),
        opposed=tuple((statements[a], statements[b]) for a, b in likely if (a, b) not in matched),
    )


def _claim(members: Sequence[Profile], matched: dict[Pair, float]) -> Claim:
    """Let the member speak that is surest to say what the others say."""

    def agreement(profile: Profile) -> float:
        here = profile.number
        pairs = ((min(here, m.number), max(here, m.number)) for m in members)
        return round(sum(matched.get(pair, 0.0) for pair in pairs), 9)

    first = min(members, key=lambda profile: (-agreement(profile), profile.number))
    others = [profile.statement for profile in members if profile is not first]
    return Claim((first.statement, *others))
