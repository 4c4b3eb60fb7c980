"""How the sources of one run are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from kursk_digest.model import Remark, Source
from kursk_digest.sources.limits import Limits

if TYPE_CHECKING:
    from kursk_digest.sources.web import Fetcher


Tell = Callable[[Remark], None]
"""Hears what there is to say of a source that was read, a line or two a source."""


def ignore(remark: Remark) -> None:
    """Listen to nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What holds for every source of a run, unless the source says otherwise."""

    limits: Limits = Limits()
    since: datetime | None = None
    """With a time zone: entries of feeds and lists that are dated before it are left out."""
    now: datetime | None = None
    """With a time zone: the time of the run, for dates that lie in the future."""
    max_items: int = 0
    """The newest so many entries of one feed or list are read; 0 for all."""
    json_fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Where dumps in JSON have what we look for, before the names that are known."""
    fetcher: Fetcher | None = None
    """Fetches the addresses; one for the whole run. `None`: one is made when it is needed."""
    look_only: bool = False
    """Find out what would come, without the pages that feeds and lists lead to: for each of them
    an empty one stands."""
    tell: Tell = ignore

    def limits_for(self, source: Source) -> Limits:
        """Return the bounds for one location of *source*."""
        own = {
            name: value
            for name in ("max_bytes", "timeout_seconds")
            if (value := getattr(source, name))
        }
        return replace(self.limits, **own)


class Web:
    """The fetcher of one run: the one that is given, or one that is made with the first address.

    A run of files needs none, and does not load what belongs to it.
    """

    def __init__(self, given: Fetcher | None) -> None:
        self._given = given
        self._own: Fetcher | None = None

    def fetcher(self) -> Fetcher:
        """Return it; always the same."""
        if self._given is not None:
            return self._given
        if self._own is None:
            from kursk_digest.sources.web import Fetcher

            self._own = Fetcher()
        return self._own

    def close(self) -> None:
        """Close the one that was made here; the one that was given is its giver's."""
        if self._own is not None:
            self._own.close()
