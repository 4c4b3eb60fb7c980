"""Which of what was told a story of today goes on from. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kursk_digest.model import Article, Claim, Story, Told
from kursk_digest.words import content_words

Identity = tuple[str, str]
"""Location and SHA-256 of a text: the same article, whoever loaded it."""


def identity(article: Article) -> Identity:
    """Return what tells *article* from all others."""
    return article.location, article.sha256


def distinct(articles: Iterable[Article]) -> list[Article]:
    """Return each article once, sorted by content."""
    held = {identity(article): article for article in articles}
    return sorted(held.values(), key=lambda one: (one.sha256, one.outlet, one.location))


def told_of_stories(
    stories: Sequence[Story], joint: Sequence[Story], candidates: Sequence[Sequence[Told]]
) -> list[tuple[Told, ...]]:
    """Return for each of *stories* what was told of the same event, in order of telling.

    Args:
        stories: Of today.
        joint: The stories that the articles of today and of the days before form together.
        candidates: For each of *stories*, what may have been told of it.
    """
    home = {identity(article): number for number, s in enumerate(joint) for article in s.articles}
    return [
        tuple(
            one
            for one in sorted(told, key=lambda one: one.number)
            if home.get(identity(one.places[0][0])) in {home[identity(a)] for a in story.articles}
        )
        for story, told in zip(stories, candidates, strict=True)
    ]


def chief(
    told: Collection[Told], claims: Iterable[Claim], *, besides: Collection[int]
) -> Told | None:
    """Return what best tells where *claims* go on from: near to them in words, and well known.

    What two outlets told counts as much as what shares twice as many words.

    Args:
        told: Of the same story.
        claims: What is new of it.
        besides: Numbers of what is shown elsewhere, and is chosen only if there is nothing else.
    """
    today = [frozenset(_terms(claim.text, claim.statements[0].article)) for claim in claims]

    def worth(one: Told) -> tuple[bool, float, int]:
        terms = frozenset(_terms(one.text, one.places[0][0]))
        shared = sum(len(terms & other) for other in today) / (len(terms) + 6)
        outlets = len({article.outlet for article, _, _ in one.places})
        return one.number not in besides, round(shared * outlets, 9), one.number

    return max(told, key=worth, default=None)


def _terms(text: str, article: Article) -> list[str]:
    return content_words(text, article.language)
