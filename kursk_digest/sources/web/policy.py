"""What is decided before a fetch, and what is said of it: plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """What a run may reach, and how politely."""

    allow_private: bool = False
    """Private networks, this machine included, may be reached."""
    allow_hosts: tuple[str, ...] = ()
    """What may be reached of them all the same: `wiki.corp.example`, `.corp.example` for all
    below it, `10.0.0.7`, `10.0.0.0/8`."""
    obey_robots: bool = True
    most_at_once: int = 16
    """Requests at once, to all hosts together."""
    most_per_host: int = 2
    """Requests at once to one host."""
    pause_seconds: float = 0.25
    """Between the beginnings of two requests to one host."""

    def __post_init__(self) -> None:
        if self.most_at_once < 1 or self.most_per_host < 1 or self.pause_seconds < 0:
            raise ValueError("requests at once are above zero, a pause is not below")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent."""

    body: bytes
    """Its compression undone."""
    charset: str | None
    """As the server names it, known or not; `None` if it does not."""
    url: str
    """Where the redirects ended."""
    content_type: str
    """Lower-cased, without parameters: `text/html`; empty if the server gives none."""
    from_cache: bool = False
    """The server said that the page has not changed, and this is the stored one."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what became of it; each hop of a redirect is one."""

    url: str
    status: int | None
    """`None` if no answer came."""
    bytes: int
    """Of the body as it was sent, packed or not, as far as it was read."""
    seconds: float
    cached: bool
    """The stored page was used."""
    reason: str = ""
    """What went wrong; empty if nothing did."""


Tell = Callable[[Exchange], None]
"""Hears of each request, from whichever thread made it."""


def ignore(exchange: Exchange) -> None:
    """Listen to nothing."""
