"""What a statement is made of, weighed within its story. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import overload

from kursk_digest.claims.cuts import MOST_CHARACTERS, Bigram, Cut, cut_statement
from kursk_digest.claims.scales import Scales, weigh_parts
from kursk_digest.languages import section
from kursk_digest.model import Figure, Statement
from kursk_digest.words import content_words, stem, words

_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{3,2000})[”\"»“]")


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A statement, cut into what can be compared. Weights are relative to the story."""

    number: int
    """Place among the story's statements, from 0."""
    statement: Statement
    place: float
    """Where it stands in its article: 0 first, 1 last."""
    stems: tuple[str, ...]
    """All words, stemmed, in order."""
    terms: dict[str, float]
    """Weight of each content stem: what every article of the story repeats weighs little."""
    weight: float
    """Sum of the weights of `terms`, never 0."""
    grams: dict[str, float]
    """Runs of letters as a vector."""
    gram_length: float
    """Length of `grams`, never 0."""
    bigrams: dict[Bigram, float]
    """Those that another statement holds, too."""
    bigram_weight: float
    """Sum of the weights of all its pairs of words."""
    names: dict[str, float]
    """Weight of each name."""
    figures: dict[float, float]
    """Weight of each number: few things are 74 in a story, many are two."""
    told: tuple[Figure, ...]
    """The figures that are news: behind `the` or `all` a number only says which."""
    said: dict[str, float]
    """Weight of each content stem in the story and in ordinary news together."""
    said_weight: float
    """Sum of the weights of `said`, never 0."""
    acts: frozenset[str]
    """Content stems that look like verbs: who did what is what tells two facts apart."""
    acts_weight: float
    plain: frozenset[str]
    """Content stems that are neither names nor numbers."""
    plain_weight: float
    kin: dict[str, dict[str, float]]
    """Stems of the story that mean nearly the same as a content stem, and how nearly, 0 to 1."""
    quoted: frozenset[str]
    """Content stems that stand in quotation marks."""
    own: frozenset[str] | None
    """Content stems that are not the story's topic; `None` where too few articles tell it."""
    parts: tuple[Profile, ...] = ()
    """Of the statements within it, weighed in the same story."""


def find_near(a: Profile, terms: Set[str], others: Set[str]) -> dict[str, float]:
    """Tell how near each of *terms*, stems of *a*, comes to one of *others*: 1 if it is one."""
    near = dict.fromkeys(terms & others, 1.0)
    for term, found in a.kin.items():
        if term in terms and term not in near and not others.isdisjoint(found):
            near[term] = max(found[other] for other in found if other in others)
    return near


@cache
def _irregular_verbs(language: str) -> frozenset[str]:
    """Return the stems of the verbs that no ending gives away."""
    return frozenset(stem(w, language) for w in section(language, "verbs").get("irregular", ()))


MOST_HELD = 20_000
"""Profiles that are held at a time: all of an ordinary story, the latest of one without end."""


class Profiles(Sequence[Profile]):
    """The profiles of a story's statements, in their order.

    A profile takes some 10 kB, so those of a very large story are made again when they are asked
    for and are no longer among the latest; partners mostly stand close to each other.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = tuple(statements)
        self._cuts: dict[int, Cut] = {}
        self._held: dict[int, Profile] = {}
        self._scales = weigh_parts(self._cut_all())

    def _cut_all(self) -> Iterator[Cut]:
        """Cut each statement, and keep the cuts of an ordinary story until they are profiled."""
        for number, statement in enumerate(self.statements):
            cut = cut_statement(statement)
            if len(self.statements) <= MOST_HELD:
                self._cuts[number] = cut
            yield cut

    def __len__(self) -> int:
        return len(self.statements)

    @overload
    def __getitem__(self, at: int) -> Profile: ...
    @overload
    def __getitem__(self, at: slice) -> list[Profile]: ...
    def __getitem__(self, at: int | slice) -> Profile | list[Profile]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        number = range(len(self))[at]
        return self._held.get(number) or self._make(number)

    def _make(self, number: int) -> Profile:
        """Profile statement *number* and hold it in place of the one that was made first."""
        cut = self._cuts.pop(number, None) or cut_statement(self.statements[number])
        if len(self._held) >= MOST_HELD:
            del self._held[next(iter(self._held))]
        profile = _profile(number, cut, self._scales)
        if profile.statement.parts:
            profile = replace(profile, parts=tuple(self._parts(profile)))
        self._held[number] = profile
        return profile

    def _parts(self, whole: Profile) -> Iterator[Profile]:
        """Yield the profiles of the statements within *whole*, of the words that both hold."""
        for part in whole.statement.parts:
            cut = cut_statement(part)
            content = Counter({s: n for s, n in cut.content.items() if s in whole.terms})
            known = replace(cut, content=content, small=cut.small & content.keys())
            yield _profile(whole.number, known, self._scales)


def make_profiles(statements: Sequence[Statement]) -> Profiles:
    """Profile the statements of one story, in their order."""
    return Profiles(statements)


def _profile(number: int, cut: Cut, scales: Scales) -> Profile:
    statement = cut.statement
    language = statement.article.language
    terms = {s: scales.terms[s] for s in cut.content}
    said = {s: scales.said(s, language) for s in terms}
    grams = {
        g: (1 + math.log(n)) * scales.grams[g] if n > 1 else scales.grams[g]
        for g, n in cut.grams.items()
    }
    quoted = " ".join(_QUOTED.findall(statement.text[:MOST_CHARACTERS]))
    acts = (cut.small - cut.nouns) & (scales.acts | _irregular_verbs(language))
    bigrams = {b: scales.bigrams[b] for b in cut.bigrams if b in scales.bigrams}
    near = {term: scales.kin_of(term, language) for term in terms}
    return Profile(
        number=number,
        statement=statement,
        place=(statement.number - 1) / max(1, scales.lengths[statement.article] - 1),
        stems=cut.stems,
        terms=terms,
        weight=sum(terms.values()) or 1.0,
        grams=grams,
        gram_length=math.sqrt(sum(weight * weight for weight in grams.values())) or 1.0,
        bigrams=bigrams,
        bigram_weight=sum(scales.bigrams.get(b, scales.alone) for b in cut.bigrams),
        names={name: scales.names[name] for name in statement.names},
        figures={f.value: scales.figures[f.value] for f in statement.figures},
        told=tuple(f for f in statement.figures if not _says_which(statement, f)),
        said=said,
        said_weight=sum(said.values()) or 1.0,
        acts=acts,
        acts_weight=math.fsum(terms[s] for s in acts) or 1.0,
        plain=cut.small,
        plain_weight=math.fsum(terms[s] for s in cut.small) or 1.0,
        kin={term: others for term, others in near.items() if others},
        quoted=frozenset(content_words(quoted, language)),
        own=None if scales.topic is None else frozenset(terms.keys() - scales.topic),
    )


def _says_which(statement: Statement, figure: Figure) -> bool:
    """Tell whether a number is no news: `the 15 sailors`."""
    before = words(statement.text[: figure.start])[-1:]
    known = str(section(statement.article.language, "figures").get("known", "")).split()
    return bool(before) and before[0] in known
