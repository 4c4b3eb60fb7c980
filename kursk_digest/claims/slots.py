"""Whether two sentences are one but for the names in them. Pure.

`The Orlen company will build a plant at Plock` and `the Statoil company will build a plant at Moss`
share every word that no name is, and tell two things.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii

from kursk_digest.languages import section
from kursk_digest.model import Statement

ALIKE = 0.6
"""Share of the words of the shorter sentence that both must have, in order."""
SPELLING = 0.65
"""Likeness of two names from which they may be spellings of one: Kiev, Kyiv."""
LONGEST = 4
"""Words of a name, at most."""

_WORD = re.compile(r"[\w'’-]+|[.!?]+$")


def names_another(a: Statement, b: Statement) -> bool:
    """Tell whether *b* has another name where *a* has one, in a sentence that is the same."""
    here, there = _tokens(a.text), _tokens(b.text)
    if not (_may_name(here, there) and _may_name(there, here)):
        return False
    matcher = SequenceMatcher(None, _lower(here), _lower(there), autojunk=False)
    blocks = matcher.get_matching_blocks()
    common = sum(block.size for block in blocks)
    if common < ALIKE * min(len(here), len(there)):
        return False
    language = a.article.language
    return any(
        _are_other_names(here[x.a + x.size : y.a], there[x.b + x.size : y.b])
        and not _speaks(here[y.a : y.a + 1], language)
        for x, y in pairwise(blocks)
        # What stands first in a sentence has a capital whatever it is.
        if x.size
    )


def _may_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell in haste whether *one* may hold a name that *other* does not."""
    return any(word[0].isupper() for word in set(one[1:]).difference(other))


@lru_cache(maxsize=10_000)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _lower(tokens: tuple[str, ...]) -> list[str]:
    return [token.lower() for token in tokens]


def _are_other_names(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if not (_is_name(a) and _is_name(b)):
        return False
    one, other = (anyascii(" ".join(run)).lower() for run in (a, b))
    if set(one.split()) & set(other.split()) or _is_short_for(a, b) or _is_short_for(b, a):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() < SPELLING


def _is_name(run: tuple[str, ...]) -> bool:
    return 0 < len(run) <= LONGEST and all(word[0].isupper() for word in run)


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether *short* is made of the first letters of *long*: UN, United Nations."""
    return len(short) == 1 and short[0].replace(".", "") == "".join(word[0] for word in long)


def _speaks(word: tuple[str, ...], language: str) -> bool:
    """Tell whether a name before *word* says something: two may say the same."""
    verbs = str(section(language, "speakers").get("say", "")).split()
    return bool(word) and word[0].lower() in verbs
