"""When two figures agree, contradict each other, or speak of different things."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.compare import Relation, compare, compatible, contradicting, relate
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
    ("more than 26,000 dead", "more than 31,000 dead"),
    ("more than 120,000 people", "180,000 people"),
    ("a magnitude of 5.9", "a 6.1-magnitude quake"),
    ("the number of settlements held at 28", "74 settlements"),
]
POSSIBLE = [
    ("up to 15 miles", "12 kilometres"),
    ("at least 8 dead", "24 dead"),
    ("at least 8 dead", "at least 14 dead"),
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
    + [(*pair, Relation.POSSIBLE) for pair in POSSIBLE]
    + [(*pair, Relation.UNRELATED) for pair in UNRELATED],
)
def test_figures_relate_as_a_reader_would_say(a, b, relation):
    assert relate(first(a), first(b)) is relation
    assert relate(first(b), first(a)) is relation


RELATIONS = {
    "=": {Relation.AGREE},
    "#": {Relation.CONTRADICT},
    "/": {Relation.UNRELATED},
    "~": {Relation.AGREE, Relation.POSSIBLE},
}
TABLES = (
    "figure_pairs.txt",
    "figure_pairs_later.txt",
    "figure_pairs_states.txt",
    "figure_pairs_places.txt",
)
PAIRS = [
    tuple(line.split(" | "))
    for name in TABLES
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("a", "relation", "b"), PAIRS)
def test_figures_in_sentences_relate_as_a_reader_would_say(a, relation, b):
    assert relate(first(a), first(b)) in RELATIONS[relation]
    assert relate(first(b), first(a)) in RELATIONS[relation]


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("74 villages", "74 settlements", "equal"),
        ("22 miles", "35 km", "within rounding"),
        ("one to three kilometres", "2 km", "range includes"),
        ("more than 70 villages", "74 villages", "hedge met"),
        ("at least 8 dead", "24 dead", "the bound leaves room"),
        ("28 villages", "74 settlements", "another value"),
        ("one to three kilometres", "5 km", "outside the range"),
        ("more than 70 villages", "28 villages", "beyond the hedge"),
        ("3 August", "5 August", "another date"),
        ("74 villages", "74 soldiers", "different unit"),
        ("74 villages", "$74", "different kind"),
        ("$5 million", "€5 million", "another currency"),
        ("another 40 strikes", "270 strikes", "total against increment"),
        ("$2,000 a month", "$900", "rate against total"),
        ("$2,000 a month", "$900 a week", "rates over other units"),
        ("600 homes were destroyed", "900 homes were damaged", "other things became of them"),
        ("40 strikes this year", "60 strikes this month", "another time"),
        ("100 Russian soldiers", "300 Ukrainian soldiers", "narrowed down differently"),
    ],
)
def test_a_comparison_says_what_tells(a, b, reason):
    assert compare(first(a), first(b)).reason == reason
    assert compare(first(b), first(a)).reason == reason


def test_a_bound_that_leaves_room_is_no_conflict_and_not_the_same_claim():
    few, many = read_figures("At least 8 died."), read_figures("The toll rose to 24.")
    assert contradicting(few, many) == ()
    assert not compatible(few, many)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "A 6.1-magnitude quake killed 12 in Iran.",
            "A 6.1-magnitude quake killed 15 in Bam.",
        ),
        ("A 6.1-magnitude quake wrecked 60 homes.", "A 6.1-magnitude quake damaged 90 homes."),
    ],
)
def test_figures_of_other_places_or_states_are_not_the_same_claim(a, b):
    assert contradicting(read_figures(a), read_figures(b)) == ()
    assert not compatible(read_figures(a), read_figures(b))


def test_a_figure_that_only_one_has_does_not_matter():
    assert compatible(read_figures("12 killed and 121 wounded"), read_figures("12 dead"))
    assert not compatible(read_figures("12 killed and 121 wounded"), read_figures("13 dead"))


@given(st.integers(0, 10**7), st.sampled_from(["settlements", "people", "km", "percent"]))
def test_a_figure_agrees_with_itself(number, unit):
    for figure in read_figures(f"There were {number} {unit}."):
        if figure.kind not in ("plain", "ordinal"):
            assert relate(figure, figure) is Relation.AGREE
