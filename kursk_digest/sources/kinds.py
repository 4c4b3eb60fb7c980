"""Text -> how it is to be read: as HTML, as Markdown, as it stands."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from kursk_digest.errors import SourceError
from kursk_digest.model import PageKind

_HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN_ENDINGS = frozenset({".md", ".markdown"})
_JSON_ENDINGS = frozenset({".json", ".jsonl", ".ndjson"})
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_MARKDOWN_TYPES = frozenset({"text/markdown", "text/x-markdown"})

_DOCUMENT = re.compile(r"<(?:!doctype\s+html|(?:html|head|body|title|meta)(?=[\s/>]))", re.I)
# Markdown, too, may begin with one of these.
_FRAGMENT = re.compile(
    r"<(?:article|main|section|header|nav|div|p|h[1-6]|table|script|style|link)(?=[\s/>])", re.I
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)(?=[\s/>])")
_PROLOG = re.compile(r"<\?xml\s|<!doctype\s(?!html)", re.I)

_SPACE = re.compile(r"\s*")
_COMMENTS = 100
"""So many comments and prologs may stand before the first tag."""

_HEADERS = 2_000
"""So many characters may stand before the MIME version of a mail."""
_HEADER = re.compile(r"[A-Za-z][A-Za-z-]{0,60}: |From \S")
_MIME_VERSION = re.compile(r"^mime-version:", re.I | re.M)

_FRONT_MATTER_LINES = 100
_FRONT_MATTER_LINE = re.compile(r"[\w\"'][^:\n]{0,80}:(?:\s|$)|[\s#-]|$")

_SAVE_AS = "save the article as text or HTML"


def detect_kind(body: str, *, name: str, content_type: str = "") -> PageKind:
    """Tell how *body* is to be read; what stands in it counts more than what it is called.

    Args:
        body: Decoded text.
        name: File name, or path of the address; may be empty.
        content_type: As the server gave it, lower-cased, without parameters; may be empty.

    Raises:
        SourceError: It is a feed, other XML, JSON or a mail, which would be read as a page of
            brackets.
    """
    ending = PurePosixPath(name).suffix.lower()
    start = _content_start(body)
    says_markdown = ending in _MARKDOWN_ENDINGS or content_type in _MARKDOWN_TYPES
    if _DOCUMENT.match(body, start) or (not says_markdown and _FRAGMENT.match(body, start)):
        return PageKind.HTML
    _refuse_feed(body, start)
    _refuse_mail(body)
    if ending in _HTML_ENDINGS or content_type in _HTML_TYPES:
        return PageKind.HTML
    _refuse_data(body, ending)
    if says_markdown or _has_front_matter(body):
        return PageKind.MARKDOWN
    return PageKind.TEXT


def _content_start(body: str) -> int:
    """Return where the first tag or word stands, past space, comments and the XML prolog."""
    position = 0
    for _ in range(_COMMENTS):
        position = _skip_space(body, position)
        if body.startswith("<!--", position):
            end = body.find("-->", position + 4)
        elif body.startswith("<?", position):
            end = body.find(">", position + 2) - 2
        else:
            break
        if end < 0:
            break
        position = end + 3
    return position


def _skip_space(body: str, position: int) -> int:
    found = _SPACE.match(body, position)
    return found.end() if found else position


def _refuse_feed(body: str, start: int) -> None:
    if _FEED.match(body, start):
        raise SourceError("is a feed, not a page; give it as a source of its own")


def _refuse_data(body: str, ending: str) -> None:
    start = _skip_space(body, 0)
    if _PROLOG.match(body, start):
        raise SourceError(f"is XML, not a page; {_SAVE_AS}")
    if ending in _JSON_ENDINGS and body.startswith(("{", "["), start):
        raise SourceError(f"is JSON, not a page; {_SAVE_AS}")


def _refuse_mail(body: str) -> None:
    start = _skip_space(body, 0)
    if _HEADER.match(body, start) and _MIME_VERSION.search(body, start, start + _HEADERS):
        raise SourceError(f"is a saved mail or web archive, not a page; {_SAVE_AS}")


def _has_front_matter(body: str) -> bool:
    """Tell whether *body* begins with `key: value` lines between two lines of `---`."""
    lines = body[:20_000].split("\n", _FRONT_MATTER_LINES)
    if lines[0].rstrip() != "---":
        return False
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {"---", "..."}:
            return number > 1
        if not _FRONT_MATTER_LINE.match(line):
            return False
    return False
