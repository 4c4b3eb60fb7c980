"""One briefing made: computed, handed over, and only then noted as told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kursk_digest.cli import exits
from kursk_digest.cli.delivering import PAST, Destinations, deliver
from kursk_digest.cli.gathering import open_reading, read_stdin
from kursk_digest.cli.output import Color, say, say_skipped
from kursk_digest.cli.watching import Watch
from kursk_digest.errors import DigestError
from kursk_digest.renderers import RENDERERS, Format, View

if TYPE_CHECKING:
    from kursk_digest.archive import Archive
    from kursk_digest.briefing import Edition
    from kursk_digest.config import Config
    from kursk_digest.model import BriefingPlan, Delivered, Digest, Source


@dataclass(frozen=True, slots=True)
class Desk:
    """What holds for all briefings of a run."""

    when: datetime
    """The time of the run, in the zone that names of files are filled in with."""
    archive: Archive
    always: bool = False
    explain: bool = False
    everything: bool = False
    color: Color = Color.AUTO
    quiet: bool = False
    since: datetime | None = None
    max_items: int | None = None
    cache: bool = True
    verbose: bool = False

    def make(
        self,
        plan: BriefingPlan,
        settings: Config,
        wanted: Sequence[Source | str],
        to: Destinations,
    ) -> int:
        """Make one briefing and return how it ended.

        Raises:
            KurskError: It was not delivered, or the archive could not be written; nothing of it
                is taken for told then.
        """
        edition = self._compute(plan, settings, wanted)
        say_skipped(edition.digest.skipped)
        if edition.found_nothing:
            say(f"error: {plan.name}: no source could be read; nothing was written")
            return exits.FAILED
        if self.explain:
            from kursk_digest.renderers.verdicts import render_verdicts

            for line in render_verdicts(edition.digest):
                say(line)
        if edition.is_news or self.always:
            self._hand_over(plan, settings, edition, to)
        elif not self.quiet:
            say(f"{plan.name}: nothing new, nothing was written", briefing=plan.name)
        self._note(plan, edition)
        if edition.digest.skipped:
            return exits.SOME_SKIPPED
        return exits.DONE if edition.is_news else exits.NOTHING_NEW

    def _compute(
        self, plan: BriefingPlan, settings: Config, wanted: Sequence[Source | str]
    ) -> Edition:
        from kursk_digest.briefing import build_briefing
        from kursk_digest.sources import read_raw_pages

        with (
            Watch(wanted, quiet=self.quiet, verbose=self.verbose) as watch,
            open_reading(
                settings,
                now=self.when,
                since=self.since,
                max_items=self.max_items,
                cache=self.cache,
                watch=watch,
            ) as reading,
        ):
            pages = read_raw_pages(
                wanted, stdin=lambda: read_stdin(settings.max_bytes + 1), reading=reading
            )
            return build_briefing(
                watch.pages(pages),
                settings,
                self.archive,
                name=plan.name,
                generated=self._at,
                everything=self.everything,
                tell=watch.step,
            )

    @property
    def _at(self) -> str:
        from kursk_digest.cli.times import in_utc

        return in_utc(self.when)

    def _hand_over(
        self, plan: BriefingPlan, settings: Config, edition: Edition, to: Destinations
    ) -> None:
        written = deliver(
            edition.digest,
            to,
            when=self.when,
            briefing=plan.name,
            mailer=settings.mail,
            past=lambda: self._past(plan.name),
            color=self.color,
        )
        if not self.quiet:
            for path in written:
                say(f"wrote {path}", briefing=plan.name, file=str(path))

    def _past(self, name: str) -> list[tuple[Delivered, Digest]]:
        """Return the briefings that are to stand in a feed; what cannot be read is left out."""
        from kursk_digest.saved.digests import restore_digest

        found = []
        for delivered in self.archive.briefings(name, most=PAST, with_digests=True):
            if delivered.digest is None:
                continue
            try:
                found.append((delivered, restore_digest(delivered.digest)))
            except DigestError as error:
                say(f"warning: the briefing of {delivered.at} is left out of the feed: {error}")
        return found

    def _note(self, plan: BriefingPlan, edition: Edition) -> None:
        self.archive.deliver(
            plan.name,
            [claim for claim, _ in edition.told],
            stories=[story for _, story in edition.told],
            at=self._at,
            digest_json=RENDERERS[Format.JSON](edition.digest, View()) if edition.is_news else None,
            read=edition.read,
        )
