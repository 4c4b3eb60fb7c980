"""What one asserts and another denies."""

import pytest
from telling import conflicts_of, values


@pytest.mark.parametrize(
    ("assertion", "denial", "about"),
    [
        (
            "The ministry said that rebel troops had entered the town of Marden.",
            "A spokesman denied that rebel troops had entered the town of Marden.",
            "rebel troops had entered the town of Marden",
        ),
        (
            "The mayor took bribes from the builders, the prosecutor said.",
            "The mayor rejected claims that he took bribes from the builders.",
            "he took bribes from the builders",
        ),
        (
            "British soldiers fired shots into the air, the consul said.",
            "The army stated that no shots were fired into the air.",
            "shots were fired into the air",
        ),
        (
            "Divers have found wreckage of the plane in the lake.",
            "Officials say that no sign of wreckage has been found in the lake.",
            "sign of wreckage has been found in the lake",
        ),
        (
            "The Zvannoye bridge had been closed to traffic, volunteers said.",
            "The road service denied that the Zvannoe bridge had been closed to traffic.",
            "the Zvannoe bridge had been closed to traffic",
        ),
    ],
)
def test_an_assertion_and_its_denial_are_set_side_by_side(assertion, denial, about):
    (found,) = conflicts_of(assertion, denial)
    assert (found.kind, found.about) == ("denial", about)
    assert [side.value for side in found.sides] == ["asserted", "denied"]


def test_what_is_denied_may_hang_on_who_says_so():
    (found,) = conflicts_of(
        "Divers have found wreckage of the plane in the lake.",
        "Pilots saw a fire, but officials say that no sign of wreckage was found in the lake.",
    )
    assert found.about == "sign of wreckage was found in the lake"


def test_one_article_may_tell_both():
    (found,) = conflicts_of(
        "The general said that the sailors were in Norland waters.\n"
        "The crisis team met, as the ministry denies that the sailors were in Norland waters."
    )
    assert found.kind == "denial"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Rebel troops entered the town of Marden.",
            "The man was denied bail in the town of Marden.",
            id="denied bail",
        ),
        pytest.param(
            "Rebel troops entered the town of Marden.",
            "The general could not deny that rebel troops entered the town of Marden.",
            id="could not deny",
        ),
        pytest.param(
            "Rebel troops entered the town of Marden.",
            "It is not clear whether rebel troops entered the town of Marden.",
            id="not clear",
        ),
        pytest.param(
            "If rebel troops entered the town of Marden, the army would strike.",
            "A spokesman denied that rebel troops had entered the town of Marden.",
            id="a condition",
        ),
        pytest.param(
            "The sailors were in Estmark waters when Norland ships came.",
            "A spokesman denied that the sailors were in Norland waters.",
            id="the same words of other things",
        ),
        pytest.param(
            "A spokesman denied that rebel troops had entered the town of Marden.",
            "The rebels denied that their troops had entered the town of Marden.",
            id="two denials",
        ),
        pytest.param(
            "The mill in Marden burnt down.",
            "There were no survivors of the crash on the lake.",
            id="another fact",
        ),
        pytest.param(
            "The mayor named the driver of the lorry on Monday.",
            "Police have not named the driver of the lorry.",
            id="not told is not denied",
        ),
        pytest.param(
            "The banker was found guilty of fraud after a trial at Marden court.",
            "His wife was found not guilty of fraud after the trial at Marden court.",
            id="another person",
        ),
        pytest.param(
            "The old bridge in Marden was opened to lorries this week.",
            "The old bridge in Marden may not be opened to lorries this week.",
            id="what may not be",
        ),
    ],
)
def test_what_is_not_denied_is_no_conflict(one, other):
    assert values(conflicts_of(one, other)) == []
