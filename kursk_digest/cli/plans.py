"""Which briefings are made, from what, with which settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from kursk_digest.errors import ConfigError
from kursk_digest.renderers import Format

if TYPE_CHECKING:
    from kursk_digest.cli.delivering import Destinations
    from kursk_digest.config import Config
    from kursk_digest.model import BriefingPlan, Source

DAILY = "daily"
"""The briefing that needs no name."""


def choose_plans(settings: Config, name: str | None, to: Destinations) -> tuple[BriefingPlan, ...]:
    """Return the briefings that are made, each with a format and outputs that there are.

    Raises:
        ConfigError: There is none of this name, or one asks for an unknown format.
        typer.BadParameter: Several would be written into one file.
    """
    from kursk_digest.config.wording import nearest
    from kursk_digest.model import BriefingPlan

    plans = settings.briefings or (BriefingPlan(DAILY),)
    if name is not None:
        named = tuple(plan for plan in plans if plan.name == name)
        if not named:
            known = nearest(name, [plan.name for plan in plans])
            raise ConfigError(f"--name {name!r:.60}: no such briefing; {known}")
        plans = named
    for plan in plans:
        if plan.format and plan.format not in list(Format):
            hint = nearest(plan.format, Format)
            raise ConfigError(f"briefings: {plan.name}: unknown format {plan.format!r:.60}; {hint}")
        _check_names(plan)
    if len(plans) > 1:
        _refuse_one_file_for_all(to)
    return plans


def _check_names(plan: BriefingPlan) -> None:
    from kursk_digest.cli.delivering import check_names
    from kursk_digest.cli.mail import check_receivers

    try:
        check_names("output", [*plan.output, *plan.feed])
        check_receivers("mail", list(plan.mail))
    except typer.BadParameter as error:
        raise ConfigError(f"briefings: {plan.name}: {error.param_hint}: {error.message}") from error


def _refuse_one_file_for_all(to: Destinations) -> None:
    for option, templates in (("--output", to.outputs), ("--feed", to.feeds)):
        if any("{briefing}" not in template for template in templates):
            raise typer.BadParameter(
                "would take several briefings; write {briefing} into the name, or give --name",
                param_hint=option,
            )


def destinations_of(plan: BriefingPlan, to: Destinations) -> Destinations:
    """Return where *plan* goes: as the options say, else as the settings of the plan do."""
    form = to.form or (Format(plan.format) if plan.format else None)
    if not to.is_printed:
        return replace(to, form=form)
    return replace(to, form=form, outputs=plan.output, receivers=plan.mail, feeds=plan.feed)


def settings_of(
    plan: BriefingPlan, settings: Config, *, words: int | None, max_claims: int | None
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


def sources_of(plan: BriefingPlan, settings: Config) -> Sequence[Source]:
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
