from conftest import make_article

from kursk_digest.claims.candidates import LEAST_CANDIDATES, find_candidates
from kursk_digest.claims.profiles import make_profiles
from kursk_digest.statements import split_statements


def candidates(*articles):
    statements = [
        statement
        for number, paragraphs in enumerate(articles)
        for statement in split_statements(make_article(*paragraphs, outlet=f"Outlet {number}"))
    ]
    return find_candidates(make_profiles(statements))


def test_a_pair_that_shares_one_word_of_content_is_compared():
    assert candidates(["The mayor closed the bridge."], ["A bridge fell down."]) == [(0, 1)]


def test_statements_without_a_common_word_of_content_are_not():
    assert candidates(["The mayor closed the bridge."], ["It rained for days."]) == []


def test_sentences_of_one_article_are_not_compared_for_sharing_a_word():
    assert candidates(["The mayor closed the bridge.", "The bridge fell into the river."]) == []


def test_in_a_large_story_a_statement_keeps_its_nearest_partners_alone():
    article = [f"The harbour of Orvik number {n} closed early." for n in range(1, 61)]
    found = candidates(*[article] * 40)
    assert len(found) <= 40 * 60 * LEAST_CANDIDATES
