"""A pair's surroundings: `look_around` gives the values of CONTEXT in order."""

import pytest
from conftest import make_article

from kursk_digest.claims.around import CONTEXT, look_around
from kursk_digest.statements import split_statements

SENTENCES = (
    "The ferry sank off the coast.",
    "Rescuers saved forty people.",
    "The harbour was closed at noon.",
)


def surroundings(alone, *, articles=3):
    """Number 0 to 2 are the first article's statements, 3 to 5 the second's, and so on."""
    statements = [
        statement
        for number in range(articles)
        for statement in split_statements(make_article(*SENTENCES, outlet=f"Outlet {number}"))
    ]
    found = dict(look_around(statements, alone))
    return {pair: dict(zip(CONTEXT, vector, strict=True)) for pair, vector in found.items()}


@pytest.mark.parametrize(
    ("feature", "more", "less"),
    [
        pytest.param("window", {(0, 3): 0.9, (1, 4): 0.5}, {(1, 4): 0.5}, id="neighbours match"),
        pytest.param(
            "third",
            {(1, 4): 0.5, (1, 7): 0.8, (4, 7): 0.8},
            {(1, 4): 0.5, (1, 7): 0.8},
            id="a third article says the same as both",
        ),
        pytest.param(
            "margin", {(1, 4): 0.5}, {(1, 4): 0.5, (1, 5): 0.9}, id="no better partner there"
        ),
        pytest.param(
            "backing",
            {(1, 4): 0.5, (1, 7): 0.8, (4, 8): 0.8},
            {(1, 4): 0.5, (1, 7): 0.8},
            id="another article backs each",
        ),
        pytest.param(
            "overlap", {(1, 4): 0.5, (0, 3): 0.9}, {(1, 4): 0.5}, id="articles tell much the same"
        ),
    ],
)
def test_a_pair_looks_better_for_what_stands_around_it(feature, more, less):
    assert surroundings(more)[1, 4][feature] > surroundings(less)[1, 4][feature]


def test_the_next_article_is_no_neighbour():
    """Statement 3 follows statement 2, in another article."""
    assert surroundings({(2, 5): 0.5, (3, 6): 0.9})[2, 5]["window"] == 0


def test_a_lone_pair_has_nothing_around_it():
    found = surroundings({(1, 4): 0.5})[1, 4]
    assert (found["alone"], found["window"], found["third"], found["backing"]) == (0, 0, 0, 0)
