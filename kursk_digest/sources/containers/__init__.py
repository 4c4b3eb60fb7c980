"""What holds pages: archives, mailboxes, mails, saved pages -> the pages in it.

To add a kind: a file with a function that yields `Member`s, each looked into again, or
`RawPage`s; a `Container` and how it begins in `recognising.py`; a case in `_reader`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from kursk_digest.errors import SourceError
from kursk_digest.model import RawPage, Skipped
from kursk_digest.sources.containers.fields import Fields, with_fields
from kursk_digest.sources.containers.members import (
    DEEPEST,
    HEAD,
    TOO_DEEP,
    BrokenStream,
    Budget,
    Member,
    StopUnpacking,
    read_member,
    room_for,
)
from kursk_digest.sources.containers.recognising import Container, container_of
from kursk_digest.sources.containers.streams import buffered
from kursk_digest.sources.files import open_regular
from kursk_digest.sources.limits import Limits

__all__ = ["unpack", "unpack_file"]

Found = RawPage | Skipped
Reader = Callable[[Member, Budget], Iterator[Member | RawPage | Skipped]]

NO_FIELDS: Fields = MappingProxyType({})

HOLDS_NOTHING = "holds no pages; give a file with text or HTML in it"
NO_SUCH_MEMBER = "holds nothing of that name; give the file alone to see what it holds"


def unpack(raw: RawPage, limits: Limits, fields: Fields = NO_FIELDS) -> Iterator[Found] | None:
    """Yield the pages in *raw*, in order; `None` if it is no container.

    A mail, a saved page or a packed page that holds one page keeps its location; what several
    lie in gives `LOCATION#MEMBER`. The part behind the `#` of an address asks for one member.
    What is damaged or too much ends in a `Skipped` that names it; none raises.

    Args:
        raw: What was read.
        limits: Bounds for each page; see `docs/saved-things.md` for those of the whole.
        fields: Where dumps in JSON have what we look for, before the names in `FIELDS`.
    """
    location, _, wanted = (
        raw.location.partition("#") if _is_address(raw) else (raw.location, "", "")
    )
    member = Member(
        location, buffered(raw.data), raw.name, raw.known, 0, raw.charset, raw.content_type
    )
    reader = _reader_of(member)
    if reader is None:
        return None
    asked = raw.location if wanted else None
    return _all_in(member, reader, _budget(len(raw.data), limits, fields, asked))


def unpack_file(
    location: str, limits: Limits, fields: Fields = NO_FIELDS
) -> Iterator[Found] | None:
    """Yield the pages in the file at *location*, read as they are asked for; else as `unpack`.

    `None`, too, if there is no such file, or it may not be read.

    Args:
        location: A path, or `PATH#MEMBER` for one page of what lies in the file.
        limits: Bounds for each page, as for `unpack`.
        fields: Names in dumps, as for `unpack`.
    """
    path = container_path(location)
    if path is None:
        return None
    try:
        file = open_regular(Path(path))
    except (SourceError, OSError, ValueError):
        return None
    reader = _reader_of(Member(path, file, path))
    if reader is None:
        file.close()
        return None
    size = os.fstat(file.fileno()).st_size
    budget = _budget(size, limits, fields, None if path == location else location)
    return _from_file(path, file, reader, budget)


def container_path(location: str) -> str | None:
    """Return *location* if there is such a file, else the file whose member it may name."""
    at = len(location)
    while at > 0:
        if _is_file(location[:at]):
            return location[:at]
        at = location.rfind("#", 0, at)
    return None


def _from_file(path: str, file: BinaryIO, reader: Reader, budget: Budget) -> Iterator[Found]:
    with file:
        yield from _all_in(Member(path, file, path), reader, budget)


def _budget(size: int, limits: Limits, fields: Fields, wanted: str | None) -> Budget:
    return Budget(limits, room_for(size, limits), wanted, fields=with_fields(fields))


def _all_in(member: Member, reader: Reader, budget: Budget) -> Iterator[Found]:
    """Yield what *member* holds; what is wanted alone, if something is."""
    given = False
    try:
        for found in _pages_in(member, reader, budget):
            if budget.wanted in (None, found.location) or isinstance(found, Skipped):
                given = True
                yield found
                if budget.wanted == found.location:
                    return
    except StopUnpacking as stop:
        given = True
        yield Skipped(budget.wanted or member.location, str(stop))
    if not given and budget.wanted:
        yield Skipped(budget.wanted, NO_SUCH_MEMBER)


def _pages_in(member: Member, reader: Reader, budget: Budget) -> Iterator[Found]:
    if member.depth >= DEEPEST:
        yield Skipped(member.location, TOO_DEEP)
        return
    empty = True
    try:
        for found in reader(member, budget):
            empty = False
            if isinstance(found, Member):
                yield from _pages_of(found, budget)
            else:
                yield found
    except StopUnpacking:
        raise
    except SourceError as error:
        yield Skipped(member.location, str(error))
        return
    if empty and not budget.wanted:
        yield Skipped(member.location, HOLDS_NOTHING)


def _pages_of(member: Member, budget: Budget) -> Iterator[Found]:
    """Yield the pages in what lay in a container: itself, if it is none."""
    try:
        reader = _reader_of(member)
        if reader is None:
            yield from _page(member, budget)
            return
    except StopUnpacking:
        raise
    except SourceError as error:
        yield Skipped(member.location, str(error))
        return
    yield from _pages_in(member, reader, budget)


def _page(member: Member, budget: Budget) -> Iterator[Found]:
    """Yield a page, as far as it can be read, and what is wrong with it."""
    fault: list[Skipped] = []

    def note(broken: BrokenStream) -> None:
        fault.append(Skipped(member.location, str(broken)))

    data = read_member(member.stream, budget.limits, note)
    if data or not fault:
        yield member.page(data)
    yield from fault


def _reader_of(member: Member) -> Reader | None:
    """Return what reads the kind that *member* is, by how it begins; `None` for a page."""
    kind = container_of(member.head[:HEAD])
    return None if kind is None else _reader(kind)


def _reader(kind: Container) -> Reader:
    """Load what reads *kind*: plain pages start without parsers of mail and archives."""
    match kind:
        case Container.GZIP | Container.ZIP:
            from kursk_digest.sources.containers.archives import gunzip, unzip

            return gunzip if kind is Container.GZIP else unzip
        case Container.WEBARCHIVE:
            from kursk_digest.sources.containers.webarchives import read_webarchive

            return read_webarchive
        case Container.MAILBOX:
            from kursk_digest.sources.containers.mailboxes import open_mailbox

            return open_mailbox
        case Container.MAIL:
            from kursk_digest.sources.containers.mails import read_mail

            return read_mail
        case Container.DUMP:
            from kursk_digest.sources.containers.dumps import read_dump

            return read_dump
        case Container.TAR:
            from kursk_digest.sources.containers.tapes import untar

            return untar
        case Container.WARC:
            from kursk_digest.sources.containers.warcs import read_warc

            return read_warc


def _is_address(raw: RawPage) -> bool:
    return raw.location.lower().startswith(("http://", "https://"))


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False
