"""What a rule of the reader's finds, and what it leaves alone."""

from dataclasses import replace

import pytest
from conftest import make_article, make_statement

from kursk_digest.briefings.interests import Interests
from kursk_digest.model import Claim, Rule, RuleKind
from kursk_digest.statements import split_statements
from kursk_digest.statements.identity import name_key


def interests(kind, text):
    patterns = {"flood(ed|s)": lambda told: "floods" in told}
    return Interests((Rule(RuleKind(kind), text),), name_key, patterns)


def claim_of(text, **fields):
    return Claim((split_statements(make_article(text, **fields))[0],))


@pytest.mark.parametrize(
    ("kind", "text", "told", "title", "found"),
    [
        ("term", "price cap", "Ministers agreed on price caps for gas.", "Gas", True),
        ("term", "Price Cap", "The price of the cap rose.", "Caps", False),
        ("term", "cap", "The captain was rescued.", "At sea", False),
        ("term", "ferry strike", "Deckhands walked out.", "Ferry strike enters day three", True),
        ("name", "Zelensky", "Volodymyr Zelenskyy met ministers in Kyiv.", "Talks", True),
        ("name", "Zelenskyy", "Ministers met in Kyiv.", "Zelensky Meets Ministers", True),
        ("name", "Orlov", "Ministers met in Kyiv.", "Talks", False),
        ("regex", "flood(ed|s)", "The river floods the valley.", "Rain", True),
        ("regex", "flood(ed|s)", "The river is high.", "Rain", False),
        ("outlet", "northern herald", "The river is high.", "Rain", True),
        ("outlet", "Herald", "The river is high.", "Rain", False),
        ("tag", "Weather", "The river is high.", "Rain", True),
        ("tag", "sport", "The river is high.", "Rain", False),
    ],
)
def test_a_rule_finds(kind, text, told, title, found):
    claim = claim_of(told, tags=("weather",))
    asked = interests(kind, text)
    assert (asked.muting(claim, title) is not None) == found
    assert bool(asked.following(claim, title)) == found


def test_an_outlet_mutes_only_what_nobody_else_states_and_is_followed_anyway():
    one = make_statement("The bridge is closed.")
    other = make_statement("It is closed.", article=replace(one.article, outlet="Gazette"))
    asked = interests("outlet", "Gazette")
    assert asked.muting(Claim((one, other)), "") is None
    assert asked.following(Claim((one, other)), "") == asked.rules


def test_a_rule_is_written_as_in_the_settings():
    assert str(Rule(RuleKind.TERM, "price cap")) == "price cap"
    assert str(Rule(RuleKind.NAME, "Orlov")) == "name: Orlov"
