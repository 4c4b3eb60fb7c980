import pytest
from conftest import make_article

from kursk_digest.claims.denying import denies, deny_the_same
from kursk_digest.statements import split_statements


def statement(text):
    return split_statements(make_article(text))[0]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nobody was hurt when the mill burnt down.", "The mill burnt down on Monday."),
        ("The strike, not an accident, broke the dam.", "The strike broke the dam."),
        ("The aim is not to keep the valley.", "Marden has no intention of keeping the valley."),
        ("The parties did not reach an agreement.", "The talks ended without an agreement."),
        ("It is not possible to save the mill.", "It is impossible to save the mill."),
        ("The firm, which did not comment, raised its prices.", "The firm raised its prices."),
        ("The cause is not known, but the mill burnt down.", "The cause is known as dust."),
    ],
)
def test_a_negation_of_something_else_keeps_nothing_apart(a, b):
    assert not denies(statement(a), statement(b))
    assert not denies(statement(b), statement(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The army denied that the town of Orvik was taken.", "The town of Orvik was taken."),
        ("The army does not control the town.", "The army controls the town."),
        ("No ferry left the harbour at noon.", "A ferry left the harbour at noon."),
        ("The minister refused to resign.", "The minister resigned on Monday."),
        ("The mill burnt down, but nobody was hurt.", "Two were hurt when the mill burnt down."),
        ("The talks ended without an agreement.", "The talks produced an agreement."),
        (
            "The road service denied that the Zvannoye bridge had been closed to traffic.",
            "The Zvannoe bridge had been closed to traffic, the governor said.",
        ),
    ],
)
def test_what_one_denies_and_the_other_asserts_is_apart(a, b):
    assert denies(statement(a), statement(b))
    assert denies(statement(b), statement(a))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("No-one had been injured in the blast.", "Nobody is thought to have been hurt.", True),
        ("No injuries were reported.", "There were no reports of injuries.", True),
        ("No damage was reported.", "No injuries were reported.", False),
        ("If no survivors are found, it is the worst crash.", "There were no survivors.", False),
        ("The mayor did not comment.", "The owner did not comment.", False),
        ("Nobody was hurt.", "Two people were hurt.", False),
    ],
)
def test_that_there_was_none_is_one_fact_in_any_words(a, b, same):
    assert deny_the_same(statement(a), statement(b)) is same
    assert deny_the_same(statement(b), statement(a)) is same
