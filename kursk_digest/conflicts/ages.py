"""Two ages of one person. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kursk_digest.conflicts.readings import told_once
from kursk_digest.conflicts.spellings import NAMES
from kursk_digest.model import Claim, Conflict, Figure, Matching, Side, Statement

OLDEST = 115
# `Ellen Brandt, 61,`, `Ellen Brandt (61)`: a number and nothing else, behind a name of two words.
_BESIDE = re.compile(rf"({NAMES.pattern})(?:, | \()(\d{{1,3}})(?=[,;.)])")
_BETWEEN = re.compile(r"(?: [^\W\d_A-Z]+){0,2} ")
"""What may stand between an age and the name behind it: `26-year-old sailor Ellen Brandt`."""
_BEHIND = re.compile(r",? (?:\w+ )?\(?")
"""And between a name and the age behind it: `Ellen Brandt, aged 61`."""


class Age(NamedTuple):
    """How old somebody is said to be."""

    years: int
    name: str
    claim: Claim
    statement: Statement


def find_ages(matching: Matching) -> Iterator[Conflict]:
    """Set the ages of one person side by side; only who is given with a full name counts."""
    people: dict[str, list[Age]] = defaultdict(list)
    for claim, statement in told_once(matching):
        for name, years in _ages_in(statement):
            people[name.casefold()].append(Age(years, name, claim, statement))
    for ages in people.values():
        sides: dict[int, list[Age]] = defaultdict(list)
        for age in ages:
            sides[age.years].append(age)
        if len(sides) > 1 and len({age.statement.voice for age in ages}) > 1:
            yield Conflict(
                about=f"age of {ages[0].name}",
                kind="number",
                sides=tuple(_side(years, held) for years, held in sides.items()),
            )


def _side(years: int, held: Sequence[Age]) -> Side:
    return Side(
        str(years),
        tuple(dict.fromkeys(age.claim for age in held)),
        tuple(dict.fromkeys(age.statement for age in held)),
    )


def _ages_in(statement: Statement) -> Iterator[tuple[str, int]]:
    """Yield the full names with an age beside them, the last two words of a name."""
    for match in _BESIDE.finditer(statement.text):
        yield from _person(match[1], int(match[2]))
    for figure in statement.figures:
        if figure.kind == "age" and figure.value == int(figure.value):
            yield from _person(_name_beside(statement.text, figure), int(figure.value))


def _person(name: str, years: int) -> Iterator[tuple[str, int]]:
    words = name.split(" ")
    if len(words) > 1 and 0 < years <= OLDEST:
        yield " ".join(words[-2:]), years


def _name_beside(text: str, figure: Figure) -> str:
    """Return the name right behind an age, else the one right before it; empty for none."""
    between = _BETWEEN.match(text, figure.end)
    behind = NAMES.match(text, between.end()) if between else None
    if behind:
        return behind[0]
    before = [match for match in NAMES.finditer(text) if match.end() <= figure.start]
    if before and _BEHIND.fullmatch(text, before[-1].end(), figure.start):
        return before[-1][0]
    return ""
