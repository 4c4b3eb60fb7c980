"""`kursk-digest brief`: what is new since the last briefing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from kursk_digest.cli import exits
from kursk_digest.cli.delivering import (
    Command,
    FeedFiles,
    MailReceivers,
    Outputs,
    check_destinations,
)
from kursk_digest.cli.gathering import Locations, MaxItems, Since
from kursk_digest.cli.logs import LogJson, speak_json
from kursk_digest.cli.options import (
    ArchiveFile,
    ColorOption,
    ConfigFile,
    FormatOption,
    Now,
    Quiet,
    archive_path,
    read_config,
)
from kursk_digest.cli.output import Color, say
from kursk_digest.cli.times import in_utc, moment_of_run, read_since
from kursk_digest.cli.watching import Verbose
from kursk_digest.cli.web import AllowPrivate, NoCache, allowed_networks
from kursk_digest.errors import KurskError, TimeUpError


def brief(
    locations: Locations = None,
    config: ConfigFile = None,
    archive: ArchiveFile = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="BRIEFING", help="Which of config.yaml's briefings."),
    ] = None,
    form: FormatOption = None,
    words: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="About how many words to print.")
    ] = None,
    max_claims: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="How many claims to print at most.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Print every claim that is new.")
    ] = False,
    output: Outputs = None,
    mail: MailReceivers = None,
    command: Command = None,
    feed: FeedFiles = None,
    always: Annotated[
        bool, typer.Option("--always", help="Write one line where there is nothing new.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 4 where there is nothing new.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say on standard error why each claim is told or not."),
    ] = False,
    since: Since = None,
    max_items: MaxItems = None,
    allow_private: AllowPrivate = False,
    no_cache: NoCache = False,
    wait: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0, help="How long to wait for another run to end."),
    ] = 0.0,
    max_time: Annotated[
        float | None,
        typer.Option(metavar="SECONDS", min=0.001, help="Give up after so long in all."),
    ] = None,
    now: Now = None,
    color: ColorOption = Color.AUTO,
    log_json: LogJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Tell what is new since the last briefing: from the sources of config.yaml, or LOCATION.

    What was told is noted in the archive once it is written, mailed or handed over; a run that
    fails before tells everything again. Each of config.yaml's briefings has a memory of its own;
    without --name all are made, and the one called daily if there is none.

    Example: kursk-digest brief -o 'briefings/{date}.html' --mail desk@example.org
    """
    from kursk_digest.archive import Archive
    from kursk_digest.cli.deadline import at_most
    from kursk_digest.cli.desk import Desk
    from kursk_digest.cli.plans import choose_plans, destinations_of, settings_of, sources_of
    from kursk_digest.delivery.lock import hold_lock

    if log_json:
        speak_json()
    to = check_destinations(output, form, mail, command, feed)
    settings = read_config(config, allow_private=allowed_networks(allow_private))
    plans = choose_plans(settings, name, to)
    when = moment_of_run(now)
    oldest = read_since(since, when)
    wanted = {plan.name: locations or sources_of(plan, settings) for plan in plans}
    path = archive_path(archive)
    lock = path.with_name(path.name + ".lock")
    with (
        at_most(max_time),
        hold_lock(lock, wait=wait, started=in_utc(when)),
        Archive.open(path) as opened,
    ):
        desk = Desk(
            when, opened, always=always, explain=explain, everything=everything, color=color,
            quiet=quiet, since=oldest, max_items=max_items, cache=not no_cache, verbose=verbose,
        )  # fmt: skip
        codes = []
        for plan in plans:
            own = settings_of(plan, settings, words=words, max_claims=max_claims)
            try:
                codes.append(desk.make(plan, own, wanted[plan.name], destinations_of(plan, to)))
            except TimeUpError:
                raise
            except KurskError as error:
                # One that cannot be delivered does not keep the others back.
                say(f"error: {plan.name}: {error}", briefing=plan.name)
                codes.append(exits.FAILED)
    raise typer.Exit(_overall(codes, exit_code))


def _overall(codes: Sequence[int], exit_code: bool) -> int:
    """Join the ends of all briefings: the worst counts, and nothing new only if it is of all."""
    for code in (exits.FAILED, exits.SOME_SKIPPED):
        if code in codes:
            return code
    nothing_new = all(code == exits.NOTHING_NEW for code in codes)
    return exits.NOTHING_NEW if nothing_new and exit_code else exits.DONE
