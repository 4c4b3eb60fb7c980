from dataclasses import replace

from conftest import make_article, make_claim
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.digests.choosing import Length, choose_claims
from kursk_digest.model import Conflict, Side, Story

FACTS = [
    "The bridge at Saltmere was closed to lorries on Monday.",
    "Engineers found a crack in the second pillar.",
    "Repairs will cost four million crowns, the council said.",
    "Schools opened an hour late because of the traffic.",
]


def make_story(*claims):
    return Story("A title", tuple({s.article for c in claims for s in c.statements}), claims)


def choose(story, worth, **length):
    ((chosen, left),) = choose_claims([story], [worth], Length(**length))
    return [c.text for c in chosen], [c.text for c in left]


def test_the_worthiest_claims_are_printed_until_the_words_are_used_up():
    claims = [make_claim(fact) for fact in FACTS]
    worth = {claim: float(i) for i, claim in enumerate(claims)}
    chosen, left = choose(make_story(*claims), worth, words=12)
    assert chosen == [FACTS[3], FACTS[2]]
    assert sorted(left) == sorted(FACTS[:2])


def test_a_fact_is_not_told_twice():
    again = "On Monday the bridge at Saltmere was closed for all lorries."
    claims = [make_claim(FACTS[0]), make_claim(again), make_claim(FACTS[1])]
    worth = {claims[0]: 3.0, claims[1]: 2.0, claims[2]: 1.0}
    chosen, left = choose(make_story(*claims), worth, words=500)
    assert chosen == [FACTS[0], FACTS[1]]
    assert left == [again]


def test_the_worthiest_is_told_first_and_what_it_leaves_unsaid_next():
    first = make_claim("The bridge at Saltmere was closed to lorries on Monday.")
    stale = make_claim("Lorries and buses from Saltmere pay a toll at Gull Point.")
    fresh = make_claim("Engineers found a crack in the second pillar.")
    worth = {first: 3.0, stale: 1.01, fresh: 1.0}
    chosen, _ = choose(make_story(first, stale, fresh), worth, words=500)
    assert chosen == [first.text, fresh.text, stale.text]


def test_a_voice_that_was_not_heard_is_preferred():
    mine = [make_claim(fact, outlets=["A"]) for fact in FACTS[:2]]
    other = make_claim(FACTS[2], outlets=["B"])
    worth = {mine[0]: 2.0, mine[1]: 1.1, other: 1.0}
    chosen, _ = choose(make_story(*mine, other), worth, words=500)
    assert chosen == [FACTS[0], FACTS[2], FACTS[1]]


def test_every_voice_is_heard_where_there_is_room():
    loud = [make_claim(fact, outlets=["A"]) for fact in FACTS]
    faint = make_claim("Buses were replaced by boats.", outlets=["B"])
    worth = dict.fromkeys(loud, 9.0) | {faint: 0.1}
    chosen, _ = choose(make_story(*loud, faint), worth, words=30)
    assert faint.text in chosen
    chosen, _ = choose(make_story(*loud, faint), worth, words=5)
    assert chosen == [FACTS[0]]


def test_a_fact_of_two_stories_is_told_once():
    again = "On Monday the bridge at Saltmere was closed for all lorries."
    one = make_story(make_claim(FACTS[0]), make_claim(FACTS[1]))
    other = make_story(make_claim(FACTS[2]), make_claim(again))
    worth = [dict.fromkeys(story.claims, 1.0) for story in (one, other)]
    told = choose_claims([one, other], worth, Length(words=500))
    assert [[claim.text for claim in chosen] for chosen, _ in told] == [FACTS[:2], [FACTS[2]]]


def test_a_story_that_repeats_another_is_told_all_the_same():
    stories = [make_story(make_claim(FACTS[0])), make_story(make_claim(FACTS[0]))]
    worth = [dict.fromkeys(story.claims, 1.0) for story in stories]
    told = choose_claims(stories, worth, Length(words=500))
    assert [len(chosen) for chosen, _ in told] == [1, 1]


def test_both_sides_of_a_conflict_are_told_only_if_they_differ_in_more_than_the_value():
    twelve = make_claim("Twelve people died when the old bridge at Saltmere fell on Monday.")
    nine = make_claim("Nine people died when the old bridge at Saltmere fell on Monday.")
    sides = (Side("12", (twelve,), twelve.statements), Side("9", (nine,), nine.statements))
    conflict = Conflict("dead", "number", sides)
    story = replace(make_story(twelve, nine), conflicts=(conflict,))
    chosen, left = choose(story, {twelve: 2.0, nine: 1.0}, words=500)
    assert (chosen, left) == ([twelve.text], [nine.text])


def test_max_claims_is_a_limit_over_all_stories():
    stories = [
        make_story(make_claim(FACTS[0]), make_claim(FACTS[1])),
        make_story(make_claim(FACTS[2])),
    ]
    worth = [dict.fromkeys(story.claims, 1.0) for story in stories]
    told = choose_claims(stories, worth, Length(words=500, max_claims=2))
    assert [len(chosen) for chosen, _ in told] == [1, 1]


def test_every_story_is_heard_before_any_is_told_at_length():
    big = make_story(*(make_claim(fact) for fact in FACTS[:3]))
    small = make_story(make_claim(FACTS[3]))
    worth = [dict.fromkeys(big.claims, 9.0), dict.fromkeys(small.claims, 0.1)]
    told = choose_claims([big, small], worth, Length(words=20))
    assert told[1][0]


def test_everything_prints_every_claim():
    claims = [make_claim(fact) for fact in (*FACTS, *FACTS)]
    worth = dict.fromkeys(claims, 1.0)
    chosen, left = choose(make_story(*claims), worth, words=1, everything=True)
    assert len(chosen) == len(claims)
    assert left == []


texts = st.lists(st.text(alphabet="abc de.", min_size=1, max_size=40), min_size=1, max_size=12)


@given(texts, st.integers(1, 60), st.integers(0, 5))
def test_every_claim_comes_back_once(facts, words, max_claims):
    claims = tuple(make_claim(fact) for fact in facts)
    story = Story("t", (make_article("x"),), claims)
    worth = {claim: float(len(claim.text)) for claim in claims}
    ((chosen, left),) = choose_claims([story], [worth], Length(words, max_claims))
    assert sorted(map(id, chosen + left)) == sorted(map(id, claims))
    assert not max_claims or len(chosen) <= max_claims
