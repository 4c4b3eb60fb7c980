"""An equal number that two long sentences newly give is one fact."""

import pytest
from conftest import make_article

from kursk_digest.claims import match_statements
from kursk_digest.statements import split_statements

REST = (
    "The weather in the valley stayed dry, and the fruit growers began to pick their plums.",
    "A tram driver from the old town won the chess tournament of the brewery on Sunday.",
    "The theatre will open its season with a comedy about two sisters and a lighthouse.",
    "Fares on the northern line rise in January, the railway said in a short notice.",
)


def matched(one, other):
    articles = [
        make_article(one, *REST[:2], outlet="Northern Herald"),
        make_article(other, *REST[2:], outlet="Harbour Gazette"),
    ]
    statements = [s for article in articles for s in split_statements(article)]
    claims = match_statements(statements, probability=0.7).claims
    return any(len({s.article for s in claim.statements}) > 1 for claim in claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Earlier, the president had told the nation that rebels had taken control of 74 "
            "villages, where mines were being cleared and bread was handed out to the old.",
            "In a video that he sent to the governor’s channel, their commander gave an account "
            "of the week and said that his men now control 74 villages in the valley.",
        ),
        (
            "The minister, who had come back from a summit on fishing quotas that morning, said "
            "the flood had destroyed 312 houses along the river.",
            "Before the council argued over who should pay for the new dyke, the fire brigade read "
            "out its count, by which 312 houses were destroyed.",
        ),
        (
            "The coast guard surprised the smugglers at their boats during the night and took 23 "
            "of them into custody, an officer said.",
            "In a cove below the lighthouse the coast guard arrested 23 armed smugglers.",
        ),
    ],
)
def test_a_number_that_both_give_is_one_fact(one, other):
    assert matched(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "The 74 villages of the valley will vote on Sunday on a new road to the coast.",
            "Teachers in all 74 villages of the valley have asked for better heating in winter.",
            id="the number only says which",
        ),
        pytest.param(
            "The rebels now control 74 villages in the valley, their commander said in a video.",
            "The rebels now control 28 villages in the valley, the governor said on the radio.",
            id="another number",
        ),
        pytest.param(
            "The choir sold 74 tickets for its concert in the church on Friday night.",
            "Police counted 74 bicycles without lights on the ring road within an hour.",
            id="other things are counted",
        ),
        pytest.param(
            "Two villages near the border have no power since the storm, the grid operator said.",
            "Two villages have asked the ministry for a doctor who speaks their language.",
            id="a number that many things have",
        ),
    ],
)
def test_other_numbers_make_nobody_agree(one, other):
    assert not matched(one, other)
