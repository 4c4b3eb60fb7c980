"""A story of today beside what was told before. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kursk_digest.briefings.changes import Shift
from kursk_digest.briefings.corrections import Retraction
from kursk_digest.model import Claim, Rule, Story, Told


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """A story of today, and what of it is new."""

    story: Story
    """With all its claims."""
    candidates: tuple[Told, ...] = ()
    """What may have been told of it, in order of telling."""
    told: Mapping[Claim, Told] = field(default_factory=dict)
    """Claims that were told before, each with what told it."""
    shifts: tuple[Shift, ...] = ()
    retractions: tuple[Retraction, ...] = ()
    muted: Mapping[Claim, Rule] = field(default_factory=dict)
    followed: Mapping[Claim, tuple[Rule, ...]] = field(default_factory=dict)

    @property
    def barred(self) -> frozenset[Claim]:
        """The claims that are not printed, however much room there is."""
        return frozenset({*self.told, *self.muted})

    @property
    def fresh(self) -> tuple[Claim, ...]:
        """The claims that are news."""
        barred = self.barred
        return tuple(claim for claim in self.story.claims if claim not in barred)

    @property
    def is_news(self) -> bool:
        """Whether there is anything to tell of it."""
        return bool(self.fresh or self.retractions)
