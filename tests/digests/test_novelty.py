import pytest
from conftest import make_article, make_claim

from kursk_digest.digests.novelty import STALENESS, Told, is_covered, long_words
from kursk_digest.model import Claim
from kursk_digest.statements import split_statements

BRIDGE = "The bridge at Saltmere was closed to lorries on Monday."


def told(*texts):
    so_far = Told()
    for text in texts:
        so_far.add(make_claim(text))
    return so_far


@pytest.mark.parametrize(
    "text",
    [
        BRIDGE,
        "On Monday the bridge at Saltmere was closed to all lorries by the council.",
        pytest.param("The bridge was closed.", id="says part of it"),
        pytest.param(
            "Because of a crack that engineers had found in one of its pillars in spring, the "
            "bridge at Saltmere was closed to lorries on Monday, and to cars on Tuesday.",
            id="says it and more",
        ),
    ],
)
def test_a_fact_in_other_words_is_told_already(text):
    assert told("Schools opened late.", BRIDGE).repeats(make_claim(text))


@pytest.mark.parametrize(
    "text",
    [
        "Engineers found a crack in the second pillar.",
        pytest.param("Lorries now take the ferry at Gull Point.", id="one word in common"),
        pytest.param("...", id="no words"),
    ],
)
def test_another_fact_is_not(text):
    assert not told(BRIDGE).repeats(make_claim(text))


def test_nothing_repeats_when_nothing_was_told():
    assert not told().repeats(make_claim(BRIDGE))


def test_words_count_where_a_language_has_no_stop_words():
    # Of the words of four letters, half are the same; there is no list to drop any by.
    claim = make_claim("Lieky chýbajú nielen tuto, chýbajú všade.")
    assert told("Lieky chýbajú všade.").repeats(claim)


def test_newness_falls_with_the_words_that_were_heard():
    lorries = make_claim("Lorries wait at Saltmere.")
    assert told().newness(lorries) == 1
    assert told(BRIDGE).newness(lorries) == pytest.approx(1 - STALENESS * 2 / 3)
    assert told("Lorries wait at Saltmere.").newness(lorries) == pytest.approx(1 - STALENESS)


def test_numbers_are_long_words():
    assert long_words("At 9 pm, 12,000 of us ran.") == {"9", "12,000"}


@pytest.mark.parametrize(
    ("told", "other", "covered"),
    [
        ("Fire destroyed the old mill in Harlov.", "Fire destroyed the old mill at Harlov.", True),
        ("Fire destroyed the old mill in Harlov.", "Fire destroyed the old mill in Bister.", False),
        ("Fire destroyed 3 mills in Harlov.", "Fire destroyed 5 mills in Harlov.", False),
    ],
)
def test_another_name_or_number_is_another_fact(told, other, covered):
    first, second = (
        Claim(split_statements(make_article(text, outlet=text[:12]))) for text in (told, other)
    )
    assert is_covered([first], second) is covered
