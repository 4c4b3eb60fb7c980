"""Which of the articles of earlier days today's statements are compared with. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kursk_digest.model import Article, Statement, Told
from kursk_digest.words import words

MOST_ARTICLES = 24
"""Articles of earlier days for one story of today: those that told most come first."""
TOLD_VOICE = "told"
"""What stands before the voice of an earlier article: today's outlet may correct itself."""

Copy = Callable[[Article], Article]
Place = tuple[Article, int, int]
"""An article, start and end in its text."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was told before, as articles that can be split and matched again."""

    articles: tuple[Article, ...]
    """Copies with voices of their own, so that no outlet of today is theirs."""
    printed: dict[Place, Told]
    """What was printed from each place of the copies."""


def recall(told: Sequence[Told], copy: Copy | None = None) -> Recalled:
    """Choose the articles in which most of *told* stands as it was printed.

    Args:
        told: Claims that may say what a story of today says, in order of telling.
        copy: Gives the copy of an article, where one for several stories will do.
    """
    chosen = {article: (copy or as_told)(article) for article in _choose(told)}
    printed = {
        (chosen[article], start, end): one
        for one in told
        for article, start, end in one.places[:1]
        if article in chosen
    }
    return Recalled(tuple(chosen.values()), printed)


def _choose(told: Sequence[Told]) -> list[Article]:
    holding: dict[Article, set[int]] = {}
    for number, one in enumerate(told):
        holding.setdefault(one.places[0][0], set()).add(number)
    ordered = sorted(holding, key=lambda one: (-len(holding[one]), one.sha256, one.location))
    return ordered[:MOST_ARTICLES]


def as_told(article: Article) -> Article:
    """Return a copy of *article* whose voices are no outlet's of today."""
    own = f"{TOLD_VOICE} {article.own_voice}" if article.own_voice else ""
    return replace(article, voice=f"{TOLD_VOICE} {article.voice}", own_voice=own)


def told_in_words(told: Iterable[Told]) -> dict[str, Told]:
    """Return what was told by the words, folded, of each of its sentences."""
    return {
        folded(article.text[start:end]): one for one in told for article, start, end in one.places
    }


def folded(text: str) -> str:
    """Return the words of *text* alone: no case, no punctuation."""
    return " ".join(words(text))


def printed_statements(
    recalled: Recalled, statements: Iterable[Statement]
) -> dict[Statement, Told]:
    """Return what those of *statements* told that were printed themselves; others are left out.

    The other sentences of a claim stand in its notes at most, and may say a second thing that
    nobody has read. Where an older version cut sentences otherwise, what overlaps counts.

    Args:
        recalled: What was told.
        statements: All of `recalled.articles`.
    """
    held = list(statements)
    at = {(s.article, s.start, s.end): s for s in held}
    found: dict[Statement, Told] = {}
    for place, one in recalled.printed.items():
        exact = at.get(place)
        same = [exact] if exact else [s for s in held if _overlap(place, s)]
        found |= dict.fromkeys(same, one)
    return found


def as_printed(recalled: Recalled, statement: Statement) -> tuple[Statement, ...]:
    """Return the parts of *statement* that were printed; all of it if that was, or none."""
    printed = recalled.printed
    if (statement.article, statement.start, statement.end) in printed:
        return (statement,)
    parts = (part for part in statement.parts if (part.article, part.start, part.end) in printed)
    return tuple(parts) or (statement,)


def _overlap(place: Place, statement: Statement) -> bool:
    article, start, end = place
    return article is statement.article and start < statement.end and statement.start < end
