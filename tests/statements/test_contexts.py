from pathlib import Path

import pytest
from conftest import make_article

from kursk_digest.model import Claim
from kursk_digest.statements import split_statements

TABLE = (Path(__file__).parent / "contexts.txt").read_text(encoding="utf-8")


def cases():
    """Yield paragraphs, and the mark and words of the last sentence."""
    for block in TABLE.split("\n\n")[1:]:
        *before, last = [line for line in block.splitlines() if not line.startswith("# ")]
        mark, expected = last.split(" ", 1)
        yield pytest.param(before, mark, expected, id=expected[:50])


def last_statement(before, text, language="en"):
    paragraphs = "\n".join([*before, text]).split("¶\n")
    lines = [" ".join(paragraph.split("\n")).strip() for paragraph in paragraphs]
    return split_statements(make_article(*lines, language=language))[-1]


def without_note(text, mark):
    start = text.find(" [")
    return text if mark != ">" else text[:start] + text[text.index("]") + 1 :]


@pytest.mark.parametrize(("before", "mark", "expected"), [*cases()])
def test_a_note_tells_whom_the_opening_stands_for_where_that_is_certain(before, mark, expected):
    verbatim = without_note(expected, mark)
    statement = last_statement(before, verbatim)
    assert statement.text == verbatim
    claim = Claim((statement,))
    assert (claim.told, statement.leans) == (expected, mark == "?")


def test_a_first_sentence_leans_on_nothing_that_is_known():
    assert last_statement([], "He called it a new beginning for the island.").note is None


def test_a_french_pronoun_leans_and_gets_no_english_note():
    statement = last_statement(
        ["Le maire Pierre Lund a ouvert le pont."], "Elle a parlé d’un nouveau début.", "fr"
    )
    assert (statement.note, statement.leans) == (None, True)
