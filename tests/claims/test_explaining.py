import math

import pytest
from conftest import make_article

from kursk_digest.claims.around import CONTEXT
from kursk_digest.claims.explaining import OVERRULING, PARTS, explain_pairs
from kursk_digest.claims.features import FEATURES
from kursk_digest.statements import split_statements


def test_every_feature_is_in_one_part():
    named = [name for names in PARTS.values() for name in names]
    assert sorted(named) == sorted(FEATURES + CONTEXT)


def explained(*texts):
    statements = [
        statement
        for number, text in enumerate(texts)
        for statement in split_statements(make_article(text, outlet=f"Outlet {number}"))
    ]
    return explain_pairs(statements, statements)


def test_the_parts_are_the_log_odds():
    (reason,) = explained("Police arrested 74 smugglers.", "Officers nabbed 74 smugglers.")
    odds = sum(added for _, added in reason.parts)
    assert reason.parts[-1][0] == OVERRULING
    assert reason.probability == pytest.approx(1 / (1 + math.exp(-odds)))
    assert reason.figures == (("74 smugglers", "74 smugglers"),)
    assert ("arrested", "nabbed") in reason.kin


def test_what_keeps_two_apart_is_named():
    (reason,) = explained("Police arrested 74 smugglers.", "Police arrested 14 smugglers.")
    assert reason.obstacle == "their figures contradict each other"


def test_sentences_without_a_common_word_were_not_compared():
    (reason,) = explained("Voters chose a mayor.", "The ferry sank off Orvik in a storm.")
    assert (reason.probability, reason.parts, reason.words) == (None, (), ())


def test_names_are_told_as_they_are_written():
    texts = ("The port of Rosslare closed on Monday.", "On Monday the port of Rosslare was closed.")
    articles = [make_article(text, outlet=text[:9]) for text in texts]
    statements = [s for article in articles for s in split_statements(article)]
    (reason,) = explain_pairs(statements, statements)
    assert reason.names == ("Rosslare",)
