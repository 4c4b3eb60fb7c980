"""Dates as they are printed. The same in every locale. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day(published: str | None) -> str:
    """Return the day of *published*, ISO 8601, as `13 August 2024`.

    The day is the one that the article gives in its own time zone. Without a date: empty. What is
    no full date comes back as it is.
    """
    if not published:
        return ""
    parsed = parsed_day(published)
    return _written(parsed) if parsed else published


def moment(at: str) -> str:
    """Return *at*, ISO 8601 in UTC, as `13 August 2024, 06:30 UTC`; a day alone as `day` does."""
    time = at[11:16]
    return f"{day(at)}, {time} UTC" if time else day(at)


def span_of_days(published: Iterable[str | None]) -> str:
    """Return from when to when: `13–16 August 2024`; empty if nothing has a full date."""
    days = sorted(filter(None, map(parsed_day, published)))
    if not days:
        return ""
    first, last = days[0], days[-1]
    if first == last:
        return _written(first)
    if first.year != last.year:
        return f"{_written(first)} – {_written(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {_written(last)}"
    return f"{first.day}–{_written(last)}"


def days(first: str, last: str) -> str:
    """Return the days from *first* to *last*, ISO 8601; a whole month as `February 2022`."""
    one, other = parsed_day(first), parsed_day(last)
    is_month = one and other and one.day == 1 and one.month == other.month
    if is_month and one and other and (other + timedelta(days=1)).day == 1:
        return f"{_MONTHS[one.month - 1]} {one.year}"
    return span_of_days((first, last))


def parsed_day(published: str | None) -> date | None:
    """Return the day of *published*, ISO 8601; `None` if that gives no full date."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def short_day(day: date) -> str:
    """Return *day* as `13 Aug`."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def _written(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
