"""A command -> the lines that run it every morning, for cron or systemd. Pure; installs nothing."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

from kursk_digest.errors import DeliveryError

_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_DOUBTFUL = (1, 2)
_CLOCKS = (
    "# At this hour clocks change twice a year: it may be left out or come twice, which loses\n"
    "# no news and repeats none.\n"
)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be run, and when."""

    command: tuple[str, ...]
    """Program, as an absolute path, and arguments."""
    folder: str
    """Absolute path of the folder that relative paths in `command` start from."""
    time: tuple[int, int]
    """Hour and minute, local."""
    days: tuple[str, ...] = ()
    """`mon` to `sun`; empty for every day."""
    name: str = "daily"
    """Of the briefing; goes into the names of units."""


def parse_time(text: str) -> tuple[int, int]:
    """Return hour and minute of `06:30`.

    Raises:
        DeliveryError: It is no time of day.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise DeliveryError(f"{text} is no time of day; write 06:30")
    return int(found[1]), int(found[2])


def parse_days(text: str) -> tuple[str, ...]:
    """Return the days of `mon-fri` or `sat,sun`, in the order of the week; none for `daily`.

    Raises:
        DeliveryError: A day is not known.
    """
    if text.strip().lower() in ("", "daily", "*"):
        return ()
    chosen: set[int] = set()
    for part in text.lower().split(","):
        first, dash, last = part.strip().partition("-")
        ends = [_day(first, text), _day(last, text)] if dash else [_day(first, text)] * 2
        steps = (ends[1] - ends[0]) % 7
        chosen.update((ends[0] + step) % 7 for step in range(steps + 1))
    return tuple(_DAYS[day] for day in sorted(chosen))


def _day(text: str, whole: str) -> int:
    name = text.strip()
    found = [number for number, day in enumerate(_DAYS) if len(name) >= 3 and name.startswith(day)]
    if not found:
        raise DeliveryError(f"{whole}: unknown day {text!r}; write mon-fri or sat,sun")
    return found[0]


def crontab(job: Job) -> str:
    """Return the lines for `crontab -e`.

    Source: crontab(5): a `%` that is not escaped ends the command; the line has no continuation.
    """
    days = ",".join(job.days) or "*"
    command = shlex.join(job.command).replace("%", r"\%")
    folder = shlex.quote(job.folder).replace("%", r"\%")
    _refuse_line_breaks(command + folder)
    hour, minute = job.time
    return (
        "# Add this line with `crontab -e`. Cron mails what the command prints, so with --quiet\n"
        "# it mails only what somebody must act on.\n"
        f"{_CLOCKS if hour in _DOUBTFUL else ''}"
        f"{minute} {hour} * * {days} cd {folder} && {command}\n"
    )


def systemd_units(job: Job) -> str:
    """Return a service and a timer, one after the other, each under the path that it is for.

    Source: systemd.service(5), systemd.timer(5), systemd.syntax(7): `%` and `$` are doubled.
    """
    unit = "kursk-digest-" + re.sub(r"[^A-Za-z0-9_-]+", "-", job.name)
    command = " ".join(map(_for_systemd, job.command))
    _refuse_line_breaks(command + job.folder)
    days = ",".join(day.capitalize() for day in job.days)
    when = f"{days} " if days else ""
    hour, minute = job.time
    return f"""\
# ~/.config/systemd/user/{unit}.service
[Unit]
Description=kursk-digest: the {_words(job.name)} briefing

[Service]
Type=oneshot
WorkingDirectory={job.folder.replace("%", "%%")}
ExecStart={command}
# 4: nothing new (with --exit-code)
SuccessExitStatus=4

# ~/.config/systemd/user/{unit}.timer
[Unit]
Description=kursk-digest: when the {_words(job.name)} briefing is made

[Timer]
OnCalendar={when}*-*-* {hour:02}:{minute:02}:00
# A machine that was off makes it when it is on again.
Persistent=true

[Install]
WantedBy=timers.target

# Save both files, then: systemctl --user daemon-reload
#                        systemctl --user enable --now {unit}.timer
# What it says:          journalctl --user -u {unit}
# While logged out, too: loginctl enable-linger
"""


def _for_systemd(word: str) -> str:
    """Quote one argument of ExecStart."""
    escaped = word.replace("\\", "\\\\").replace("%", "%%").replace("$", "$$")
    if re.fullmatch(r"[\w@:,./+=%-]+", escaped):
        return escaped
    return '"' + escaped.replace('"', '\\"') + '"'


def _words(name: str) -> str:
    return " ".join(re.sub(r"[^\w-]+", " ", name).split()) or "daily"


def _refuse_line_breaks(line: str) -> None:
    if not line.isprintable():
        raise DeliveryError("a path with a line break cannot be scheduled; rename it")
