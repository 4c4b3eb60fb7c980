"""What a statement is made of, weighed within its story. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypeVar

from kursk_digest.claims.contents import content_of
from kursk_digest.languages import section
from kursk_digest.model import Figure, Statement
from kursk_digest.words import content_words, fold, kin, rarity, stem, stop_words, words

GRAM = 4
"""Length of the runs of letters that are compared; as good as three lengths together."""

MOST_WORDS = 400
MOST_CHARACTERS = 4000
"""What is looked at of one statement; a sentence of news has up to some 80 words."""
LARGE_STORY = 6
"""Articles from which a story has a topic of which all its sentences speak."""

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{3,2000})[”\"»“]")

Bigram = tuple[str, str]
Term = TypeVar("Term", bound=Hashable)


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
    """Runs of letters as a vector of length 1."""
    bigrams: dict[Bigram, float]
    bigram_weight: float
    """Sum of the weights of `bigrams`."""
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


def find_near(a: Profile, terms: Set[str], others: Set[str]) -> dict[str, float]:
    """Tell how near each of *terms*, stems of *a*, comes to one of *others*: 1 if it is one."""
    near = dict.fromkeys(terms & others, 1.0)
    for term, found in a.kin.items():
        if term in terms and term not in near and not others.isdisjoint(found):
            near[term] = max(found[other] for other in found if other in others)
    return near


def make_profiles(statements: Sequence[Statement]) -> list[Profile]:
    """Profile the statements of one story, in their order."""
    cuts = [_cut(statement) for statement in statements]
    scales = _Scales(
        terms=_rarities(cut.content for cut in cuts),
        grams=_rarities(cut.grams for cut in cuts),
        bigrams=_rarities(cut.bigrams for cut in cuts),
        names=_rarities(Counter(statement.names) for statement in statements),
        figures=_rarities(Counter({f.value for f in s.figures}) for s in statements),
        acts=frozenset().union(*(cut.inflected for cut in cuts)),
        topic=_topic(cuts),
    )
    counts = Counter(statement.article for statement in statements)
    return [
        _profile(number, cut, counts[cut.statement.article], scales)
        for number, cut in enumerate(cuts)
    ]


@dataclass(frozen=True, slots=True, eq=False)
class _Cut:
    """The parts of a statement, counted, before they are weighed."""

    statement: Statement
    stems: tuple[str, ...]
    content: Counter[str]
    grams: Counter[str]
    bigrams: Counter[Bigram]
    small: frozenset[str]
    """Content stems that are written small."""
    nouns: frozenset[str]
    """Stems of words that end as nouns do."""
    inflected: frozenset[str]
    """Stems of words that end as verbs do."""


def _cut(statement: Statement) -> _Cut:
    language = statement.article.language
    text = content_of(statement, most=MOST_CHARACTERS)
    found = words(text)[:MOST_WORDS]
    whole = words(statement.text[:MOST_CHARACTERS])[:MOST_WORDS]
    stop = stop_words(language)
    stems = tuple(stem(word, language) for word in found)
    content = (s for s, word in zip(stems, found, strict=True) if word not in stop)
    grams = Counter(gram for word in whole for gram in _grams(word))
    small = {stem(word, language) for word in _LETTERS.findall(text) if word[0].islower()}
    verbs = section(language, "verbs")
    counted = Counter(content)
    return _Cut(
        statement,
        stems,
        counted,
        grams,
        Counter(pairwise(stems)),
        frozenset(small & counted.keys()),
        _ending(stems, found, verbs.get("noun_endings", ())),
        _ending(stems, found, verbs.get("endings", ())),
    )


def _ending(stems: Sequence[str], found: Sequence[str], endings: Iterable[str]) -> frozenset[str]:
    """Return the *stems* of the words *found* that end with one of *endings*."""
    ends = tuple(endings)
    pairs = zip(stems, found, strict=True)
    return frozenset(s for s, word in pairs if ends and word.endswith(ends))


@cache
def _irregular_verbs(language: str) -> frozenset[str]:
    """Return the stems of the verbs that no ending gives away."""
    return frozenset(stem(w, language) for w in section(language, "verbs").get("irregular", ()))


@lru_cache(maxsize=100_000)
def _grams(word: str) -> tuple[str, ...]:
    padded = f" {fold(word)} "
    return tuple(padded[i : i + GRAM] for i in range(max(1, len(padded) - GRAM + 1)))


def _rarities(holders: Iterable[Counter[Term]]) -> dict[Term, float]:
    """Weigh each term by how few of the story's statements hold it.

    Source: K. Spärck Jones, "A statistical interpretation of term specificity", 1972.
    """
    found: Counter[Term] = Counter()
    total = 0
    for holder in holders:
        found.update(holder.keys())
        total += 1
    return {term: math.log((total + 1) / (count + 0.5)) for term, count in found.items()}


@dataclass(frozen=True, slots=True, eq=False)
class _Scales:
    """How much each part weighs in the story."""

    terms: Mapping[str, float]
    grams: Mapping[str, float]
    bigrams: Mapping[Bigram, float]
    names: Mapping[str, float]
    figures: Mapping[float, float]
    acts: frozenset[str]
    """Stems that stand somewhere in the story as verbs do."""
    topic: frozenset[str] | None

    def kin_of(self, term: str, language: str) -> dict[str, float]:
        """Return the kin of *term* that the story uses."""
        found = kin(term, language)
        return {other: found[other] for other in found if other in self.terms}


def _topic(cuts: Sequence[_Cut]) -> frozenset[str] | None:
    """Return the stems that stand in more sentences than there are articles.

    What all outlets report once each is a fact; what each repeats is what the story is about.
    """
    articles = len({cut.statement.article for cut in cuts})
    if articles < LARGE_STORY:
        return None
    held = Counter(stem for cut in cuts for stem in cut.content)
    return frozenset(stem for stem, count in held.items() if count > articles)


def _profile(number: int, cut: _Cut, statements: int, scales: _Scales) -> Profile:
    statement = cut.statement
    language = statement.article.language
    terms = {s: scales.terms[s] for s in cut.content}
    said = {s: weight * rarity(s, language) for s, weight in terms.items()}
    quoted = " ".join(_QUOTED.findall(statement.text[:MOST_CHARACTERS]))
    acts = (cut.small - cut.nouns) & (scales.acts | _irregular_verbs(language))
    near = {term: scales.kin_of(term, language) for term in terms}
    return Profile(
        number=number,
        statement=statement,
        place=(statement.number - 1) / max(1, statements - 1),
        stems=cut.stems,
        terms=terms,
        weight=sum(terms.values()) or 1.0,
        grams=_unit(cut.grams, scales.grams),
        bigrams={b: scales.bigrams[b] for b in cut.bigrams},
        bigram_weight=sum(scales.bigrams[b] for b in cut.bigrams),
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


def _unit(counts: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    """Weigh counted terms as a vector of length 1."""
    vector = {term: (1 + math.log(n)) * weights[term] for term, n in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {term: weight / length for term, weight in vector.items()}
