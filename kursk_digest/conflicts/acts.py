"""One act told by one, its opposite by another. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from kursk_digest.conflicts.readings import Background, told_once
from kursk_digest.model import Claim, Conflict, Matching, Mood, Polarity, Side, Statement
from kursk_digest.opposites import find_opposites
from kursk_digest.words import WORD, stop_words

MOST_WORDS = 6
"""Words of the act that are printed, the verb first."""
ALIKE = 0.6
"""Share of the weight of the lesser statement that both must hold."""
_BREAKS = frozenset(',;:()“”"')


def find_opposed_acts(matching: Matching, story: Background) -> Iterator[Conflict]:
    """Set opposite acts side by side where the statements else say the same, each act once."""
    homes = {id(statement): claim for claim, statement in told_once(matching)}
    told: set[int] = set()
    for a, b in matching.opposed:
        acts = find_opposites(a.text, b.text, a.article.language)
        if acts is None or a.voice == b.voice or not told.isdisjoint((id(a), id(b))):
            continue
        if _is_fact(a) and _is_fact(b) and _are_alike(a, b, story):
            told.update((id(a), id(b)))
            yield Conflict(
                about=_subject(a.text, acts.here),
                kind="denial",
                sides=(_side(a, acts.here, homes[id(a)]), _side(b, acts.there, homes[id(b)])),
            )


def _are_alike(a: Statement, b: Statement, story: Background) -> bool:
    """Tell whether all but the act is nearly the same: to keep two apart, less would do."""
    here, there = story.content[id(a)], story.content[id(b)]
    least = min(story.weigh(here), story.weigh(there))
    return story.weigh(here & there) >= ALIKE * least


def _is_fact(statement: Statement) -> bool:
    return statement.polarity is Polarity.ASSERTED and statement.mood is Mood.FACT


def _side(statement: Statement, verb: str, claim: Claim) -> Side:
    act = _act(statement.text, verb, statement.article.language)
    return Side(act, (claim,), (statement,))


def _subject(text: str, verb: str) -> str:
    """Return the words before the verb, back to the last comma: `The central bank`."""
    before = text[: _place(text, verb)]
    start = max((at + 1 for at, letter in enumerate(before) if letter in _BREAKS), default=0)
    return before[start:].strip() or verb


def _act(text: str, verb: str, language: str) -> str:
    """Return the verb and what follows it, up to a comma or some words: `raised its key rate`."""
    start = _place(text, verb)
    end = next((at for at in range(start, len(text)) if text[at] in _BREAKS), len(text))
    words = list(WORD.finditer(text, start, end))[:MOST_WORDS]
    stop = stop_words(language)
    while len(words) > 1 and words[-1][0].casefold() in stop:
        words.pop()
    return text[start : words[-1].end()]


def _place(text: str, verb: str) -> int:
    return next(match.start() for match in WORD.finditer(text) if match[0] == verb)
