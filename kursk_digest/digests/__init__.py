"""Stories -> digest: ranked, chosen, numbered. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from kursk_digest.digests.choosing import Length, choose_claims
from kursk_digest.digests.ranking import Scores, parts_first, rank_by_voices
from kursk_digest.model import (
    Article,
    Chapter,
    Claim,
    Conflict,
    Digest,
    Dispute,
    Duplicate,
    Entry,
    Position,
    Side,
    Skipped,
    Story,
)

Ranker = Callable[[Story], Scores]

__all__ = ["Length", "Ranker", "compose_digest", "make_ranker", "ranking_notes"]


def make_ranker(name: str) -> Ranker:
    """Return the ranker *name*: `voices`, or one of sumy's summarizers (loaded when it runs)."""
    if name == "voices":
        return rank_by_voices
    from kursk_digest.digests.summarizers import summarizer_ranker

    return summarizer_ranker(name)


def ranking_notes(name: str, stories: Sequence[Story]) -> tuple[str, ...]:
    """Say which stories have more claims than the summarizer *name* is given."""
    if name == "voices":
        return ()
    from kursk_digest.digests.summarizers import MOST_CLAIMS, too_many

    return tuple(
        f"{story.title}: {name} ranked the first {MOST_CLAIMS} of {len(story.claims)} claims; "
        "the others come last"
        for story in stories
        if too_many(story)
    )


def compose_digest(
    stories: Sequence[Story],
    articles: Sequence[Article],
    *,
    length: Length,
    ranker: Ranker = rank_by_voices,
    skipped: Sequence[Skipped] = (),
    duplicates: Sequence[Duplicate] = (),
    notes: Sequence[str] = (),
    barred: Collection[Claim] = frozenset(),
    raised: Collection[Story] = (),
    fills: bool = False,
    generated: str,
) -> Digest:
    """Put the claims of all stories into the order of telling and choose those to print.

    Args:
        stories: In canonical order; the most widely reported is told first.
        articles: Every article of the stories, in the order in which they are numbered.
        length: How much is printed.
        ranker: Gives each claim of a story its worth.
        skipped: Locations without an article.
        duplicates: Locations whose article is here already.
        notes: What a reader must know about the making.
        barred: Claims that are never printed.
        raised: Stories that are told before all others.
        fills: Print also claims that sound like others, if there is room for them.
        generated: ISO 8601 time of the run.
    """
    numbers = {article: number for number, article in enumerate(articles, start=1)}
    ordered = sorted(stories, key=lambda story: (story in raised, _weight(story)), reverse=True)
    told = choose_claims(
        ordered,
        [parts_first(ranker(story)) for story in ordered],
        length,
        barred=barred,
        fills=fills,
    )
    chapters = []
    rank = dispute = 0
    chosen_everywhere = sum(len(chosen) for chosen, _ in told)
    later = chosen_everywhere
    for number, (story, (chosen, left)) in enumerate(zip(ordered, told, strict=True), start=1):
        entries = [_entry(claim, rank + i, True, numbers) for i, claim in enumerate(chosen, 1)]
        entries += [_entry(claim, later + i, False, numbers) for i, claim in enumerate(left, 1)]
        chapters.append(_chapter(story, f"s{number}", entries, numbers, dispute))
        rank, later, dispute = rank + len(chosen), later + len(left), dispute + len(story.conflicts)
    return Digest(
        articles=tuple(articles),
        chapters=tuple(chapters),
        skipped=tuple(skipped),
        duplicates=tuple(duplicates),
        notes=tuple(notes),
        generated=generated,
    )


def _weight(story: Story) -> tuple[int, int, int]:
    """Tell how widely a story is reported; `sorted` keeps canonical order among equals."""
    voices = {article.voice for article in story.articles}
    shared = sum(len(claim.voices) > 1 for claim in story.claims)
    return len(voices), len(story.articles), shared


def _entry(claim: Claim, rank: int, selected: bool, numbers: Mapping[Article, int]) -> Entry:
    cited = sorted({numbers[statement.article] for statement in claim.statements})
    return Entry(f"c{rank}", claim, rank, selected, tuple(cited))


def _chapter(
    story: Story,
    identity: str,
    entries: Sequence[Entry],
    numbers: Mapping[Article, int],
    disputes_before: int,
) -> Chapter:
    by_claim = {entry.claim: entry for entry in entries}
    return Chapter(
        id=identity,
        title=story.title,
        articles=tuple(sorted(numbers[article] for article in story.articles)),
        entries=tuple(entries),
        disputes=tuple(
            _dispute(conflict, f"k{disputes_before + number}", by_claim, numbers)
            for number, conflict in enumerate(story.conflicts, start=1)
        ),
    )


def _dispute(
    conflict: Conflict,
    identity: str,
    by_claim: Mapping[Claim, Entry],
    numbers: Mapping[Article, int],
) -> Dispute:
    sides = tuple(_position(side, by_claim, numbers) for side in conflict.sides)
    return Dispute(identity, conflict.about, conflict.kind, sides, conflict.is_update)


def _position(
    side: Side, by_claim: Mapping[Claim, Entry], numbers: Mapping[Article, int]
) -> Position:
    said = sorted(side.statements, key=lambda statement: numbers[statement.article])
    speakers = [s.speaker for s in said if s.speaker] if side.is_by_speaker else []
    return Position(
        value=side.value,
        entries=tuple(sorted((by_claim[claim] for claim in side.claims), key=_rank)),
        citations=tuple(dict.fromkeys(numbers[statement.article] for statement in said)),
        speakers=tuple(dict.fromkeys(speakers)),
        is_attributed=len(speakers) == len(said),
    )


def _rank(entry: Entry) -> int:
    return entry.rank
