"""How two statements compare, part by part: numbers that a reader of `explain` understands."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

from kursk_digest.claims.profiles import Profile, find_near
from kursk_digest.compare import agreeing, contradicting
from kursk_digest.model import Figure
from kursk_digest.words import stem, words

COUNTED = frozenset({"count", "measure", "money", "percent"})
TELLING = 10
"""From here on a number is rare enough to tell two things apart."""
UNROUND = 2.0
"""What it adds to the weight of the words around a number that it is not round: 74, not 100."""
NEAR = 10
"""Words on either side of a figure that tell what it is of."""

FEATURES = (
    "letters",
    "covers_more",
    "covers_less",
    "shared_weight",
    "shared_count",
    "rarest_shared",
    "word_pairs",
    "longest_run",
    "plain_more",
    "plain_less",
    "acts_more",
    "acts_less",
    "acts_weight",
    "no_act_shared",
    "said_more",
    "said_less",
    "said_both",
    "kin_act",
    "kin_acts_more",
    "kin_acts_less",
    "names",
    "names_covered",
    "figures_agree",
    "rarest_figure",
    "figures_differ",
    "figure_alone",
    "figures_of_same",
    "quoted",
    "both_early",
    "place_apart",
    "shorter",
    "length_apart",
    "speaker_same",
    "speaker_differs",
    "mood_differs",
)
"""Names of the features, in the order of `compare_profiles`."""


def compare_profiles(a: Profile, b: Profile) -> tuple[float, ...]:
    """Compare two statements of one story; symmetric, each value about 0 to 1."""
    shared = a.terms.keys() & b.terms.keys()
    weights = sorted(a.terms[term] for term in shared)
    weight = sum(weights)
    covers = sorted((weight / a.weight, weight / b.weight))
    return (
        _product(a.grams, b.grams) / (a.gram_length * b.gram_length),
        covers[1],
        covers[0],
        min(weight, 20.0) / 20,
        min(len(shared), 8) / 8,
        (weights[-1] if weights else 0.0) / 5,
        _word_pairs(a, b),
        math.log1p(_run(a, b, bool(shared))) / 3,
        *_plain_words(a, b),
        *_acts(a, b),
        *_said(a, b),
        *_kin_acts(a, b),
        *_names(a, b),
        *_figures(a, b),
        _share(a.quoted, b.quoted),
        math.exp(-(a.statement.number + b.statement.number - 2) / 2),
        abs(a.place - b.place),
        math.log1p(min(len(a.terms), len(b.terms))) / 4,
        abs(math.log((1 + len(a.terms)) / (1 + len(b.terms)))) / 2,
        *_attribution(a, b),
    )


def _product(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def _word_pairs(a: Profile, b: Profile) -> float:
    shared = sum(a.bigrams[pair] for pair in sorted(a.bigrams.keys() & b.bigrams.keys()))
    least = min(a.bigram_weight, b.bigram_weight)
    return shared / least if least > 0 else 0.0


def _run(a: Profile, b: Profile, shares_word: bool) -> int:
    """Count the words of the longest common run; without a common pair it is one word."""
    if a.bigrams.keys().isdisjoint(b.bigrams):
        return int(shares_word)
    return _longest_run(a.stems, b.stems)


def _longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Count the words of the longest run that stands in both."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(b):
        places[word].append(i)
    longest = 0
    before: dict[int, int] = {}
    for word in a:
        here = {i: before.get(i - 1, 0) + 1 for i in places.get(word, ())}
        longest = max(longest, max(here.values(), default=0))
        before = here
    return longest


def _plain_words(a: Profile, b: Profile) -> tuple[float, float]:
    """Compare what is no name: two facts about one place share its name and little else."""
    shared = math.fsum(a.terms[word] for word in a.plain & b.plain)
    less, more = sorted((shared / a.plain_weight, shared / b.plain_weight))
    return more, less


def _acts(a: Profile, b: Profile) -> tuple[float, float, float, float]:
    both = a.acts & b.acts
    weight = math.fsum(a.terms[word] for word in both)
    less, more = sorted((weight / a.acts_weight, weight / b.acts_weight))
    return more, less, min(weight, 12.0) / 12, float(not both)


def _said(a: Profile, b: Profile) -> tuple[float, float, float]:
    """Compare what both say, in the same words or in words that mean nearly the same.

    Returns the greater and the lesser share of the weight, and their harmonic mean.
    """
    less, more = sorted((_met(a, b) / a.said_weight, _met(b, a) / b.said_weight))
    return more, less, 2 * less * more / (less + more) if less > 0 else 0.0


def _met(a: Profile, b: Profile) -> float:
    """Weigh what *a* says of which *b* speaks, too."""
    near = find_near(a, a.said.keys(), b.said.keys())
    return math.fsum(a.said[term] * share for term, share in near.items())


def _kin_acts(a: Profile, b: Profile) -> tuple[float, float, float]:
    """Compare who did what, by verbs of nearly the same meaning: best, and shares of weight."""
    here, there = find_near(a, a.acts, b.acts), find_near(b, b.acts, a.acts)
    less, more = sorted(
        (
            math.fsum(a.terms[act] * near for act, near in here.items()) / a.acts_weight,
            math.fsum(b.terms[act] * near for act, near in there.items()) / b.acts_weight,
        )
    )
    return max(here.values(), default=0.0), more, less


def _names(a: Profile, b: Profile) -> tuple[float, float]:
    """Return the share of all names that both name, and of the names of the one with fewer.

    What every article names weighs little.
    """
    shared = math.fsum(weight for name, weight in a.names.items() if name in b.names)
    here, there = math.fsum(a.names.values()), math.fsum(b.names.values())
    least = min(here, there)
    return (
        shared / ((here + there - shared) or 1.0),
        shared / least if least > 0 else 0.0,
    )


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / (min(len(a), len(b)) or 1)


def _figures(a: Profile, b: Profile) -> tuple[float, float, float, float, float]:
    here, there = a.statement.figures, b.statement.figures
    agreed = [
        min(a.figures[one.value], b.figures[other.value]) for one, other in agreeing(a.told, b.told)
    ]
    return (
        min(math.fsum(agreed), 8.0) / 8,
        max(agreed, default=0.0) / 4,
        float(bool(contradicting(here, there))),
        float(bool(here) != bool(there)),
        _same_thing_counted(a, b),
    )


def _same_thing_counted(a: Profile, b: Profile) -> float:
    """Tell how sure it is that an equal figure is of the same thing, by the words around it.

    Few things number 74 in one story; many number two.
    """
    best = 0.0
    for one, other in agreeing(a.told, b.told):
        if one.kind in COUNTED and one.unit == other.unit:
            shared = _around(a, one) & _around(b, other)
            weight = math.fsum(a.terms[word] for word in shared if word in a.terms)
            if weight > 0 and one.value % 10:
                weight += UNROUND
            telling = 1.0 if one.value >= TELLING else 0.4
            best = max(best, telling * min(weight, 8.0) / 8)
    return best


def _around(profile: Profile, figure: Figure) -> frozenset[str]:
    """Return the stems near *figure*."""
    text, language = profile.statement.text, profile.statement.article.language
    near = words(text[: figure.start])[-NEAR:] + words(text[figure.end :])[:NEAR]
    return frozenset(stem(word, language) for word in near)


def _attribution(a: Profile, b: Profile) -> tuple[float, float, float]:
    here, there = a.statement.speaker, b.statement.speaker
    both = here is not None and there is not None
    same = both and bool(frozenset(_tokens(here)) & frozenset(_tokens(there)))
    return (
        float(same),
        float(both and not same),
        float(a.statement.mood is not b.statement.mood),
    )


def _tokens(speaker: str | None) -> list[str]:
    return [word for word in (speaker or "").casefold().split() if len(word) > 3]
