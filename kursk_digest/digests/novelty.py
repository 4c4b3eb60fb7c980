"""What a claim adds to those that are told already. Pure.

Words stand for facts here: two claims that share most of the shorter one's words tell one fact
twice, whichever of them is longer, and a claim adds less the more of its words were heard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from kursk_digest.model import Claim
from kursk_digest.words import content_words, words

TWIN_SHARE = 0.45
"""Share of the shorter one's words from which two claims would tell a fact twice."""
LONG = 4
"""Letters of a word that counts whether or not its language has a list of stop words."""
STALENESS = 0.2
"""What a claim loses of its worth when all of its words were heard before.

Source: J. Carbonell and J. Goldstein, "The use of MMR", 1998, with words in place of the nearest
sentence, so that it is known without comparing with each of them.
"""


SURE_TWIN = 0.75
"""Share of the shorter one's words from which two claims tell a fact twice beyond doubt."""


class Told:
    """The claims that are told, asked what another would add; grows as they are chosen."""

    def __init__(self, twin_share: float = TWIN_SHARE) -> None:
        """Begin with nothing told; *twin_share* is from which two claims tell a fact twice."""
        self._words: set[str] = set()
        self._stems = _Overlaps(twin_share)
        self._long = _Overlaps(twin_share)
        self._numbers: set[float] = set()
        self._names: set[str] = set()

    def add(self, claim: Claim) -> None:
        """Note that *claim* is told."""
        self._words.update(claim_terms(claim))
        self._stems.add(claim_terms(claim))
        self._long.add(long_words(claim.text))
        self._numbers |= _numbers(claim)
        self._names.update(claim.statements[0].names)

    def repeats(self, claim: Claim) -> bool:
        """Tell whether *claim* would tell a fact twice."""
        return self._stems.has_twin(claim_terms(claim)) or self._long.has_twin(
            long_words(claim.text)
        )

    def covers(self, claim: Claim) -> bool:
        """Tell whether *claim* would tell a fact twice, with no number and no name that is new.

        A fire in one town and a fire in another share all words but one.
        """
        names = claim.statements[0].names
        return (
            self.repeats(claim)
            and _numbers(claim) <= self._numbers
            and self._names.issuperset(names)
        )

    def newness(self, claim: Claim) -> float:
        """Return what is left of the worth of *claim*, from 1 - `STALENESS` to 1.

        It never grows as more is told, and takes no more values than the claim has words.
        """
        found = claim_terms(claim)
        heard = sum(word in self._words for word in found)
        return 1 - STALENESS * heard / max(1, len(found))


def is_covered(printed: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether *claim* would tell a fact of *printed* twice beyond doubt, and no other."""
    told = Told(SURE_TWIN)
    for one in printed:
        told.add(one)
    return told.covers(claim)


class _Overlaps:
    """Sets of words, asked for one that shares much with another."""

    def __init__(self, twin_share: float) -> None:
        self._twin_share = twin_share
        self._having: dict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []

    def add(self, found: frozenset[str]) -> None:
        for word in found:
            self._having[word].append(len(self._sizes))
        self._sizes.append(len(found))

    def has_twin(self, found: frozenset[str]) -> bool:
        shared: dict[int, int] = defaultdict(int)
        for word in found:
            for earlier in self._having.get(word, ()):
                shared[earlier] += 1
        return any(
            count >= self._twin_share * min(len(found), self._sizes[earlier])
            for earlier, count in shared.items()
        )


def _numbers(claim: Claim) -> frozenset[float]:
    return frozenset(figure.value for figure in claim.statements[0].figures)


def claim_terms(claim: Claim) -> frozenset[str]:
    """Return the content stems of what *claim* prints."""
    return frozenset(terms(claim.text, claim.statements[0].article.language))


@lru_cache(maxsize=20_000)
def terms(text: str, language: str) -> tuple[str, ...]:
    """Return the content stems of *text*; the same sentence is asked about again and again."""
    return tuple(content_words(text, language))


@lru_cache(maxsize=20_000)
def long_words(text: str) -> frozenset[str]:
    """Return the words of `LONG` letters or more, and those with a digit, unstemmed."""
    return frozenset(
        word for word in words(text) if len(word) >= LONG or any(map(str.isdigit, word))
    )
