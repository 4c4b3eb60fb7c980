"""What a person sees while a command reads, all of it on standard error."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Self, TypeVar

import typer

from kursk_digest.cli.output import say
from kursk_digest.model import RawPage, Source

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from kursk_digest.model import Remark
    from kursk_digest.progress import Event
    from kursk_digest.sources.web import Exchange

Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", help="Say each request with its status, size and time, cached or not."
    ),
]

_Read = TypeVar("_Read")
_SILENCE_SECONDS = 5.0
"""After so long without a line, a run that still fetches says so."""
_PASSWORD = re.compile(r"(?<=://)[^/@\s]*@")


class Watch:
    """Shows how far a run is: a bar on a terminal, a line for each source elsewhere.

    Nothing is shown with --quiet; with --verbose each request is a line, and there is no bar.

    Args:
        sources: What is read, in order.
        quiet: Say nothing of what goes well.
        verbose: Say each request.
    """

    def __init__(
        self, sources: Sequence[Source | str] = (), *, quiet: bool = False, verbose: bool = False
    ) -> None:
        self._quiet = quiet
        self._verbose = verbose
        given = [Source(one) if isinstance(one, str) else one for one in sources]
        self._places = {source.location: at for at, source in enumerate(given, start=1)}
        self._names = {source.location: source.name for source in given}
        self._remarks: list[Remark] = []
        self._lock = Lock()
        self._requests = 0
        self._spoke = time.monotonic()
        self._bar: tuple[Progress, TaskID] | None = None
        if _is_terminal() and not quiet and not verbose:
            self._bar = _open_bar(len(given))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Clear the bar, if there is one, and say what is to be said of the sources."""
        if self._bar is not None:
            self._bar[0].stop()
            self._bar = None
        for remark in self._remarks:
            say(f"note {remark.location}: {remark.text}", location=remark.location)
        self._remarks.clear()

    def step(self, event: Event) -> None:
        """Show a step of the flow."""
        from kursk_digest.renderers.escape import visible

        if self._bar is not None:
            progress, task = self._bar
            progress.update(task, description=visible(f"{event.stage} {event.done}: {event.what}"))

    def request(self, exchange: Exchange) -> None:
        """Say a request, if that was asked for, else now and then how many were made.

        From any thread.
        """
        if self._verbose:
            say(request_line(exchange), url=exchange.url, status=str(exchange.status or ""))
        elif not self._quiet:
            self._count_request(_PASSWORD.sub("", exchange.url))

    def _count_request(self, url: str) -> None:
        from kursk_digest.renderers.escape import visible

        with self._lock:
            self._requests += 1
            told, bar = f"fetching: {self._requests} requests so far, the last {url}", self._bar
            if bar is not None:
                bar[0].update(bar[1], description=visible(told))
            elif time.monotonic() - self._spoke >= _SILENCE_SECONDS:
                self._spoke = time.monotonic()
                say(told, location=url)

    def remark(self, remark: Remark) -> None:
        """Keep what there is to say of a source until nothing is drawn any more."""
        if not self._quiet:
            self._remarks.append(remark)

    def pages(self, pages: Iterable[_Read]) -> Iterator[_Read]:
        """Pass *pages* on, and tell of each source when its last page has gone by."""
        last: RawPage | None = None
        count = 0
        for page in pages:
            if isinstance(page, RawPage):
                if last is not None and _source_of(page) != _source_of(last):
                    self._end_source(last, count)
                    count = 0
                last = page
                count += 1
            yield page
        if last is not None:
            self._end_source(last, count)

    def _end_source(self, page: RawPage, count: int) -> None:
        location = _source_of(page)
        if self._bar is not None:
            progress, task = self._bar
            progress.update(task, completed=self._places.get(location))
        elif not self._quiet and _deserves_a_line(page):
            name = self._names.get(location) or page.known.outlet or location
            self._spoke = time.monotonic()
            say(f"read {name}: {count} page{'' if count == 1 else 's'}", location=location)


def _source_of(page: RawPage) -> str:
    return page.known.via or page.location


def _deserves_a_line(page: RawPage) -> bool:
    """Tell what a line is worth: not each of five hundred files that were named by hand."""
    return _source_of(page).startswith(("http://", "https://")) or page.known.via is not None


def request_line(exchange: Exchange) -> str:
    """Write a request as a line: status, size as it was sent, time, cached or new, address."""
    status = exchange.status or "---"
    kept = "cached" if exchange.cached else "new"
    address = _PASSWORD.sub("", exchange.url)
    size, seconds = f"{exchange.bytes / 1000:.1f} kB", f"{exchange.seconds:.2f} s"
    # What a status says is said once, and a site without robots.txt is as it should be.
    is_new = exchange.reason and not exchange.reason.startswith("the server says ")
    reason = f": {exchange.reason}" if is_new else ""
    return f"{status}  {size:>9}  {seconds:>7}  {kept:<6}  {address}{reason}"


def _is_terminal() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _open_bar(total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn
    from rich.table import Column

    # No markup: what is shown is the address of a stranger.
    text = TextColumn(
        "{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis")
    )
    bar = [BarColumn(bar_width=20)] if total > 1 else []
    progress = Progress(
        SpinnerColumn(), *bar, text,
        console=Console(stderr=True, highlight=False), transient=True,
        redirect_stdout=False, redirect_stderr=False,
    )  # fmt: skip
    task = progress.add_task("reading", total=total)
    progress.start()
    return progress, task
