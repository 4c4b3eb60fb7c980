"""The nouns of kursk-digest. Everything here is immutable and imports nothing of ours."""

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
class Page:
    """What a source handed over, decoded; nothing is stripped yet."""

    location: str
    """Path or URL, written as a reader of the digest would open it; `-` for standard input."""
    body: str
    kind: PageKind = PageKind.TEXT
    outlet: str | None = None
    """Who published it, where the source knows better than the page; else `None`."""


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
    """Whether its opening stands for something that is told before it, and no note says what."""

    @property
    def voice(self) -> str:
        """The voice that states it: in what an outlet added to a shared text, the outlet's."""
        article = self.article
        return article.own_voice if self.paragraph in article.own_paragraphs else article.voice


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """What statements of one story say in common. Never empty."""

    statements: tuple[Statement, ...]
    """The first is the one whose words stand for all; the others in canonical order."""

    def __post_init__(self) -> None:
        if not self.statements:
            raise ValueError("a claim holds at least one statement")

    @property
    def text(self) -> str:
        """The words that are printed, verbatim from the first statement."""
        return self.statements[0].text

    @property
    def told(self) -> str:
        """What a reader is shown: `text`, with its note in square brackets, which no source wrote.

        `He said so.` gives `He [Oleksandr Syrskyi] said so.`; every format prints the same.
        """
        note = self.statements[0].note
        if note is None:
            return self.text
        return f"{self.text[: note.insert_after]} [{note.text}]{self.text[note.insert_after :]}"

    @property
    def voices(self) -> frozenset[str]:
        """Who makes this claim, each voice once."""
        return frozenset(statement.voice for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Matching:
    """What comparing the statements of a story gave."""

    claims: tuple[Claim, ...]
    opposed: tuple[tuple[Statement, Statement], ...] = ()
    """Pairs that would share a claim if their figures or their polarity did not forbid it."""


@dataclass(frozen=True, slots=True, eq=False)
class PairReason:
    """Why two statements do or do not say the same."""

    a: Statement
    b: Statement
    probability: float | None
    """How sure it is that they say the same, 0 to 1; `None` if they were never compared."""
    obstacle: str | None
    """What forbids that they share a claim."""
    words: tuple[str, ...]
    """Words of content that both hold, as *a* writes them, in its order."""
    kin: tuple[tuple[str, str], ...]
    """Words of nearly the same meaning, one of each."""
    names: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    """Figures that agree, as each writes them."""
    parts: tuple[tuple[str, float], ...]
    """What each part adds to the log-odds, by name; `bias` is what every pair begins with."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values of a conflict, with the claims that give it."""

    value: str
    """As stated: `28 villages`; a denial is `denied`."""
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    """Those of `claims` that give this value: a claim may hold others, which do not."""
    is_by_speaker: bool = True
    """Whether the speakers of `statements` give it: not what only hangs on their sentences."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims on the same thing whose values cannot all be right."""

    about: str
    """What the values are of: `settlements`."""
    kind: str
    """`number`, `date`, `place`, `name` or `denial`."""
    sides: tuple[Side, ...]
    is_update: bool = False
    """Whether later reports replace what earlier ones gave; the sides are then in order of time."""


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """The articles on one event, with their claims and conflicts."""

    title: str
    """The most central of the headlines; the file's name where no article has one."""
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its place in the digest."""

    id: str
    """`c1`, `c2`, ...: by rank."""
    claim: Claim
    rank: int
    """Place in the order of telling over the whole digest, counted from 1."""
    selected: bool
    """Whether the digest prints it."""
    citations: tuple[int, ...]
    """Numbers of the articles that state it, ascending, each once: as printed, `[1,3]`."""


@dataclass(frozen=True, slots=True)
class Position:
    """A side of a conflict as it is printed."""

    value: str
    entries: tuple[Entry, ...]
    """By rank, never empty."""
    citations: tuple[int, ...]
    """Numbers of the articles that give this value, ascending, each once."""
    speakers: tuple[str, ...] = ()
    """To whom they attribute it, each once; one who is not named by all is among them, too."""
    is_attributed: bool = False
    """Whether every statement that gives it names its speaker."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict as it is printed."""

    id: str
    """`k1`, `k2`, ..."""
    about: str
    kind: str
    sides: tuple[Position, ...]
    is_update: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A story as it is told."""

    id: str
    """`s1`, `s2`, ..."""
    title: str
    articles: tuple[int, ...]
    """Numbers of its articles, ascending."""
    entries: tuple[Entry, ...]
    """By rank; the selected ones first."""
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A location that handed over an article which is here already."""

    location: str
    of: int
    """The number of the article that stands for it."""


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything that is printed, before it has a format."""

    articles: tuple[Article, ...]
    """Citation number n is `articles[n - 1]`; its id in JSON is `a{n}`."""
    chapters: tuple[Chapter, ...]
    skipped: tuple[Skipped, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader must know about how it was made, one line each."""
    generated: str = "1970-01-01T00:00:00Z"
    """ISO 8601, UTC: the time of the run as it was given."""
