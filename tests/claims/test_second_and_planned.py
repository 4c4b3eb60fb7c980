"""A second thing is not the first, and a plan is not another number that is done."""

import pytest
from conftest import make_article

from kursk_digest.claims.guards import obstacle
from kursk_digest.statements import split_statements


def between(one, other):
    (a,), (b,) = (split_statements(make_article(text, outlet=text[:9])) for text in (one, other))
    return obstacle(a, b), obstacle(b, a)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Aircraft have hit a second bridge over the Seym, the commander said.",
            "The advance has cost the army a vital bridge over the Seym.",
        ),
        (
            "Five villages near the border will be evacuated from Monday, the governor said.",
            "By Monday 121,000 people had been evacuated from the border districts.",
        ),
    ],
)
def test_another_thing_is_kept_apart_from_both_sides(one, other):
    assert all(between(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Aircraft have hit a second bridge over the Seym, the commander said.",
            "Another bridge over the Seym was hit by aircraft on Sunday.",
        ),
        (
            "The second reading of the bill passed by 52 votes to 48.",
            "Parliament passed the bill by 52 votes to 48 on Tuesday.",
        ),
        (
            "Five villages near the border will be evacuated from Monday, the governor said.",
            "The governor ordered five villages near the border to be evacuated.",
        ),
        (
            "The road was closed because the second pier of the bridge has a crack.",
            "Engineers closed the road as a crack runs through one of the bridge's piers.",
        ),
        (
            "The bridge was closed after engineers had found a crack in its second pier.",
            "Engineers had closed the bridge because of a crack in a pier.",
        ),
    ],
)
def test_the_same_thing_in_other_words_is_not(one, other):
    assert between(one, other) == (None, None)
