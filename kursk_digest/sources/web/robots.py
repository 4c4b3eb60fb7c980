"""What hosts want programs not to read: robots.txt, as RFC 9309 has it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from threading import Event, Lock
from typing import TYPE_CHECKING

from kursk_digest.errors import SourceError
from kursk_digest.sources.web.addressing import host_key, parse_address, shown
from kursk_digest.sources.web.exchanging import Asking, Ground, exchange
from kursk_digest.sources.web.reasons import StatusError
from kursk_digest.sources.web.received import Received

if TYPE_CHECKING:
    import httpx2
    from protego import Protego

AGENT = "kursk-digest"
"""What rules for this program are headed with."""
MAX_BYTES = 512_000
"""Of the rules of a host; what follows does not count (RFC 9309 wants 500 kiB at least)."""
MAX_REDIRECTS = 5
_LONGEST_PAUSE = 10.0
"""Seconds; a host that wants a longer one between two requests gets this one."""

DISALLOWED = "its robots.txt asks programs not to read it; save it in a browser"


@dataclass(slots=True)
class _Rules:
    """The rules of one host, once they are there."""

    known: Event = field(default_factory=Event)
    parsed: Protego | None = None
    """`None` if everything may be read."""
    fault: str = ""
    """Why nothing may be read; empty if the rules tell."""


class Robots:
    """The rules of all hosts of a run, each fetched once. Safe for threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._rules: dict[tuple[str, bytes], _Rules] = {}

    def check(self, asking: Asking, ground: Ground) -> None:
        """Raise `SourceError` if the host of *asking* does not want its page to be read.

        The rules are fetched first where they are not known, in half of the time that is left:
        a host that does not answer is named within the deadline.
        """
        place = (asking.url.scheme, asking.url.netloc)
        with self._lock:
            mine = place not in self._rules
            rules = self._rules.setdefault(place, _Rules())
        if mine:
            try:
                self._learn(rules, asking, ground)
            finally:
                rules.known.set()
        elif not rules.known.wait(max(0.0, asking.deadline - time.monotonic())):
            raise SourceError(asking.limits.too_slow)
        if rules.fault:
            raise SourceError(rules.fault)
        if rules.parsed is not None and not rules.parsed.can_fetch(shown(asking.url), AGENT):
            raise SourceError(DISALLOWED)

    def _learn(self, rules: _Rules, asking: Asking, ground: Ground) -> None:
        try:
            text = _fetch_rules(asking, ground)
        except StatusError as error:
            # Told that there are none, everything may be read; told nothing, nothing.
            if error.status >= 500:
                rules.fault = str(error)
        except SourceError as error:
            rules.fault = str(error)
        else:
            rules.parsed = _parse(text)
            if rules.parsed is not None and (delay := rules.parsed.crawl_delay(AGENT)):
                ground.turns.slow_down(host_key(asking.url), min(delay, _LONGEST_PAUSE))


def _fetch_rules(asking: Asking, ground: Ground) -> bytes:
    """Return robots.txt; empty if it is redirected too often, or to what is no address."""
    now = time.monotonic()
    url: httpx2.URL = asking.url.copy_with(raw_path=b"/robots.txt", fragment=None)
    request = replace(
        asking,
        limits=replace(asking.limits, max_bytes=MAX_BYTES),
        deadline=now + (asking.deadline - now) / 2,
        as_rules=True,
    )
    for _ in range(MAX_REDIRECTS + 1):
        found = exchange(ground, replace(request, url=url))
        if isinstance(found, Received):
            return found.body.take()
        url = parse_address(found)
        request = replace(request, userinfo=b"")
    return b""


def _parse(text: bytes) -> Protego | None:
    from protego import Protego

    # A page of HTML, as some hosts answer everything, holds no rules.
    return Protego.parse(text.decode("utf-8-sig", "replace")) if b":" in text else None
