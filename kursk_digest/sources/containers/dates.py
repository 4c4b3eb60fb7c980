"""Dates as mails and programs write them -> ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_LONGEST = 60
_THOUSANDTHS = 1e11
"""Numbers above this count thousandths of seconds: in seconds it would be the year 5138."""


def iso_date(value: object) -> str | None:
    """Return a date in any of the ways that programs write it, in ISO 8601; else `None`.

    A number counts seconds since 1970, or thousandths of them. What has no time stays a day.
    """
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            seconds = value / 1000 if abs(value) > _THOUSANDTHS else value
            return iso_time(datetime.fromtimestamp(seconds, UTC))
        text = str(value).strip()[:_LONGEST]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text).isoformat()
        if re.match(r"\d{4}-\d\d-\d\d[T ]", text):
            return iso_time(datetime.fromisoformat(text))
        found = parsedate_to_datetime(text)
        # "-0000": the time is UTC, where the writer was is not told.
        return iso_time(found if found.tzinfo else found.replace(tzinfo=UTC))
    except Exception:  # noqa: BLE001  # the parser meets what nobody has thought of
        return None


def iso_time(moment: datetime) -> str:
    """Return *moment* with `Z` for UTC, as everywhere in the project."""
    return moment.isoformat().replace("+00:00", "Z")
