"""When two figures agree, contradict each other, or speak of different things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.compare import Relation, compatible, relate
from kursk_digest.statements.figures import read_figures

AGREE = [
    ("74 settlements", "74 villages"),
    ("15 miles", "24 kilometres"),
    ("more than 120,000 people", "121,000 people"),
    ("about 300 soldiers", "290 troops"),
    ("386 square miles", "1,000 square kilometres"),
    ("21 people were killed", "the death toll rose to 21"),
    ("one to two kilometres", "2 km"),
]
CONTRADICT = [
    ("74 settlements", "28 villages"),
    ("4 dead", "14 dead"),
    ("up to 15 miles", "12 kilometres"),
    ("more than 26,000 dead", "more than 31,000 dead"),
    ("more than 120,000 people", "180,000 people"),
    ("a magnitude of 5.9", "a 6.1-magnitude quake"),
    ("the number of settlements held at 28", "74 settlements"),
]
UNRELATED = [
    ("74 settlements", "74 soldiers"),
    ("40 square kilometres in the past 24 hours", "1,000 square kilometres"),
    ("100 Russian soldiers", "300 Ukrainian soldiers"),
    ("another 40 strikes", "270 strikes"),
    ("$5 million", "€5 million"),
]


def first(text):
    return read_figures(text)[0]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [(*pair, Relation.AGREE) for pair in AGREE]
    + [(*pair, Relation.CONTRADICT) for pair in CONTRADICT]
    + [(*pair, Relation.UNRELATED) for pair in UNRELATED],
)
def test_figures_relate_as_a_reader_would_say(a, b, relation):
    assert relate(first(a), first(b)) is relation
    assert relate(first(b), first(a)) is relation


def test_a_figure_that_only_one_has_does_not_matter():
    assert compatible(read_figures("12 killed and 121 wounded"), read_figures("12 dead"))
    assert not compatible(read_figures("12 killed and 121 wounded"), read_figures("13 dead"))


@given(st.integers(0, 10**7), st.sampled_from(["settlements", "people", "km", "percent"]))
def test_a_figure_agrees_with_itself(number, unit):
    for figure in read_figures(f"There were {number} {unit}."):
        if figure.kind not in ("plain", "ordinal"):
            assert relate(figure, figure) is Relation.AGREE
