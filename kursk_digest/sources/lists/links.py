"""What a list says of one place, and how that becomes a source."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from kursk_digest.model import Skipped, Source, SourceKind

MOST_LINKS = 20_000
"""More than anyone reads: a list that is longer is cut off, and that is said."""
MOST_TAGS = 20
_LONGEST_NAME = 200
_LONGEST_ADDRESS = 4000

_FEED_BEFORE_WEB = re.compile(r"feed:(?://)?(?=https?://)", re.I)
_FEED = re.compile(r"feed://", re.I)
_ENTITY = re.compile(r"&#?\w{1,32};")
_WEB = re.compile(r"https?://[^/?#]", re.I)


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of a list, as it stands there: any text at all."""

    address: str
    name: str = ""
    tags: tuple[str, ...] = ()
    kind: SourceKind = SourceKind.ANY
    fault: str = ""
    """Why it cannot be read, where the list alone tells."""


def to_sources(links: Iterable[Link], *, where: str) -> Iterator[Source | Skipped]:
    """Make a source of each link, in order; what is no web address comes back as skipped.

    A list is a stranger's text: it may name web addresses, but no file of this machine.

    Args:
        links: In the order of the list.
        where: Location of the list, for what has no address of its own.
    """
    for number, link in enumerate(links):
        if number == MOST_LINKS:
            reason = f"has more than {MOST_LINKS} entries; the rest is left out, split the list"
            yield Skipped(where, reason)
            return
        yield _to_source(link, where)


def merge_same(sources: Iterable[Source | Skipped]) -> tuple[Source | Skipped, ...]:
    """Keep each address once, where it stands first, with the tags of all its places."""
    merged: dict[object, Source | Skipped] = {}
    for source in sources:
        if isinstance(source, Skipped):
            merged.setdefault((source.location, source.reason), source)
            continue
        before = merged.get(source.location)
        if isinstance(before, Source):
            tags = tuple(dict.fromkeys((*before.tags, *source.tags)))[:MOST_TAGS]
            source = replace(before, tags=tags, name=before.name or source.name)
        merged[source.location] = source
    return tuple(merged.values())


def unescape(text: str) -> str:
    """Undo the entities of HTML in *text*; without a semicolon it is none: `?a=1&copy=2`."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def clean_line(text: str) -> str:
    """Return *text* on one line, without control characters and space around it, not too long."""
    line = " ".join(text.split())
    return "".join(char for char in line if char.isprintable())[:_LONGEST_NAME].strip()


def _to_source(link: Link, where: str) -> Source | Skipped:
    given = link.address.strip()
    address = _as_web_address(given)
    named = address or clean_line(link.name) or where
    if link.fault:
        return Skipped(named, link.fault)
    if not address:
        return Skipped(named, "has no address in the list; add one there, or take it out")
    if not _WEB.match(address):
        return Skipped(named, "is no web address; a list may name http and https only")
    if len(address) > _LONGEST_ADDRESS or not address.isprintable() or " " in address:
        return Skipped(named, "is no possible web address; correct it in the list")
    is_feed = link.kind is SourceKind.FEED or address != given
    # A bookmark is called like the page; only that of a front page tells the outlet.
    tells_outlet = is_feed or _is_front_page(address)
    name = clean_line(link.name) if tells_outlet and link.name != address else ""
    tags = tuple(dict.fromkeys(filter(None, map(clean_line, link.tags))))[:MOST_TAGS]
    return Source(address, SourceKind.FEED if is_feed else link.kind, name, tags)


def _as_web_address(address: str) -> str:
    """Turn the `feed:` that older browsers wrote before addresses into what they meant."""
    if before := _FEED_BEFORE_WEB.match(address):
        return address[before.end() :]
    return "http://" + address[len("feed://") :] if _FEED.match(address) else address


def _is_front_page(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that do not hold an IPv6 address
        return False
    return parts.path in ("", "/") and not parts.query
