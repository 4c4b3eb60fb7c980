import re
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import make_article
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.statements import split_statements
from kursk_digest.statements.clauses import Link, split_clauses, split_text
from kursk_digest.statements.tokens import read_sentence

HERE = Path(__file__).parent


def cases(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def expected(line):
    """Return the text of a case, and its statements, in <>; all of it is one without them."""
    text = re.sub(r"[<>]", "", line)
    return text, tuple(re.findall(r"<([^<>]*)>", line)) or (text,)


ENGLISH = cases("clause_cases.txt") + cases("clause_cases_later.txt")


@pytest.mark.parametrize("line", cases("clause_cases.txt"))
def test_a_sentence_is_cut_where_that_is_certain_and_nowhere_else(line):
    text, statements = expected(line)
    assert split_text(text) == statements


def test_of_other_sentences_no_cut_is_wrong_and_most_are_found():
    wrong, found, wanted = [], 0, 0
    for line in cases("clause_cases_later.txt"):
        text, statements = expected(line)
        cut = split_text(text)
        wrong += [piece for piece in cut[1:] if piece not in statements]
        found, wanted = found + len(cut) - 1, wanted + len(statements) - 1
    assert not wrong
    assert found >= 0.85 * wanted


def test_the_tables_are_long_enough_to_trust():
    whole = [line for line in ENGLISH if "<" not in line]
    assert len(ENGLISH) >= 200
    assert len(whole) * 2 >= len(ENGLISH) - 10


@pytest.mark.parametrize(
    ("language", "name"), [("de", "clause_cases_de.txt"), ("uk", "clause_cases_uk.txt")]
)
def test_another_language_is_a_table(language, name):
    for line in cases(name):
        text, statements = expected(line)
        assert split_text(text, language) == statements


def test_a_language_without_a_table_is_not_cut():
    text = "Le pont est fermé, et la route a été coupée."
    assert split_text(text, "fr") == (text,)


SCRAPS = (
    "and , the fire was “ ” ( ) ; said which killing after he Doe 12 according to while but were"
)


@given(st.lists(st.sampled_from(SCRAPS.split()), max_size=25).map(" ".join) | st.text(max_size=80))
def test_whatever_stands_there_clauses_are_in_order_and_none_is_empty(text):
    clauses = split_clauses(read_sentence(text))
    assert all(text[clause.start : clause.end].strip() for clause in clauses) or not text.strip()
    assert all(a.end <= b.start for a, b in pairwise(clauses))
    assert clauses[-1].end == len(text)


def test_who_says_it_is_a_clause_of_its_own_kind():
    text = "The road was closed, and two buses were stuck, police said."
    links = [clause.link for clause in split_clauses(read_sentence(text))]
    assert links == [Link.FIRST, Link.JOINED, Link.SOURCE]


def parts_of(text, **fields):
    (statement,) = split_statements(make_article(text, **fields))
    return statement, statement.parts


def test_a_part_is_verbatim_and_has_its_own_figures_names_and_days():
    text = (
        "Floods cut off 14 villages near Torun on Monday, while "
        "Poznan recorded 80 millimetres of rain."
    )
    whole, (first, second) = parts_of(text, published="2024-08-14")
    article = whole.article
    assert article.text[first.start : first.end] == first.text
    assert article.text[second.start : second.end] == second.text
    assert [figure.text for figure in first.figures] == ["14 villages", "Monday"]
    assert [second.text[f.start : f.end] for f in second.figures] == ["80 millimetres"]
    assert "torun" in first.names
    assert "torun" not in second.names
    assert len(first.dates) == 1
    assert not second.dates
    assert first.sentence == (whole.start, whole.end)
    assert not first.leans
    assert not second.leans


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Floods cut off 14 villages and destroyed two bridges.", (True, False)),
        ("The road was closed, and two buses were stuck, police said.", (False, False)),
        ("Police said the road was closed, and a bus was stuck.", (True, False)),
        ("The museum was closed after a pipe burst its clamp.", (True, False)),
        ("After the dam broke, thousands of people fled to higher ground.", (False, False)),
        ("Norbank raised its rate, and the mayor resigned.", (True, False)),
        ("Norbank raised its rate, and Mayor Olsen resigned on Friday.", (True, True)),
    ],
)
def test_a_part_stands_alone_only_with_its_subject_and_its_source(text, stands):
    _, parts = parts_of(text)
    assert tuple(not part.leans for part in parts) == stands


def test_a_part_denies_only_what_it_denies():
    _, parts = parts_of("Nobody was hurt, but the warehouse was destroyed by fire.")
    assert [part.polarity.value for part in parts] == ["denied", "asserted"]
