"""Articles one by one: each joins a known story or opens one."""

from __future__ import annotations

from kursk_digest.model import Article, Story
from kursk_digest.stories.evidence import Reading, probability, read, weigh_up
from kursk_digest.stories.linkage import CONTRAST, LEAST_SHARED
from kursk_digest.stories.naming import name_story
from kursk_digest.stories.neighbours import Neighbours
from kursk_digest.stories.profiles import read_profile
from kursk_digest.stories.weighing import Rarities

MOST_MEMBERS = 30
"""Articles of a story, the newest, that a newcomer is compared with."""


class StoryIndex:
    """The stories so far, by the measure of `group_stories`.

    The same articles in the same order give the same stories. They may differ from those of
    `group_stories`: a story once opened is never joined to another, nothing is taken back, and
    an article is weighed among those that came before it.
    """

    def __init__(self, *, resemblance: float) -> None:
        self._resemblance = resemblance
        self._rarities = Rarities()
        self._neighbours = Neighbours()
        self._articles: list[Article] = []
        self._readings: list[Reading] = []
        self._story_of: list[int] = []
        self._members: list[list[int]] = []
        self._cohesion: list[list[float]] = []

    def add(self, article: Article) -> int:
        """Let *article* join the story that it shares most with, or open one.

        Returns:
            The number of the story, counted from 0 as they were opened.
        """
        profile = read_profile(article)
        self._rarities.count(profile)
        reading = read(profile, self._rarities)
        number = len(self._articles)
        story, shared = self._nearest(reading)
        if story == len(self._members):
            self._members.append([])
            self._cohesion.append([])
        else:
            self._cohesion[story].append(shared)
        self._articles.append(article)
        self._readings.append(reading)
        self._story_of.append(story)
        self._members[story].append(number)
        # By all its words: what nobody shares today somebody may share tomorrow.
        self._neighbours.add(number, tuple(reading.vector))
        return story

    def stories(self) -> tuple[Story, ...]:
        """Return the stories in the order in which they were opened, as do their articles."""
        return tuple(
            name_story(
                [self._articles[i] for i in members], [self._readings[i].vector for i in members]
            )
            for members in self._members
        )

    def _nearest(self, reading: Reading) -> tuple[int, float]:
        """Return the story that shares most words on average, and how many.

        It has a witness, and the newcomer fits in with its members; else it is the next one.
        """
        near = {self._story_of[number] for number in self._neighbours.near(reading.terms)}
        best, most = len(self._members), LEAST_SHARED
        for story in sorted(near):
            shared, sure = self._compare(reading, story)
            if sure < self._resemblance or shared < CONTRAST * self._mean(story):
                continue
            if shared >= most:
                best, most = story, shared
        return best, most

    def _mean(self, story: int) -> float:
        """Return how much those that joined a story shared with it; 0 if nobody did."""
        joined = self._cohesion[story]
        return sum(joined) / len(joined) if joined else 0.0

    def _compare(self, reading: Reading, story: int) -> tuple[float, float]:
        """Return the mean cosine to the members of a story, and the surest of them."""
        members = self._members[story][-MOST_MEMBERS:]
        found = [weigh_up(self._readings[member], reading) for member in members]
        shared = sum(evidence.shared for evidence in found) / len(found)
        return shared, max(probability(evidence) for evidence in found)
