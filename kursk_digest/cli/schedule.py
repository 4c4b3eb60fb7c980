"""`kursk-digest schedule`: the lines that make a briefing every morning."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from kursk_digest.cli.output import write_out
from kursk_digest.errors import DeliveryError

Parsed = TypeVar("Parsed")


class Scheduler(StrEnum):
    """What runs commands at a time of day."""

    CRON = "cron"
    SYSTEMD = "systemd"


def schedule(
    scheduler: Annotated[Scheduler, typer.Argument(help="cron or systemd.")],
    options: Annotated[
        list[str] | None,
        typer.Argument(metavar="-- OPTION", help="Options of brief, after --."),
    ] = None,
    at: Annotated[str, typer.Option(metavar="HH:MM", help="Local time of day.")] = "06:30",
    days: Annotated[str, typer.Option(metavar="DAYS", help="mon-fri, or sat,sun.")] = "daily",
) -> None:
    """Print what makes a briefing every morning; nothing is installed.

    Example: kursk-digest schedule cron --at 06:30 -- -o 'briefings/{date}.html' --mail me@b.example
    """
    from kursk_digest.cli.commands import LazyGroup
    from kursk_digest.delivery.schedules import Job, crontab, parse_days, parse_time, systemd_units

    given = list(options or ())
    # A wrong option is said now, and not every morning at half past six.
    LazyGroup(name="kursk-digest").commands["brief"].make_context("kursk-digest brief", [*given])
    job = Job(
        command=(*_program(), "brief", *given, *_quietly(given)),
        folder=str(Path.cwd()),
        time=_checked(parse_time, at, "--at"),
        days=_checked(parse_days, days, "--days"),
        name=_value_of("--name", given) or "daily",
    )
    write_out(crontab(job) if scheduler is Scheduler.CRON else systemd_units(job), None)


def _checked(parse: Callable[[str], Parsed], text: str, option: str) -> Parsed:
    try:
        return parse(text)
    except DeliveryError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def _program() -> tuple[str, ...]:
    """Return the command as it was called, with absolute paths: cron knows few folders."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return (sys.executable, "-m", "kursk_digest")
    return (str(Path(shutil.which(called) or called).absolute()),)


def _quietly(given: list[str]) -> tuple[str, ...]:
    return () if {"-q", "--quiet", "-v", "--verbose"} & set(given) else ("--quiet",)


def _value_of(option: str, given: list[str]) -> str | None:
    for place, word in enumerate(given):
        if word == option and place + 1 < len(given):
            return given[place + 1]
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return None
