"""Which entries of a feed are read, and what there is to say about their dates. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from kursk_digest.addresses import is_front, without_tracking
from kursk_digest.sources.feeds.entries import FeedEntry, When

_FUTURE = timedelta(days=1)
"""A clock may be wrong, and a day begins earlier in the east."""
_SAME = 3
"""So many entries of one moment, and no other, were not published then."""


def choose_entries(
    entries: Sequence[FeedEntry],
    *,
    since: datetime | None = None,
    now: datetime | None = None,
    most: int = 0,
) -> tuple[list[FeedEntry], list[str]]:
    """Choose the entries to read, the newest first; those without a date come last.

    Args:
        entries: In the order of the feed.
        since: With a time zone. What is dated before it goes; what has no date stays.
        now: With a time zone. A date more than a day later is none.
        most: So many are kept; 0 for all.

    Returns:
        The entries, with the dates that can be believed; and a remark for each kind of date
        that cannot.
    """
    dated, remarks = check_dates(list(without_repeats(entries)), now)
    kept = [entry for entry in dated if since is None or not _is_before(entry.date, since)]
    undated = sum(entry.date is None for entry in kept)
    if since is not None and undated:
        remarks.append(
            f"{_entries(undated, 'has', 'have')} no date and may be older than asked for"
        )
    if entries and not kept and since is not None:
        remarks.append(f"has nothing since {since:%Y-%m-%d %H:%M %Z}")
    newest = newest_first(kept)
    return newest[:most] if most else newest, remarks


def check_dates(
    entries: Sequence[FeedEntry], now: datetime | None
) -> tuple[list[FeedEntry], list[str]]:
    """Take away the dates that cannot be true, and say so once for the whole feed."""
    remarks: list[str] = []
    found = [entry.date for entry in entries if entry.date]
    if now is not None and (late := sum(when.moment > now + _FUTURE for when in found)):
        remarks.append(f"{_entries(late, 'is', 'are')} dated in the future; that date is not used")
        entries = [_without_future(entry, now) for entry in entries]
    if made := _one_moment(found):
        remarks.append(
            f"all {len(found)} entries are dated {made.iso}, when the feed was made; not used"
        )
        entries = [replace(entry, published=None, updated=None) for entry in entries]
    elif zoneless := sum(when.has_time and not when.has_zone for when in found):
        remarks.append(f"the date of {_entries(zoneless)} names no time zone; taken for UTC")
    return list(entries), remarks


def _entries(count: int, *verbs: str) -> str:
    noun = "1 entry" if count == 1 else f"{count} entries"
    return f"{noun} {verbs[count != 1]}" if verbs else noun


def _without_future(entry: FeedEntry, now: datetime) -> FeedEntry:
    def believed(when: When | None) -> When | None:
        return when if when and when.moment <= now + _FUTURE else None

    return replace(entry, published=believed(entry.published), updated=believed(entry.updated))


def _one_moment(found: Sequence[When]) -> When | None:
    """Return the moment that all dates name, if they are several and name a time of day."""
    moments = {when.moment for when in found}
    if len(found) < _SAME or len(moments) > 1 or not found[0].has_time:
        return None
    moment = found[0].moment
    # Midnight stands for a day.
    return found[0] if (moment.hour, moment.minute, moment.second) != (0, 0, 0) else None


def _is_before(when: When | None, since: datetime) -> bool:
    if when is None:
        return False
    # A day without a time lasts until its end.
    return when.moment + timedelta(days=0 if when.has_time else 1) < since


def newest_first(entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    """Sort by date, the newest first; those of one moment stay as they are, undated ones last."""
    return sorted(entries, key=_age)


def _age(entry: FeedEntry) -> tuple[bool, float]:
    return (entry.date is None, -entry.date.moment.timestamp() if entry.date else 0.0)


def tidied(entry: FeedEntry) -> FeedEntry:
    """Return *entry* with a link to its page and nothing else: no counters, no front page."""
    link = without_tracking(entry.link)
    # A page that changes every hour is no place for an article that the entry gives itself.
    return replace(entry, link="" if entry.bodies and is_front(link) else link)


def without_repeats(entries: Sequence[FeedEntry]) -> Iterator[FeedEntry]:
    """Yield the first of the entries that have the same id and link."""
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        identity = (entry.id, entry.link)
        if not any(identity) or identity not in seen:
            seen.add(identity)
            yield entry
