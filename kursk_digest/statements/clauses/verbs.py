"""Where a subject and its verb stand, told by word lists and by what is beside a word. Pure.

There is no parser: what could be a participle or a noun is taken for a verb only where the next
word shows that it is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache

from kursk_digest.languages import section
from kursk_digest.statements.lexicon import Verbs as Reporting
from kursk_digest.statements.tokens import Sentence, Token

Cut = tuple[int, int, "Link"]
"""A clause begins: where the one before ends, where it does, both as tokens, and how."""


class Link(StrEnum):
    """How a clause hangs together with the one before."""

    FIRST = "first"
    JOINED = "joined"
    """A main clause of its own: `and the road was closed`."""
    HANGING = "hanging"
    """`after the dam broke`."""
    SHARED = "shared"
    """Without a subject of its own: `and repelled six strikes`, `killing 12 people`."""
    SOURCE = "source"
    """Who says it: `police said`, `according to the governor`."""


LEAST_WORDS = 2
"""A clause with fewer says nothing."""
# A longer subject has a clause of its own in it.
_LONGEST_SUBJECT = 12
_SHORTEST_PARTICIPLE = 5
_BREAKS = frozenset(',;:—–()[]“”„«»"…!?‘’')


@dataclass(frozen=True, slots=True, eq=False)
class Joints:
    """The word lists of `[clauses]` of one language."""

    joining: frozenset[str]
    contrast: frozenset[str]
    hanging: frozenset[str]
    not_after: frozenset[str]
    conditional: frozenset[str]
    paired: frozenset[str]
    relative: frozenset[str]
    linking: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    possessives: frozenset[str]
    determiners: frozenset[str]
    numbers: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    auxiliaries: frozenset[str]
    past: frozenset[str]
    past_or_participle: frozenset[str]
    intransitive: frozenset[str]
    present: frozenset[str]
    plural: frozenset[str]
    participles: frozenset[str]
    """How those that stand behind a comma end."""
    no_participle: frozenset[str]
    hedges: frozenset[str]
    comparing: frozenset[str]
    reasons: frozenset[str]
    no_source: frozenset[str]
    plurals: frozenset[str]
    within: frozenset[str]
    """Words behind which a clause within a clause begins."""
    closed: frozenset[str]
    """Words that begin no subject."""
    certain: frozenset[str]
    """Verbs that are nothing else."""


@cache
def joints_of(language: str) -> Joints:
    """Return the lists of *language*; all empty where it has none."""
    lists = section("en" if language == "und" else language, "clauses")
    derived = ("within", "closed", "certain")
    own = {
        field.name: frozenset(str(lists.get(field.name, "")).split())
        for field in fields(Joints)
        if field.name not in derived
    }
    linking = own["hanging"] | own["contrast"] | own["relative"] | own["linking"]
    return Joints(
        **own,
        within=linking,
        closed=linking | own["joining"] | own["conditional"] | own["prepositions"],
        certain=own["auxiliaries"] | own["past"] | own["present"],
    )


@dataclass(frozen=True, slots=True, eq=False)
class Verbs:
    """A sentence, asked where its subjects and verbs are."""

    sentence: Sentence
    outside: Sequence[bool]
    """For each token, whether it stands neither in quotation marks nor in brackets."""
    words: Joints
    reporting: Reporting
    """The lists of those verbs that report what somebody said."""

    @property
    def tokens(self) -> Sequence[Token]:
        """The words of the sentence."""
        return self.sentence.tokens

    def low(self, at: int) -> str:
        """Return the token *at*, lower-cased; empty beyond the ends."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def breaks(self, at: int) -> bool:
        """Tell whether a comma, a mark or an end stands before the token *at*."""
        if not 0 < at < len(self.tokens):
            return True
        gap = self.sentence.gap(at - 1)
        return gap != " " and not _BREAKS.isdisjoint(gap)

    def subject_verb(self, start: int, end: int) -> int | None:
        """Return the verb of the subject that begins at *start*; `None` if none is certain.

        Subject and verb stand unbroken between *start* and *end*.
        """
        if start >= end or not self._begins_subject(start):
            return None
        for at in range(start + 1, min(end, start + _LONGEST_SUBJECT)):
            low = self.tokens[at].low
            if self.breaks(at) or not self.outside[at]:
                return None
            if low in self.words.within:
                return None
            if self.is_finite(at):
                return at
        return None

    def _begins_subject(self, at: int) -> bool:
        token, words = self.tokens[at], self.words
        if not self.outside[at] or token.low in words.closed or token.low in words.certain:
            return False
        is_object = token.low in words.objects and token.low not in (
            words.subjects | words.possessives
        )
        is_adverb = token.low.endswith("ly") and token.text == token.low
        return not (is_object or is_adverb or self._is_active(at))

    def is_finite(self, at: int) -> bool:
        """Tell whether the token *at*, behind a subject, is surely its verb."""
        token, words = self.tokens[at], self.words
        before = self.low(at - 1)
        if token.text[0].isupper() or before in words.determiners | words.possessives:
            return False
        if token.low in words.certain:
            return before not in words.prepositions
        if token.low in words.intransitive:
            return not self._is_number(at - 1) and before not in words.prepositions
        if token.low in words.plural:
            return self._is_many(at - 1)
        return self._is_active(at) or self._has_bare_object(at)

    def _is_active(self, at: int) -> bool:
        """Tell whether a word that may be a participle has an object: `hit a bus`."""
        if not self.may_be_participle(at) or self._is_number(at - 1):
            return False
        low = self.low(at + 1)
        following = at + 2 if low in self.words.particles else at + 1
        return not self.breaks(at + 1) and self.begins_object(following)

    def _has_bare_object(self, at: int) -> bool:
        """Tell whether a plural stands before, a noun behind: `owners moved production`."""
        if not self.may_be_participle(at) or self.breaks(at + 1):
            return False
        words, low = self.words, self.low(at + 1)
        if not self._is_many(at - 1):
            return False
        if low in words.particles:
            return True
        return not (low.endswith("ly") or low in words.closed or low in words.certain)

    def _is_many(self, at: int) -> bool:
        """Tell whether the token is a pronoun, or a noun in the plural by its looks."""
        low, words = self.low(at), self.words
        is_plural = low.endswith("s") and not low.endswith(("ss", "'s"))
        return is_plural or low in words.subjects or low in words.plurals

    def may_be_participle(self, at: int) -> bool:
        """Tell whether the token looks like a past: `repelled`, `hit`."""
        token = self.tokens[at]
        if token.text[0].isupper():
            return False
        is_regular = len(token.low) >= _SHORTEST_PARTICIPLE and token.low.endswith("ed")
        return is_regular or token.low in self.words.past_or_participle

    def begins_object(self, at: int) -> bool:
        """Tell whether the token begins what a verb is done to, and nothing else."""
        if not at < len(self.tokens) or self.breaks(at):
            return False
        words, token = self.words, self.tokens[at]
        return (
            token.low in words.determiners | words.possessives | words.objects | words.subjects
            or self._is_number(at)
            or token.text[0].isupper()
        )

    def _is_number(self, at: int) -> bool:
        return self.low(at)[:1].isdigit() or self.low(at) in self.words.numbers

    def has_verb(self, start: int, end: int) -> bool:
        """Tell whether anything that looks like a verb stands between *start* and *end*."""
        return self.first_verb(start, end) is not None

    def first_verb(self, start: int, end: int) -> int | None:
        """Return the first token that looks like a verb, from *start* to before *end*."""
        known = self.words.certain | self.words.intransitive | self.words.plural
        found = (at for at in range(start, end) if self.outside[at])
        return next(
            (at for at in found if self.tokens[at].text in known or self.may_be_participle(at)),
            None,
        )
