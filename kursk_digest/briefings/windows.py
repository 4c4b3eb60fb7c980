"""How far back a briefing remembers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kursk_digest.model import Delivered


@dataclass(frozen=True, slots=True)
class Window:
    """The deliveries that still count."""

    first: int
    """Number of the first of them; each later one counts, whatever its clock said."""
    since: str
    """The earliest time that one of them bears, ISO 8601, UTC."""


def find_window(delivered: Sequence[Delivered], *, now: str, days: float) -> Window | None:
    """Return which deliveries of a briefing are at most *days* old; `None` if none is.

    Their order is that of their numbers: once one counts, all later ones do, so that a clock that
    stood too early once forgets nothing. One that bears a time after *now*, when some clock stood
    too late, counts as made when the next one was.

    Args:
        delivered: In any order.
        now: The time of this run, ISO 8601, UTC.
        days: From 0; parts of a day count.
    """
    ordered = sorted(delivered, key=lambda one: one.number)
    end = _instant(now)
    oldest, following = end - timedelta(days=days), end
    first = len(ordered)
    for place in range(len(ordered) - 1, -1, -1):
        time = _instant(ordered[place].at)
        following = time if time <= end else following
        if following >= oldest:
            first = place
    counting = ordered[first:]
    if not counting:
        return None
    return Window(counting[0].number, min(one.at for one in counting))


def _instant(time: str) -> datetime:
    parsed = datetime.fromisoformat(time)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
