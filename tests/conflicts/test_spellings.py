"""One name, spelled in two ways."""

import pytest
from telling import conflicts_of, values


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        pytest.param(
            "The body of Kathryn Brandt, 61, was found on Tuesday.",
            "Police found Cathryn Brandt dead in her flat.",
            {"Kathryn Brandt", "Cathryn Brandt"},
            id="a given name beside one surname",
        ),
        pytest.param(
            "The fire broke out in Dominion Street.",
            "Firemen were called to Dominican Street at noon.",
            {"Dominion Street", "Dominican Street"},
            id="a street",
        ),
        pytest.param(
            "The pirates were caught on a dhow named Maraluddin, the navy said.",
            "The navy caught the pirates on the dhow Maraladdin.",
            set(),
            id="only vowels",
        ),
        pytest.param(
            "Twelve pirates were caught on a fishing dhow named Marahaddin, the navy said.",
            "The navy caught twelve pirates on the fishing dhow Maraluddin.",
            {"Marahaddin", "Maraluddin"},
            id="a ship, in alike sentences",
        ),
    ],
)
def test_two_spellings_of_one_name_are_set_side_by_side(one, other, wanted):
    assert values(conflicts_of(one, other)) == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Governor Heydar Alavi spoke in Marden.", "Governor Heidar Alavi spoke in Marden."),
        ("Oleksandr Syrskyi leads the army.", "Oleksandr Sirsky leads the army."),
        ("The Somali pirates were caught.", "The Somalis were caught."),
        ("The Somalian pirates were caught.", "The Somalis were caught by the navy."),
        ("The Foreign Minister left.", "The Foreign Ministry left it at that."),
        ("The team beat Austria on Monday.", "The team lost to Australia on Monday."),
        ("Ellen Brandt met Helen Brandt.", "Ellen Brandt and Helen Brandt met."),
        ("Mr. Hansen won the seat.", "The seat went to Mr. Jensen."),
        ("The Iranian ship left.", "The Iraqi ship left."),
    ],
)
def test_other_names_and_other_alphabets_are_no_conflict(one, other):
    assert values(conflicts_of(one, other)) == []
