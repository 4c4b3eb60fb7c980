"""Where a location leads, for formats that can link. Pure."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from kursk_digest.renderers.escape import visible

MOST_CHARACTERS = 2_000
"""Longer links are given up: terminals and mail programs cut them, each elsewhere."""

_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")

# What has a meaning in an address; anything else is written as %XX.
_RESERVED = "%/:?#[]@!$&'()*+,;=~"


def link_target(location: str, folder: str = "") -> str:
    """Return the address that opens *location*, printable ASCII; empty if nothing should.

    Only web addresses and files become links. A file that is named relative to *folder*, an
    absolute path, becomes a `file:` address; without a folder only absolute paths do.
    """
    if location == "-" or visible(location) != location:
        return ""
    if _WEB.match(location):
        target = quote(location, safe=_RESERVED)
    elif _SCHEME.match(location):
        target = ""
    else:
        target = _file_target(Path(folder, location))
    return target if len(target) <= MOST_CHARACTERS else ""


def _file_target(path: Path) -> str:
    try:
        return path.as_uri()
    except ValueError:  # relative, or a name that no file system can hold
        return ""
