"""What the headers of an answer say. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from kursk_digest.errors import SourceError

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I | re.A)
_TYPE = re.compile(r"\s*([a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,80})\s*(?:[;,]|$)", re.I)

_NO_SOURCES = ("image/", "audio/", "video/", "font/", "model/")
_NO_SOURCE = frozenset({
    "text/css", "text/javascript", "application/javascript", "application/x-javascript",
    "application/wasm", "application/x-shockwave-flash", "application/vnd.ms-fontobject",
    "application/x-font-ttf", "application/x-font-woff",
})  # fmt: skip


def content_type(header: str) -> str:
    """Return the type in a Content-Type, lower-cased, without parameters; empty if none is."""
    found = _TYPE.match(header)
    return found[1].lower() if found else ""


def charset(header: str) -> str | None:
    """Return the charset in a Content-Type, as it is written."""
    found = _CHARSET.search(header)
    return found[1] if found else None


def refuse_type(kind: str) -> None:
    """Raise `SourceError` if nothing that is *kind* can be a source of articles."""
    if kind.startswith(_NO_SOURCES) or kind in _NO_SOURCE:
        raise SourceError(f"is {kind}, not a page; give the address of an article")


def retry_after(header: str, now: datetime) -> int | None:
    """Return the seconds in a Retry-After, a number or a date; `None` if it is neither."""
    if re.fullmatch(r"[0-9]{1,9}", header):
        return int(header)
    try:
        until = parsedate_to_datetime(header)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    until = until.replace(tzinfo=until.tzinfo or UTC)
    return max(0, round((until - now).total_seconds()))


def wait_words(seconds: int) -> str:
    """Write a time to wait as people say it: `90 seconds`, `15 minutes`, `3 hours`, `2 days`."""
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= 2 * size:
            return f"{-(-seconds // size)} {unit}s"
    return f"{seconds} second{'' if seconds == 1 else 's'}"
