"""An equal number that two sentences newly give is one fact, however long they are. Pure."""

from __future__ import annotations

from kursk_digest.claims.denying import deny_the_same
from kursk_digest.claims.features import COUNTED, FEATURES, TELLING
from kursk_digest.claims.profiles import Profile
from kursk_digest.compare import agreeing
from kursk_digest.model import Figure

SURE = 0.75
"""Probability of a pair that shares such a number."""
LEAST = 0.1
"""Below this the rest of the sentences speaks against it."""
_ALIKE = 0.2
"""From here on `figures_of_same` says that words around the number are shared, too."""
_NUMBERS = frozenset({"count", "plain"})
_SAME = FEATURES.index("figures_of_same")


def raised(a: Profile, b: Profile, compared: tuple[float, ...], probability: float) -> float:
    """Raise the *probability* of two statements that both newly give one telling number.

    Or of two that both say that there was none.

    `... said in a video that forces now control 74 settlements` shares few of its words with
    `gained control over 74 settlements`; what is counted, and how many, is the same. A number
    behind `the` or `all` only says which: the 15 sailors do many things.

    Args:
        a: One statement.
        b: The other.
        compared: The pair's features; more may follow.
        probability: What the second pass makes of them, 0 to 1.
    """
    if probability >= SURE:
        return probability
    if deny_the_same(a.statement, b.statement):
        return SURE
    if probability < LEAST:
        return probability
    is_told = compared[_SAME] >= _ALIKE and any(
        x.value == y.value and _is_rare(x) and _is_rare(y) for x, y in agreeing(a.told, b.told)
    )
    return SURE if is_told or _count_in_other_words(a, b) else probability


def _is_rare(figure: Figure) -> bool:
    """Tell whether a number counts something, and is one that few things have."""
    return figure.kind in COUNTED and figure.value >= TELLING


def _count_in_other_words(a: Profile, b: Profile) -> bool:
    """Tell whether both give one number that is not round, of what may be the same.

    `Nabbed 23 Yemeni sea brigands`, `caught the pirates and took 23 of them into custody`.
    """
    return any(
        x.value == y.value
        and x.value > TELLING
        and x.value % 10 != 0
        and {x.kind, y.kind} <= _NUMBERS
        and (x.unit == y.unit or not (x.unit and y.unit) or set(x.modifiers) & set(y.modifiers))
        for x in a.told
        for y in b.told
    )
