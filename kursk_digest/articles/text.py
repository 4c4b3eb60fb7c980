"""Plain text -> article: pasted from a page, saved, or typed. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from kursk_digest.articles.furniture import REASONS
from kursk_digest.articles.headers import (
    Facts,
    agency_in,
    opens_byline,
    people_of,
    read_header,
    says_something,
    site_of,
    with_line,
)
from kursk_digest.articles.labels import label_lines
from kursk_digest.articles.language import UNKNOWN, detect_language
from kursk_digest.articles.lines import look_at_lines
from kursk_digest.articles.normalise import clean_text, cut_lines
from kursk_digest.articles.refusals import refusal_of
from kursk_digest.articles.roles import CREDIT, Hints, Label, Role
from kursk_digest.articles.sure import ABOUT
from kursk_digest.articles.tails import is_lone_name
from kursk_digest.articles.wire import (
    agency_of_dateline,
    credited_agency,
    is_own,
    signed_agency,
)
from kursk_digest.model import Article, Page, Removed, Skipped
from kursk_digest.words import stop_words, words

MOST_LINES = 20_000
TOO_MANY = f"has more than {MOST_LINES:,} lines, too many for one article; save the article alone"
_EMPTY = "has no text; check that the whole page was saved"

_SAMPLE = 8_000
_STANDFIRST = 2
"""Lines of text that may stand above the byline."""
_BULLET = re.compile(r"[-*•·▪■►]\s+")
_SIGN = re.compile(r"\w")

_SIGNED = frozenset({CREDIT, ABOUT, REASONS["legal"]})
"""Reasons of lines that may credit an agency."""

Marker = Callable[[str], bool]
"""Tells whether the user's patterns find a line."""


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of a page, and what is known of them before they are read."""

    lines: tuple[str, ...]
    """Not blank, one a paragraph."""
    headings: frozenset[int] = frozenset()
    """Numbers, from 0, of the lines that are marked up as headings."""
    facts: Facts = Facts()
    removed: tuple[Removed, ...] = ()
    """What was taken out above the lines."""


def extract_text(page: Page, *, marks: Marker = lambda _: False) -> Article | Skipped:
    """Extract the article of a plain text; what has none comes back with the reason.

    Args:
        page: Any string whatever.
        marks: Tells which lines the user's own patterns find.
    """
    lines = cut_lines(clean_text(page.body))
    if len(lines) > MOST_LINES:
        return Skipped(page.location, TOO_MANY)
    facts = read_header(lines)
    header = tuple(Removed(lines[number], "header") for number in sorted(facts.used))
    rest = tuple(line for number, line in enumerate(lines) if number not in facts.used)
    return compose_article(page, Source(rest, facts=facts, removed=header), marks=marks)


def compose_article(page: Page, source: Source, *, marks: Marker) -> Article | Skipped:
    """Make an article of lines: text, title and what the lines around it say."""
    if not any(map(_SIGN.search, source.lines)):
        return Skipped(page.location, _EMPTY)
    language = source.facts.language or language_of(source.lines)
    small = stop_words(language) or stop_words("en")
    marked = frozenset(n for n, line in enumerate(source.lines) if marks(line))
    hints = Hints(marked, source.headings, source.facts.title)
    lines = look_at_lines(source.lines, small)
    labels = label_lines(lines, hints)
    refusal = refusal_of(lines, labels, marked)
    if refusal:
        return Skipped(page.location, refusal)
    return _article(page, source, labels, language)


def language_of(lines: Sequence[str]) -> str:
    """Name the language of the running text among *lines*: menus are often in another one."""
    running = [line for line in lines if line.count(" ") >= 7] or lines
    sample = ""
    for line in running:
        sample += line[:_SAMPLE] + "\n"
        if len(sample) >= _SAMPLE:
            break
    return detect_language(words(sample), sample)


def outlet_of(page: Page, facts: Facts) -> str:
    """Name who published a page: as the source or the page says, else the site, else the file."""
    named = page.known.outlet or facts.outlet or site_of(facts.url)
    if not named and page.location.startswith(("http://", "https://")):
        named = site_of(page.location)
    return named or _stem(page.location)


def _stem(location: str) -> str:
    if location == "-":
        return "standard input"
    return PurePosixPath(location.replace("\\", "/")).stem or location or "unnamed"


def _article(page: Page, source: Source, labels: Sequence[Label], language: str) -> Article:
    facts = _gathered(source, labels)
    outlet = outlet_of(page, facts)
    pairs = list(zip(source.lines, labels, strict=True))
    kept = [(line, label) for line, label in pairs if label.role in (Role.TEXT, Role.HEADING)]
    paragraphs = tuple(_without_bullet(line) for line, _ in kept)
    title = next((line for line, label in pairs if label.role is Role.TITLE), facts.title)
    return Article(
        location=page.location,
        outlet=outlet,
        title=facts.title or title,
        paragraphs=paragraphs,
        published=facts.published or facts.updated,
        authors=people_of(facts, outlet),
        language=language or UNKNOWN,
        wire=_wire(facts, pairs, paragraphs, outlet),
        removed=(
            *source.removed,
            *(
                Removed(line, label.reason, label.odds)
                for line, label in pairs
                if label.role is Role.FURNITURE
            ),
        ),
        headings=frozenset(
            n for n, (_, label) in enumerate(kept, start=1) if label.role is Role.HEADING
        ),
        credited=tuple(dict.fromkeys(facts.credited)),
        updated=facts.updated,
        url=facts.url or None,
    )


def _without_bullet(line: str) -> str:
    return _BULLET.sub("", line, count=1) if _BULLET.match(line) else line


def _gathered(source: Source, labels: Sequence[Label]) -> Facts:
    """Read the bylines and dates about the text: a byline may stand below it, a date may not.

    Below it, dates are those of other stories.
    """
    facts = source.facts
    texts = [number for number, label in enumerate(labels) if label.role is Role.TEXT]
    body = "\n".join(source.lines[number] for number in texts)
    # A standfirst often stands between the headline and the byline.
    top = texts[min(_STANDFIRST, len(texts) - 1)]
    for number, (line, label) in enumerate(zip(source.lines, labels, strict=True)):
        if label.role is not Role.FURNITURE or not says_something(line):
            continue
        told = _without_places(with_line(facts, line), facts, line, body)
        if number < top:
            facts = told
        elif label.reason == ABOUT and told.credited and not facts.credited:
            facts = replace(facts, credited=told.credited)
    return (
        facts if facts.credited else replace(facts, credited=_lone_name(source, labels, top, body))
    )


def _without_places(told: Facts, before: Facts, line: str, body: str) -> Facts:
    """Leave out names that the text speaks of: `Saltmere - 12 November` names no writer."""
    if opens_byline(line):
        return told
    new = [name for name in told.credited[len(before.credited) :] if name not in body]
    return replace(told, credited=(*before.credited, *new))


def _lone_name(source: Source, labels: Sequence[Label], top: int, body: str) -> tuple[str, ...]:
    """Return the name that stands alone above a date, where the text does not speak of it."""
    for number in range(min(top, len(labels) - 1)):
        name, below = source.lines[number], source.lines[number + 1]
        alone = labels[number].role is Role.FURNITURE and is_lone_name(name) and name not in body
        if alone and with_line(Facts(), below).published:
            return (name,)
    return ()


def _wire(
    facts: Facts, pairs: Sequence[tuple[str, Label]], paragraphs: Sequence[str], outlet: str
) -> str | None:
    """Return the agency that is credited: by header, dateline, byline or sign-off."""
    datelines = (agency_of_dateline(paragraph) for paragraph in paragraphs[:2])
    named = [facts.wire, *datelines]
    found = next((agency for agency in named if agency), None)
    if found and not is_own(found, outlet):
        return found
    signed = [line for line, label in pairs if label.reason in _SIGNED and credited_agency(line)]
    below = [agency for agency in map(signed_agency, paragraphs[-1:]) if agency]
    return agency_in([*facts.credited, *signed, *below], outlet)
