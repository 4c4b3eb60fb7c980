"""Which pages a run has read or will read, so that none is read twice."""

from __future__ import annotations

from collections.abc import Iterable

from kursk_digest.addresses import address_key


class Seen:
    """Addresses, however they are written.

    Args:
        named: Those that the user names, which count before any that a feed leads to.
    """

    def __init__(self, named: Iterable[str] = ()) -> None:
        self._locations: dict[str, str] = {}
        for location in named:
            self.first(location, location)

    def first(self, address: str, location: str) -> str | None:
        """Return the location under which *address* came before; take note of it if it is new.

        Args:
            address: A web address.
            location: Where it is read now; `None` is returned if that is where it came before.
        """
        first = self._locations.setdefault(address_key(address), location)
        return None if first == location else first

    def claims(self, address: str, location: str, *, part: bool = False) -> str | None:
        """Return the location under which *address* came before, *location* itself included.

        Args:
            address: A web address.
            location: Where it is read now, if it is new.
            part: Whether only a part of the page is meant, where *address* names one.
        """
        key = address_key(address)
        fragment = address.partition("#")[2] if part else ""
        key = f"{key}#{fragment}" if fragment else key
        first = self._locations.get(key)
        self._locations.setdefault(key, location)
        return first
