"""`build --dry-run`: what would be read, and nothing is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli.output import say, write_out
from kursk_digest.model import FullText, Source, SourceKind

if TYPE_CHECKING:
    from datetime import datetime

    from kursk_digest.config import Config
    from kursk_digest.sources import Reading
    from kursk_digest.sources.planning import Planned

DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Say what would be fetched and read; nothing is."),
]


def show_plan(
    sources: Sequence[Source],
    settings: Config,
    *,
    since: datetime | None,
    max_items: int | None,
    quiet: bool,
) -> None:
    """Print a line for each place that a run would turn to, and how many there are."""
    from kursk_digest.renderers.escape import visible
    from kursk_digest.sources import NOT_PAGES, Limits, Reading
    from kursk_digest.sources.planning import plan_reading

    reading = Reading(Limits(max_bytes=settings.max_bytes), since=since, max_items=max_items or 0)
    count: Counter[str] = Counter()
    for planned in plan_reading(sources, exclude=NOT_PAGES, limits=reading.limits):
        count[planned.deed] += 1
        write_out(visible(_line(planned, reading)) + "\n", None)
    if not quiet:
        told = ", ".join(f"{number} to {deed}" for deed, number in count.items())
        say(f"{told}; nothing was fetched" if told else "nothing to read")


def _line(planned: Planned, reading: Reading) -> str:
    source = planned.source
    kind = "" if source.kind in (SourceKind.ANY, SourceKind.PATH) else f"{source.kind}  "
    about = [source.name, *(_bounds(source, reading) if source.kind is SourceKind.FEED else ())]
    told = "; ".join(filter(None, [*about, planned.reason]))
    return f"{planned.deed:<5}  {kind}{source.location}{f'  ({told})' if told else ''}"


def _bounds(source: Source, reading: Reading) -> Sequence[str]:
    most = source.max_items or reading.max_items
    since = reading.since.isoformat(sep=" ", timespec="minutes") if reading.since else ""
    pages = {
        FullText.AUTO: "and the pages behind its teasers",
        FullText.ALWAYS: "and the pages behind its entries",
        FullText.NEVER: "",
    }
    return (
        f"the newest {most}" if most else "",
        f"since {since[:16]} UTC" if since else "",
        pages[source.full_text],
    )
