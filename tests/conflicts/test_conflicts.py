"""The same thing, other values: each side with its sources."""

from conftest import make_article

from kursk_digest.claims import match_statements
from kursk_digest.conflicts import find_conflicts
from kursk_digest.statements import split_statements


def conflicts_of(*texts):
    articles = [make_article(text, outlet=f"Outlet {i}") for i, text in enumerate(texts)]
    statements = [s for article in articles for s in split_statements(article)]
    return find_conflicts(match_statements(statements, probability=0.65))


def values(conflicts):
    return [{side.value for side in conflict.sides} for conflict in conflicts]


def test_two_counts_of_one_thing_are_a_conflict():
    found = conflicts_of(
        "The harbour board said that the storm had damaged 74 fishing boats in Saltmere.",
        "The fishermen's union counted 28 fishing boats damaged by the storm in Saltmere.",
    )
    assert values(found) == [{"74 fishing boats", "28 fishing boats"}]
    assert found[0].kind == "number"


def test_counts_of_two_things_are_none():
    assert not conflicts_of(
        "The harbour board said that the storm had damaged 74 fishing boats in Saltmere.",
        "The council will send 28 children from Saltmere to another school in autumn.",
    )


def test_a_day_and_the_whole_are_no_conflict():
    assert not conflicts_of(
        "The fire has burnt 1,000 hectares of forest around Saltmere.",
        "The fire burnt 40 hectares of forest around Saltmere in the past 24 hours.",
    )


def test_a_plan_is_no_conflict_with_a_fact():
    assert not conflicts_of(
        "The council evacuated 120 families from the flooded streets of Saltmere.",
        "The council plans to evacuate 900 families from the flooded streets of Saltmere.",
    )


def test_no_claim_joins_figures_that_contradict_each_other():
    texts = (
        "The harbour board said that the storm had damaged 74 fishing boats in Saltmere.",
        "The harbour board said that the storm had damaged 28 fishing boats in Saltmere.",
    )
    articles = [make_article(text, outlet=f"Outlet {i}") for i, text in enumerate(texts)]
    statements = [s for article in articles for s in split_statements(article)]
    matching = match_statements(statements, probability=0.1)
    assert [len(claim.statements) for claim in matching.claims] == [1, 1]
