from conftest import make_article

from kursk_digest.claims import match_statements, profiles
from kursk_digest.claims.profiles import make_profiles
from kursk_digest.statements import split_statements

TEXTS = (
    ("The ferry to Orvik sank on Monday.", "Rescuers saved 40 people from the water."),
    ("A ferry sank near Orvik on Monday.", "Forty people were saved by rescuers."),
    ("Rescuers saved 40 people after the ferry sank.", "The harbour stays closed."),
)


def story():
    return [
        statement
        for number, texts in enumerate(TEXTS)
        for statement in split_statements(make_article(*texts, outlet=f"Outlet {number}"))
    ]


def test_profiles_can_be_cut_and_asked_for_by_number():
    statements = story()
    found = make_profiles(statements)
    assert [profile.statement for profile in found] == statements
    assert [profile.number for profile in found[1:3]] == [1, 2]
    assert found[-1].statement is statements[-1]


def test_claims_are_the_same_where_hardly_a_profile_is_held(monkeypatch):
    statements = story()
    whole = match_statements(statements, probability=0.5).claims
    monkeypatch.setattr(profiles, "MOST_HELD", 2)
    frugal = match_statements(statements, probability=0.5).claims
    assert [claim.statements for claim in frugal] == [claim.statements for claim in whole]
    assert any(len(claim.statements) > 1 for claim in whole)
