import pytest
from conftest import make_article, make_statement

from kursk_digest.digests.readability import readability
from kursk_digest.model import Claim, Note

PLAIN = "Engineers closed the old bridge at Saltmere to lorries on Monday."


def read(text, language="en", **fields):
    article = make_article(text, language=language)
    return readability(Claim((make_statement(text, article=article, **fields),)))


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        pytest.param("Buttons were found on the shore near Gull Point on Monday.", id="no But"),
        pytest.param("The summary of the report was read out on Monday in court.", id="a summary"),
        pytest.param(
            "The bridge is “beyond repair”, the head of the works said.", id="a quotation"
        ),
        pytest.param("Die Brücke ist „nicht zu retten“, sagte der Leiter der Werke.", id="German"),
        pytest.param("The tension in the cables of the bridge rose by nine per cent.", id="cables"),
    ],
)
def test_a_plain_sentence_keeps_its_worth(text):
    assert read(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It remains to be seen whether the bridge at Saltmere will be mended.",
        "In summary, the closing of the bridge is a blow to the whole town.",
        "The closing of the bridge underscores the growing tensions between the two towns.",
        "However, the closing of the bridge did not stop the lorries of the quarry.",
        "In contrast, the lorries of the quarry take the ferry at Gull Point.",
        "“The bridge was old, and everybody in the town knew that it was.”",
        "Who will pay for the bridge that was closed to lorries on Monday?",
        pytest.param("The head of the works told the council on Monday evening:", id="colon"),
        pytest.param("The bridge was old, and everybody in the town knew that.”", id="one end"),
        pytest.param('He said: "The bridge was old, and all of the town knew it.', id="other end"),
        pytest.param("The bridge is closed.", id="short"),
        pytest.param(f"{PLAIN[:-1]}, " + "and the council said so, " * 9 + "again.", id="long"),
    ],
)
def test_what_does_not_read_well_alone_loses(text):
    assert read(text) < 1


def test_fillers_are_those_of_the_language():
    german = "Es bleibt abzuwarten, ob die Brücke in Saltmere je wieder geöffnet wird."
    assert read(german, "de") < 1
    assert read(german, "en") == 1


def test_a_pronoun_costs_only_where_no_note_explains_it():
    text = "He closed the old bridge at Saltmere to lorries on Monday."
    assert read(text, note=Note(2, "Peter Lund")) == 1
    assert read(text, leans=True) < 1
