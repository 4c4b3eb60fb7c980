import pytest
from conftest import make_article

from kursk_digest.claims.guards import find_evasive, obstacle
from kursk_digest.statements import split_statements


def statement(text, outlet="Northern Herald", **fields):
    return split_statements(make_article(text, outlet=outlet, **fields))[0]


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (
            "No tanks entered the village of Orvik on Monday.",
            "Tanks entered the village of Orvik on Monday.",
            "denies",
        ),
        (
            "The dam did not break during the night.",
            "The dam broke during the night, and would break again.",
            "denies",
        ),
        ("The ferry carried 40 passengers.", "The ferry carried 14 passengers.", "figures"),
        (
            "Maria Sundqvist of Marden has won a stage of the coast race.",
            "Peter Wikström of Orvik has won a stage of the coast race.",
            "two people",
        ),
        (
            "The ministry initially gave the position as outside the harbour.",
            "The ministry gave a revised position, outside the harbour.",
            "replaced",
        ),
        (
            "Preliminary figures put growth at two percent.",
            "Final figures put growth at two percent.",
            "replaced",
        ),
    ],
)
def test_what_contradicts_is_kept_apart(a, b, reason):
    found = obstacle(statement(a), statement(b, "Baltic Courier"))
    assert found is not None
    assert reason in found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            "Nobody was hurt, and more than 50 firefighters fought the blaze.",
            "More than 50 firefighters fought the blaze in the mill.",
            id="what is denied is not what both say",
        ),
        pytest.param(
            "The ferry carried 40 passengers and 6 crew members.",
            "Some 40 passengers and 12 cars were on the ferry.",
            id="one figure is the same, the others are of other things",
        ),
        pytest.param(
            "Maria Sundqvist beat Peter Wikström in the last stage.",
            "Peter Wikström lost the last stage to Maria Sundqvist.",
            id="both people are named in both",
        ),
        pytest.param(
            "Maria Sundqvist said that the bridge was closed.",
            "Peter Wikström said that the bridge was closed.",
            id="two people say the same",
        ),
        pytest.param(
            "The position, initially given as outside the harbour, was revised.",
            "The ministry revised the position.",
            id="one sentence tells both stages",
        ),
        pytest.param(
            "The quake destroyed 12 houses.",
            "The quake left 300 people without a roof.",
            id="quantities of different things are weighed, not forbidden",
        ),
    ],
)
def test_what_can_both_be_right_may_share_a_claim(a, b):
    assert obstacle(statement(a), statement(b, "Baltic Courier")) is None


def test_two_languages_are_never_one_claim():
    german = statement("Die Fähre sank am Montag.", "Nordbote", language="de")
    assert obstacle(statement("The ferry sank on Monday."), german) == "written in two languages"


def test_a_statement_without_the_number_in_dispute_stays_out_of_it():
    vague, two, three, both = (
        statement(text, f"Outlet {number}")
        for number, text in enumerate(
            (
                "Volunteers were killed on the bridge.",
                "Two volunteers were killed on the bridge.",
                "Three volunteers were killed on the bridge.",
                "Two volunteers were killed and 14 people hurt on the bridge.",
            )
        )
    )
    pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert find_evasive([vague, two, three, both], pairs) == {
        (0, 1), (0, 2), (0, 3), (1, 2), (2, 3),
    }  # fmt: skip


def test_without_a_dispute_a_number_may_be_left_out():
    statements = [
        statement("Volunteers were killed on the bridge."),
        statement("Two volunteers were killed on the bridge.", "Baltic Courier"),
    ]
    assert find_evasive(statements, [(0, 1)]) == set()
