"""Sentences that say the same but for a figure of any kind."""

import pytest
from telling import conflicts_of, values


@pytest.mark.parametrize(
    ("text", "value", "other", "kind", "about"),
    [
        (
            "Anyone with information about the fire is asked to call Marden police on {}.",
            "0845 125 2222",
            "0845 125 2229",
            "number",
            "telephone number: ",
        ),
        (
            "Marden United beat Ostra Rovers {} in the final of the cup at the new stadium.",
            "3-1",
            "4-1",
            "number",
            "score: ",
        ),
        (
            "The ferry Aurora sank on {} off Gull Island with forty cars on board.",
            "Monday",
            "Tuesday",
            "date",
            "day: ",
        ),
        (
            "The ferry Aurora sank at {} off Gull Island with forty cars on board.",
            "6.20 a.m.",
            "8.40 a.m.",
            "date",
            "time: ",
        ),
    ],
)
def test_what_alone_differs_is_a_conflict(text, value, other, kind, about):
    (found,) = conflicts_of(text.format(value), text.format(other))
    assert found.kind == kind
    assert found.about.startswith(about.strip(" :"))
    assert values([found]) == [{value, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "The mayor said on Monday that the ferry Aurora sank off Gull Island.",
            "The mayor said on Tuesday that the ferry Aurora sank off Gull Island.",
            id="the day of saying",
        ),
        pytest.param(
            "Jonas Wiik won stage 13 of the Tour of Norland in the rain.",
            "Jonas Wiik won stage 15 of the Tour of Norland in the rain.",
            id="a number that is a name",
        ),
    ],
)
def test_what_may_differ_is_none(one, other):
    assert values(conflicts_of(one, other)) == []
