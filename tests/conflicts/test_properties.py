"""What holds of the conflicts of any story."""

from hypothesis import given, settings
from hypothesis import strategies as st
from telling import conflicts_of

WHO = st.sampled_from(
    ["The mayor", "Ellen Brandt, 61,", "Elen Brandt, 62,", "Norland", "Police", "The Zerin court"]
)
DOES = st.sampled_from(
    [
        "said that {} people died", "denied that {} people died", "pledged {} million dollars",
        "pushed {} km (9 miles) into Ostra", "won {}-1", "counted {} aftershocks of 4.1",
        "fell at {}.30 a.m. on Monday", "has no {} boats", "raised its rate to {} percent",
        "cut its rate to {} percent", "sent {} more tents in the past 24 hours", "left {}",
    ]
)  # fmt: skip
WHERE = st.sampled_from(
    ["", " in Marden", " in 2003", ", and may send more", " on Tuesday", " (!)"]
)
SENTENCES = st.builds(
    lambda who, does, number, where: f"{who} {does.format(number)}{where}.",
    WHO, DOES, st.integers(0, 60), WHERE,
)  # fmt: skip
ARTICLES = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map("\n".join), max_size=5)


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_each_side_has_its_own_statements_and_they_are_cited(texts):
    for conflict in conflicts_of(*texts):
        assert len(conflict.sides) > 1
        assert conflict.about.strip()
        for side in conflict.sides:
            cited = {id(statement) for claim in side.claims for statement in claim.statements}
            assert side.value.strip()
            assert side.statements
            assert {id(statement) for statement in side.statements} <= cited


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_the_same_story_has_the_same_conflicts(texts):
    first, second = conflicts_of(*texts), conflicts_of(*texts)
    assert [(c.about, c.kind, [s.value for s in c.sides]) for c in first] == [
        (c.about, c.kind, [s.value for s in c.sides]) for c in second
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=120).filter(str.strip), max_size=4))
def test_no_text_breaks_the_search(texts):
    conflicts_of(*texts)
