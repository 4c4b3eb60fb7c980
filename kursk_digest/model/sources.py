"""Sources: where articles come from, as the user names them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """What a location is taken for."""

    ANY = "any"
    """What it turns out to be: a page, a feed, a list, a folder, saved mail."""
    FEED = "feed"
    PAGE = "page"
    PATH = "path"
    """A file, a folder or a glob."""


class FullText(StrEnum):
    """When the page that an entry of a feed links to is read in place of the entry."""

    AUTO = "auto"
    """Where the entry is a teaser."""
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Source:
    """One location, and what the user says of it."""

    location: str
    kind: SourceKind = SourceKind.ANY
    name: str = ""
    """The outlet; empty where the page or the feed tells."""
    tags: tuple[str, ...] = ()
    full_text: FullText = FullText.AUTO
    max_items: int = 0
    """The newest so many entries are read; 0 for as many as the run allows."""
    max_bytes: int = 0
    """0 for that of the run; `timeout_seconds` alike."""
    timeout_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Remark:
    """What a user may want to know of a source that was read all the same."""

    location: str
    text: str
    """One line, without the location: `3 entries are dated in the future; ...`."""
