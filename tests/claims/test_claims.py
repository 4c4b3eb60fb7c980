from conftest import make_article

from kursk_digest.claims import match_statements
from kursk_digest.statements import split_statements


def claims_of(*texts, probability=0.5):
    statements = [
        statement
        for number, text in enumerate(texts)
        for statement in split_statements(make_article(text, outlet=f"Outlet {number}"))
    ]
    return match_statements(statements, probability=probability).claims


def test_a_sentence_in_two_claims_speaks_for_one_of_them():
    claims = claims_of(
        "Volunteers who helped the wounded were killed on the bridge on Monday.",
        "Three volunteers who helped the wounded were killed on the bridge on Monday.",
        "Two volunteers who helped the wounded were killed on the bridge on Monday.",
    )
    assert [len(claim.statements) for claim in claims] == [2, 2]
    assert len({claim.text for claim in claims}) == 2


def test_what_nobody_else_says_is_a_claim_of_its_own():
    assert len(claims_of("The ferry sank on Monday.", "Voters chose a new mayor.")) == 2


def test_without_statements_there_are_no_claims():
    assert claims_of() == ()
