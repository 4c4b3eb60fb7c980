"""A dateline is no part of the statement behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.datelines import dateline_agency, dateline_end

STATEMENT = "The ferry left at noon."
DATELINES = [
    ("SALTMERE — ", ""),
    ("SALTMERE, Norland – ", ""),
    ("SALTMERE (Reuters) - ", "Reuters"),
    ("GENEVA, Aug 13 (AP) — ", "AP"),
    ("Berlin (dpa) - ", "dpa"),
    ("OSLO, Norway (Coastal Press) — ", "Coastal Press"),
]
NO_DATELINES = [
    "U.S. – China talks on ferries began in Oslo.",
    "BREAKING – The ferry left at noon.",
    "The ferry — the last one — left at noon.",
    "The mayor (57) left at noon - nobody knew why.",
    "",
]


@pytest.mark.parametrize(("dateline", "agency"), DATELINES)
def test_the_statement_begins_behind_the_dateline(dateline, agency):
    assert dateline_end(dateline + STATEMENT) == len(dateline)
    assert (dateline_agency(dateline + STATEMENT) or "") == agency


@pytest.mark.parametrize("paragraph", NO_DATELINES)
def test_a_dash_alone_makes_no_dateline(paragraph):
    assert dateline_end(paragraph) == 0
    assert not dateline_agency(paragraph)


@given(st.text())
def test_the_end_lies_inside_any_paragraph(paragraph):
    assert 0 <= dateline_end(paragraph) <= len(paragraph)
