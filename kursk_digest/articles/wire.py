"""Credits of news agencies: sign-offs, datelines, notes of who reported. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kursk_digest.articles.web.people import agency_of, is_desk
from kursk_digest.datelines import dateline_agency
from kursk_digest.languages import languages, section

_LONGEST = 60
_FRAME = " \t()[]*/|–—-.,:;©®™"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PARTS = re.compile(r"\s*(?:[/,;|&·+]|\s(?:and|und|et|y|e|i|та|и)\s)\s*")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_NAME_SIGN = re.compile(r"[^\W_]")
_INITIALS = re.compile(r"^[a-zäöüß]{2,4}$")
_SITE = re.compile(r"^[\w-]{2,30}\.[a-z]{2,8}$", re.IGNORECASE)
_BRACKETS = re.compile(r"[()\[\]]")
# Behind the last sentence of a text: `(dpa)`, `/PAP/`, `— AP`.
_SIGNATURE = re.compile(
    r"[.!?…\"”“»]\s{0,3}(?:\(([^()]{2,40})\)|/([^/]{2,40})/|[—–]\s?([^\W\d_][\w/ ]{1,20}))\W{0,3}$"
)


def credited_agency(line: str) -> str | None:
    """Return the agency that *line* credits if it is nothing but a credit.

    `The Associated Press` gives `AP`, as do `© AP 2024`, `(AP)`, `— AP` and `Source: AP`. A body
    that we do not know is an agency if its name says so: `The Northline Press`.
    """
    if len(line) > _LONGEST:
        return None
    name = _bare(line)
    known = agency_of(name) or _first_known(name) or agency_of(_behind_with(name))
    if known:
        return known
    return _without_article(name) if _is_agency_name(name) else None


def signed_agency(paragraph: str) -> str | None:
    """Return the agency that signs at the end of a paragraph: `The ferry left. (dpa)`."""
    match = _SIGNATURE.search(paragraph[-_LONGEST:])
    if not match:
        return None
    name = match[1] or match[2] or match[3]
    return agency_of(name) or _first_known(name)


def agency_of_dateline(paragraph: str) -> str | None:
    """Return the agency in the dateline of *paragraph*, by the name that we use for it."""
    name = dateline_agency(paragraph)
    if not name:
        return None
    return agency_of(name) or _first_known(name) or _without_article(name)


def is_own(agency: str, outlet: str) -> bool:
    """Tell whether *agency* is the *outlet* itself: what it publishes of its own is no wire."""
    if agency in (agency_of(outlet), agency_of(outlet.removesuffix(" News")), outlet):
        return True
    key, other = ("".join(_NAME_SIGN.findall(name.casefold())) for name in (agency, outlet))
    return len(key) > 4 and key in other


def is_reporting_note(line: str) -> bool:
    """Tell whether *line* says who wrote and edited: `(Reporting by A. Lee)`."""
    if len(line) > 400:
        return False
    text = line.casefold().strip(_FRAME)
    return any(text.startswith((f"{note} ", f"{note}:")) for note in _notes()) or any(
        text.endswith(f" {note}") for note in _notes() if " to this " in note
    )


def _bare(line: str) -> str:
    """Take the frame of a credit away: marks, a year, a label (`Source:`), a note's words."""
    text = _YEAR.sub(" ", line.strip(_FRAME)).strip(_FRAME)
    head, colon, tail = text.partition(":")
    if colon and head.strip().casefold() in _credits():
        text = tail.strip()
    text = _note_behind().sub("", text)
    while label := _label_before().match(text):
        text = text[label.end() :]
    return " ".join(text.strip(_FRAME).split())


def _first_known(name: str) -> str | None:
    """Return the first agency of `dpa/AFP` or `herald.example, ap/cw`.

    `None` if other names stand there: `Getty Images/AFP` credits a picture.
    """
    parts = [part for part in _PARTS.split(_BRACKETS.sub("/", name)) if part]
    found = [agency for part in parts if (agency := agency_of(part))]
    others = [part for part in parts if not (agency_of(part) or _is_beside(part))]
    return found[0] if found and len(parts) > 1 and not others else None


def _is_beside(part: str) -> bool:
    """Tell what stands beside an agency and changes nothing: initials, a desk, a site."""
    return bool(_INITIALS.match(part) or _SITE.match(part) or is_desk(part))


def _behind_with(name: str) -> str:
    """Return what follows `Harbour Post with` in a credit; nothing if it is none."""
    words = name.split()
    ends = (n for n in range(1, min(5, len(words))) if words[n].casefold() in _of("with"))
    end = next(ends, 0)
    is_name = end and all(word[0].isupper() or not word[0].isalpha() for word in words[:end])
    return " ".join(words[end + 1 :]) if is_name else ""


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
    """Return the words of *key* in all languages."""
    return frozenset(
        x for language in languages() for x in section(language, "metadata").get(key, ())
    )


def _agency_words() -> frozenset[str]:
    return _of("agency")


@cache
def _notes() -> Sequence[str]:
    return sorted(_of("reporting"))


def _credits() -> frozenset[str]:
    return _of("outlet") | _of("credit")


@cache
def _label_before() -> re.Pattern[str]:
    """Return what finds a label as a word, or as one with an apostrophe (`l'`), before a name."""
    # Longest first: "with information from" before "with".
    labels = sorted(_credits(), key=lambda label: (-len(label), label))
    return re.compile(rf"(?:{'|'.join(map(re.escape, labels))})(?:(?<=['’])|\.?\s+)", re.I)


@cache
def _note_behind() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, _notes()))})$", re.I)
