"""Articles -> stories: what is on one event belongs together. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kursk_digest.model import Article, Story
from kursk_digest.stories.evidence import Reading, probability, read, weigh_up
from kursk_digest.stories.linkage import Link, link
from kursk_digest.stories.naming import name_story
from kursk_digest.stories.neighbours import Neighbours
from kursk_digest.stories.profiles import read_profile
from kursk_digest.stories.stream import StoryIndex
from kursk_digest.stories.weighing import Rarities

__all__ = ["StoryIndex", "group_stories", "read_all"]


def group_stories(articles: Sequence[Article], *, resemblance: float) -> tuple[Story, ...]:
    """Gather the articles on one event into stories, by their bodies.

    Every article comes back in exactly one story. Stories, and the articles in them, keep the
    order in which they were given; an article that resembles no other is a story by itself.

    Args:
        articles: In an order that does not depend on how they were named.
        resemblance: How sure it must be, 0 to 1, that two articles are on one event before
            their groups become one story.
    """
    readings = read_all(articles)
    groups = link(len(articles), _links(readings), resemblance=resemblance)
    return tuple(
        name_story([articles[i] for i in g], [readings[i].vector for i in g]) for g in groups
    )


def read_all(articles: Sequence[Article]) -> list[Reading]:
    """Return what each article is compared by, its words weighed among all of them."""
    rarities = Rarities()
    profiles = [read_profile(article) for article in articles]
    for profile in profiles:
        rarities.count(profile)
    return [read(profile, rarities) for profile in profiles]


def _links(readings: Sequence[Reading]) -> dict[tuple[int, int], Link]:
    """Compare the pairs that share weighty words: never all pairs."""
    neighbours = Neighbours()
    links: dict[tuple[int, int], Link] = {}
    for here, reading in enumerate(readings):
        for other in neighbours.near(reading.terms):
            evidence = weigh_up(readings[other], reading)
            links[other, here] = Link(evidence.shared, probability(evidence))
        neighbours.add(here, reading.terms)
    return links
