"""An equal number that two sentences newly give is one fact, however long they are. Pure."""

from __future__ import annotations

from kursk_digest.claims.features import COUNTED, FEATURES, TELLING
from kursk_digest.claims.profiles import Profile
from kursk_digest.compare import agreeing
from kursk_digest.languages import section
from kursk_digest.model import Figure
from kursk_digest.words import words

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
    pairs = agreeing(a.statement.figures, b.statement.figures)
    told = any(_is_told(a, x) and _is_told(b, y) for x, y in pairs if x.value == y.value)
    return SURE if told else probability


def _is_told(profile: Profile, figure: Figure) -> bool:
    """Tell whether a number is told as news, and is one that few things have."""
    if figure.kind not in COUNTED or figure.value < TELLING:
        return False
    before = words(profile.statement.text[: figure.start])[-1:]
    known = str(section(profile.statement.article.language, "figures").get("known", "")).split()
    return not before or before[0] not in known
