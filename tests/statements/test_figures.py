"""What is counted or measured in a sentence, held against tables written before they were run."""

import pytest
from figure_table import cases, faults
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.statements.figures import read_figures

TABLES = {
    "figure_cases.txt": "en",
    "figure_cases_later.txt": "en",
    "figure_cases_third.txt": "en",
    "figure_cases_fourth.txt": "en",
    "figure_cases_fifth.txt": "en",
    "figure_cases_sixth.txt": "en",
    "figure_cases_kinds.txt": "en",
    "figure_cases_de.txt": "de",
    "figure_cases_uk.txt": "uk",
}
CASES = [(*case, language) for name, language in TABLES.items() for case in cases(name)]


@pytest.mark.parametrize(("sentence", "expected", "language"), CASES)
def test_a_sentence_gives_the_figures_that_a_reader_finds(sentence, expected, language):
    assert faults(expected, read_figures(sentence, language)) == []


@given(st.text(alphabet="ab1,.-:/% $€h", max_size=40), st.sampled_from(["en", "de", "uk", "und"]))
def test_figures_stand_word_for_word_in_any_text_and_never_overlap(text, language):
    end = 0
    for figure in read_figures(text, language):
        assert text[figure.start : figure.end] == figure.text
        assert figure.start >= end
        end = figure.end


def test_a_table_case_that_does_not_hold_is_told():
    (sentence, expected), *_ = cases("figure_cases.txt")
    assert faults(expected, read_figures(sentence.replace("7.0", "7.5"))) != []
    assert faults((), read_figures(sentence)) != []
