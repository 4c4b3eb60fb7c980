"""What a list or a person names -> what stands in the settings: with a name, and a place to read.

Pure: nothing is asked of the network, `sources check` does that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from urllib.parse import urlsplit

from kursk_digest.model import Source, SourceKind
from kursk_digest.sources.locations import is_web_address

_FEED_PATH = re.compile(
    r"\.(?:rss|atom|rdf|xml)$|(?:^|/)(?:feeds?|rss|atom|index\.json)(?:[/.]|$)", re.I
)


def to_subscription(source: Source) -> Source:
    """Settle what *source* leaves open: its name and whether it is a feed, a page or a path."""
    kind = _kind_of(source.location) if source.kind is SourceKind.ANY else source.kind
    return replace(source, kind=kind, name=source.name or _name_of(source.location))


def _kind_of(location: str) -> SourceKind:
    if not is_web_address(location):
        return SourceKind.PATH
    path = _path(location)
    # A front page names its feed; as a page of its own it is no article.
    is_front = path in ("", "/")
    return SourceKind.FEED if is_front or _FEED_PATH.search(path) else SourceKind.PAGE


def _name_of(location: str) -> str:
    if is_web_address(location):
        host = location.partition("://")[2].partition("/")[0].rpartition("@")[2].casefold()
        return re.sub(r":\d+$", "", host).removeprefix("www.") or location
    return PurePath(location).stem or location


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:  # brackets that do not hold an IPv6 address
        return ""
