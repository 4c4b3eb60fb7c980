"""Whether two statements have more in common than one phrase. Pure.

`The United Kingdom froze all deals until the 15 sailors are free` and `a video of the 15 sailors
was shown` share five words, and all five are the name of one thing. What is said of it differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from itertools import count

from kursk_digest.claims.profiles import Profile, find_near
from kursk_digest.compare import agreeing

COVERED = 0.65
"""Share of the weight of the heavier statement from which the two are nearly one sentence."""
BEYOND = 0.2
"""Share of the weight of the lighter one that two must have in common besides one phrase."""
TELLING = 10
"""From here on a number that both give is news by itself."""
CONVERTED = 0.01
"""Share by which one quantity differs in two systems of units: 37 miles, 60 km."""
HARMED = frozenset({"dead", "injured", "missing", "casualty"})
COUNTED = frozenset({"count", "measure", "money", "percent"})


def share_one_phrase(a: Profile, b: Profile) -> bool:
    """Tell whether all that two statements have in common is the name of one thing.

    A phrase is a run of content words that both hold, with nothing between them that only one
    holds; a verb, or an equal quantity, says more than a name does.
    """
    near = find_near(a, a.terms.keys(), b.terms.keys())
    common = sum(a.terms[term] * share for term, share in near.items())
    if common >= COVERED * max(a.weight, b.weight) or find_near(a, a.acts, b.acts):
        return False
    shared = a.terms.keys() & b.terms.keys()
    beyond = common - _heaviest_phrase(a, b, shared)
    return beyond < BEYOND * min(a.weight, b.weight) and not _count_the_same(a, b)


def _heaviest_phrase(a: Profile, b: Profile, shared: Set[str]) -> float:
    """Return the weight of the heaviest run of words that stands in both."""
    here, there = _runs(a, shared), _runs(b, shared)
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for term in sorted(shared):
        weights[here[term], there[term]] += a.terms[term]
    return max(weights.values(), default=0.0)


def _runs(profile: Profile, shared: Set[str]) -> dict[str, int]:
    """Give each of the *shared* words the number of the first run that holds it."""
    numbers = count()
    number = next(numbers)
    runs: dict[str, int] = {}
    for term in profile.stems:
        if term in shared:
            runs.setdefault(term, number)
        elif term in profile.terms:
            number = next(numbers)
    return runs


def _count_the_same(a: Profile, b: Profile) -> bool:
    """Tell whether both newly give one quantity that few things have, or one of people hurt."""
    return any(
        x.kind in COUNTED
        and abs(x.value - y.value) <= CONVERTED * x.value
        and (x.value >= TELLING or x.unit in HARMED)
        for x, y in agreeing(a.told, b.told)
    )
