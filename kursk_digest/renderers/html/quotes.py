"""Citations -> the quoted words in their paragraph, for formats that can open them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kursk_digest.model import PARAGRAPH_BREAK, Article, Statement
from kursk_digest.renderers.dates import day
from kursk_digest.renderers.escape import visible
from kursk_digest.renderers.links import link_target

CONTEXT = 400
"""Characters of a paragraph that are shown on each side of a quote, about: long enough for all
but one paragraph in a thousand, and a page that is one paragraph is not printed for each quote."""

# What may stand in an HTML `lang`: a BCP 47 tag; `und` says no more than the empty one.
_LANGUAGE = re.compile(r"(?!und$)[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_NO_ANCHOR = re.compile("[^A-Za-z0-9_-]")


@dataclass(frozen=True, slots=True)
class Place:
    """An article, as each quote of it names it; harmless text, ready to be escaped."""

    number: int
    outlet: str
    title: str
    """May be empty."""
    day: str
    """`13 August 2024`; empty if it has no date."""
    location: str
    link: str
    """Address of the page on the web; empty if there is none, or none that may be a link."""
    language: str
    """BCP 47; empty if it is not known."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of one statement, and what stands around them in the paragraph."""

    before: str
    words: str
    after: str
    """Both empty where the article's text is not at hand, as in a digest that was saved."""


@dataclass(frozen=True, slots=True)
class Citation:
    """An article that states a claim, with each place where it does."""

    place: Place
    quotes: tuple[Quote, ...]
    """As they stand in the article."""
    paragraphs: str
    """`paragraph 3`, `paragraphs 3, 7`."""
    speakers: str
    """To whom they are attributed; empty if to nobody."""


class Quoter:
    """Looks quotes up; the layout of an article is worked out once, however often it is cited."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.places = tuple(_place(number, article) for number, article in enumerate(articles, 1))
        self._numbers = {article: number for number, article in enumerate(articles, 1)}
        self._starts: dict[Article, list[int]] = {}

    def citations(
        self, statements: Iterable[Statement], numbers: Iterable[int]
    ) -> tuple[Citation, ...]:
        """Return a citation for each article of *numbers*, its quotes as they stand there."""
        by_number: dict[int, list[Statement]] = {number: [] for number in numbers}
        for statement in statements:
            by_number.get(self._numbers[statement.article], []).append(statement)
        return tuple(self._citation(number, told) for number, told in by_number.items() if told)

    def _citation(self, number: int, statements: Iterable[Statement]) -> Citation:
        by_span = {(statement.start, statement.end): statement for statement in statements}
        told = [by_span[span] for span in sorted(by_span)]
        paragraphs = sorted({statement.paragraph for statement in told})
        speakers = dict.fromkeys(visible(one.speaker) for one in told if one.speaker)
        return Citation(
            self.places[number - 1],
            tuple(map(self._quote, told)),
            f"paragraph{'s' * (len(paragraphs) > 1)} {', '.join(map(str, paragraphs))}",
            ", ".join(speakers),
        )

    def _quote(self, statement: Statement) -> Quote:
        before, after = self._around(statement)
        return Quote(visible(before), visible(statement.text), visible(after))

    def _around(self, statement: Statement) -> tuple[str, str]:
        article = statement.article
        if article not in self._starts:
            steps = (len(text) + len(PARAGRAPH_BREAK) for text in article.paragraphs)
            self._starts[article] = [0, *accumulate(steps)]
        if not 1 <= statement.paragraph <= len(article.paragraphs):
            return "", ""
        text = article.paragraphs[statement.paragraph - 1]
        offset = self._starts[article][statement.paragraph - 1]
        start, end = statement.start - offset, statement.end - offset
        if start < 0 or text[start:end] != statement.text:
            return "", ""
        return _tail(text[:start]), _head(text[end:])


def _place(number: int, article: Article) -> Place:
    return Place(
        number=number,
        outlet=visible(article.outlet).strip() or f"Source {number}",
        title=visible(article.title).strip(),
        day=visible(day(article.published)),
        location=visible(article.location),
        link=_web_link(article.location) or _web_link(article.url or ""),
        language=language_tag(article.language),
    )


def anchor(id: str) -> str:
    """Return *id* as HTML may name an element: `c1` stays; a saved digest may hold anything."""
    return _NO_ANCHOR.sub("-", id)


def language_tag(language: str) -> str:
    """Return *language* if HTML may name it, else nothing: then no language is claimed."""
    return language if _LANGUAGE.fullmatch(language) else ""


def _web_link(location: str) -> str:
    # A file is named, not linked: the digest is sent around, and its folders stay behind.
    target = link_target(location)
    return target if target[:7].lower() == "http://" or target[:8].lower() == "https://" else ""


def _tail(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    cut = text[-CONTEXT:]
    _, space, rest = cut.partition(" ")
    return f"… {rest if space else cut}"


def _head(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    cut = text[:CONTEXT]
    rest, space, _ = cut.rpartition(" ")
    return f"{rest if space else cut} …"
