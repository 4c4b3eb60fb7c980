"""Which claims are printed, and in which order they are told. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace

from kursk_digest.digests.novelty import SURE_TWIN, Told
from kursk_digest.digests.ranking import Scores
from kursk_digest.model import Claim, Story
from kursk_digest.words import words

HEARD_FACTOR = 0.8
"""What a claim is worth of whose voices each was heard already."""
STORY_DECAY = 0.85
"""How much less the next claim of a story is worth than the one before, so that all are heard."""
WORDS_A_VOICE = 25
"""Words that are kept for each voice of a story that was not heard yet: a sentence of news."""


@dataclass(frozen=True, slots=True)
class Length:
    """How much of the digest is printed."""

    words: int
    """Claims are added until about so many words are reached."""
    max_claims: int = 0
    """At most so many claims; 0 for no limit."""
    everything: bool = False
    """Print every claim, whatever the other two say."""


Picks = list[tuple[Claim, float]]
"""Claims of one story in the order of telling, each with its worth against other stories."""
Choice = tuple[list[Claim], list[Claim]]
"""The chosen claims of a story in the order of telling, then the others."""


def choose_claims(
    stories: Sequence[Story],
    scores: Sequence[Scores],
    length: Length,
    *,
    barred: Collection[Claim] = frozenset(),
    fills: bool = False,
) -> list[Choice]:
    """Choose what is printed of each story; every claim comes back in one of its two lists.

    The worthiest claim of all stories is taken first, then the next, until the length is
    reached; a claim that repeats a chosen one is passed over, one whose words or voices were
    heard counts less. Each story gets a claim while `length` allows any, and each of its voices
    while its share of the length does. Those of *barred* are never chosen. What was passed over
    follows, if *fills*, while there is room: it may tell a fact that others only sound like.
    """
    voices = [len({article.voice for article in story.articles}) for story in stories]
    picks = [
        _Picking(story, worth, length.words, length.words * count / sum(voices), barred).picks()
        for story, worth, count in zip(stories, scores, voices, strict=True)
    ]
    taken = [[claim for claim, _ in pick] for pick in picks]
    if not length.everything:
        taken = _cut(picks, length)
        if fills:
            _fill(taken, stories, scores, length, barred)
    told: list[Choice] = []
    for story, worth, chosen in zip(stories, scores, taken, strict=True):
        kept = set(chosen)
        left = [claim for claim in _queue(story, worth) if claim not in kept]
        late = [claim for claim in left if claim not in barred] if length.everything else []
        rest = [claim for claim in left if claim in barred] if length.everything else left
        told.append((chosen + late, rest))
    return told


def _fill(
    taken: Sequence[list[Claim]],
    stories: Sequence[Story],
    scores: Sequence[Scores],
    length: Length,
    barred: Collection[Claim],
) -> None:
    """Add to *taken* the worthiest of the claims that are left, up to the length."""
    told = Told(SURE_TWIN)
    held = {claim for chosen in taken for claim in chosen}
    for claim in (claim for chosen in taken for claim in chosen):
        told.add(claim)
    room, number = length.words - sum(len(words(claim.text)) for claim in held), len(held)
    left = (
        (claim, home)
        for home, (story, worth) in enumerate(zip(stories, scores, strict=True))
        for claim in _queue(story, worth)
        if claim not in held and claim not in barred
    )
    for claim, home in sorted(left, key=lambda pair: -round(scores[pair[1]][pair[0]], 9)):
        if room <= 0 or (length.max_claims and number >= length.max_claims):
            return
        if not told.covers(claim):
            told.add(claim)
            taken[home].append(claim)
            room, number = room - len(words(claim.text)), number + 1


def _queue(story: Story, worth: Scores) -> list[Claim]:
    """Sort by worth; equals keep canonical order."""
    return sorted(story.claims, key=lambda claim: -round(worth[claim], 9))


class _Picking:
    """Orders the claims of one story, without those that repeat an earlier one.

    Each next one is the worthiest of those left. What a claim is worth only falls as others are
    told, and by few steps, so a heap of what each was worth when last asked finds it.
    """

    def __init__(
        self, story: Story, worth: Scores, room: int, share: float, barred: Collection[Claim]
    ) -> None:
        """Begin with nothing told; *room* and *share* are words, of the digest and the story."""
        self._queue = _queue(story, worth)
        self._worth = worth
        self._room = room
        self._share = share
        self._told = Told()
        self._unheard = {article.voice for article in story.articles}
        self._picks: Picks = []
        self._passed = {claim for claim in story.claims if claim in barred}

    def picks(self) -> Picks:
        """Return the claims that the story would tell, had it the digest for itself."""
        self._take(lambda claim: True, self._is_unreserved)
        self._take(self._brings_a_voice, lambda: bool(self._unheard))
        self._take(lambda claim: True, lambda: True)
        return self._picks

    def _is_unreserved(self) -> bool:
        return self._share > WORDS_A_VOICE * len(self._unheard)

    def _brings_a_voice(self, claim: Claim) -> bool:
        return not self._unheard.isdisjoint(claim.voices)

    def _value(self, claim: Claim) -> float:
        factor = 1.0 if self._brings_a_voice(claim) else HEARD_FACTOR
        return round(self._worth[claim] * self._told.newness(claim) * factor, 9)

    def _take(self, wanted: Callable[[Claim], bool], goes_on: Callable[[], bool]) -> None:
        """Pick the worthiest of the *wanted* claims while there is room and *goes_on*."""
        heap = [
            (-self._value(claim), place)
            for place, claim in enumerate(self._queue)
            if claim not in self._passed
        ]
        heapify(heap)
        while heap and self._room > 0 and goes_on():
            asked, place = heap[0]
            claim = self._queue[place]
            value = self._value(claim)
            if value < -asked:
                heapreplace(heap, (-value, place))
                continue
            heappop(heap)
            if not wanted(claim):
                continue
            self._passed.add(claim)
            if not self._told.repeats(claim):
                self._pick(claim, value)

    def _pick(self, claim: Claim, value: float) -> None:
        length = len(words(claim.text))
        self._picks.append((claim, value * STORY_DECAY ** len(self._picks)))
        self._told.add(claim)
        self._unheard -= claim.voices
        self._room -= length
        self._share -= length


def _cut(picks: Sequence[Picks], length: Length) -> list[list[Claim]]:
    """Return those of each story's picks that are printed, in their order.

    Stories are alike where a grouping went wrong, so a pick that repeats a taken one of another
    story is passed over, unless its story would not be told at all.
    """
    firsts = [(0, -1.0, story) for story, pick in enumerate(picks) if pick]
    order = firsts + sorted(
        (1, -value, story) for story, pick in enumerate(picks) for _, value in pick[1:]
    )
    taken: list[list[Claim]] = [[] for _ in picks]
    queues = [iter(pick) for pick in picks]
    told = Told()
    room, number = length.words, 0
    for _, _, story in order:
        if room <= 0 or (length.max_claims and number >= length.max_claims):
            break
        claim, _ = next(queues[story])
        if taken[story] and told.repeats(claim):
            continue
        told.add(claim)
        taken[story].append(claim)
        room -= len(words(claim.text))
        number += 1
    return taken
