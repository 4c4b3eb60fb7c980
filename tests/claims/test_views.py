"""A sentence with two facts is compared by each of them."""

import pytest
from conftest import make_article

from kursk_digest.claims.candidates import find_candidates
from kursk_digest.claims.features import FEATURES
from kursk_digest.claims.profiles import make_profiles
from kursk_digest.claims.scoring import closest_view, describe_pairs, score_pairs
from kursk_digest.statements import split_statements

ONE = "Rescuers pulled 14 miners from the flooded shaft near Torsholm on Sunday."
FIRST = "Rescuers pulled 14 miners from the flooded shaft near Torsholm"
SECOND = "the council of Torsholm voted to keep the old swimming hall open for another winter."
UNCUT = f"{FIRST} where {SECOND}"
BOTH = f"{FIRST}, and {SECOND}"
FILLER = (
    "Snow had covered the switches of the old tram depot in Hallstead.",
    "A choir from Norby will sing in the cathedral on Sunday afternoon.",
    "The price of herring rose again at the market in Little Haven.",
    "Two swimmers crossed the sound between Ekeby and Lindby.",
)


def profiles_of(one, other):
    articles = (
        make_article(one, *FILLER[:2], outlet="A"),
        make_article(other, *FILLER[2:], outlet="B"),
    )
    return make_profiles([s for article in articles for s in split_statements(article)])


def score(one, other):
    profiles = profiles_of(one, other)
    return score_pairs(profiles, find_candidates(profiles)).get((0, 3), 0.0)


def test_a_second_fact_does_not_hide_the_first():
    again = "Miners were saved from a shaft near Torsholm."
    assert score(BOTH, again) > score(UNCUT, again) + 0.1


def test_of_two_sentences_with_two_facts_the_common_one_is_found():
    other = f"{FIRST} on Sunday, while ferries between Ekeby and Norby were cancelled by a storm."
    assert score(BOTH, other) > score(BOTH, ONE) - 0.2


def test_two_facts_apart_do_not_match_each_other():
    assert score(FIRST + ".", "The council of Torsholm kept its old swimming hall open.") < 0.5


def test_what_is_explained_is_the_view_that_counts():
    profiles = profiles_of(BOTH, ONE)
    described = dict(describe_pairs(profiles, [(0, 3)]))
    place = FEATURES.index("covers_less")
    part = profiles[0].parts[0]
    assert part.statement.text == FIRST
    assert described[0, 3][place] == pytest.approx(
        min(part.weight, profiles[3].weight) / max(part.weight, profiles[3].weight), abs=0.05
    )


def test_sentences_of_one_fact_are_compared_as_they_are():
    profiles = profiles_of(ONE, f"{FIRST} on Sunday, it was said.")
    vector = tuple(float(n) for n in range(len(FEATURES) + 6))
    assert closest_view(profiles[0], profiles[3], vector) is vector
