import pytest
from conftest import make_article

from kursk_digest.claims.features import FEATURES, compare_profiles
from kursk_digest.claims.profiles import make_profiles
from kursk_digest.statements import split_statements

BACKGROUND = (
    "The council of Orvik met on Tuesday.",
    "Fishermen in the bay mended their nets before the storm.",
    "Schools in Orvik stay closed until the harbour is safe, the mayor said.",
)


def compare(a, b, *, story=BACKGROUND):
    """Compare two sentences of two outlets, in a story that a third outlet fills."""
    articles = [
        make_article(*paragraphs, outlet=f"Outlet {number}")
        for number, paragraphs in enumerate([[a], [b], list(story)])
    ]
    statements = [s for article in articles for s in split_statements(article)]
    first, second, *_ = make_profiles(statements)
    forth = dict(zip(FEATURES, compare_profiles(first, second), strict=True))
    back = dict(zip(FEATURES, compare_profiles(second, first), strict=True))
    assert forth == pytest.approx(back), "the order of the two must not matter"
    return forth


def test_words_of_nearly_the_same_meaning_count_for_less_than_the_same_word():
    same = compare("Police nabbed the smuggler.", "Officers nabbed a smuggler.")
    kin = compare("Police nabbed the smuggler.", "Officers arrested a smuggler.")
    other = compare("Police nabbed the smuggler.", "Officers praised a smuggler.")
    for feature in ("kin_act", "said_both"):
        assert same[feature] > kin[feature] > other[feature], feature


@pytest.mark.parametrize(
    ("feature", "sentences"),
    [
        ("names", ("Jane Holm left Vardal.", "Jane Holm praised Vardal.")),
        (
            "figures_agree",
            ("The flood destroyed 74 houses.", "The flood took 74 houses on Monday."),
        ),
    ],
)
def test_what_the_whole_story_repeats_weighs_little(feature, sentences):
    rare = compare(*sentences)
    common = compare(*sentences, story=(sentences[0],) * 9)
    if feature == "names":
        assert rare[feature] >= common[feature] > 0
    else:
        assert rare[feature] > common[feature] > 0


def test_statements_with_nothing_in_common_compare_as_nothing():
    found = compare("Rain fell.", "Voters chose a mayor of Orvik.")
    assert {found[name] for name in ("said_both", "letters", "names", "kin_act")} <= {0.0}
