"""Articles -> stories: what is on one event belongs together. Pure."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kursk_digest.model import Article, Story
from kursk_digest.words import content_words, rarity, stem, words

LEAD_WORDS = 250
"""Content words of an article that are compared: its lead. The end is often background."""
LEAD_LENGTH = 8000
"""Characters that are looked at for them."""
INDEX_TERMS = 24
"""The weightiest terms of an article, by which it is found."""
MOST_HOLDERS = 30
"""Articles under one term that are compared with a newcomer; keeps a large day linear."""

CONTRAST = 0.6
"""Share of the lesser cohesion of two groups that their resemblance must reach to join them."""
NAME_WEIGHT = 2.0
"""How much more a name weighs than another word: two quakes differ in their places."""

_NAME = re.compile(r"(?<=[\w,;:–-] )[^\W\d_][\w’'-]+")
"""A word inside a sentence; it is taken for a name if it is capitalised."""

Vector = Mapping[str, float]
Group = list[int]


def group_stories(articles: Sequence[Article], *, resemblance: float) -> tuple[Story, ...]:
    """Gather the articles on one event into stories, by their bodies.

    Every article comes back in exactly one story. Stories, and the articles in them, keep the
    order in which they were given; an article that resembles no other is a story by itself.

    Args:
        articles: In an order that does not depend on how they were named.
        resemblance: The least mean resemblance, 0 to 1, between the members of two groups
            that become one (average linkage).
    """
    vectors = [lead_vector(article) for article in articles]
    groups = _link(len(articles), _neighbours(vectors), resemblance)
    return tuple(_story([articles[i] for i in g], [vectors[i] for i in g]) for g in groups)


def lead_vector(article: Article) -> Vector:
    """Weigh the words of the headline and the lead by rarity, names double.

    The length of the vector is 1; it is empty for an article without words.
    """
    language, lead = article.language, article.text[:LEAD_LENGTH]
    names = {
        stem(word, language)
        for name in _NAME.findall(lead)
        if name[0].isupper()
        for word in words(name)
    }
    counts = Counter(content_words(f"{article.title}\n{lead}", language)[:LEAD_WORDS])
    weights = {
        word: (1 + math.log(n)) * rarity(word, language) * (NAME_WEIGHT if word in names else 1)
        for word, n in counts.items()
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """Compare two vectors of length 1: 0 for no word in common, 1 for the same words."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[word] for word, weight in a.items() if word in b)


def _neighbours(vectors: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """Resemblance of the pairs that share weighty terms: never of all pairs."""
    holders: dict[str, list[int]] = defaultdict(list)
    pairs: dict[tuple[int, int], float] = {}
    for here, vector in enumerate(vectors):
        terms = sorted(vector, key=lambda word: (-vector[word], word))[:INDEX_TERMS]
        found = Counter(other for term in terms for other in holders[term][-MOST_HOLDERS:])
        for other, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_HOLDERS]:
            pairs[other, here] = cosine(vectors[other], vector)
        for term in terms:
            holders[term].append(here)
    return pairs


def _link(count: int, pairs: Mapping[tuple[int, int], float], resemblance: float) -> list[Group]:
    """Join the two most alike groups again and again, while they are alike enough.

    Two groups that each hang together much more closely than with each other stay apart:
    two events of one war share its names, two reports of one event share the event.

    Source: R. Sokal and C. Michener, "A statistical method for evaluating systematic
    relationships", 1958 (average linkage).
    """
    groups = _Groups(count, pairs)
    heap = [(-value, a, b) for (a, b), value in pairs.items()]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= resemblance:
        value, a, b = heapq.heappop(heap)
        if not groups.are_current(a, b, -value):
            continue
        if -value < CONTRAST * min(groups.cohesion(a), groups.cohesion(b)):
            continue
        for other, mean in groups.join(a, b):
            heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return sorted(sorted(group) for group in groups.members.values())


class _Groups:
    """Articles in groups, with the sums of resemblance within and between them.

    A group goes by the number of its first member. A pair without a value counts as 0.
    """

    def __init__(self, count: int, pairs: Mapping[tuple[int, int], float]) -> None:
        self.members: dict[int, Group] = {i: [i] for i in range(count)}
        self.within = dict.fromkeys(range(count), 0.0)
        self.between: dict[int, dict[int, float]] = {i: {} for i in range(count)}
        for (a, b), value in pairs.items():
            self.between[a][b] = self.between[b][a] = value

    def mean(self, a: int, b: int) -> float:
        """Return the mean resemblance of the members of *a* to those of *b*."""
        return self.between[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b]))

    def cohesion(self, a: int) -> float:
        """Return the mean resemblance within a group; 0 for a single article."""
        size = len(self.members[a])
        return self.within[a] / (size * (size - 1) / 2) if size > 1 else 0.0

    def are_current(self, a: int, b: int, mean: float) -> bool:
        """Tell whether both groups are still there, with that resemblance."""
        return a in self.members and b in self.members and self.mean(a, b) == mean

    def join(self, a: int, b: int) -> list[tuple[int, float]]:
        """Move *b* into *a*; return the groups near the new one, with their resemblance."""
        self.within[a] += self.within.pop(b) + self.between[a].pop(b)
        self.members[a] += self.members.pop(b)
        for other, total in self.between.pop(b).items():
            if other != a:
                del self.between[other][b]
                joined = self.between[a].get(other, 0.0) + total
                self.between[a][other] = self.between[other][a] = joined
        return [(other, self.mean(a, other)) for other in self.between[a]]


def _story(articles: Sequence[Article], vectors: Sequence[Vector]) -> Story:
    """Name the story after the headline of the article nearest to all the others."""
    titled = [i for i, article in enumerate(articles) if article.title]
    central = {i: sum(cosine(vectors[i], vector) for vector in vectors) for i in titled}
    best = min(titled, key=lambda i: (-round(central[i], 9), i), default=None)
    title = articles[0].outlet if best is None else articles[best].title
    return Story(title=title, articles=tuple(articles))
