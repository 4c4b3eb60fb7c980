"""An equal number that two sentences newly give is one fact, however long they are. Pure."""

from __future__ import annotations

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
_SAME = FEATURES.index("figures_of_same")


def raised(a: Profile, b: Profile, compared: tuple[float, ...], probability: float) -> float:
    """Raise the *probability* of two statements that both newly give one telling number.

    `... said in a video that forces now control 74 settlements` shares few of its words with
    `gained control over 74 settlements`; what is counted, and how many, is the same. A number
    behind `the` or `all` only says which: the 15 sailors do many things.

    Args:
        a: One statement.
        b: The other.
        compared: The pair's features; more may follow.
        probability: What the second pass makes of them, 0 to 1.
    """
    if probability >= SURE or probability < LEAST or compared[_SAME] < _ALIKE:
        return probability
    told = any(
        x.value == y.value and _is_rare(x) and _is_rare(y) for x, y in agreeing(a.told, b.told)
    )
    return SURE if told else probability


def _is_rare(figure: Figure) -> bool:
    """Tell whether a number counts something, and is one that few things have."""
    return figure.kind in COUNTED and figure.value >= TELLING
