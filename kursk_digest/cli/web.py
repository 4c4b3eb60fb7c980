"""How the commands reach the web: options and settings in, a fetcher out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kursk_digest.config import Config
    from kursk_digest.sources.web import Fetcher

AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="Fetch from private networks and this machine, too; off by default."
    ),
]

_EVERYTHING = ("0.0.0.0/0", "::/0")


def allowed_networks(allow_private: bool) -> tuple[str, ...] | None:
    """Return what the option lays over the setting `allow_private`; `None` if it was not given."""
    return _EVERYTHING if allow_private else None


def open_fetcher(settings: Config) -> Fetcher:
    """Make the fetcher of a run; to be closed."""
    from kursk_digest.sources.web import Fetcher, Policy

    return Fetcher(Policy(allow_hosts=settings.allow_private))
