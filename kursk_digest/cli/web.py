"""How the commands reach the web: options and settings in, a fetcher out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli.output import say

if TYPE_CHECKING:
    from kursk_digest.config import Config
    from kursk_digest.sources.web import Fetcher
    from kursk_digest.sources.web.policy import Tell

AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="Fetch from private networks and this machine, too; off by default."
    ),
]

NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Keep no pages, and use none that an earlier run has kept."),
]

_EVERYTHING = ("0.0.0.0/0", "::/0")


def allowed_networks(allow_private: bool) -> tuple[str, ...] | None:
    """Return what the option lays over the setting `allow_private`; `None` if it was not given."""
    return _EVERYTHING if allow_private else None


@contextmanager
def open_fetcher(
    settings: Config, *, cache: bool = True, tell: Tell | None = None
) -> Iterator[Fetcher]:
    """Give the fetcher of a run, for as long as it reads.

    Args:
        settings: What it may reach.
        cache: Keep pages for later runs, and ask servers only whether they have changed.
        tell: Hears of each request.
    """
    from kursk_digest.sources.web import Fetcher, Policy
    from kursk_digest.sources.web.cache import PageCache
    from kursk_digest.sources.web.policy import ignore

    policy = Policy(allow_hosts=settings.allow_private)
    with ExitStack() as stack:
        pages = stack.enter_context(PageCache(cache_file())) if cache else None
        yield stack.enter_context(Fetcher(policy, cache=pages, tell=tell or ignore))
    if pages is not None and pages.fault:
        say(f"warning: {pages.fault}")


def cache_file() -> Path:
    """Return where pages are kept for later runs."""
    import platformdirs

    return platformdirs.user_cache_path("kursk-digest") / "pages.sqlite"
