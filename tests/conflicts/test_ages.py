"""Two ages of one person."""

import pytest
from telling import conflicts_of, values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ellen Brandt, 61, was found in her flat.", "The body of Ellen Brandt, 62, was found."),
        ("Ellen Brandt (61) fell at noon.", "Ellen Brandt, aged 62, was taken to hospital."),
        ("The 61-year-old Ellen Brandt fell.", "62-year-old climber Ellen Brandt was saved."),
        ("Ellen Brandt, 61, fell at noon.", "Police named her as Mrs. Ellen Brandt, 62."),
    ],
)
def test_two_ages_of_one_person_are_a_conflict(one, other):
    (found,) = conflicts_of(one, other)
    assert (found.about, found.kind) == ("age of Ellen Brandt", "number")
    assert values([found]) == [{"61", "62"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ellen Brandt, 61, was found.", "The body of Ellen Brandt, 61, was found."),
        ("Ellen Brandt, 61, was found.", "Robyn Brandt, 48, was found."),
        ("Ellen Brandt, 61, was found.", "Brandt, 48, was found."),
        ("In Marden, 12 people died.", "In Marden, 14, perhaps 15 dogs ran off."),
        ("The 61-year-old woman fell.", "The 26-year-old man fell."),
        ("The mill in New Marden, 12, burnt.", "The mill in New Marden, 1400, burnt."),
    ],
)
def test_ages_of_two_people_are_none(one, other):
    assert values(conflicts_of(one, other)) == []
