"""Whether what happens on a weekday is over or to come, by the words of its clause. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import cache

from kursk_digest.languages import section

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*|[,;:.!?()—–]")
_READ = 90
"""Characters of a clause that are read on either side."""
_OPENING = 2
"""Words that may stand before a weekday which opens its clause: `Early on Friday the ...`."""


class Tense(Enum):
    """When it happens, seen from the day of the article."""

    PAST = auto()
    LAST = auto()
    """Past, and not today: `last Friday`."""
    FUTURE = auto()
    UNSURE = auto()
    """The words leave it open: `he would come on Friday`."""
    UNKNOWN = auto()
    """The words say nothing; news is of what has happened."""


def read_tense(text: str, start: int, end: int, language: str) -> Tense:
    """Return the tense of what *text* tells of the day that it names from *start* to *end*.

    The nearest telling word before the day decides, within the clause; behind it only where the
    day opens the clause.
    """
    before = _TOKEN.findall(text[max(0, start - _READ) : start].casefold())
    words = _lists(language)
    if before and before[-1] in words["nearest"]:
        return words["nearest"][before[-1]]
    before.reverse()
    told = _nearest(before, words)
    if told is not Tense.UNKNOWN:
        return told
    if _clause_length(before) > _OPENING:
        return Tense.UNKNOWN
    behind = _TOKEN.findall(text[end : end + _READ].casefold())
    return _nearest(behind[1:] if behind[:1] == [","] else behind, words)


def _clause_length(tokens: Iterable[str]) -> int:
    length = 0
    for token in tokens:
        if not token[0].isalnum():
            break
        length += 1
    return length


def _nearest(tokens: Sequence[str], words: dict[str, dict[str, Tense]]) -> Tense:
    for at, token in enumerate(tokens):
        if not token[0].isalnum():
            break
        tense = words["clause"].get(token)
        if token in words["awaited"]:
            # `It was due on Friday`: perhaps it came, perhaps it is to come.
            around = [words["clause"].get(other) for other in tokens[at + 1 : at + 3]]
            return Tense.UNSURE if Tense.PAST in around else Tense.FUTURE
        if tense is not None:
            return tense
    return Tense.UNKNOWN


@cache
def _lists(language: str) -> dict[str, dict[str, Tense]]:
    table = section(language, "dates").get("reckoning", {})
    saying: str = section(language, "speakers").get("say", "")
    clause = dict.fromkeys(f"{saying} {table.get('past', '')}".split(), Tense.PAST)
    clause |= dict.fromkeys(table.get("future", "").split(), Tense.FUTURE)
    clause |= dict.fromkeys(table.get("unsure", "").split(), Tense.UNSURE)
    nearest = dict.fromkeys(table.get("past_before", "").split(), Tense.LAST)
    nearest |= dict.fromkeys(table.get("future_before", "").split(), Tense.FUTURE)
    nearest |= dict.fromkeys(table.get("unsure_before", "").split(), Tense.UNSURE)
    awaited = dict.fromkeys(table.get("awaited", "").split(), Tense.FUTURE)
    return {"clause": clause, "nearest": nearest, "awaited": awaited}
