"""The same thing, other values: each side with its sources."""

import pytest
from conftest import make_article
from telling import conflicts_of, values

from kursk_digest.claims import match_statements
from kursk_digest.conflicts import find_conflicts
from kursk_digest.statements import split_statements


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        pytest.param(
            "The harbour board said that the storm had damaged 74 fishing boats in Saltmere.",
            "The fishermen's union counted 28 fishing boats damaged by the storm in Saltmere.",
            {"74 fishing boats", "28 fishing boats"},
            id="counts of one noun that did the same",
        ),
        pytest.param(
            "The ferry sank off Gull Island on Monday. At least 40 people were killed.",
            "Rescuers said that 14 people died when the ferry went down.",
            {"At least 40 people", "14 people"},
            id="tolls of the event",
        ),
        pytest.param(
            "A 6.1-magnitude quake shook the Ostra valley on Sunday.",
            "The Ostra observatory put the magnitude of the quake at 5.8.",
            {"6.1-magnitude", "5.8"},
            id="magnitudes of one quake",
        ),
        pytest.param(
            "Rebel troops have advanced 22 miles (35 km) into Ostra, their general said.",
            "Government sources admitted that the troops had advanced 12 kilometres.",
            {"22 miles (35 km)", "12 kilometres"},
            id="distances of one advance, both units told",
        ),
        pytest.param(
            "The rebels seized 30 villages along the river.",
            "Officials conceded that the rebels held 12 villages along the river.",
            {"30 villages", "12 villages"},
            id="one act in other words",
        ),
        pytest.param(
            "The 2009 flood in Marden killed more than 26,000 people. The dam broke on Monday.",
            "More than 31,000 people died in the Marden flood of 2009. The dam broke at noon.",
            {"more than 26,000 people", "More than 31,000 people"},
            id="two bounds far apart",
        ),
        pytest.param(
            "The storm tore down 40 overhead cables between Saltmere and Marden.",
            "The storm tore down 60 power cables between Saltmere and Marden.",
            {"40 overhead cables", "60 power cables"},
            id="things narrowed down by other words",
        ),
        pytest.param(
            "Ellen Brandt was sentenced to 4 years in prison for the theft of the painting.",
            "Ellen Brandt got a prison sentence of 6 years for the theft of the painting.",
            {"4 years", "6 years"},
            id="lengths of one sentence",
        ),
    ],
)
def test_values_of_one_thing_are_set_side_by_side(one, other, wanted):
    found = conflicts_of(one, other)
    assert values(found) == [wanted]
    assert found[0].kind == "number"
    assert not found[0].is_update


def test_the_same_number_of_another_thing_is_no_agreement():
    found = conflicts_of(
        "After the flood 5 million people are homeless, the Red Cross said.",
        "About 1 million people are homeless after the flood. "
        "The UN said that 1 million people are homeless and 5 million people need medicine.",
    )
    assert values(found) == [{"5 million people", "About 1 million people"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "The harbour board said that the storm had damaged 74 fishing boats in Saltmere.",
            "The council will send 28 children from Saltmere to another school in autumn.",
            id="other things",
        ),
        pytest.param(
            "The fire has burnt 1,000 hectares of forest around Saltmere.",
            "The fire burnt 40 hectares of forest around Saltmere in the past 24 hours.",
            id="a day and the whole",
        ),
        pytest.param(
            "The council evacuated 120 families from the flooded streets of Saltmere.",
            "The council plans to evacuate 900 families from the flooded streets of Saltmere.",
            id="a plan and a fact",
        ),
        pytest.param(
            "The quake killed 10 people on Sunday.",
            "The quake of 2003 killed 120 people, and the one on Sunday did little harm.",
            id="another year",
        ),
        pytest.param(
            "The quake killed 10 people on Sunday.",
            "A quake in the town of Zerin killed 60 people in February.",
            id="another place",
        ),
        pytest.param(
            "The magnitude 7.0 quake struck the Ostra valley on Sunday.",
            "An aftershock of magnitude 5.9 was felt in the Ostra valley an hour later.",
            id="another quake",
        ),
        pytest.param(
            "The magnitude 7.0 quake struck the Ostra valley on Sunday.",
            "A magnitude 6 quake can cause severe damage, a geologist said.",
            id="what can happen",
        ),
        pytest.param(
            "Norland pledged 10 million dollars for the victims of the flood.",
            "Estmark pledged 3 million dollars for the victims of the flood.",
            id="another donor",
        ),
        pytest.param(
            "The plane vanished 190 miles off the Norland coast.",
            "Wreckage was found about 650 kilometres off the Norland coast.",
            id="two distances from one place",
        ),
        pytest.param(
            "The 15 sailors were flown home, the ministry said.",
            "The other 9 sailors were flown home, the ministry said.",
            id="the rest of them",
        ),
        pytest.param(
            "The wave killed 50 people in all, the Red Cross said.",
            "Estmark alone has 12 dead.",
            id="a part of the whole",
        ),
        pytest.param(
            "The flood killed at least 40 people.",
            "The flood killed 43 people.",
            id="a hedge that is met",
        ),
        pytest.param(
            "About 60 km of road were washed away by the river.",
            "The river washed away 35 miles of road.",
            id="round numbers of two systems",
        ),
        pytest.param(
            "Thousands of injured people are waiting for help.",
            "The ministry counted 310,000 injured people.",
            id="a word for many",
        ),
        pytest.param(
            "The flood killed 40 people. Two bridges fell.",
            "The flood killed 40 people. Two dams fell.",
            id="no other value",
        ),
        pytest.param(
            "Police arrested 12 Norland fans at the stadium.",
            "Police arrested 40 Estmark fans at the stadium.",
            id="people of two kinds",
        ),
        pytest.param(
            "The flood may have killed 400 people, the mayor said.",
            "The flood killed 40 people, the mayor's office said.",
            id="what is feared",
        ),
        pytest.param(
            "The storm has left seven people dead along the coast.",
            "Three of the victims died when a tree fell on a bus.",
            id="some of the dead",
        ),
        pytest.param(
            "The quake killed 34 people, the government said.",
            "The mayor put the number of dead in the district at 27.",
            id="the dead of a part",
        ),
        pytest.param(
            "Turnout was 74.6 percent, up from 69.1 percent four years ago.",
            "Four years ago the party won with a turnout of 36 percent.",
            id="a share of which the other gives two",
        ),
    ],
)
def test_values_of_two_things_are_no_conflict(one, other):
    assert values(conflicts_of(one, other)) == []


def test_one_article_that_quotes_two_who_differ_is_a_conflict():
    found = conflicts_of(
        'Northline Press: "At least 90 people are dead."\nSouthern Wire: "150 people are dead."'
    )
    assert values(found) == [{"At least 90 people", "150 people"}]


def test_one_voice_alone_does_not_disagree_with_itself():
    assert not conflicts_of("The flood killed 40 people.\nThe wave killed 60 people.")


@pytest.mark.parametrize(
    ("texts", "about"),
    [
        (
            (
                "The harbour board said that the storm had damaged 74 fishing boats.",
                "The union counted 28 fishing boats damaged by the storm.",
            ),
            "storm had damaged fishing boats",
        ),
        (("The flood killed 40 people.", "The flood killed 60 people."), "dead"),
        (
            (
                "Rebel troops have advanced 22 miles, their general said.",
                "Rebel troops have advanced 12 miles, their foes said.",
            ),
            "distance: Rebel troops have advanced",
        ),
    ],
)
def test_a_row_says_what_it_is_about_in_words_of_its_statements(texts, about):
    assert [conflict.about for conflict in conflicts_of(*texts)] == [about]


def test_a_later_toll_replaces_an_earlier_one():
    early, later = "The flood killed at least 8 people.", "The flood killed 24 people."
    (update,) = conflicts_of(
        later, early, dates=("2024-08-13T18:00:00+02:00", "2024-08-13T10:00:00Z")
    )
    assert update.is_update
    assert [side.value for side in update.sides] == ["at least 8 people", "24 people"]


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param((), id="no dates"),
        pytest.param(("2024-08-13", "2024-08-13"), id="one day"),
        pytest.param(("2024-08-13", "2024-08-13T18:00:00Z"), id="hours of one day unknown"),
        pytest.param(("2024-08-13", None), id="one date"),
    ],
)
def test_without_an_order_of_time_it_is_a_dispute(dates):
    early, later = "The flood killed at least 8 people.", "The flood killed 24 people."
    (dispute,) = conflicts_of(early, later, dates=dates)
    assert not dispute.is_update


def test_a_figure_that_does_not_run_is_disputed_whatever_the_dates():
    (dispute,) = conflicts_of(
        "A 6.1-magnitude quake shook the Ostra valley on Sunday.",
        "The magnitude of the quake was 5.8.",
        dates=("2024-08-13", "2024-08-14"),
    )
    assert not dispute.is_update


def test_a_side_names_only_the_statements_that_give_its_value():
    for conflict in conflicts_of(
        "The flood killed 40 people in Saltmere on Monday.",
        "The flood killed 40 people in Saltmere on Monday.",
        "The flood killed 61 people in Saltmere on Monday.",
    ):
        for side in conflict.sides:
            assert side.statements
            assert all(side.value in statement.text for statement in side.statements)
            held = [s for claim in side.claims for s in claim.statements]
            assert all(statement in held for statement in side.statements)


def test_no_claim_joins_figures_that_contradict_each_other():
    texts = (
        "The harbour board said that the storm had damaged 74 fishing boats in Saltmere.",
        "The harbour board said that the storm had damaged 28 fishing boats in Saltmere.",
    )
    articles = [make_article(text, outlet=f"Outlet {i}") for i, text in enumerate(texts)]
    statements = [s for article in articles for s in split_statements(article)]
    matching = match_statements(statements, probability=0.1)
    assert [len(claim.statements) for claim in matching.claims] == [1, 1]
    assert len(find_conflicts(matching)) == 1
