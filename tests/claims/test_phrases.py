import pytest
from conftest import make_article

from kursk_digest.claims.explaining import explain_pairs
from kursk_digest.claims.phrases import share_one_phrase
from kursk_digest.claims.profiles import make_profiles
from kursk_digest.claims.scoring import score_pairs
from kursk_digest.statements import split_statements

# What else the outlets report, so that the words of the pair are neither rare nor everywhere.
REST = (
    "Heavy rain fell over the northern valleys during the night.",
    "The council of Marden meets again in October.",
    "Ticket prices rose by three crowns at the start of the year.",
    "A spokeswoman declined to comment on the timetable.",
)


def story(*texts):
    return [
        statement
        for number, text in enumerate(texts)
        for statement in split_statements(
            make_article(text, REST[number % 4], outlet=f"Outlet {number}")
        )
    ]


def pair(a, b):
    return make_profiles(story(a, b))[::2]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            "A memorial for the victims of the Orvik harbour fire opened in the old customs house.",
            "Owners of the ferries have to pay for the Orvik harbour fire, a judge ruled.",
            id="the name of an event",
        ),
        pytest.param(
            "Tickets for the Northern Valleys Music Festival cost less this summer.",
            "Jonas Wikström leaves the board of the Northern Valleys Music Festival.",
            id="the name of a body",
        ),
        pytest.param(
            "The bank froze the accounts of the 15 dockers from Marden.",
            "A film shows the 15 dockers from Marden in good health.",
            id="people who are known by their number",
        ),
    ],
)
def test_what_shares_the_name_of_one_thing_is_never_one_claim(a, b):
    assert share_one_phrase(*pair(a, b))
    assert score_pairs(make_profiles(story(a, b)), [(0, 2)]) == {}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            "Fire destroyed the customs house of Orvik.",
            "The customs house of Orvik was destroyed by flames on Monday evening, police say.",
            id="a verb is shared, too",
        ),
        pytest.param(
            "Some 340 passengers of the night ferry had to wait on the quay.",
            "There were 340 passengers of the night ferry on the quay, whom nobody told anything.",
            id="a number that both newly give",
        ),
        pytest.param(
            "Two deckhands died aboard the night ferry.",
            "Two deckhands were killed when a boiler of the night ferry burst.",
            id="a small number of people hurt",
        ),
        pytest.param(
            "It is the worst storm in the northern valleys for twenty years.",
            "The worst storm for twenty years over the northern valleys, forecasters said.",
            id="two phrases",
        ),
        pytest.param(
            "The new mayor of Marden is Lena Sundqvist.",
            "Lena Sundqvist is the new mayor of Marden.",
            id="hardly anything else",
        ),
    ],
)
def test_what_shares_more_than_a_name_is_weighed(a, b):
    assert not share_one_phrase(*pair(a, b))
    assert not share_one_phrase(*reversed(pair(a, b)))


def test_explain_names_the_phrase_as_obstacle():
    statements = story(
        "Tickets for the Northern Valleys Music Festival cost less this summer.",
        "Jonas Wikström leaves the board of the Northern Valleys Music Festival.",
    )
    (reason,) = explain_pairs(statements, [statements[0], statements[2]])
    assert reason.obstacle == "they share the name of one thing, and no more"
