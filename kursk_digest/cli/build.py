"""`kursk-digest build`: the digest."""

from __future__ import annotations

from typing import Annotated

import typer

from kursk_digest.cli import exits
from kursk_digest.cli.mail import MailFrom, MailTo, check_addresses
from kursk_digest.cli.options import (
    ColorOption,
    ConfigFile,
    FormatOption,
    FromFile,
    Locations,
    Now,
    Nul,
    Output,
    PagerOption,
    Quiet,
    gather_locations,
    read_config,
    read_stdin,
    time_of_run,
)
from kursk_digest.cli.output import (
    Color,
    end_progress,
    make_listener,
    say,
    say_skipped,
    show_digest,
)


def build(
    locations: Locations = None,
    from_file: FromFile = None,
    nul: Nul = False,
    form: FormatOption = None,
    words: Annotated[int | None, typer.Option(min=1, help="About how many words to print.")] = None,
    max_claims: Annotated[
        int | None, typer.Option(min=1, help="How many claims to print at most.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Print every claim.")] = False,
    rank: Annotated[
        str | None,
        typer.Option(
            help="voices, or sumy's lexrank, textrank, lsa, luhn, sumbasic, kl, reduction."
        ),
    ] = None,
    config: ConfigFile = None,
    output: Output = None,
    now: Now = None,
    color: ColorOption = Color.AUTO,
    pager: PagerOption = False,
    mail_from: MailFrom = None,
    mail_to: MailTo = None,
    quiet: Quiet = False,
) -> None:
    """Digest what several articles say, each claim with every source that states it.

    Example: kursk-digest build samples/ --words 300 --format markdown
    """
    from kursk_digest.pipeline import build_digest
    from kursk_digest.sources import Limits, Reading, read_raw_pages

    settings = read_config(config, words=words, max_claims=max_claims, rank=rank)
    generated = time_of_run(now)
    addresses = check_addresses(mail_from, mail_to, form)
    wanted = gather_locations(locations, from_file, nul=nul)
    listener = make_listener(quiet)
    limits = Limits(max_bytes=settings.max_bytes, timeout_seconds=settings.timeout_seconds)
    pages = read_raw_pages(
        wanted, stdin=lambda: read_stdin(limits.max_bytes + 1), reading=Reading(limits)
    )
    digest = build_digest(
        pages, settings, everything=everything, generated=generated, tell=listener
    )
    end_progress(listener)
    say_skipped(digest.skipped)
    if not digest.articles:
        say("error: no article could be read; nothing to digest")
        raise typer.Exit(exits.FAILED)
    show_digest(digest, form, output=output, color=color, pager=pager, addresses=addresses)
    if digest.skipped:
        raise typer.Exit(exits.SOME_SKIPPED)
