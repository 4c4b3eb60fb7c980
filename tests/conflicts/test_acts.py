"""An act and its opposite."""

from telling import conflicts_of, values

RAISED = "The central bank raised its key rate by a quarter of a point on Thursday."
CUT = "The central bank cut its key rate by a quarter of a point on Thursday."


def test_opposite_acts_are_set_side_by_side():
    (found,) = conflicts_of(RAISED, CUT)
    assert found.about == "The central bank"
    assert values([found]) == [{"raised its key rate", "cut its key rate"}]
    assert [len(side.statements) for side in found.sides] == [1, 1]


def test_one_act_in_two_outlets_is_no_conflict():
    assert not conflicts_of(RAISED, RAISED)


def test_what_is_planned_opposes_nothing():
    assert not conflicts_of(RAISED, CUT.replace("cut", "plans to cut"))
