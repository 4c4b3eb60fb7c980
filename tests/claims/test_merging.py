from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.claims.merging import FLOOR, merge_pairs

COUNT = 9
SURE = 0.6
pairs = st.sampled_from(sorted(combinations(range(COUNT), 2)))
graphs = st.dictionaries(pairs, st.floats(0.0, 1.0), max_size=36)


def merge(count, scores):
    return merge_pairs(count, scores, probability=SURE)


def test_a_chain_does_not_glue_its_ends_together():
    assert merge(3, {(0, 1): 0.9, (1, 2): 0.8}) == [(0, 1), (1, 2)]


def test_statements_that_all_match_are_one_group():
    assert merge(4, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7}) == [(0, 1, 2), (3,)]


def test_one_doubtful_pair_does_not_split_a_group_that_is_sure_on_the_whole():
    assert merge(3, {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.55}) == [(0, 1, 2)]


def test_a_pair_below_the_floor_does():
    assert merge(3, {(0, 1): 0.9, (0, 2): 0.9, (1, 2): FLOOR - 0.1}) == [(0, 1), (0, 2)]


def test_without_a_match_each_statement_stands_alone():
    assert merge(3, {}) == merge(3, {(0, 1): SURE - 0.1}) == [(0,), (1,), (2,)]


@given(graphs)
def test_every_two_members_of_a_group_match_at_least_faintly(scores):
    for group in merge(COUNT, scores):
        assert all(scores.get(pair, 0.0) >= FLOOR for pair in combinations(group, 2))


@given(graphs)
def test_every_statement_and_every_sure_pair_is_covered(scores):
    groups = merge(COUNT, scores)
    assert {i for group in groups for i in group} == set(range(COUNT))
    covered = {pair for group in groups for pair in combinations(group, 2)}
    assert {pair for pair, score in scores.items() if score >= SURE} <= covered


@given(graphs)
def test_no_group_is_given_twice_or_lies_inside_another(scores):
    groups = [set(group) for group in merge(COUNT, scores)]
    assert not any(
        a < b or (a == b and i != j) for i, a in enumerate(groups) for j, b in enumerate(groups)
    )
