"""Archives: gzip and ZIP. Each gives what it holds, one member after another, still to be told."""

from __future__ import annotations

import io
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from kursk_digest.errors import SourceError
from kursk_digest.model import RawPage, Skipped
from kursk_digest.sources.containers.members import BrokenStream, Budget, Member, read_member
from kursk_digest.sources.containers.streams import Gunzipped, counted, told
from kursk_digest.sources.locations import NOT_PAGES

_LARGEST_DIRECTORY = 4_000_000
"""Bytes of a ZIP's table of contents; one entry takes 46 and its name, and ten times that here."""
_TAIL = 65_557
"""Where its end may lie: 22 bytes and the longest comment."""
_END, _END64_PLACE, _END64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_LOCAL_HEADER = 30
_ENCRYPTED = 1
_OFFICE = "[Content_Types].xml"

DAMAGED_ZIP = "is a damaged ZIP archive ({why}); get it again"
TOO_LONG = "has a table of contents of more than 4 MB; unpack it and give what is inside"


def gunzip(member: Member, budget: Budget) -> Iterator[Member | Skipped]:
    """Yield the one file that *member*, in gzip, holds; it keeps its location."""
    name = member.name[:-3] if member.name.lower().endswith(".gz") else member.name
    name = f"{name[:-4]}.tar" if name.lower().endswith(".tgz") else name
    yield Member(
        member.location,
        counted(Gunzipped(member.stream), budget),
        name,
        member.known,
        member.depth + 1,
    )


def unzip(member: Member, budget: Budget) -> Iterator[Member | RawPage | Skipped]:
    """Yield each file in a ZIP archive that may be a page, in the order of its table of contents.

    An office document, which is one, too, comes as it is.

    Names are only names: nothing is written anywhere.
    """
    file = member.stream
    if not file.seekable():
        file = io.BytesIO(read_member(file, budget.limits))
    with _opened(file) as archive:
        infos = archive.infolist()
        if any(info.filename == _OFFICE for info in infos):
            file.seek(0)
            yield member.page(read_member(file, budget.limits))
            return
        overlapping = _overlapping(infos)
        for info in infos:
            location = budget.unique(member.within(info.filename))
            if not may_be_page(info.filename) or not budget.wants(location):
                continue
            budget.count()
            reason = _refusal(info, overlapping)
            try:
                if reason:
                    raise BrokenStream(reason)
                packed = archive.open(info)
            except Exception as error:  # noqa: BLE001  # zipfile raises whatever it meets
                why = str(error) if isinstance(error, SourceError) else _why(error)
                yield Skipped(location, why)
                continue
            with packed:
                yield Member(
                    location,
                    counted(packed, budget),  # type: ignore[arg-type]
                    info.filename,
                    member.holding(),
                    member.depth + 1,
                )


def may_be_page(name: str) -> bool:
    """Tell whether a file called *name* in an archive may be read: as in a folder."""
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith(".") and part.strip(".") for part in path.parts)
    return (
        not name.endswith(("/", "\\"))
        and not hidden
        and "__MACOSX" not in path.parts
        and path.suffix.lower() not in NOT_PAGES
    )


def _opened(file: BinaryIO) -> zipfile.ZipFile:
    if _directory_size(file) > _LARGEST_DIRECTORY:
        raise SourceError(TOO_LONG)
    try:
        return zipfile.ZipFile(file)
    except Exception as error:  # noqa: BLE001  # zipfile raises whatever it meets
        raise SourceError(DAMAGED_ZIP.format(why=told(error))) from error


def _directory_size(file: BinaryIO) -> int:
    """Return how many bytes the table of contents claims to take; 0 where there is no end."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    at = tail.rfind(_END)
    claimed = struct.unpack_from("<L", tail, at + 12)[0] if 0 <= at <= len(tail) - 22 else 0
    place = tail.rfind(_END64_PLACE)
    if 0 <= place <= len(tail) - 20:
        file.seek(struct.unpack_from("<Q", tail, place + 8)[0] % (size + 1))
        end = file.read(56)
        if end.startswith(_END64) and len(end) == 56:
            claimed = max(claimed % 0xFFFFFFFF, struct.unpack_from("<Q", end, 40)[0])
    return int(claimed)


def _overlapping(infos: list[zipfile.ZipInfo]) -> frozenset[int]:
    """Return where those members begin that reach into the next: one packed text, told often."""
    places = Counter(info.header_offset for info in infos)
    starts = sorted(places)
    following = dict(zip(starts, [*starts[1:], float("inf")], strict=False))
    return frozenset(
        info.header_offset
        for info in infos
        if places[info.header_offset] > 1
        or info.header_offset + _LOCAL_HEADER + info.compress_size > following[info.header_offset]
    )


def _refusal(info: zipfile.ZipInfo, overlapping: frozenset[int]) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted; unpack it with its password and give what is inside"
    if info.header_offset in overlapping:
        return "shares its bytes with another member, as in a ZIP bomb; get the archive again"
    return ""


def _why(error: Exception) -> str:
    if isinstance(error, NotImplementedError):
        return "is packed in a way that is not read; unpack it and give what is inside"
    return DAMAGED_ZIP.format(why=told(error))
