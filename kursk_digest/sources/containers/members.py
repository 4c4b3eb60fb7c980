"""What lies in a container, and what all of it may cost."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from kursk_digest.errors import SourceError
from kursk_digest.model import NOTHING_KNOWN, Known, RawPage
from kursk_digest.sources.containers.fields import FIELDS, Fields
from kursk_digest.sources.embedded import FACTOR, without_embedded
from kursk_digest.sources.limits import Limits

MOST_MEMBERS = 20_000
"""So many members of one file are read, those of containers inside it included."""
DEEPEST = 3
"""So many containers may lie in one another; mails do not count."""
MOST_TIMES_LARGER = 50
"""What is packed may unpack to so many times its size; ten pages of the largest size are free."""
HEAD = 8_192
"""So many bytes at its beginning tell what a member is."""

TOO_MANY = (
    f"holds more than {MOST_MEMBERS:,} members; the rest was left out, split it or give them alone"
)
TOO_DEEP = f"lies in more than {DEEPEST} containers in one another; unpack it and give it alone"
BOMB = (
    f"unpacks to more than {MOST_TIMES_LARGER} times its size; the rest was left out, "
    "unpack it yourself if you trust it"
)

_CHUNK = 1 << 16
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_BASE64_RUN = re.compile(rb"[A-Za-z0-9+/=%]*")


class BrokenStream(SourceError):
    """What is packed is damaged or ends too early; what was read before it counts."""


class StopUnpacking(SourceError):
    """A bound of the whole file is reached; what was read before it counts."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file, or what lies in one, open at its beginning."""

    location: str
    stream: BinaryIO
    """Buffered; `peek` gives at least `HEAD` bytes or all there are."""
    name: str = ""
    """As a file is called, for its ending."""
    known: Known = NOTHING_KNOWN
    depth: int = 0
    """How many containers it lies in."""
    charset: str | None = None
    content_type: str = ""

    @property
    def head(self) -> bytes:
        """The first `HEAD` bytes, or all there are; they stay to be read."""
        return self.stream.peek(HEAD)  # type: ignore[attr-defined,no-any-return]

    def within(self, name: str) -> str:
        """Return the location of what is called *name* in this member."""
        return f"{self.location}#{printable(name)}"

    def holding(self) -> Known:
        """Return what is known of all that lies in this member."""
        return Known(
            outlet=self.known.outlet, tags=self.known.tags, via=self.known.via or self.location
        )

    def page(self, data: bytes, **changes: object) -> RawPage:
        """Return *data* as the page that this member is, with *changes* to what is said of it."""
        page = RawPage(self.location, data, self.name, self.charset, self.content_type, self.known)
        return replace(page, **changes)  # type: ignore[arg-type]


@dataclass(slots=True)
class Budget:
    """What the rest of one file may cost, and which of its members are wanted."""

    limits: Limits
    room: int
    """Bytes that may still be unpacked."""
    wanted: str | None = None
    """The location of the only member to be read; `None` for all."""
    members: int = MOST_MEMBERS
    fields: Fields = field(default_factory=lambda: FIELDS)
    """Where the records of a dump in JSON have their texts, titles and the like."""
    _taken: dict[str, int] = field(default_factory=dict)

    def wants(self, location: str) -> bool:
        """Tell whether *location* is wanted, or may hold what is."""
        return self.wanted is None or f"{self.wanted}#".startswith(f"{location}#")

    def count(self) -> None:
        """Count one member.

        Raises:
            StopUnpacking: There were too many.
        """
        self.members -= 1
        if self.members < 0:
            raise StopUnpacking(TOO_MANY)

    def take(self, amount: int) -> None:
        """Count *amount* unpacked bytes.

        Raises:
            StopUnpacking: There were too many.
        """
        self.room -= amount
        if self.room < 0:
            raise StopUnpacking(BOMB)

    def unique(self, location: str) -> str:
        """Return *location*, numbered from the second time on: a container may name two alike."""
        times = self._taken[location] = self._taken.get(location, 0) + 1
        return location if times == 1 else f"{location}#{times}"


def room_for(size: int, limits: Limits) -> int:
    """Return how many bytes a file of *size* bytes may unpack to."""
    return FACTOR * limits.max_bytes + MOST_TIMES_LARGER * size


def printable(name: str) -> str:
    """Return *name* on one line: what steers a terminal, or is no character, becomes `?`."""
    return _CONTROLS.sub("?", name)


def read_member(
    stream: BinaryIO, limits: Limits, broken: Callable[[BrokenStream], None] | None = None
) -> bytes:
    """Return what is left of *stream*, pictures embedded in it taken out where it is large.

    Args:
        stream: Stands where the member begins.
        limits: Bounds for one page.
        broken: Is told where the stream breaks; what comes before is returned then.

    Raises:
        SourceError: It is larger than `limits.max_bytes` without them, or cannot be read.
    """
    found = bytearray()
    read, inside = 0, False
    while chunk := _next_chunk(stream, broken):
        read += len(chunk)
        if inside:
            # The picture that was cut off at the end of the last chunk goes on here.
            run = _BASE64_RUN.match(chunk)
            rest = chunk[run.end() :] if run else chunk
            inside = not rest
            chunk = rest
        found += chunk
        if len(found) > limits.max_bytes:
            shorter = without_embedded(bytes(found))
            inside = inside or (len(shorter) < len(found) and shorter.endswith(b"data:,"))
            found = bytearray(shorter)
        if len(found) > limits.max_bytes or read > FACTOR * limits.max_bytes:
            raise SourceError(limits.too_large)
    return bytes(found)


def _next_chunk(stream: BinaryIO, broken: Callable[[BrokenStream], None] | None) -> bytes:
    try:
        return stream.read1(_CHUNK)  # type: ignore[attr-defined,no-any-return]
    except BrokenStream as fault:
        if broken is None:
            raise
        broken(fault)
        return b""
