"""`kursk-digest brief`: what is new since the last briefing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli import exits
from kursk_digest.cli.gathering import Locations, open_reading, read_stdin
from kursk_digest.cli.mail import Addresses
from kursk_digest.cli.options import (
    ArchiveFile,
    ColorOption,
    ConfigFile,
    FormatOption,
    Now,
    Output,
    Quiet,
    archive_path,
    read_config,
)
from kursk_digest.cli.output import (
    Color,
    end_progress,
    make_listener,
    say,
    say_skipped,
    show_digest,
)
from kursk_digest.cli.times import clock, time_of_run
from kursk_digest.cli.web import AllowPrivate, allowed_networks
from kursk_digest.errors import ConfigError
from kursk_digest.renderers import RENDERERS, Format, View

if TYPE_CHECKING:
    from kursk_digest.archive import Archive
    from kursk_digest.briefing import Edition
    from kursk_digest.config import Config
    from kursk_digest.model import BriefingPlan, Source

DAILY = "daily"
"""The briefing that needs no name."""


def brief(
    locations: Locations = None,
    config: ConfigFile = None,
    archive: ArchiveFile = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="BRIEFING", help="Which of config.yaml's briefings."),
    ] = None,
    form: FormatOption = None,
    words: Annotated[int | None, typer.Option(min=1, help="About how many words to print.")] = None,
    max_claims: Annotated[
        int | None, typer.Option(min=1, help="How many claims to print at most.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Print every claim that is new.")
    ] = False,
    output: Output = None,
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
    allow_private: AllowPrivate = False,
    now: Now = None,
    color: ColorOption = Color.AUTO,
    quiet: Quiet = False,
) -> None:
    """Tell what is new since the last briefing: from the sources of config.yaml, or LOCATION.

    What was told is noted in the archive once the output is written; a run that fails before
    tells everything again. Each of config.yaml's briefings has a memory of its own; without
    --name all are made, and the one called daily if there is none.

    Example: kursk-digest brief -o today.html --format html
    """
    from kursk_digest.archive import Archive

    settings = read_config(config, allow_private=allowed_networks(allow_private))
    plans = _choose_plans(settings, name, output)
    at = clock(time_of_run(now)).strftime("%Y-%m-%dT%H:%M:%SZ")
    desk = _Desk(
        form=form, output=output, always=always, explain=explain, everything=everything,
        color=color, quiet=quiet, at=at,
    )  # fmt: skip
    with Archive.open(archive_path(archive)) as opened:
        codes = []
        for plan in plans:
            planned = _planned(settings, plan, words, max_claims)
            wanted = locations or _sources_of(settings, plan)
            codes.append(desk.make(plan, planned, wanted, opened))
    raise typer.Exit(_overall(codes, exit_code))


@dataclass(frozen=True, slots=True)
class _Desk:
    """What holds for all briefings of a run."""

    form: Format | None
    output: Path | None
    always: bool
    explain: bool
    everything: bool
    color: Color
    quiet: bool
    at: str

    def make(
        self,
        plan: BriefingPlan,
        settings: Config,
        wanted: Sequence[Source | str],
        archive: Archive,
    ) -> int:
        """Make one briefing: compute, hand over, and only then note what was told."""
        edition = self._compute(plan, settings, wanted, archive)
        say_skipped(edition.digest.skipped)
        if edition.found_nothing:
            say(f"error: {plan.name}: no source could be read; nothing was written")
            return exits.FAILED
        if self.explain:
            from kursk_digest.renderers.verdicts import render_verdicts

            for line in render_verdicts(edition.digest):
                say(line)
        if edition.is_news or self.always:
            self._hand_over(plan, edition)
        self._note(plan, edition, archive)
        if edition.digest.skipped:
            return exits.SOME_SKIPPED
        return exits.DONE if edition.is_news else exits.NOTHING_NEW

    def _compute(
        self,
        plan: BriefingPlan,
        settings: Config,
        wanted: Sequence[Source | str],
        archive: Archive,
    ) -> Edition:
        from kursk_digest.briefing import build_briefing
        from kursk_digest.sources import read_raw_pages

        listener = make_listener(self.quiet)
        with open_reading(settings, now=clock(self.at), since=None, max_items=None) as reading:
            edition = build_briefing(
                read_raw_pages(
                    wanted, stdin=lambda: read_stdin(settings.max_bytes + 1), reading=reading
                ),
                settings,
                archive,
                name=plan.name,
                generated=self.at,
                everything=self.everything,
                tell=listener,
            )
        end_progress(listener)
        return edition

    def _hand_over(self, plan: BriefingPlan, edition: Edition) -> None:
        show_digest(
            edition.digest,
            self.form or (Format(plan.format) if plan.format else None),
            output=self.output or (Path(plan.output) if plan.output else None),
            color=self.color,
            pager=False,
            addresses=Addresses(),
        )

    def _note(self, plan: BriefingPlan, edition: Edition, archive: Archive) -> None:
        archive.deliver(
            plan.name,
            [claim for claim, _ in edition.told],
            stories=[story for _, story in edition.told],
            at=self.at,
            digest_json=RENDERERS[Format.JSON](edition.digest, View()) if edition.is_news else None,
            read=edition.read,
        )


def _choose_plans(
    settings: Config, name: str | None, output: Path | None
) -> tuple[BriefingPlan, ...]:
    """Return the briefings that are made, each with a format that there is.

    Raises:
        ConfigError: There is none of this name, or one asks for an unknown format.
        typer.BadParameter: Several would be written into one file.
    """
    from kursk_digest.config.wording import nearest
    from kursk_digest.model import BriefingPlan

    plans = settings.briefings or (BriefingPlan(DAILY),)
    for plan in plans:
        if plan.format and plan.format not in list(Format):
            hint = nearest(plan.format, Format)
            raise ConfigError(f"briefings: {plan.name}: unknown format {plan.format!r:.60}; {hint}")
    if name is not None:
        named = tuple(plan for plan in plans if plan.name == name)
        if not named:
            known = nearest(name, [plan.name for plan in plans])
            raise ConfigError(f"--name {name!r:.60}: no such briefing; {known}")
        return named
    if output is not None and len(plans) > 1:
        raise typer.BadParameter(
            "would take several briefings; give --name, or each its output in config.yaml",
            param_hint="--output",
        )
    return plans


def _planned(
    settings: Config, plan: BriefingPlan, words: int | None, max_claims: int | None
) -> Config:
    """Lay what *plan* says over the settings, and the options over both."""
    return replace(
        settings,
        words=words or plan.words or settings.words,
        max_claims=max_claims or plan.max_claims or settings.max_claims,
        window_days=plan.window_days or settings.window_days,
        mute=settings.mute + plan.mute,
        follow=settings.follow + plan.follow,
    )


def _sources_of(settings: Config, plan: BriefingPlan) -> tuple[Source, ...]:
    """Return what *plan* reads.

    Raises:
        ConfigError: There are no sources, or none has one of its tags.
    """
    from kursk_digest.sources.choosing import choose_sources

    if not settings.sources:
        raise ConfigError(
            "there is nothing to read; add sources to config.yaml, or name a LOCATION"
        )
    if not plan.tags:
        return settings.sources
    return choose_sources(settings.sources, tags=plan.tags)


def _overall(codes: Sequence[int], exit_code: bool) -> int:
    """Join the ends of all briefings: the worst counts, and nothing new only if it is of all."""
    for code in (exits.FAILED, exits.SOME_SKIPPED):
        if code in codes:
            return code
    nothing_new = all(code == exits.NOTHING_NEW for code in codes)
    return exits.NOTHING_NEW if nothing_new and exit_code else exits.DONE
