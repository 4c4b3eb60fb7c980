"""Which claims of a story were told before. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kursk_digest.briefings.later import names_later_day
from kursk_digest.briefings.recall import folded
from kursk_digest.briefings.wordings import Wordings, gives_more
from kursk_digest.model import Claim, Matching, Statement, Told

LINKED_SHARE = 0.5
"""Share of a claim's statements that must have been told: one of two says a second fact, too."""


@dataclass(frozen=True, slots=True)
class Links:
    """What was told, by the statements of today that say it again."""

    told: Mapping[Statement, Told]
    giving: Mapping[Statement, tuple[Statement, ...]]
    """The statements of before that each of today shares a claim with."""


def link_statements(matching: Matching, told: Mapping[Statement, Told]) -> Links:
    """Find the statements of today that share a claim with one that was told.

    Args:
        matching: Of the statements of today and of before together.
        told: What each statement of before told.
    """
    found: dict[Statement, Told] = {}
    giving: dict[Statement, tuple[Statement, ...]] = {}
    for claim in matching.claims:
        before = tuple(statement for statement in claim.statements if statement in told)
        if not before:
            continue
        for statement in claim.statements:
            if statement not in told:
                found.setdefault(statement, told[before[0]])
                giving[statement] = (*giving.get(statement, ()), *before)
    return Links(found, giving)


def find_told(
    claims: Collection[Claim], links: Links, verbatim: Mapping[str, Told], wordings: Wordings
) -> dict[Claim, Told]:
    """Return the claims that were told before, each with what told them.

    One was told if one of its sentences stood so in a briefing; if the statements of before share a
    claim with at least half of its own, and hold all of the quantities that it prints; or if what
    it prints was told of the same story in other words.
    """
    found: dict[Claim, Told] = {}
    for claim in claims:
        one = _verbatim(claim, verbatim) or _linked(claim, links)
        one = one or wordings.find(claim.statements[0])
        if one is not None:
            found[claim] = one
    return found


def _verbatim(claim: Claim, verbatim: Mapping[str, Told]) -> Told | None:
    texts = (folded(statement.text) for statement in claim.statements)
    return next((verbatim[text] for text in texts if text and text in verbatim), None)


def _linked(claim: Claim, links: Links) -> Told | None:
    linked = [statement for statement in claim.statements if statement in links.told]
    if not linked or len(linked) < LINKED_SHARE * len(claim.statements):
        return None
    before = tuple(one for statement in linked for one in links.giving[statement])
    printed = claim.statements[0]
    is_more = gives_more(printed, before) or names_later_day(printed, before)
    return None if is_more else links.told[linked[0]]
