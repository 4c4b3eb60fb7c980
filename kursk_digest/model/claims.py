"""Claims, conflicts and stories: what the statements of several articles say together."""

from __future__ import annotations

from dataclasses import dataclass

from kursk_digest.model.pages import Article
from kursk_digest.model.statements import Statement


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
        """What a reader is shown: `text`, and in square brackets what no source wrote.

        `He said so.` gives `He [Oleksandr Syrskyi] said so.`, a part of a sentence `Two bridges
        fell […]`; every format prints the same.
        """
        first = self.statements[0]
        if first.note is None:
            return first.marked(self.text)
        at = first.note.insert_after
        return first.marked(f"{self.text[:at]} [{first.note.text}]{self.text[at:]}")

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
    narrowed: tuple[tuple[Claim, tuple[Claim, ...]], ...] = ()
    """Those of `claims` of whose words not all sources state each part, with what is to be told
    in their place: the part that all state, then what is left of the sentence."""


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
