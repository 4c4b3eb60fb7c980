import pytest

from kursk_digest.words import kin, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("earthquake", "quake"), ("arrested", "nabbed"), ("murdered", "slain"), ("sank", "sink")],
)
def test_words_that_mean_nearly_the_same_are_kin_both_ways(one, other):
    one, other = stem(one), stem(other)
    assert 0.3 < kin(one, "en")[other] == kin(other, "en")[one] <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("typhoon", "hurricane"), ("ceasefire", "truce"), ("policeman", "officers"),
        ("wages", "pay"), ("walkout", "strikes"), ("lorry", "truck"), ("percent", "cent"),
    ],
)  # fmt: skip
def test_words_that_desks_use_for_one_thing_are_kin(one, other):
    one, other = stem(one), stem(other)
    assert 0.3 < kin(one, "en")[other] == kin(other, "en")[one] <= 1


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [("nine", "en", "9"), ("twelve", "en", "12"), ("neun", "de", "9")],
)
def test_a_number_in_words_is_the_number(word, language, number):
    assert kin(stem(word, language), language)[number] == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("won", "lost"),
        ("rose", "fell"),
        ("north", "south"),
        ("Monday", "Tuesday"),
        ("buy", "sell"),
        ("nine", "8"),
    ],
)
def test_opposites_are_not(one, other):
    assert stem(other) not in kin(stem(one), "en")


def test_a_word_is_not_its_own_kin():
    assert "arrest" not in kin("arrest", "en")


@pytest.mark.parametrize("language", ["uk", "und", "../en", ""])
def test_a_language_without_a_table_has_none(language):
    assert kin("arrest", language) == {}
