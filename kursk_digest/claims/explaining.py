"""Why statements share a claim, in parts that a reader understands. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import combinations

from kursk_digest.claims.around import CONTEXT, Vector
from kursk_digest.claims.candidates import find_candidates
from kursk_digest.claims.features import FEATURES
from kursk_digest.claims.guards import obstacle
from kursk_digest.claims.phrases import share_one_phrase
from kursk_digest.claims.profiles import Profile, make_profiles
from kursk_digest.claims.scoring import describe_pairs, load_weights, pair_probability
from kursk_digest.compare import agreeing
from kursk_digest.model import PairReason, Statement
from kursk_digest.words import fold, stem, words

PARTS = {
    "words": (
        "letters", "covers_more", "covers_less", "shared_weight", "shared_count", "rarest_shared",
        "word_pairs", "longest_run", "plain_more", "plain_less", "said_more", "said_less",
        "said_both",
    ),
    "verbs": (
        "acts_more", "acts_less", "acts_weight", "no_act_shared", "kin_act", "kin_acts_more",
        "kin_acts_less",
    ),
    "names": ("names", "names_covered"),
    "figures": (
        "figures_agree", "rarest_figure", "figures_differ", "figure_alone", "figures_of_same",
    ),
    "quotation": ("quoted",),
    "speaker": ("speaker_same", "speaker_differs"),
    "mood": ("mood_differs",),
    "place in the article": ("both_early", "place_apart"),
    "length": ("shorter", "length_apart"),
    "other sentences": CONTEXT,
}  # fmt: skip
"""What a reader is told instead of the names of single features; each feature is in one part."""
OVERRULING = "one number, or one denial, that both newly give"
"""What a reader is told where a rule makes a pair surer than its parts do."""

NEAR = 0.7
"""Likeness from which a word is taken for the part of a name that its key stands for."""
_WORD = re.compile(r"[\w’'-]+")


def explain_pairs(
    statements: Sequence[Statement], cited: Sequence[Statement]
) -> tuple[PairReason, ...]:
    """Explain every two of the statements *cited*, in order.

    Args:
        statements: All of the story, article by article: what is rare in it, and what stands
            around a pair, tells.
        cited: Those among them that share a claim.
    """
    profiles = make_profiles(statements)
    members = [profile for profile in profiles if any(profile.statement is one for one in cited)]
    wanted = {(a.number, b.number) for a, b in combinations(members, 2)}
    described = dict(describe_pairs(profiles, sorted({*find_candidates(profiles), *wanted})))
    return tuple(
        _reason(profiles[a], profiles[b], described.get((a, b))) for a, b in sorted(wanted)
    )


def _reason(a: Profile, b: Profile, vector: Vector | None) -> PairReason:
    here, there = a.statement, b.statement
    return PairReason(
        a=here,
        b=there,
        probability=None if vector is None else pair_probability(a, b, vector),
        obstacle=obstacle(here, there) or _one_phrase(a, b),
        words=tuple(dict.fromkeys(_written(here, a.terms.keys() & b.terms.keys()))),
        kin=tuple(_find_kin(a, b)),
        names=tuple(_spelled(name, here) for name in here.names if name in b.names),
        figures=tuple((x.text, y.text) for x, y in agreeing(here.figures, there.figures)),
        parts=() if vector is None else tuple(_weigh_parts(a, b, vector)),
    )


def _one_phrase(a: Profile, b: Profile) -> str | None:
    return "they share the name of one thing, and no more" if share_one_phrase(a, b) else None


def _written(statement: Statement, stems: set[str]) -> Iterator[str]:
    language = statement.article.language
    return (word for word in words(statement.text) if stem(word, language) in stems)


def _spelled(name: str, statement: Statement) -> str:
    """Return the *name*, a key with its letters folded, as the statement writes it."""
    found = _capitalised(statement.text)
    spelled = []
    for part in name.split():
        near = get_close_matches(part, [fold(word) for word in found], n=1, cutoff=NEAR)
        spelled += [next(word for word in found if fold(word) == near[0])] if near else []
    return " ".join(spelled) or name


def _capitalised(text: str) -> list[str]:
    """Return the words of *text* that begin with a capital, in their own letters."""
    return [word for word in _WORD.findall(text) if word[0].isupper()]


def _find_kin(a: Profile, b: Profile) -> Iterator[tuple[str, str]]:
    """Pair the words that only one of the two holds with the nearest of the other."""
    for word in sorted(a.kin.keys() - b.terms.keys()):
        near = a.kin[word]
        others = sorted((b.terms.keys() - a.terms.keys()) & near.keys())
        if others:
            other = max(others, key=lambda other: near[other])
            yield next(_written(a.statement, {word})), next(_written(b.statement, {other}))


def _weigh_parts(a: Profile, b: Profile, vector: Vector) -> Iterator[tuple[str, float]]:
    """Yield what each part added to the log-odds, what overrules them last."""
    second = load_weights()[1]
    added = {
        name: weight * value
        for name, weight, value in zip(FEATURES + CONTEXT, second.weights, vector, strict=True)
    }
    yield "bias", second.bias
    for part, names in PARTS.items():
        yield part, sum(added[name] for name in names)
    by_parts = second.probability(vector)
    given = pair_probability(a, b, vector)
    if given != by_parts:
        yield OVERRULING, math.log(given / (1 - given)) - math.log(by_parts / (1 - by_parts))
