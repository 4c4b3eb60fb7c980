"""Whether one statement denies what another asserts: what its negations reach. Pure."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from kursk_digest.languages import section
from kursk_digest.model import Polarity, Statement
from kursk_digest.words import WORD, kin, stem, stop_words, words

REACH = 5
"""How many words of content after a negation it reaches: `did not yet enter the village`."""
_BREAKS = frozenset(',;:—–()“”"')

Run = tuple[str, ...]
"""Content stems that one negation reaches, in order."""


def denies(a: Statement, b: Statement) -> bool:
    """Tell whether one of the two denies what the other asserts.

    A sentence may deny one thing and share another: `nobody was hurt when the mill burnt` can stand
    beside `the mill burnt`. Where nothing shows what is denied, all of it is. Two sentences that
    deny the same agree, in whatever words: `did not reach an agreement`, `without an agreement`.
    """
    if a.polarity is b.polarity:
        is_asserted = a.polarity is Polarity.ASSERTED
        return is_asserted and (_denies_in_passing(a, b) or _denies_in_passing(b, a))
    denying, other = (a, b) if a.polarity is Polarity.DENIED else (b, a)
    runs, asserted = _runs_of(denying), _asserted(other)
    return not runs or any(_holds(asserted, run) for run in runs)


def deny_the_same(a: Statement, b: Statement) -> bool:
    """Tell whether both say of one thing that it befell nobody, or that there was none.

    `No-one had been injured` and `nobody is thought to have been hurt` have no word in common.
    """
    if a.polarity is not Polarity.DENIED or b.polarity is not Polarity.DENIED:
        return False
    language = a.article.language
    conditions = _listed(language, "conditions")
    if any(not conditions.isdisjoint(words(one.text)) for one in (a, b)):
        return False
    here, there = _nobody(a.text, language), _nobody(b.text, language)
    return any(_mean_one(x, y, language) for x in here for y in there)


def _mean_one(a: frozenset[str], b: frozenset[str], language: str) -> bool:
    """Tell whether each of the words of the shorter has one of its meaning in the other."""
    less, more = sorted((a, b), key=lambda one: (len(one), sorted(one)))
    return bool(less) and all(w in more or not more.isdisjoint(kin(w, language)) for w in less)


@lru_cache(maxsize=10_000)
def _nobody(text: str, language: str) -> tuple[frozenset[str], ...]:
    """Return what befell `nobody` or of what there was `no`, without who thinks so."""
    vague, harmed = (
        {stem(word, language) for word in _listed(language, name)} for name in ("vague", "harmed")
    )
    runs = (
        frozenset("harmed" if word in harmed else word for word in run if word not in vague)
        for run in _denied(text, language, "nobody")
    )
    return tuple(run for run in runs if run)


def _denies_in_passing(a: Statement, b: Statement) -> bool:
    """Tell whether *b* asserts all that one negation in *a* reaches: `..., but nobody was hurt`."""
    asserted = _asserted(b)
    return any(asserted.issuperset(run) for run in _runs_of(a))


def _runs_of(statement: Statement) -> tuple[Run, ...]:
    return _denied(statement.text, statement.article.language)


def _asserted(statement: Statement) -> frozenset[str]:
    """Return the content stems of *statement* that none of its negations reaches."""
    denied = {word for run in _runs_of(statement) for word in run}
    return _content(statement.text, statement.article.language) - denied


def _holds(asserted: frozenset[str], run: Run) -> bool:
    """Tell whether what a negation reaches is asserted: its first word, or most of its words."""
    return run[0] in asserted or 2 * len(asserted.intersection(run)) > len(set(run))


@lru_cache(maxsize=10_000)
def _denied(text: str, language: str, listed: str = "") -> tuple[Run, ...]:
    """Return what each negation in *text* reaches, up to the end of its clause.

    Args:
        text: A sentence.
        language: Its language.
        listed: Name of the list of `[polarity]` that holds the negations; all if left out.
    """
    spans = [match.span() for match in WORD.finditer(text)]
    lows = [text[start:end].casefold().replace("’", "'") for start, end in spans]
    signs = _listed(language, listed) if listed else _negations(language)
    harmless = _listed(language, "harmless")
    pairs = [f"{one}_{other}" for one, other in pairwise(["", *lows, ""])]
    runs = (
        _run(text, spans[at:], language)
        for at, low in enumerate(lows)
        if low in signs and harmless.isdisjoint(pairs[at : at + 2])
    )
    return tuple(run for run in runs if run)


def _run(text: str, spans: list[tuple[int, int]], language: str) -> Run:
    """Return the content stems from the second of *spans* on, up to the end of the clause."""
    stop, ends = stop_words(language), _listed(language, "subordinate")
    run: list[str] = []
    for (_, before), (start, end) in pairwise(spans):
        word = text[start:end].casefold()
        if len(run) == REACH or word in ends or not _BREAKS.isdisjoint(text[before:start]):
            break
        if word not in stop:
            run.append(stem(word, language))
    return tuple(run)


@lru_cache(maxsize=10_000)
def _content(text: str, language: str) -> frozenset[str]:
    stop = stop_words(language)
    found = (word.casefold() for word in WORD.findall(text))
    return frozenset(stem(word, language) for word in found if word not in stop)


@cache
def _negations(language: str) -> frozenset[str]:
    names = ("negators", "negative_verbs", "denials", "rejections", "lacking")
    return frozenset().union(*(_listed(language, name) for name in names))


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    """Return the words of a list of `[polarity]`."""
    return frozenset(str(section(language, "polarity").get(name, "")).split())
