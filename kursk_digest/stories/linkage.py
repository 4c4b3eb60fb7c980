"""Pairs of articles -> groups: average linkage that wants a witness and a contrast. Pure."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass

LEAST_SHARED = 0.05
"""Mean cosine between two groups below which they have no event in common."""
CONTRAST = 0.6
"""Share of the lesser cohesion of two groups that their mean cosine must reach to join them."""

Group = list[int]


@dataclass(frozen=True, slots=True)
class Link:
    """What two articles are to each other, or what joins two groups."""

    shared: float
    """Cosine of two articles; the sum of the cosines between two groups."""
    sure: float
    """How sure it is that they are on one event; of two groups, the surest pair."""


Links = Mapping[tuple[int, int], Link]
"""By the numbers of the two articles, the lesser first."""


def link(count: int, links: Links, *, resemblance: float) -> list[Group]:
    """Join the two most alike groups again and again, while something speaks for one event.

    Two groups become one if their members share enough words on average, if at least one pair
    of members is on one event with a probability of *resemblance* (the witness: a follow-up
    may share little with the first report, but something in between tells of both), and if
    they are not each much closer than they are to each other (the contrast: two events of one
    war share its names, two reports of one event share the event).

    Source: R. Sokal and C. Michener, "A statistical method for evaluating systematic
    relationships", 1958 (average linkage).
    """
    groups = _Groups(count, links)
    heap = [(-value.shared, a, b) for (a, b), value in links.items()]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= LEAST_SHARED:
        value, a, b = heapq.heappop(heap)
        if not groups.are_current(a, b, -value) or groups.surest(a, b) < resemblance:
            continue
        if -value < CONTRAST * min(groups.cohesion(a), groups.cohesion(b)):
            continue
        for other, mean in groups.join(a, b):
            heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return sorted(sorted(group) for group in groups.members.values())


class _Groups:
    """Articles in groups, with what links them within and between.

    A group goes by the number of its first member. A pair without a link counts as 0.
    """

    def __init__(self, count: int, links: Links) -> None:
        self.members: dict[int, Group] = {i: [i] for i in range(count)}
        self.within = dict.fromkeys(range(count), 0.0)
        self.between: dict[int, dict[int, Link]] = {i: {} for i in range(count)}
        for (a, b), value in links.items():
            self.between[a][b] = self.between[b][a] = value

    def mean(self, a: int, b: int) -> float:
        """Return the mean cosine of the members of *a* to those of *b*."""
        total = self.between[a][b].shared if b in self.between[a] else 0.0
        return total / (len(self.members[a]) * len(self.members[b]))

    def surest(self, a: int, b: int) -> float:
        """Return the probability of the pair that is likeliest on one event."""
        return self.between[a][b].sure

    def cohesion(self, a: int) -> float:
        """Return the mean cosine within a group; 0 for a single article."""
        size = len(self.members[a])
        return self.within[a] / (size * (size - 1) / 2) if size > 1 else 0.0

    def are_current(self, a: int, b: int, mean: float) -> bool:
        """Tell whether both groups are still there, with that mean."""
        return a in self.members and b in self.members and self.mean(a, b) == mean

    def join(self, a: int, b: int) -> list[tuple[int, float]]:
        """Move *b* into *a*; return the groups near the new one, with their mean."""
        self.within[a] += self.within.pop(b) + self.between[a].pop(b).shared
        self.members[a] += self.members.pop(b)
        for other, link in self.between.pop(b).items():
            if other != a:
                del self.between[other][b]
                known = self.between[a].get(other, Link(0.0, 0.0))
                joined = Link(known.shared + link.shared, max(known.sure, link.sure))
                self.between[a][other] = self.between[other][a] = joined
        return [(other, self.mean(a, other)) for other in self.between[a]]
