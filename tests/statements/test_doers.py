import pytest
from conftest import make_article

from kursk_digest.statements import split_statements


def doer(*paragraphs):
    return split_statements(make_article(*paragraphs))[-1].doer


@pytest.mark.parametrize(
    "text",
    [
        "Maria Sundqvist of Marden has won the third stage of the tour.",
        "Mayor Maria Sundqvist opened the bridge.",
        "Meanwhile, Maria Sundqvist left the harbour.",
    ],
)
def test_the_person_who_opens_a_sentence_does_what_it_tells(text):
    assert doer(text) == doer("Maria Sundqvist left.")
    assert doer(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Maria Sundqvist said that the bridge was closed.", id="she only says so"),
        pytest.param("The bridge was closed by Maria Sundqvist.", id="behind the verb"),
        pytest.param("Maria Sundqvist’s party lost the vote.", id="it is her party"),
        pytest.param("Maria Sundqvist and Peter Wikström opened the bridge.", id="two of them"),
        pytest.param("Marden closed the bridge.", id="a town"),
        pytest.param("It rained.", id="nobody"),
        pytest.param("For years the late Maria Sundqvist led the harbour.", id="far behind"),
    ],
)
def test_nobody_is_taken_for_the_doer(text):
    assert doer(text) is None
