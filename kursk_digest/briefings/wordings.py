"""Sentences that say in other words what was told of the same story. Pure.

Matching is strict, as a wrong match puts words into an outlet's mouth. Here nobody is cited: a miss
repeats a line, and a wrong answer loses one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kursk_digest.briefings.later import names_later_day
from kursk_digest.compare import agreeing
from kursk_digest.model import Statement, Told
from kursk_digest.words import WORD, content_words, kin, stem

OF_SHORTER = 0.5
"""Share of the shorter sentence's content words that the other must hold, or kin of them; of all,
and of those that are written small: two sentences with the same names may tell of two acts.

Chosen with `OF_LONGER` on nine labelled events, half of their articles told: of repeats .487 are
found by matching and .496 with both, and none of 304 new sentences is lost."""
OF_LONGER = 0.4
NEWS = frozenset({"count", "measure", "money", "percent", "score", "plain"})
"""Kinds of figures that are news: a day or an age is told beside anything."""

Content = Callable[[Statement], str]
"""Gives what a statement says, without who says it."""
Forbids = Callable[[Statement, Statement], bool]
"""Tells whether two statements cannot say the same, however alike their words are."""


class Wordings:
    """What was told of a story, found by its words."""

    def __init__(self, told: Mapping[Statement, Told], content: Content, forbids: Forbids) -> None:
        self._told = told
        self._content = content
        self._forbids = forbids
        self._holders: dict[str, set[Statement]] = defaultdict(set)
        self._terms = {statement: self._read(statement) for statement in told}
        for statement, terms in self._terms.items():
            for word in _with_kin(terms.all, statement):
                self._holders[word].add(statement)

    def find(self, statement: Statement) -> Told | None:
        """Return what told *statement* in other words, that which shares most with it."""
        terms = self._read(statement)
        shared = Counter(holder for term in terms.all for holder in self._holders.get(term, ()))
        best = sorted(shared, key=lambda one: (-shared[one], self._told[one].number, one.start))
        for one in best:
            if self._says(statement, terms, one):
                return self._told[one]
        return None

    def _says(self, statement: Statement, terms: _Terms, told: Statement) -> bool:
        other = self._terms[told]
        if not _overlap(terms.all, other.all, told, OF_LONGER):
            return False
        if not _overlap(terms.small, other.small, told, 0.0):
            return False
        if gives_more(statement, (told,)) or names_later_day(statement, (told,)):
            return False
        return not self._forbids(statement, told)

    def _read(self, statement: Statement) -> _Terms:
        text, language = self._content(statement), statement.article.language
        small = {stem(word, language) for word in WORD.findall(text) if word[0].islower()}
        found = frozenset(content_words(text, language))
        return _Terms(found, found & small)


@dataclass(frozen=True, slots=True)
class _Terms:
    """The content stems of what a statement says."""

    all: frozenset[str]
    small: frozenset[str]
    """Those that are written small, so no names."""


def _overlap(
    terms: frozenset[str], other: frozenset[str], statement: Statement, of_longer: float
) -> bool:
    shorter, longer = sorted((len(terms), len(other)))
    shared = len(terms & _with_kin(other, statement))
    return 0 < shared >= max(OF_SHORTER * shorter, of_longer * longer)


def _with_kin(terms: frozenset[str], statement: Statement) -> frozenset[str]:
    language = statement.article.language
    return terms.union(*(kin(term, language) for term in terms))


def gives_more(statement: Statement, before: tuple[Statement, ...]) -> bool:
    """Tell whether *statement* gives a quantity that none of those *before* does."""
    figures = [figure for one in before for figure in one.figures]
    counted = [figure for figure in statement.figures if figure.kind in NEWS]
    return any(not agreeing((figure,), figures) for figure in counted)
