"""Datelines: the place, day and agency before the first statement of a report. Pure."""

from __future__ import annotations

import re
from functools import cache

from kursk_digest.languages import languages, section

# A dateline is short; what stands after this many characters is text.
_READ = 140

_DASH = r"(?:\s{0,2}[—–―]{1,2}\s{0,2}|\s{1,2}-{1,3}\s{1,2}|\s{1,2}\.\s{0,2}-\s{1,2})"
_UPPER = r"A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЂ-ЏҐ"
_SHOUTED = rf"[{_UPPER}][{_UPPER}.'’\-]{{1,24}}(?:\s[{_UPPER}][{_UPPER}.'’\-]{{0,24}}){{0,3}}"
_NAME = (
    rf"[{_UPPER}][\w.'’\-]{{1,24}}"
    rf"(?:\s(?:de|la|am|an|der|on|upon|[{_UPPER}][\w.'’\-]{{0,24}})){{0,3}}"
)
_AGENCY = r"\(\s{0,2}([^()\n]{2,40}?)\s{0,2}\)|/\s{0,2}([^/\n]{2,40}?)\s{0,2}/"
_DAY = r"(?:\d{1,2}\.?\s[^\W\d]{3,12}\.?|[^\W\d]{3,12}\.?\s\d{1,2})(?:,?\s\d{4})?"

# Each ends where the statement begins. The first group that matched names the agency.
_FORMS = tuple(
    re.compile(form)
    for form in (
        # (Reuters) - ...
        rf"(?:{_AGENCY}){_DASH}",
        # KYIV, Ukraine, Aug. 13 (AP) — ... and Berlin (dpa) - ...; with /TASS/. too
        rf"(?:{_NAME}|{_SHOUTED})(?:[,/]\s{{0,2}}{_NAME}){{0,2}}(?:[,.]\s{_DAY})?[.,]?\s{{1,2}}"
        rf"(?:{_AGENCY})(?:{_DASH}|[.:]\s)",
        # GENEVA, Aug 13 — ...
        rf"(?:{_NAME})(?:,\s{_NAME})?[,.]?\s{_DAY}[.,]?{_DASH}",
        # MOSCOW, Russia – ...; Kyiv, Ukraine – ...; KYIV – ...
        rf"(?:{_NAME}),\s(?:{_NAME}){_DASH}",
        rf"(?:{_SHOUTED})(?:/{_SHOUTED})?{_DASH}",
    )
)
_STATEMENT_START = re.compile(rf"[\"'“„«‘(\[]{{0,2}}[{_UPPER}\d]|[^\x00-\u04ff]")
# `U.S. – China talks`: initials are no place.
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}\s")
_WORD = re.compile(r"[^\W\d_]+")


def dateline_end(paragraph: str) -> int:
    """Return where the statement begins behind the dateline of *paragraph*; 0 without one.

    `MOSCOW, Russia – Troops left.` gives the place of the `T`. Only the first 140 characters
    are read.
    """
    return _read_dateline(paragraph)[0]


def dateline_agency(paragraph: str) -> str:
    """Return the agency that the dateline of *paragraph* credits, as written; "" without one.

    `KYIV, Ukraine (AP) — Troops left.` gives `AP`.
    """
    return _read_dateline(paragraph)[1]


def _read_dateline(paragraph: str) -> tuple[int, str]:
    head = paragraph[:_READ]
    for form in _FORMS:
        match = form.match(head)
        if not (match and _STATEMENT_START.match(paragraph, match.end())):
            continue
        agency = next((group for group in match.groups() if group), "").strip()
        if _is_dateline(match[0]) and _could_be_agency(agency):
            return match.end(), agency
    return 0, ""


def _could_be_agency(name: str) -> bool:
    """Tell `dpa` and `Continental Press` from a remark in brackets; no name is fine, too."""
    return not name[:1].islower() or " " not in name


def _is_dateline(text: str) -> bool:
    """Tell a place from a label (`BREAKING –`) and from a body (`NATO –`)."""
    if _INITIALS.match(text):
        return False
    first = _WORD.search(text)
    return first is None or first[0].casefold() not in _no_places()


@cache
def _no_places() -> frozenset[str]:
    return frozenset(
        word.casefold()
        for language in languages()
        for word in section(language, "datelines").get("no_places", ())
    )
