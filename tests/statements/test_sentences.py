import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentence_cases import cases

from kursk_digest.statements.sentences import cut_sentences, states_something
from kursk_digest.statements.tokens import read_sentence


@pytest.mark.parametrize(("language", "marked"), cases())
def test_a_paragraph_is_cut_after_each_sentence_and_nowhere_else(language, marked):
    text = marked.replace("‖", "")
    pieces = [text[start:end] for start, end in cut_sentences(text, language)]
    assert pieces == [piece.strip() for piece in marked.split("‖")]


def test_the_table_is_long_enough_to_trust():
    assert len(cases()) >= 150


def test_places_count_code_points():
    text = "A 😀 fell on é́le.\u00a0It 𝒉urt.\tNobody\u2009died."
    pieces = [text[start:end] for start, end in cut_sentences(text)]
    assert pieces == ["A 😀 fell on é́le.", "It 𝒉urt.", "Nobody\u2009died."]


def test_a_long_quotation_is_cut_at_its_sentences():
    speech = " ".join(f"We have been to the town number {number} and back." for number in range(20))
    text = f"He said: “{speech}” Then he left."
    pieces = [text[start:end] for start, end in cut_sentences(text)]
    assert len(pieces) > 15
    assert pieces[-1] == "Then he left."
    assert pieces[-2].endswith("and back.”")


@pytest.mark.parametrize(
    "tail", ["”", "”)", '"', "»", ")", "]"], ids=lambda tail: f"closed by {tail}"
)
def test_what_only_closes_belongs_to_the_sentence_before(tail):
    text = f"They have left. {tail} She stayed at home."
    first = text[slice(*cut_sentences(text)[0])]
    assert first.endswith(tail)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge fell.",
        "He died.",
        "Nobody knows.",
        "Is the bridge safe?",
        "Officials say that the bridge over the river has been closed since Monday",
        "我们昨天赢了比赛。",
        "Der Fluss hat gewonnen.",
    ],
)
def test_a_sentence_states_something(line):
    assert states_something(read_sentence(line))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "...",
        "* * *",
        "— 12 —",
        "Photo: Reuters",
        "Read more",
        "A man walks past a damaged house",
        "Monday.",
        "Weather and traffic",
        "Jane Doe, Northern Herald, Tuesday evening, from the town of Ebbing",
        "word " * 2000 + "is.",
    ],
)
def test_a_label_states_nothing(line):
    assert not states_something(read_sentence(line))


@given(st.text(max_size=300), st.sampled_from(["en", "de", "uk", "zh", "und", "qq"]))
def test_nothing_but_blanks_lies_between_sentences(paragraph, language):
    last = 0
    for start, end in cut_sentences(paragraph, language):
        assert last <= start < end
        assert not paragraph[last:start].strip()
        assert paragraph[start:end] == paragraph[start:end].strip()
        last = end
    assert not paragraph[last:].strip()


pieces = st.sampled_from(
    [
        "Mr. ",
        "U.S. ",
        "“",
        "” ",
        "‘",
        "’ ",
        '"',
        "a.m. ",
        "Kyiv ",
        "he ",
        "5 ",
        ". ",
        "? ",
        "(",
        ") ",
    ]
)


@given(st.lists(pieces, max_size=60).map("".join))
def test_marks_in_any_order_lose_nothing(paragraph):
    joined = "".join(paragraph[start:end] for start, end in cut_sentences(paragraph))
    assert joined.replace(" ", "") == paragraph.replace(" ", "")


@pytest.mark.parametrize(
    "unit",
    ["word ", "w", "a. ", "“", "‘", '"', ".)", "1. ", "Aa.", "\ud800. ", "e\u0301", "Mr. ", ": “a"],
    ids=ascii,
)
def test_a_hostile_paragraph_takes_linear_time(unit):
    def cost(count):
        began = time.process_time()
        cut_sentences(unit * count)
        return time.process_time() - began

    cost(1000)
    # Quadratic growth would be 64-fold; the constant forgives a clock that is coarse.
    assert cost(16_000) < 24 * cost(2_000) + 0.3
