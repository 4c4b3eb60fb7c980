"""`kursk-digest build`: the digest."""

from __future__ import annotations

from typing import Annotated

import typer

from kursk_digest.cli import exits
from kursk_digest.cli.dry_run import DryRun, show_plan
from kursk_digest.cli.gathering import (
    FromFile,
    FullTextOption,
    Locations,
    MaxItems,
    Nul,
    Since,
    SourceNames,
    Tags,
    gather_sources,
    open_reading,
    read_stdin,
)
from kursk_digest.cli.mail import MailFrom, MailTo, check_addresses
from kursk_digest.cli.options import (
    ColorOption,
    ConfigFile,
    FormatOption,
    Now,
    Output,
    PagerOption,
    Quiet,
    read_config,
)
from kursk_digest.cli.output import (
    Color,
    say,
    say_skipped,
    show_digest,
)
from kursk_digest.cli.times import clock, read_since, time_of_run
from kursk_digest.cli.watching import Verbose, Watch
from kursk_digest.cli.web import AllowPrivate, NoCache, allowed_networks


def build(
    locations: Locations = None,
    from_file: FromFile = None,
    nul: Nul = False,
    source: SourceNames = None,
    tag: Tags = None,
    since: Since = None,
    max_items: MaxItems = None,
    full_text: FullTextOption = None,
    form: FormatOption = None,
    words: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="About how many words to print.")
    ] = None,
    max_claims: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="How many claims to print at most.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Print every claim.")] = False,
    rank: Annotated[
        str | None,
        typer.Option(
            help="voices, or sumy's lexrank, textrank, lsa, luhn, sumbasic, kl, reduction."
        ),
    ] = None,
    allow_private: AllowPrivate = False,
    no_cache: NoCache = False,
    dry_run: DryRun = False,
    config: ConfigFile = None,
    output: Output = None,
    now: Now = None,
    color: ColorOption = Color.AUTO,
    pager: PagerOption = False,
    mail_from: MailFrom = None,
    mail_to: MailTo = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Digest what several articles say, each claim with every source that states it.

    Without a location it reads the sources that config.yaml names.

    Example: kursk-digest build samples/ --words 300 --format markdown
    """
    from kursk_digest.pipeline import build_digest
    from kursk_digest.sources import read_raw_pages

    networks = allowed_networks(allow_private)
    settings = read_config(
        config, words=words, max_claims=max_claims, rank=rank, allow_private=networks
    )
    generated = time_of_run(now)
    addresses = check_addresses(mail_from, mail_to, form)
    wanted = gather_sources(
        locations,
        from_file,
        nul=nul,
        names=source,
        tags=tag,
        full_text=full_text,
        settings=settings,
    )
    time = clock(generated)
    oldest = read_since(since, time)
    if dry_run:
        show_plan(wanted, settings, since=oldest, max_items=max_items, quiet=quiet)
        return
    with (
        Watch(wanted, quiet=quiet, verbose=verbose) as watch,
        open_reading(
            settings,
            now=time,
            since=oldest,
            max_items=max_items,
            cache=not no_cache,
            watch=watch,
        ) as reading,
    ):
        digest = build_digest(
            watch.pages(
                read_raw_pages(
                    wanted, stdin=lambda: read_stdin(settings.max_bytes + 1), reading=reading
                )
            ),
            settings,
            everything=everything,
            generated=generated,
            tell=watch.step,
        )
    say_skipped(digest.skipped)
    if not digest.articles:
        say("error: no article could be read; nothing to digest")
        raise typer.Exit(exits.FAILED)
    show_digest(digest, form, output=output, color=color, pager=pager, addresses=addresses)
    if digest.skipped:
        raise typer.Exit(exits.SOME_SKIPPED)
