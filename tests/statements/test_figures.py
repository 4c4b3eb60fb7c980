"""What is counted or measured in a sentence, held against tables written before they were run."""

import pytest
from figure_table import cases, faults

from kursk_digest.statements.figures import read_figures

ENGLISH = [*cases("figure_cases.txt"), *cases("figure_cases_later.txt")]


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_a_sentence_gives_the_figures_that_a_reader_finds(sentence, expected):
    assert faults(expected, read_figures(sentence)) == []


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_a_figure_stands_word_for_word_in_its_sentence(sentence, expected):
    for figure in read_figures(sentence):
        assert sentence[figure.start : figure.end] == figure.text
