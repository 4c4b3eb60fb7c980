"""What the user gave -> one location for each page, in a fixed order, each once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kursk_digest.model import Skipped
from kursk_digest.sources.files import explain

STANDARD_INPUT = "-"

NOT_PAGES = frozenset({
    # styles, programs and what belongs to them; ".download" is how browsers save scripts
    ".css", ".scss", ".less", ".js", ".mjs", ".map", ".wasm", ".download", ".swf",
    # pictures
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico", ".bmp", ".tif", ".tiff",
    ".heic",
    # fonts
    ".woff", ".woff2", ".ttf", ".otf", ".eot",
    # sound and film
    ".mp3", ".m4a", ".ogg", ".oga", ".wav", ".flac", ".mp4", ".m4v", ".mov", ".webm", ".ogv",
    ".avi", ".mkv",
})  # fmt: skip
"""Endings that a folder of saved pages is full of and no article has: passed over in silence.

PDF, office and mail files are not among them: someone may have meant them as articles and
must hear that they were not read.
"""

_WEB = re.compile(r"https?://", re.I)
# Some schemes do without the slashes. A single letter is a Windows drive.
_SCHEME = re.compile(
    r"([a-z][a-z0-9+.-]{1,19})://|(file|data|javascript|mailto|about|blob|tel|urn|news):(?!\s)",
    re.I,
)
_HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
_PARTS = "_files"


def is_web_address(location: str) -> bool:
    """Tell whether *location* is an http or https address."""
    return _WEB.match(location) is not None


def other_scheme(location: str) -> str | None:
    """Return the scheme of an address that is not on the web, lower-cased: `ftp`, `file`.

    `None` for a web address, and for a path, also one that looks like an address.
    """
    found = _SCHEME.match(location)
    if found is None or is_web_address(location) or _exists(location):
        return None
    return (found[1] or found[2]).lower()


def expand_locations(
    locations: Sequence[str], *, exclude: frozenset[str] = NOT_PAGES
) -> tuple[str | Skipped, ...]:
    """Put what each folder holds in its place; nothing else is read, or even looked for.

    A folder is walked to the bottom, names in code point order, files and folders together.
    Hidden names, files with an ending in *exclude*, and the folder `x_files` that a browser
    saved beside `x.html` are passed over. A file that is met twice, also through a link, is
    there once, where it is met first; so are an address and `-`. Links that lead in a circle
    end. A folder that gives nothing, or cannot be opened, is a `Skipped`.

    Args:
        locations: Files, folders, addresses, `-`.
        exclude: Endings with their dot, lower-cased; for files in folders only.

    Returns:
        Each location as given, or the folder as given joined by `/` with the path inside.
    """
    return tuple(place for _, place in expand_each(locations, exclude=exclude))


def expand_each(
    locations: Sequence[str], *, exclude: frozenset[str] = NOT_PAGES
) -> Iterator[tuple[int, str | Skipped]]:
    """Do as `expand_locations`, and tell with each place the index of what it stands for."""
    seen: set[str] = set()
    for at, location in enumerate(locations):
        for place, identity in _expand(location, exclude):
            if identity not in seen:
                seen.add(identity)
                yield at, place


def read_list(data: bytes, *, nul: bool) -> list[str]:
    r"""Return the locations in a list, in order.

    Args:
        data: The list: one location a line, where empty lines, lines that begin with `#`, a
            byte order mark and space around a location do not count.
        nul: Locations end with NUL instead and are taken as they are; only empty ones go.
    """
    if nul:
        return [_decoded(name) for name in data.split(b"\0") if name]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        text = _decoded(data.removeprefix(b"\xef\xbb\xbf"))
    lines = (line.strip() for line in re.split(r"[\r\n]+", text))
    return [line for line in lines if line and not line.startswith("#")]


def _decoded(name: bytes) -> str:
    # As Python does with the names that the system gives: any bytes lead back to their file.
    return name.decode("utf-8", "surrogateescape")


_Found = tuple[str | Skipped, str]
"""A place, and what all ways of writing it have in common."""


def _expand(location: str, exclude: frozenset[str]) -> Iterator[_Found]:
    if is_web_address(location):
        yield location, location.partition("#")[0]
    elif location in {"", STANDARD_INPUT} or other_scheme(location) is not None:
        yield location, location
    elif not _is_folder(location):
        yield location, _real(location)
    else:
        empty = True
        for found in _walk(location, exclude):
            empty = False
            yield found
        if empty:
            reason = "holds no pages; give a folder with text or HTML files"
            yield Skipped(location, reason), _real(location)


def _walk(location: str, exclude: frozenset[str]) -> Iterator[_Found]:
    # A stack, since folders can lie deeper than Python's calls; and the real path is carried
    # along, since to ask for it at each step takes longer the deeper they lie.
    waiting = [(location, _real(location))]
    entered: set[str] = set()
    while waiting:
        place, real = waiting.pop()
        if not _is_folder(place):
            if _ending(place) not in exclude:
                yield place, real
        elif real not in entered:
            entered.add(real)
            try:
                entries = _entries(place)
            except OSError as error:
                yield Skipped(place, explain(error, Path(place))), real
                continue
            stem = place.rstrip("/" + os.sep)
            for name, is_link in reversed(entries):
                path = f"{stem}/{name}"
                waiting.append((path, _real(path) if is_link else f"{real}/{name}"))


def _entries(folder: str) -> list[tuple[str, bool]]:
    """Return the names in *folder* that may be pages or hold them, and whether they are links.

    In code point order.
    """
    with os.scandir(folder) as entries:
        links = {
            entry.name: entry.is_symlink() for entry in entries if not entry.name.startswith(".")
        }
    parts = {Path(name).stem + _PARTS for name in links if _ending(name) in _HTML_ENDINGS}
    return [(name, links[name]) for name in sorted(links) if name not in parts]


def _ending(name: str) -> str:
    return Path(name).suffix.lower()


def _real(place: str) -> str:
    try:
        return os.path.realpath(place)
    except (OSError, ValueError):  # a name that cannot be
        return place


def _exists(place: str) -> bool:
    try:
        Path(place).lstat()
    except (OSError, ValueError):
        return False
    return True


def _is_folder(place: str) -> bool:
    try:
        return Path(place).is_dir()
    except (OSError, ValueError):
        return False
