"""Statements: sentences of one article, with what can be read in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kursk_digest.model.pages import Article


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a statement: what it says, and of what.

    `more than 270 casualties` is `Figure("more than 270 casualties", ..., value=270, low=270,
    high=None, unit="casualty", kind="count", hedge="more than")`.
    """

    text: str
    """Verbatim, with hedge and unit: `statement.text[start:end]`."""
    start: int
    """Code points from the beginning of the statement's text."""
    end: int
    value: float
    """The number as stated, in `unit`; the middle of a range."""
    low: float | None
    """The least that the wording allows, in `unit`; `None` for no bound (`up to 5`: 0)."""
    high: float | None
    """The most that the wording allows, in `unit`; `None` for no bound (`more than 270`)."""
    unit: str
    """Singular, lower-cased, canonical: a measure converted to its base (`km`, `km2`, `kg`, `m`,
    `percent`, `usd`), a date or time (`date`, `year`, `time`), or for a count the head noun of what
    is counted, synonyms folded (`settlement` for villages and towns, too); empty if unknown."""
    kind: str
    """`count`, `measure`, `money`, `percent`, `date`, `time`, `age`, `ordinal`, `score`, `name`
    (a number that is part of a name: `Resolution 1723`), `plain`."""
    hedge: str = ""
    """`more than`, `at least`, `about`, `up to`, `nearly`, `less than`; empty if exact."""
    window: str = ""
    """The time that it covers, as stated: `in the past 24 hours`; else empty."""
    increment: bool = False
    """Whether it adds to an earlier number (`another 40`, `40 more`, `40 in the past day`)."""
    modifiers: tuple[str, ...] = ()
    """Lower-cased words that narrow it down: (`russian`,) of `100 Russian soldiers`."""
    state: str = ""
    """What became of them, where `unit` is the noun: `rescued` of `33 miners were rescued`."""
    places: tuple[str, ...] = ()
    """Lower-cased names of its place, where a preposition ties one to it: (`bandar`, `abbas`)."""
    total: bool = False
    """Whether it is told as all there is: `so far`, `in total`; `window` has the words."""
    per: str = ""
    """What it is told for each of, singular: `day` of `$10 million a day`; empty for the whole."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day, or days, that a statement names: `on Friday`, `13-15 August`, `February 2022`."""

    text: str
    """Verbatim: `statement.text[start:end]`."""
    start: int
    """Code points from the beginning of the statement's text."""
    end: int
    first: str
    """ISO 8601: `2024-08-16`."""
    last: str
    """The same for one day; the end of the month where only a month is named."""
    resolved: bool
    """Whether it was reckoned from the article's date: all but full dates."""


class Polarity(StrEnum):
    """Whether a statement says that something is so."""

    ASSERTED = "asserted"
    DENIED = "denied"
    """Negated (`no tanks entered`), or reported as denied by its speaker."""


class Mood(StrEnum):
    """How real what a statement tells is."""

    FACT = "fact"
    PLAN = "plan"
    """Intended, ordered, expected, asked for: not done yet."""
    POSSIBLE = "possible"
    """`may`, `could`, `if`."""


@dataclass(frozen=True, slots=True)
class Note:
    """Whom or what a word of a statement stands for, as its article says just before."""

    insert_after: int
    """Where a reader needs it: code points from the beginning of the statement's text."""
    text: str
    """As the article writes it at its fullest: `Oleksandr Syrskyi`, `Oleksandr Syrskyi’s`."""


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A sentence of one article, or a verbatim part of it, and where it stands."""

    text: str
    """Verbatim: `article.text[start:end]`."""
    article: Article
    paragraph: int
    """Counted from 1, into `article.paragraphs`."""
    start: int
    """Unicode code points from the beginning of `article.text`."""
    end: int
    number: int
    """Counted from 1 over the statements of the article."""
    figures: tuple[Figure, ...] = ()
    names: tuple[str, ...] = ()
    """Folded keys of the people, places and bodies that are named, in order, each once:
    `zelensky` for Zelenskyy and Zelenskiy, too."""
    speaker: str | None = None
    """To whom it is attributed, as the article writes it at its fullest: `Oleksandr Syrskyi`."""
    polarity: Polarity = Polarity.ASSERTED
    mood: Mood = Mood.FACT
    dates: tuple[DateMention, ...] = ()
    """The days that it names, in order; those that cannot be told for certain are left out."""
    note: Note | None = None
    """Whom its opening pronoun stands for, where only one can be meant."""
    leans: bool = False
    """Whether it cannot be told by itself: its opening stands for something that is told before
    it, and no note says what; or it is a part without its subject, or without who says it."""
    sentence: tuple[int, int] | None = None
    """Of a part: where the sentence that it is cut from starts and ends in `article.text`."""
    parts: tuple[Statement, ...] = ()
    """Where it surely holds several statements, each of them, in order; without who says it."""
    doer: str | None = None
    """Key of the person whose name opens it, and who does more than say what it tells."""

    @property
    def place(self) -> tuple[int, int]:
        """Where its sentence starts and ends in `article.text`."""
        return self.sentence or (self.start, self.end)

    def marked(self, text: str) -> str:
        """Return *text*, its own or with a note, with `[…]` where the sentence was cut."""
        if self.sentence is None:
            return text
        start, end = self.sentence
        return f"{'[…] ' * (start < self.start)}{text}{' […]' * (self.end < end)}"

    @property
    def voice(self) -> str:
        """The voice that states it: in what an outlet added to a shared text, the outlet's."""
        article = self.article
        return article.own_voice if self.paragraph in article.own_paragraphs else article.voice
