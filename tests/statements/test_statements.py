import time
from dataclasses import replace

import pytest
from conftest import make_article
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.model import Mood, Polarity
from kursk_digest.statements import split_statements


def test_a_statement_tells_where_it_stands():
    article = make_article("A first line was here. It rained in Ebbing.", "Nobody 😀 was hurt.")
    statements = split_statements(article)
    assert [statement.text for statement in statements] == [
        "A first line was here.",
        "It rained in Ebbing.",
        "Nobody 😀 was hurt.",
    ]
    assert [(s.paragraph, s.number) for s in statements] == [(1, 1), (1, 2), (2, 3)]
    assert all(article.text[s.start : s.end] == s.text for s in statements)
    assert all(s.article is article for s in statements)


def test_a_heading_gives_no_statement_and_keeps_its_place():
    article = make_article("It rained.", "What happened in the town on Monday night.", "It snowed.")
    article = replace(article, headings=frozenset({2}))
    statements = split_statements(article)
    assert [s.paragraph for s in statements] == [1, 3]
    assert article.text[statements[1].start : statements[1].end] == "It snowed."


def test_a_dateline_is_no_part_of_the_statement():
    article = make_article("EBBING, Belgium – It rained in the whole country on Monday.")
    (statement,) = split_statements(article)
    assert statement.text == "It rained in the whole country on Monday."
    assert article.text[statement.start : statement.end] == statement.text


def test_a_label_gives_no_statement_but_a_question_does():
    article = make_article("Photo: Jane Doe", "Did it rain on Monday?", "Read more")
    assert [s.text for s in split_statements(article)] == ["Did it rain on Monday?"]


def test_a_statement_tells_who_what_and_how():
    article = make_article(
        "Ukrainian General Oleksandr Syrskyi said that no tanks had entered Kharkov.",
        "Syrsky may visit the U.S. Navy on Monday.",
    )
    first, second = split_statements(article)
    assert first.names == ("ukraine", "syrsky", "kharkiv")
    assert first.speaker == "Oleksandr Syrskyi"
    assert first.polarity is Polarity.DENIED
    assert first.mood is Mood.FACT
    assert second.names == ("syrsky", "united states", "united states navy")
    assert second.speaker is None
    assert second.mood is Mood.POSSIBLE


def test_figures_are_read():
    (statement,) = split_statements(make_article("At least 74 villages were taken by the army."))
    assert [figure.value for figure in statement.figures] == [74]


def test_what_gives_no_statement_still_tells_who_speaks():
    article = make_article("Jane Doe:", "“It rained,” she said.")
    assert [s.speaker for s in split_statements(article)] == ["Jane Doe"]


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk", "ru", "cs", "zh", "und", "xx"])
def test_every_language_gives_statements(language):
    article = make_article("Hier war der 3. Satz. Dort ist das Ende.", language=language)
    assert split_statements(article)


def test_an_article_without_words_has_no_statements():
    assert split_statements(make_article("...", "– – –", "🙂")) == ()


texts = st.text(min_size=1, max_size=120).map(lambda text: " ".join(text.split()) or "x")
newsy = st.lists(
    st.sampled_from(
        ["Mr.", "Jane", "Doe", "said", "“It", "rained,”", "not", "U.S.", "in", "the", "of",
         "according", "to", "he", "Bank", "may", "5", "p.m.", "it.", "was", "and", ",", "\ud800"]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)  # fmt: skip


@given(
    st.lists(texts | newsy, min_size=1, max_size=6),
    st.sampled_from(["en", "de", "uk", "und"]),
    st.frozensets(st.integers(1, 6), max_size=2),
)
def test_statements_stand_in_order_and_word_for_word(paragraphs, language, headings):
    article = make_article(*paragraphs, language=language, headings=headings)
    statements = split_statements(article)
    last = 0
    for number, statement in enumerate(statements, start=1):
        assert last <= statement.start < statement.end
        assert article.text[statement.start : statement.end] == statement.text
        assert statement.number == number
        assert statement.paragraph not in headings
        assert statement.text in paragraphs[statement.paragraph - 1]
        last = statement.end


def test_the_same_article_gives_the_same_statements():
    article = make_article("Joe Hart and Ann Hart said it rained. Hart left. The U.N. met in Kiev.")
    first, second = split_statements(article), split_statements(article)
    assert [repr(s.names) + repr(s.speaker) for s in first] == [
        repr(s.names) + repr(s.speaker) for s in second
    ]


@pytest.mark.parametrize(
    "unit",
    ["word ", "W", "Word ", "a. ", "“", "‘", "said ", "He said so. ", "Jane Doe said so. ",
     "Bank of ", "Al de ", "J. ", "U.S. ", "“no” ", "a, saying ", "no ", "according to ",
     "Kyiv said, ", "A-", "E\u0316\u0301", "我们赢了。", "the ministry "],
    ids=ascii,
)  # fmt: skip
def test_a_hostile_article_takes_linear_time(unit):
    def cost(count):
        article = make_article(unit * count)
        began = time.process_time()
        split_statements(article)
        return time.process_time() - began

    cost(200)
    # Quadratic growth would be 64-fold; the constant forgives a clock that is coarse.
    assert cost(4_000) < 24 * cost(500) + 0.5


def test_people_of_one_surname_take_linear_time():
    letters = "abcdefghijklmnopqrst"
    names = [f"Bo{a}{b}{c}" for a in letters for b in letters for c in letters[:10]]

    def cost(count):
        article = make_article(" ".join(f"{name} Doe said so." for name in names[:count]))
        began = time.process_time()
        split_statements(article)
        return time.process_time() - began

    cost(100)
    assert cost(1_600) < 24 * cost(200) + 0.5
