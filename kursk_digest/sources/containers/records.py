"""One record of a dump in JSON -> its text and what is known of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from kursk_digest.model import Known
from kursk_digest.sources.containers.dates import iso_date
from kursk_digest.sources.containers.fields import Fields

_MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|ul|article|section)\b[^>]{0,200}>", re.I)
_WORD = re.compile(r"\w")
_WEB = re.compile(r"https?://[^\s]+$", re.I)
_MOST_AUTHORS = 50


def text_of(record: Mapping[str, object], fields: Fields) -> tuple[str, bool]:
    """Return the text of *record* and whether it is HTML; empty if it has none."""
    for role in ("paragraphs", "text", "html"):
        for value in _values(record, fields, role):
            text = "\n\n".join(_texts(value))
            if _WORD.search(text):
                return text, role == "html" or _MARKUP.search(text) is not None
    return "", False


def known_of(record: Mapping[str, object], fields: Fields) -> Known:
    """Return what *record* says of its article."""
    urls = (text for text in _lines(record, fields, "url") if _WEB.match(text))
    outlets = (text for text in _lines(record, fields, "outlet") if "/" not in text)
    url = next(urls, None)
    dates = filter(None, map(iso_date, _scalars(record, fields, "published")))
    changes = filter(None, map(iso_date, _scalars(record, fields, "updated")))
    languages = (text[:2].lower() for text in _lines(record, fields, "language"))
    return Known(
        outlet=(next(outlets, None) or _host(url) or "").removeprefix("www.") or None,
        title=next(_lines(record, fields, "title"), ""),
        published=next(dates, None),
        updated=next(changes, None),
        authors=_authors(record, fields),
        url=url,
        language=next((two for two in languages if two.isalpha()), None),
    )


def as_html(title: str, body: str) -> str:
    """Return a page of a headline and *body*, which is HTML."""
    head = html.escape(title)
    return (
        f"<!doctype html><html><head><title>{head}</title></head>"
        f"<body><article><h1>{head}</h1>\n{body}\n</article></body></html>"
    )


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _values(record: Mapping[str, object], fields: Fields, role: str) -> Iterator[object]:
    return (record[name] for name in fields.get(role, ()) if record.get(name))


def _texts(value: object) -> list[str]:
    """Return the texts in *value*: it, or those of a list of texts or of named things."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [name] if isinstance(name := value.get("name"), str) else []
    if isinstance(value, list):
        return [text for each in value if not isinstance(each, list) for text in _texts(each)]
    return []


def _lines(record: Mapping[str, object], fields: Fields, role: str) -> Iterator[str]:
    for value in _values(record, fields, role):
        if line := " ".join(" ".join(_texts(value)[:1]).split()):
            yield line


def _scalars(record: Mapping[str, object], fields: Fields, role: str) -> Iterator[object]:
    return (v for v in _values(record, fields, role) if isinstance(v, str | int | float))


def _authors(record: Mapping[str, object], fields: Fields) -> tuple[str, ...]:
    for name in fields.get("authors", ()):
        value = record.get(name)
        if value is None:
            continue
        texts = value.split(";") if isinstance(value, str) else _texts(value)
        names = (" ".join(text.split()) for text in texts[:_MOST_AUTHORS])
        # An empty list says that there are none, whatever the byline holds.
        return tuple(dict.fromkeys(filter(None, names)))
    return ()
