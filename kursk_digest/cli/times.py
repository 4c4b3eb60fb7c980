"""Times as options give them."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta

import typer

_AGE = re.compile(r"([0-9]{1,6})\s*(m|min|h|d|w)", re.I)
_MINUTES = {"m": 1, "min": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}


def moment_of_run(now: str | None) -> datetime:
    """Return the time of the run as --now, SOURCE_DATE_EPOCH or the clock gives it.

    It is in the zone that --now names, or in that of this machine: what a file's name says of the
    day is the day of who reads it.
    """
    given = time_of_run(now)
    if given is None:
        return datetime.now().astimezone()
    when = datetime.fromisoformat(given)
    if now is None:
        return when
    zone = datetime.fromisoformat(now.strip()).tzinfo
    return when.astimezone(zone) if zone else when


def in_utc(when: datetime) -> str:
    """Write *when* as `2026-11-22T06:00:00Z`."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def time_of_run(now: str | None) -> str | None:
    """Return the time of the run in UTC, as --now or SOURCE_DATE_EPOCH gives it; else `None`.

    Source: reproducible-builds.org/specs/source-date-epoch.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if now is not None:
        when = _read_time(now, "--now", "2026-11-22T06:00:00Z")
    elif re.fullmatch(r"[0-9]{1,11}", epoch):
        when = datetime.fromtimestamp(int(epoch), UTC)
    else:
        return None
    return in_utc(when)


def clock(generated: str | None) -> datetime:
    """Return the time of the run *generated* as a time, in UTC; the clock's where it is `None`."""
    return datetime.now(UTC) if generated is None else datetime.fromisoformat(generated)


def read_since(since: str | None, now: datetime) -> datetime | None:
    """Return the time that --since gives, as `read_past` reads it; `None` without one."""
    return None if since is None else read_past(since, now, "--since")


def read_past(text: str, now: datetime, option: str) -> datetime:
    """Return the time that `24h`, `7d`, `2026-11-20` or a time in ISO 8601 stands for.

    Raises:
        typer.BadParameter: It is none of these; the message names *option*.
    """
    example = "24h, 7d, 2026-11-20 or 2026-11-20T06:00:00Z"
    if age := _AGE.fullmatch(text.strip()):
        try:
            return now - timedelta(minutes=int(age[1]) * _MINUTES[age[2].lower()])
        except OverflowError as error:
            hint = f"{text!r:.60} is before all time; write {example}"
            raise typer.BadParameter(hint, param_hint=option) from error
    return _read_time(text, option, example)


def _read_time(text: str, option: str, example: str) -> datetime:
    """Read ISO 8601; what gives no zone is UTC."""
    try:
        when = datetime.fromisoformat(text.strip())
        return when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        hint = f"{text!r:.60} is no time; write {example}"
        raise typer.BadParameter(hint, param_hint=option) from error
