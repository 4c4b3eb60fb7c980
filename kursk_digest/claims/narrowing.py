"""What of a sentence all sources of its claim state: the part that may be told for all. Pure.

`The quake killed ten people and cut the power` beside another outlet's `ten people were killed`
must not be printed for both: told is the part that both state, the rest is its own outlet's.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kursk_digest.claims.merging import Group
from kursk_digest.claims.profiles import Profile, find_near
from kursk_digest.model import Claim, Conflict, Matching, Side, Statement
from kursk_digest.words import content_words

UNSTATED = 0.25
"""Share of the weight of a part's words below which a sentence surely does not state it."""

Narrowed = tuple[Claim, tuple[Claim, ...]]
"""A claim, and those that take its place: what all state first, then what is left."""


class Fitness(NamedTuple):
    """How well a statement can be printed for all of its group; the lowest is the best."""

    overstates: bool
    """Whether it says what not all state, and what all state cannot be told by itself."""
    unstated: float
    """How much of what would be printed not all state, 0 to 1; 0 where nothing need be cut."""
    is_cut: bool


def fit_to_speak(profiles: Sequence[Profile], group: Group) -> dict[int, Fitness]:
    """Tell for each member of *group* how well its words stand for all."""
    parts = {one: common_part(profiles, one, group) for one in group}
    is_free = all(part is None for part in parts.values())
    return {
        one: Fitness(
            (part is None or part.leans) and _says_more(profiles, one, group),
            0.0 if is_free else _unstated(profiles, one, part, group),
            part is not None,
        )
        for one, part in parts.items()
    }


def _says_more(profiles: Sequence[Profile], one: int, group: Group) -> bool:
    return any(share < UNSTATED for share in _shares(profiles, one, group))


def _unstated(profiles: Sequence[Profile], one: int, part: Statement | None, group: Group) -> float:
    whole = profiles[one]
    printed = part or whole.statement
    others = _elsewhere(profiles, one, group)
    shares = (max(_share(whole, printed, other) for other in held) for held in others)
    return round(1 - min(shares, default=1.0), 9)


def common_part(profiles: Sequence[Profile], one: int, group: Group) -> Statement | None:
    """Return the statement *one* without the parts that some article of *group* does not state.

    `None` where nothing, or nothing in one piece, would be left, or nothing left out.
    """
    shares = _shares(profiles, one, group)
    kept = [number for number, share in enumerate(shares) if share >= UNSTATED]
    if not kept or len(kept) == len(shares) or kept[-1] - kept[0] + 1 != len(kept):
        return None
    return _joined(profiles[one].statement.parts[kept[0] : kept[-1] + 1], profiles[one].statement)


def _elsewhere(profiles: Sequence[Profile], one: int, group: Group) -> Iterator[Sequence[Profile]]:
    """Yield the statements of each other article of *group*."""
    held: dict[object, list[Profile]] = defaultdict(list)
    for number in group:
        article = profiles[number].statement.article
        if article is not profiles[one].statement.article:
            held[article].append(profiles[number])
    yield from held.values()


def _shares(profiles: Sequence[Profile], one: int, group: Group) -> list[float]:
    """Return for each part of a statement how much of it the article states that states least."""
    whole = profiles[one]
    parts = whole.statement.parts
    others = list(_elsewhere(profiles, one, group)) if parts else []
    if not others:
        return []
    return [
        min(max(_share(whole, part, other) for other in held) for held in others) for part in parts
    ]


def _share(whole: Profile, part: Statement, other: Profile) -> float:
    """Return how much of the weight of *part* meets words of *other*, or words near to them."""
    stems = whole.said.keys() & set(content_words(part.text, part.article.language))
    weight = math.fsum(whole.said[stem] for stem in stems)
    near = find_near(whole, stems, other.said.keys())
    met = math.fsum(whole.said[stem] * share for stem, share in near.items())
    return met / weight if weight > 0 else 1.0


def _joined(parts: Sequence[Statement], whole: Statement) -> Statement:
    """Return the statement from the first of *parts* to the last, which stand side by side."""
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return first
    text = whole.text[first.start - whole.start : last.end - whole.start]
    shifted = [(part, part.start - first.start) for part in parts]
    return replace(
        first,
        text=text,
        end=last.end,
        figures=tuple(
            replace(f, start=f.start + by, end=f.end + by)
            for part, by in shifted
            for f in part.figures
        ),
        dates=tuple(
            replace(d, start=d.start + by, end=d.end + by)
            for part, by in shifted
            for d in part.dates
        ),
        names=tuple(dict.fromkeys(name for part in parts for name in part.names)),
    )


def narrow_claims(
    profiles: Sequence[Profile], spoken: Mapping[Group, int], claims: Mapping[Group, Claim]
) -> Iterator[Narrowed]:
    """Yield the claims that print more than all of their sources state, in the order of *claims*.

    A sentence that serves two claims is cited by each with the part that it serves it with. What
    no claim cites then becomes a claim of its own, behind the first that has left it out.

    Args:
        profiles: Of the statements of the story.
        spoken: For each group the member whose words are printed.
        claims: The claim of each group.
    """
    serving: dict[int, list[Group]] = defaultdict(list)
    for group in claims:
        for number in group:
            serving[number].append(group)
    used: dict[tuple[Group, int], Statement] = {}
    rests: dict[Group, list[Claim]] = defaultdict(list)
    for number, groups in serving.items():
        parts, rest = _divide(profiles, number, groups, spoken)
        used |= {(group, number): part for group, part in parts.items()}
        if rest is not None:
            rests[next(iter(parts))].append(Claim((rest,)))
    for group, claim in claims.items():
        order = (spoken[group], *(number for number in group if number != spoken[group]))
        statements = tuple(used.get((group, n), profiles[n].statement) for n in order)
        if statements != claim.statements:
            yield claim, (Claim(statements), *rests[group])


def _divide(
    profiles: Sequence[Profile], one: int, groups: Sequence[Group], spoken: Mapping[Group, int]
) -> tuple[dict[Group, Statement], Statement | None]:
    """Return which part of the statement *one* each of its *groups* cites, and what none does.

    A group that cites all of it is left out. A sentence that is not printed is divided only if
    what nobody cites can be told by itself.
    """
    whole = profiles[one].statement
    parts = {
        group: part
        for group in (groups if whole.parts else ())
        if (part := common_part(profiles, one, group)) is not None
        and not (spoken[group] == one and part.leans)
    }
    if not parts:
        return {}, None
    rest = _rest(whole, list(parts.values())) if len(parts) == len(groups) else None
    is_printed = any(spoken[group] == one for group in parts)
    if not is_printed and rest is whole:
        return {}, None
    return parts, rest


def _rest(whole: Statement, cited: Sequence[Statement]) -> Statement | None:
    """Return what *whole* states and nobody cites: a part that can be told alone, or all of it."""
    left = [
        part
        for part in whole.parts
        if not any(one.start <= part.start and part.end <= one.end for one in cited)
    ]
    if not left:
        return None
    return left[0] if len(left) == 1 and not left[0].leans else whole


def settle(
    matching: Matching, conflicts: Sequence[Conflict]
) -> tuple[tuple[Claim, ...], tuple[Conflict, ...]]:
    """Put the narrowed claims of *matching* in the place of those that they stand for.

    Conflicts are found on whole sentences. A side keeps the claim that prints its value; where
    none does, the first.
    """
    replaced = dict(matching.narrowed)
    claims = tuple(new for claim in matching.claims for new in replaced.get(claim, (claim,)))
    settled = (
        replace(conflict, sides=tuple(_settled(side, replaced) for side in conflict.sides))
        for conflict in conflicts
    )
    return claims, tuple(settled)


def _settled(side: Side, replaced: Mapping[Claim, tuple[Claim, ...]]) -> Side:
    values = side.value.split(" / ")

    def standing_for(claim: Claim) -> Claim:
        found = replaced.get(claim, (claim,))
        return next((new for new in found if any(v in new.text for v in values)), found[0])

    claims = dict.fromkeys(standing_for(claim) for claim in side.claims)
    return replace(side, claims=tuple(claims))
