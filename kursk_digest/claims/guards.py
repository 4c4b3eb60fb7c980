"""What keeps two statements apart however alike their words are. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from kursk_digest.claims.denying import denies
from kursk_digest.claims.slots import names_another
from kursk_digest.compare import agreeing, compatible, contradicting
from kursk_digest.languages import section
from kursk_digest.model import Mood, Statement
from kursk_digest.opposites import find_opposites
from kursk_digest.words import words

Pair = tuple[int, int]

QUANTITIES = frozenset({"count", "measure", "money", "percent"})


def obstacle(a: Statement, b: Statement) -> str | None:
    """Name what forbids that two statements share a claim; `None` if nothing does."""
    if a.article.language != b.article.language:
        return "written in two languages"
    if denies(a, b):
        return "one asserts what the other denies"
    if find_opposites(a.text, b.text, a.article.language):
        return "they tell opposite acts"
    if not compatible(a.figures, b.figures):
        return "their figures contradict each other"
    if _plans_another_number(a, b):
        return "one plans for a number, the other tells another as done"
    if _speaks_of_further(a, b) or _speaks_of_further(b, a):
        return "one speaks of a second, the other of the first"
    if _have_two_doers(a, b):
        return "two people do it"
    if _are_of_two_stages(a, b):
        return "one is what was first said, the other what replaced it"
    if names_another(a, b):
        return "one names another where the sentences are the same"
    return None


def _have_two_doers(a: Statement, b: Statement) -> bool:
    """Tell whether each tells what one person did, of whom the other does not speak.

    `A beat B` and `B lost to A` name both.
    """
    if a.doer is None or b.doer is None:
        return False
    return _names_not(a.doer, b) and _names_not(b.doer, a)


def _names_not(person: str, statement: Statement) -> bool:
    parts = set(person.split())
    return all(parts.isdisjoint(name.split()) for name in statement.names)


def _are_of_two_stages(a: Statement, b: Statement) -> bool:
    """Tell whether one gives what was said `initially`, the other what was `revised`."""
    language = a.article.language
    here, there = _stages(a.text, language), _stages(b.text, language)
    return any((row, 1 - side) in there - here for row, side in here - there)


@lru_cache(maxsize=10_000)
def _stages(text: str, language: str) -> frozenset[tuple[int, int]]:
    """Return the rows and sides of `[claims] stages` of which *text* holds a word."""
    held = set(words(text))
    rows = section(language, "claims").get("stages", ())
    return frozenset(
        (row, side)
        for row, line in enumerate(rows)
        for side, listed in enumerate(line.split("|"))
        if not held.isdisjoint(listed.split())
    )


def _plans_another_number(a: Statement, b: Statement) -> bool:
    """Tell whether one is a plan, one a fact, and the quantities of both have nothing in common.

    `Five villages will be evacuated` is no news of the 121,000 people who were.
    """
    if {a.mood, b.mood} != {Mood.PLAN, Mood.FACT}:
        return False
    counted = [any(f.kind in QUANTITIES for f in one.figures) for one in (a, b)]
    return all(counted) and not any(x.kind in QUANTITIES for x, _ in agreeing(a.figures, b.figures))


def _speaks_of_further(a: Statement, b: Statement) -> bool:
    """Tell whether *a* speaks of a second bridge, and *b* of a bridge that is not called so.

    `One of its piers` may be the second pier: only the same form of the word is the same thing.
    """
    language = a.article.language
    plain, further = _nouns(b.text, language)
    return any(noun in plain and noun not in further for noun in _nouns(a.text, language)[1])


@lru_cache(maxsize=10_000)
def _nouns(text: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of *text*, and those that stand behind `second` or `another`.

    `Its second pier` is a part of what is spoken of, and no other one.
    """
    found, tables = words(text), section(language, "claims")
    signs = set(str(tables.get("further", "")).split())
    owners = set(str(tables.get("part_of", "")).split())
    behind = (
        found[at + 1]
        for at, one in enumerate(found[:-1])
        if one in signs and not (at and found[at - 1] in owners)
    )
    return frozenset(found), frozenset(behind)


def find_evasive(statements: Sequence[Statement], pairs: Iterable[Pair]) -> set[Pair]:
    """Return those *pairs* of which one gives a number in dispute, and the other none that agrees.

    Beside `two volunteers died` and `three volunteers died` stands `volunteers died`. It matches
    both, but in a claim with either its outlet would be cited for a number that it never gave. In
    dispute are the quantities of those *pairs* whose figures contradict each other.
    """
    pairs = list(pairs)
    disputing = {
        number
        for a, b in pairs
        if any(
            one.kind in QUANTITIES
            for one, _ in contradicting(statements[a].figures, statements[b].figures)
        )
        for number in (a, b)
    }
    return {
        (a, b)
        for a, b in pairs
        if (a in disputing or b in disputing)
        and not agreeing(statements[a].figures, statements[b].figures)
    }
