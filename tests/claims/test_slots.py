"""Sentences that are the same but for a name tell two things; spellings and speakers do not."""

import pytest
from conftest import make_statement

from kursk_digest.claims.slots import names_another

OTHERS = [
    (
        "The Orlav company will build a cable works at Jusopol, its chairman announced.",
        "The Sogrip company will build a cable works at Duvemi, its chairman announced.",
    ),
    (
        "A drone killed two people in Harlov on Monday.",
        "A drone killed two people in Bister on Monday.",
    ),
    ("Mayor Ida Brandt resigned after the vote.", "Mayor Otto Fehr resigned after the vote."),
    ("The fire in the Delmont mill was put out.", "The fire in the Quarry mill was put out."),
    (
        "The court sentenced Mr Lindqvist to four years.",
        "The court sentenced Mr Abara to four years.",
    ),
]
SAME = [
    ("The minister will meet Zelenskyy in Kyiv.", "The minister will meet Zelensky in Kiev."),
    ("Rain fell in Lviv and Odesa.", "Rain fell in Lvov and Odessa."),
    ("Rain fell in Dnipro.", "Rain fell in Dnepr."),
    ("Troops of the United Nations guard the pass.", "Troops of the UN guard the pass."),
    ("The mayor, Ida Brandt, resigned on Monday.", "The mayor, Brandt, resigned on Monday."),
    ("Police in Harlov found the stolen altar.", "Officers in Harlov found the stolen altar."),
    ("The strike is over, Brandt said.", "The strike is over, Fehr said."),
    ("The bridge at Harlov was closed.", "The bridge at the river was closed."),
    (
        "The bridge at Harlov was closed on Monday.",
        "Harlov has lost its bridge, which fell at noon.",
    ),
    ("Rain fell in Harlov.", "Rain fell in Harlov and Bister."),
]


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_another_name_in_its_place_is_another_thing(a, b):
    assert names_another(make_statement(a), make_statement(b))
    assert names_another(make_statement(b), make_statement(a))


@pytest.mark.parametrize(("a", "b"), SAME)
def test_what_may_be_the_same_is_left_alone(a, b):
    assert not names_another(make_statement(a), make_statement(b))
    assert not names_another(make_statement(b), make_statement(a))
