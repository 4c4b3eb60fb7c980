"""Conflicts between what was told and what is said now -> what has changed. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kursk_digest.model import Claim, Conflict, Side, Statement, Told

VALUES = frozenset({"number", "date"})
"""Kinds of conflict in which a later value replaces an earlier one; who denies what was told says
something new, and changes nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Shift:
    """One value that was told, and the one that stands in its place now."""

    about: str
    kind: str
    before: str
    """As stated: `28 villages`."""
    told: tuple[Statement, ...]
    """Statements of days before that give it, as they were printed."""
    now: str
    said: tuple[Statement, ...]
    """Statements of today that give the new one."""


def find_shifts(
    conflicts: Sequence[Conflict], told: Mapping[Statement, Told], today: Collection[Statement]
) -> tuple[Shift, ...]:
    """Return the values that were told and have others now, in the order of *conflicts*.

    A value is new if no briefing gave it, and the one before is that which was told last. What
    both were given before is old news, whoever repeats it today.

    Args:
        conflicts: Of the claims of today and of before together.
        told: What each statement of before told.
        today: The statements of today that no briefing has printed so.
    """
    values = (conflict for conflict in conflicts if conflict.kind in VALUES)
    return tuple(shift for conflict in values for shift in _shifts(conflict, told, today))


def _shifts(
    conflict: Conflict, told: Mapping[Statement, Told], today: Collection[Statement]
) -> Iterator[Shift]:
    before = [side for side in conflict.sides if _of(side, told)]
    now = [side for side in conflict.sides if not _of(side, told) and _of(side, today)]
    if not before:
        return
    latest = max(before, key=lambda side: max(told[s].number for s in _of(side, told)))
    for side in now:
        yield Shift(
            about=conflict.about,
            kind=conflict.kind,
            before=latest.value,
            told=_of(latest, told),
            now=side.value,
            said=_of(side, today),
        )


def _of(side: Side, statements: Collection[Statement]) -> tuple[Statement, ...]:
    return tuple(statement for statement in side.statements if statement in statements)


def changed_claims(claims: Collection[Claim], shifts: Sequence[Shift]) -> frozenset[Claim]:
    """Return the claims of today in which a new value stands, those that print it if any does."""
    return frozenset(claim for shift in shifts for claim in _giving(claims, shift))


def _giving(claims: Collection[Claim], shift: Shift) -> list[Claim]:
    giving = [claim for claim in claims if _gives_new(claim.statements, shift)]
    values = {figure.value for one in shift.said for figure in one.figures}
    printing = [
        claim
        for claim in giving
        if not values.isdisjoint(figure.value for figure in claim.statements[0].figures)
    ]
    return printing or giving


def _gives_new(statements: Sequence[Statement], shift: Shift) -> bool:
    """Tell whether one of *statements* is a sentence, or part of one, that gives the new value."""
    said = {(statement.article, statement.place) for statement in shift.said}
    values = shift.now.split(" / ")
    return any(
        (cited.article, cited.place) in said and _keeps(cited, values) for cited in statements
    )


def _keeps(cited: Statement, values: Sequence[str]) -> bool:
    """Tell whether what is cited has one of *values*, if its sentence does."""
    start, end = cited.place
    sentence = cited.article.text[start:end]
    written = [value for value in values if value in sentence]
    return not written or any(value in cited.text for value in written)
