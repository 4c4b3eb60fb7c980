"""Days that were still to come when a fact was told. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kursk_digest.briefings.recall import folded
from kursk_digest.model import DateMention, Statement

WEEK = 7
"""Days after which `Monday` is another Monday."""


def names_later_day(statement: Statement, before: Sequence[Statement]) -> bool:
    """Tell whether *statement* names a day after all that those *before* name or were written on.

    What happens then was told by none of them, however alike the words: `the court adjourned the
    trial until 19 October` beside the trial's second day. `Thursday` within a week of `Thursday` is
    the same day, whichever of the two was reckoned wrong.
    """
    known = [one.last[:10] for told in before for one in told.dates]
    known += [told.article.published[:10] for told in before if told.article.published]
    if not known:
        return False
    latest = max(known)
    days = (one for one in statement.dates if one.first == one.last)
    return any(
        one.first[:10] > latest and not _is_said_before(one, statement, before) for one in days
    )


def _is_said_before(day: DateMention, statement: Statement, before: Sequence[Statement]) -> bool:
    # In their words, not their dates: a day that stands before its article's is not reckoned.
    return any(
        _are_near(statement.article.published, told.article.published)
        for told in before
        if f" {folded(day.text)} " in f" {folded(told.text)} "
    )


def _are_near(now: str | None, then: str | None) -> bool:
    """Tell whether less than a week lies between, as far as that is known."""
    if not now or not then:
        return True
    return abs((date.fromisoformat(now[:10]) - date.fromisoformat(then[:10])).days) < WEEK
