"""Pages and articles: what sources hand over, before and after the furniture is gone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

PARAGRAPH_BREAK = "\n\n"
"""What stands between two paragraphs of `Article.text`."""


class PageKind(StrEnum):
    """How the body of a page is to be read."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Known:
    """What a source knows of a page beside its body: an entry of a feed, the headers of a mail.

    What is given here counts more than what the page says of itself.
    """

    outlet: str | None = None
    """Who publishes it, as the user's settings name the source, or the feed itself."""
    title: str = ""
    """On one line."""
    published: str | None = None
    """ISO 8601, as in `Article`."""
    updated: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    """The address of the article, where the location is something else."""
    language: str | None = None
    """BCP 47 primary tag."""
    tags: tuple[str, ...] = ()
    """The user's own, of the source: `ukraine`."""
    via: str | None = None
    """The location that led to it: a feed, a list; `None` where the user named the page itself."""


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Page:
    """What a source handed over, decoded; nothing is stripped yet."""

    location: str
    """Path or URL, written as a reader of the digest would open it; `-` for standard input."""
    body: str
    kind: PageKind = PageKind.TEXT
    known: Known = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class RawPage:
    """What a source handed over, as bytes: decoding and cleaning it is one piece of work."""

    location: str
    data: bytes
    name: str = ""
    """File name, or path of the address that answered; empty if there is none."""
    charset: str | None = None
    """What the server said, if it did."""
    content_type: str = ""
    """The same, lower-cased, without parameters."""
    known: Known = NOTHING_KNOWN
    instead: RawPage | None = None
    """What is read in its place if it holds no article: the text of the feed that led to it."""
    stopgap: str = ""
    """Of such a text: why the page itself is not read; empty for every other page."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A line of the page that is not the article, and why."""

    text: str
    reason: str
    """The kind of furniture in one or two words: `newsletter prompt`, `teaser`."""
    score: float | None = None
    """How likely the line scorer held it for text, 0 to 1; `None` where it was not asked."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A location that gave no article, and why. It belongs to the result."""

    location: str
    reason: str
    """What is wrong and what to do, in one line, without the location."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A location that leads to a page which is read already, and so is not read again."""

    location: str
    first: str
    """The location of that page."""


# Identity, not value: two copies of one text are two articles, and a statement compares
# its article millions of times a day.
@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """The words of one page, without its furniture."""

    location: str
    outlet: str
    """Who published it: `Northern Herald`; else the site, else the file's name. Never empty."""
    title: str
    """The headline, on one line; empty if the page has none."""
    paragraphs: tuple[str, ...]
    """Never empty strings, no line breaks inside, trimmed; headings in the text included."""
    published: str | None = None
    """ISO 8601: `2024-08-13`, or with time and zone where the page tells; `None` if it does not."""
    authors: tuple[str, ...] = ()
    """People only, in the order of the byline: no agency, no desk."""
    language: str = "und"
    """BCP 47 primary tag (`en`, `uk`); `und` if the text does not tell."""
    wire: str | None = None
    """The agency that wrote it, as the page credits it: `AP`, `Reuters`; else `None`."""
    removed: tuple[Removed, ...] = ()
    """What was taken out, in the order of the page."""
    headings: frozenset[int] = frozenset()
    """Numbers (from 1) of the paragraphs that are subheadings: text, but no statements."""
    credited: tuple[str, ...] = ()
    """All whom the byline names, in its order: people, agencies, desks, the outlet itself."""
    updated: str | None = None
    """ISO 8601: the last change that the page tells, never before `published`."""
    url: str | None = None
    """The address that the page gives as its own; `None` if it gives none."""
    free: bool | None = None
    """Whether everybody may read it, if the page says so: false behind a paywall."""
    tags: tuple[str, ...] = ()
    """The user's own, of the source that it came from."""
    via: str | None = None
    """The location that led to it: a feed, a list; `None` where the user named the page itself."""
    voice: str = ""
    """Name of the voice, equal for all that speak with it; set once all articles are known."""
    own_paragraphs: frozenset[int] = frozenset()
    """Numbers (from 1) of the paragraphs that the outlet added to a text which several print."""
    own_voice: str = ""
    """Name of the voice that speaks in them: the outlet's."""

    @property
    def text(self) -> str:
        """The paragraphs joined with one blank line; what `start` and `end` count in."""
        return PARAGRAPH_BREAK.join(self.paragraphs)

    @property
    def sha256(self) -> str:
        """Hex digest of `text` as UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
