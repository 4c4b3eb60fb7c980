"""Credits of news agencies: sign-offs, datelines, notes of who reported. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kursk_digest.articles.web.people import agency_of
from kursk_digest.datelines import dateline_agency
from kursk_digest.languages import languages, section

_LONGEST = 60
_FRAME = " \t()[]*/|–—-.,:;©®™"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PARTS = re.compile(r"\s*(?:[/,;|&·+]|\s(?:and|und|et|y|e|i|та|и)\s)\s*")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_INITIALS = re.compile(r"^[a-zäöü]{2,4}$")


def credited_agency(line: str) -> str | None:
    """Return the agency that *line* credits if it is nothing but a credit.

    `The Associated Press` gives `AP`, as do `© AP 2024`, `(AP)`, `— AP` and `Source: AP`. A body
    that we do not know is an agency if its name says so: `The Northline Press`.
    """
    if len(line) > _LONGEST:
        return None
    name = _bare(line)
    known = agency_of(name) or _first_known(name)
    if known:
        return known
    return _without_article(name) if _is_agency_name(name) else None


def agency_of_dateline(paragraph: str) -> str | None:
    """Return the agency in the dateline of *paragraph*, by the name that we use for it."""
    name = dateline_agency(paragraph)
    if not name:
        return None
    return agency_of(name) or _first_known(name) or _without_article(name)


def is_reporting_note(line: str) -> bool:
    """Tell whether *line* says who wrote and edited: `(Reporting by A. Lee)`."""
    if len(line) > 400:
        return False
    text = line.casefold().strip(_FRAME)
    return any(text.startswith((f"{note} ", f"{note}:")) for note in _notes()) or any(
        text.endswith(f" {note}") for note in _notes() if " to this " in note
    )


def _bare(line: str) -> str:
    """Take the frame of a credit away: marks, a year, a label (`Source:`)."""
    text = _YEAR.sub(" ", line.strip(_FRAME)).strip(_FRAME)
    head, colon, tail = text.partition(":")
    if colon and head.strip().casefold() in _credit_labels():
        text = tail
    for label in _credit_labels():
        if text.casefold().startswith(f"{label} "):
            text = text[len(label) :]
    return " ".join(text.strip(_FRAME).split())


def _first_known(name: str) -> str | None:
    """Return the first agency of `dpa/AFP` or `ap/dpa/cw`; `None` if other names stand there."""
    parts = [part for part in _PARTS.split(name) if part]
    found = [agency for part in parts if (agency := agency_of(part))]
    others = [part for part in parts if not agency_of(part) and not _INITIALS.match(part)]
    return found[0] if found and len(parts) > 1 and not others else None


def _is_agency_name(name: str) -> bool:
    words = _NAME.findall(name)
    if not 2 <= len(words) <= 5 or name.endswith((".", "!", "?")):
        return False
    return all(word[0].isupper() for word in words) and any(
        word.casefold() in _agency_words() for word in words[1:]
    )


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first.casefold() == "the" and rest else name


@cache
def _of(key: str) -> frozenset[str]:
    return frozenset(
        x for language in languages() for x in section(language, "metadata").get(key, ())
    )


def _agency_words() -> frozenset[str]:
    return _of("agency")


@cache
def _notes() -> Sequence[str]:
    return sorted(_of("reporting"))


@cache
def _credit_labels() -> Sequence[str]:
    # Longest first: "with information from" before "with".
    return sorted(_of("outlet") | _of("credit"), key=lambda label: (-len(label), label))
