"""What a story is called. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kursk_digest.model import Article, Story
from kursk_digest.stories.weighing import Vector, cosine


def name_story(articles: Sequence[Article], vectors: Sequence[Vector]) -> Story:
    """Name the story after the headline of the article nearest to all the others."""
    titled = [i for i, article in enumerate(articles) if article.title]
    central = {i: sum(cosine(vectors[i], vector) for vector in vectors) for i in titled}
    best = min(titled, key=lambda i: (-round(central[i], 9), i), default=None)
    title = articles[0].outlet if best is None else articles[best].title
    return Story(title=title, articles=tuple(articles))
