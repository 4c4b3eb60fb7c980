"""Claims that name a day -> the timeline of a story. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kursk_digest.model import DateMention, Entry, Statement
from kursk_digest.renderers.dates import days
from kursk_digest.renderers.parts import Moment

LONGEST = 140
"""Characters of a claim that a timeline repeats; the whole stands above it."""


def timeline(entries: Iterable[Entry]) -> tuple[Moment, ...]:
    """Return the *entries* that name a day by day, those of one day in the order of telling.

    The day is the first that the words name which are printed: a day that only another source
    names would stand beside words that do not say it. Claims to which their sources give
    different days are left out. Empty with fewer than two days.
    """
    moments = [moment for entry in entries if (moment := _moment(entry))]
    if len({moment.day for moment in moments}) < 2:
        return ()
    return tuple(sorted(moments, key=lambda moment: moment.first))


def _moment(entry: Entry) -> Moment | None:
    statements = entry.claim.statements
    if not statements[0].dates or not _agree([s.dates for s in statements if s.dates]):
        return None
    date = statements[0].dates[0]
    text, speaker = _opening(statements)
    return Moment(
        id=entry.id,
        first=date.first,
        day=days(date.first, date.last),
        words=date.text if date.resolved else "",
        text=text,
        speaker=speaker,
        citations=entry.citations,
    )


def _agree(named: Sequence[tuple[DateMention, ...]]) -> bool:
    """Tell whether the first day that one source names is among those of each other."""
    date = named[0][0]
    return all(
        any(other.first <= date.last and date.first <= other.last for other in dates)
        for dates in named
    )


def _opening(statements: Sequence[Statement]) -> tuple[str, str]:
    """Return the words that are repeated, and the speaker where they do not show him.

    Cut between two words, with ` …`: a speaker who is named behind the cut must not be lost.
    """
    text = statements[0].text
    if len(text) <= LONGEST:
        return statements[0].marked(text), ""
    cut = text.rfind(" ", 0, LONGEST)
    opening = text[: cut if cut > 0 else LONGEST].rstrip(" ,;:–—-")
    speaker = statements[0].speaker or ""
    is_shown = not speaker or speaker.split()[-1] in opening
    return f"{opening} …", "" if is_shown else speaker
