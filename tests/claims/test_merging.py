from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.claims.merging import merge_pairs

COUNT = 9
pairs = st.sampled_from(sorted(combinations(range(COUNT), 2)))
graphs = st.dictionaries(pairs, st.floats(0.5, 1.0), max_size=30)


def test_a_chain_does_not_glue_its_ends_together():
    assert merge_pairs(3, {(0, 1): 0.9, (1, 2): 0.8}) == [(0, 1), (1, 2)]


def test_statements_that_all_match_are_one_group():
    assert merge_pairs(4, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7}) == [(0, 1, 2), (3,)]


def test_without_a_match_each_statement_stands_alone():
    assert merge_pairs(3, {}) == [(0,), (1,), (2,)]


@given(graphs)
def test_every_two_members_of_a_group_match(matched):
    for group in merge_pairs(COUNT, matched):
        assert all(pair in matched for pair in combinations(group, 2))


@given(graphs)
def test_every_statement_and_every_match_is_covered(matched):
    groups = merge_pairs(COUNT, matched)
    assert {i for group in groups for i in group} == set(range(COUNT))
    assert {pair for group in groups for pair in combinations(group, 2)} == set(matched)


@given(graphs)
def test_no_group_is_given_twice_or_lies_inside_another(matched):
    groups = [set(group) for group in merge_pairs(COUNT, matched)]
    assert not any(
        a < b or (a == b and i != j) for i, a in enumerate(groups) for j, b in enumerate(groups)
    )
