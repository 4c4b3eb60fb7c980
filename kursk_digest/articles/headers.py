"""What stands above and below a text about it: header lines, bylines, date lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from urllib.parse import urlsplit

from kursk_digest.articles.web.people import is_person, is_place, is_role, split_names
from kursk_digest.articles.wire import credited_agency, is_own
from kursk_digest.articles.written_dates import is_date_line, read_date, read_days
from kursk_digest.languages import languages, section

_FIELDS = ("outlet", "title", "published", "updated", "author", "url", "other")
_ANYWHERE = frozenset({"outlet", "published", "updated", "author", "url"})
_LABELLED = re.compile(r"\W{0,3}([^\W\d_][^:：\n]{0,30}?)\W{0,3}\s?[:：]\s{0,4}(.{0,2000})$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,2000}$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_PIECES = re.compile(r"\s*[|•·]\s*|\s[–—/-]\s|\s{3,}")
_LONGEST_BYLINE = 160


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lines around a text say about it; empty where they say nothing."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    published: str | None = None
    updated: str | None = None
    credited: tuple[str, ...] = ()
    """Names as the bylines give them: people, agencies, desks."""
    language: str = ""
    wire: str | None = None
    used: frozenset[int] = field(default_factory=frozenset)
    """Numbers of the lines, from 0, that said nothing else."""


def read_header(lines: Sequence[str]) -> Facts:
    """Read the block of `Outlet: ...` lines at the top, and an address alone on a line there."""
    facts = Facts()
    for number, line in enumerate(lines[:20]):
        name, value = _labelled(line)
        if not name and _ADDRESS.match(line):
            name, value = "url", line
        if not name:
            break
        facts = replace(_with(facts, name, value), used=facts.used | {number})
    return facts


def with_field(facts: Facts, name: str, value: str) -> Facts:
    """Add a field as a header or front matter names it (`Source`, `date`); unknown ones not."""
    return _with(facts, _field_names().get(_key(name), ""), value)


def with_line(facts: Facts, line: str) -> Facts:
    """Add what a line near the text says of it: a label, a byline, a date."""
    name, value = _labelled(line)
    is_day = name in ("published", "updated") and len(value) <= 120
    if name in _ANYWHERE and len(value) <= 120 and not is_day:
        return _with(facts, name, value)
    names = read_byline(line)
    if not (names or is_day or is_date_line(line)):
        return facts
    published, updated = read_days(line)
    return replace(
        facts,
        credited=(*facts.credited, *names),
        published=facts.published or published,
        updated=facts.updated or updated,
    )


def says_something(line: str) -> bool:
    """Tell whether `with_line` would learn anything from *line*."""
    empty = Facts()
    return len(line) <= 200 and with_line(empty, line) != empty


def _labelled(line: str) -> tuple[str, str]:
    match = _LABELLED.match(line)
    return (_field_names().get(_key(match[1]), ""), match[2].strip()) if match else ("", "")


def _with(facts: Facts, name: str, value: str) -> Facts:
    value = " ".join(value.split()).strip("\"'")
    if not value:
        return facts
    if name == "title":
        return replace(facts, title=facts.title or value)
    if name == "outlet":
        if _ADDRESS.match(value):
            return replace(facts, url=facts.url or value)
        # `Source: AP` below `Outlet: Northern Herald` is a credit.
        if facts.outlet:
            return replace(facts, wire=facts.wire or credited_agency(value))
        return replace(facts, outlet=value[:120])
    if name == "url":
        return replace(facts, url=facts.url or value)
    if name in ("published", "updated"):
        return _with_day(facts, name, value)
    if name == "author":
        return replace(facts, credited=(*facts.credited, *split_names([value])))
    return facts


def _with_day(facts: Facts, name: str, value: str) -> Facts:
    """Read `Published: 13 August 2024 | Updated: 15 August 2024`; the label goes for the first."""
    if name == "updated":
        return replace(facts, updated=facts.updated or read_date(value))
    published, updated = read_days(value)
    return replace(facts, published=facts.published or published, updated=facts.updated or updated)


def read_byline(line: str) -> tuple[str, ...]:
    """Return the names in *line* if it is a byline: people and agencies; else none.

    `By Ann Lee and Bo Rask`, `By REUTERS`, `Ann Lee | 12 August 2024`.
    """
    if len(line) > _LONGEST_BYLINE or line.endswith((".", "!", "?", "…", ":")):
        return ()
    if opens_byline(line):
        names = split_names([line])
        behind_person = is_person(names[0]) if names else False
        names = names[:1] + [name for name in names[1:] if not (behind_person and is_place(name))]
        return tuple(name for name in names if _is_name(name) and not is_role(name))
    pieces = [piece for piece in _PIECES.split(line) if piece]
    if len(pieces) < 2 or not any(is_date_line(piece) for piece in pieces):
        return ()
    rest = [piece for piece in pieces if not is_date_line(piece)]
    names = split_names(rest)
    return tuple(name for name in names if is_person(name) and _is_name(name))


def opens_byline(line: str) -> bool:
    """Tell whether *line* begins with the word that introduces a writer: `By`, `Von`."""
    words = line.split()
    folded = [word.casefold().strip(":.") for word in words[:3]]
    for length in (3, 2, 1):
        if " ".join(folded[:length]) in _by() and len(words) > length:
            return words[length][:1].isupper() and len(words) <= 18
    return False


def _is_name(name: str) -> bool:
    """Tell a name from a day (`By Tuesday Night`) and from running text; Jan Smit is a name."""
    words = _WORD.findall(name)
    if any(word.casefold() in _days() for word in words) or name.casefold() in _months():
        return False
    return all(word[0].isupper() or len(word) <= 3 for word in words) and bool(words)


def site_of(url: str) -> str:
    """Return the site of an address: `herald.example`; "" if it has none."""
    url = url.strip()
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    for prefix in ("www.", "m.", "amp."):
        host = host.removeprefix(prefix)
    return host if "." in host else ""


def people_of(facts: Facts, outlet: str) -> tuple[str, ...]:
    """Return the human beings among the credited names, each once, in order."""
    bodies = (outlet, facts.outlet)
    return tuple(dict.fromkeys(name for name in facts.credited if is_person(name, bodies)))


def agency_in(names: Iterable[str], outlet: str) -> str | None:
    """Return the first agency among *names* that is not the *outlet* itself."""
    found = (credited_agency(name) for name in names)
    return next((agency for agency in found if agency and not is_own(agency, outlet)), None)


def _key(label: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(label.replace("_", " ")))


@cache
def _field_names() -> dict[str, str]:
    return {
        _key(label): name
        for language in languages()
        for name in reversed(_FIELDS)
        for label in section(language, "metadata").get(name, ())
    }


@cache
def _of(key: str) -> frozenset[str]:
    return frozenset(
        x for language in languages() for x in section(language, "metadata").get(key, ())
    )


def _by() -> frozenset[str]:
    return _of("by")


@cache
def _days() -> frozenset[str]:
    return frozenset(word for word in _of("date_words") if len(word) > 3)


@cache
def _months() -> frozenset[str]:
    return frozenset(
        name
        for language in languages()
        for names in section(language, "metadata").get("months", ())
        for name in names
    )
