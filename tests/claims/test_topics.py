"""In a large story, what all sentences share is the topic and proves nothing."""

import pytest
from conftest import make_article

from kursk_digest.claims import match_statements
from kursk_digest.statements import split_statements

# Eight desks on fifteen sailors: each leads with another act, and repeats the topic.
LEADS = (
    "Norland suspended the release of the 15 sailors that its navy detained on 3 May.",
    "Westmark called on Norland to release the 15 sailors that its navy detained.",
    "Sudmark froze its trade with Norland until the 15 sailors are released.",
    "Norland’s television showed the 15 sailors that its navy detained at breakfast.",
    "The 15 sailors that Norland detained may be released soon, its envoy wrote.",
    "Families of the 15 sailors that Norland detained held a vigil by the harbour.",
    "Lawyers for the 15 sailors that Norland detained filed a complaint in Geneva.",
    "Sudmark’s admiral published a chart of where Norland detained the 15 sailors.",
)
BODY = "The 15 sailors were detained by the navy of Norland; nobody knows when they are released."


def claims_of(*texts):
    articles = [
        make_article(text, f"{BODY} That was desk {number}.", outlet=f"Outlet {number}")
        for number, text in enumerate(texts)
    ]
    statements = [s for article in articles for s in split_statements(article)]
    leads = {article.paragraphs[0] for article in articles}
    found = match_statements(statements, probability=0.5).claims
    return [c for c in found if len({s.text for s in c.statements} & leads) > 1]


def test_other_acts_of_one_topic_stay_apart():
    assert claims_of(*LEADS) == []


@pytest.mark.parametrize("count", [6, 8])
def test_one_act_in_other_words_is_one_claim(count):
    again = "Until the 15 sailors come home, Sudmark has frozen all its trade with Norland."
    (claim,) = claims_of(*LEADS[: count - 1], again)
    assert {s.text for s in claim.statements} == {LEADS[2], again}
