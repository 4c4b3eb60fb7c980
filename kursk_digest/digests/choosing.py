"""Which claims are printed, and in which order they are told. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kursk_digest.digests.ranking import Scores, terms
from kursk_digest.model import Claim, Story
from kursk_digest.words import words

TWIN_SHARE = 0.5
"""Share of the shorter one's content words from which two claims would tell a fact twice."""
STORY_DECAY = 0.85
"""How much less the next claim of a story is worth than the one before, so that all are heard."""


@dataclass(frozen=True, slots=True)
class Length:
    """How much of the digest is printed."""

    words: int
    """Claims are added until about so many words are reached."""
    max_claims: int = 0
    """At most so many claims; 0 for no limit."""
    everything: bool = False
    """Print every claim, whatever the other two say."""


Told = tuple[list[Claim], list[Claim]]
"""The chosen claims of a story in the order of telling, then the others."""


def choose_claims(stories: Sequence[Story], scores: Sequence[Scores], length: Length) -> list[Told]:
    """Choose what is printed of each story; every claim comes back in one of its two lists.

    The worthiest claim of all stories is taken first, then the next, until the length is
    reached; a claim that repeats a chosen one of its story is passed over, an outlet that was
    not heard yet counts more. Each story gets a claim while `length` allows any.
    """
    queues = [_queue(story, worth) for story, worth in zip(stories, scores, strict=True)]
    if length.everything:
        return [(_order(queue), []) for queue in queues]
    picks = [
        _pick(queue, worth, length, _disputed(story, worth))
        for story, queue, worth in zip(stories, queues, scores, strict=True)
    ]
    taken = _cut(picks, length)
    told: list[Told] = []
    for queue, pick, count in zip(queues, picks, taken, strict=True):
        chosen = [claim for claim, _ in pick[:count]]
        kept = set(chosen)
        told.append((_order(chosen), [claim for claim in queue if claim not in kept]))
    return told


def _queue(story: Story, worth: Scores) -> list[Claim]:
    """Sort by worth; equals keep canonical order."""
    return sorted(story.claims, key=lambda claim: -round(worth[claim], 9))


def _order(claims: Sequence[Claim]) -> list[Claim]:
    """Tell first what several voices report."""
    return sorted(claims, key=lambda claim: len(claim.voices) < 2)


def _disputed(story: Story, worth: Scores) -> frozenset[Claim]:
    """Return the best claim of each side of each conflict: a value needs its sentence."""
    return frozenset(
        max(side.claims, key=lambda claim: round(worth[claim], 9))
        for conflict in story.conflicts
        for side in conflict.sides
    )


def _pick(
    queue: Sequence[Claim], worth: Scores, length: Length, disputed: frozenset[Claim]
) -> list[tuple[Claim, float]]:
    """Order the claims of a story for choosing, without those that repeat an earlier one.

    The sides of a conflict are alike and are told all the same; they come right after the
    first claim. Ends where this story alone would fill the digest.
    """
    room = length.words
    heard: set[str] = set()
    index: dict[str, list[int]] = defaultdict(list)
    sizes: list[int] = []
    picked: list[tuple[Claim, float]] = []
    taken: set[Claim] = set()
    for claim in [*queue[:1], *(c for c in queue if c in disputed), *queue]:
        if room <= 0:
            break
        if claim in taken:
            continue
        taken.add(claim)
        found = frozenset(terms(claim.text, claim.statements[0].article.language))
        if claim not in disputed and _repeats(found, index, sizes):
            continue
        for word in found:
            index[word].append(len(sizes))
        sizes.append(len(found))
        novelty = 1.0 if claim.voices - heard or claim in disputed else STORY_DECAY
        heard |= claim.voices
        room -= len(words(claim.text))
        picked.append((claim, worth[claim] * novelty * STORY_DECAY ** len(picked)))
    return picked


def _repeats(found: frozenset[str], index: dict[str, list[int]], sizes: list[int]) -> bool:
    shared: dict[int, int] = defaultdict(int)
    for word in found:
        for earlier in index.get(word, ()):
            shared[earlier] += 1
    return any(
        count >= TWIN_SHARE * min(len(found), sizes[earlier]) for earlier, count in shared.items()
    )


def _cut(picks: Sequence[Sequence[tuple[Claim, float]]], length: Length) -> list[int]:
    """Tell how many of each story's picks are printed."""
    taken = [0] * len(picks)
    room = length.words
    firsts = [(0, -1.0, story) for story, pick in enumerate(picks) if pick]
    order = firsts + sorted(
        (1, -value, story) for story, pick in enumerate(picks) for _, value in pick[1:]
    )
    for _, _, story in order:
        if room <= 0 or (length.max_claims and sum(taken) >= length.max_claims):
            break
        claim = picks[story][taken[story]][0]
        room -= len(words(claim.text))
        taken[story] += 1
    return taken
