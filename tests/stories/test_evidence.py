import pytest
from conftest import make_article
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.stories.evidence import probability, read, weigh_up
from kursk_digest.stories.profiles import read_profile
from kursk_digest.stories.weighing import Rarities


def evidence(a, b):
    profiles = [read_profile(a), read_profile(b)]
    rarities = Rarities()
    for profile in profiles:
        rarities.count(profile)
    return weigh_up(*(read(profile, rarities) for profile in profiles))


def article(text, title="", day=None, language="en"):
    return make_article(text, title=title, published=day, language=language)


@pytest.mark.parametrize(
    ("a", "b", "clash"),
    [
        pytest.param("Quake in Tarsk", "Quake in Velm", 1, id="another place"),
        pytest.param("Quake in Tarsk", "Quake shakes Tarsk", 0, id="the same place"),
        pytest.param("Quake in Tarsk", "quake felt in villages", 0, id="one names nothing"),
        pytest.param("Quake on Monday", "Quake on Friday", 0, id="weekdays are no names"),
    ],
)
def test_headlines_clash_that_name_what_the_other_never_mentions(a, b, clash):
    texts = [f"It happened here, {title}." for title in (a, b)]
    found = evidence(article(texts[0], a), article(texts[1], b))
    assert found.clash == clash


def test_a_name_of_the_headline_that_the_other_text_mentions_is_no_clash():
    a = article("Rescuers came from Velm to Tarsk.", "Quake in Tarsk")
    b = article("The road from Velm to Tarsk was cut.", "Quake near Velm")
    assert evidence(a, b).clash == 0


@pytest.mark.parametrize(
    ("a", "b", "agreeing", "contradicting"),
    [
        ("It killed 14 people.", "A toll of 14 people.", 1, 0),
        ("It killed 14 people.", "In all 16 people died.", 0, 0),
        ("It killed 14 people.", "In all 41 people died.", 0, 1),
        ("It killed fourteen people.", "In all 14 people died.", 1, 0),
        ("Magnitude 6.1, they said.", "A quake of magnitude 3.4.", 0, 1),
        ("It was in 2019.", "It was in 1950.", 0, 0),
        ("It killed 14 people.", "It flattened 41 houses.", 0, 0),
        ("A fee of 0 dollars.", "A fee of 9 dollars.", 0, 1),
    ],
)
def test_figures_of_the_same_thing_are_compared(a, b, agreeing, contradicting):
    found = evidence(article(a), article(b))
    assert (found.agreeing, found.contradicting) == (agreeing, contradicting)


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        pytest.param(("It fell.", "2025-03-04"), ("It fell.", "2025-03-06"), 2, id="published"),
        pytest.param(
            ("It fell on Tuesday.", "2025-03-04"),
            ("It had fallen on Tuesday.", "2025-03-06T09:00:00Z"),
            0,
            id="both tell of that Tuesday",
        ),
        pytest.param(
            ("It fell on Tuesday.", "2025-03-04"),
            ("It fell on Tuesday.", "2025-03-18"),
            14,
            id="two Tuesdays",
        ),
        pytest.param(("It fell.", None), ("It fell.", "2025-03-04"), 0, id="one has no date"),
        pytest.param(("It fell.", "in spring"), ("It fell.", "2025-03-04"), 0, id="no ISO date"),
    ],
)
def test_the_gap_is_counted_between_the_days_told_of(a, b, days):
    found = evidence(article(a[0], day=a[1]), article(b[0], day=b[1]))
    assert round(2.718281828**found.gap - 1) == days


def test_words_are_compared_by_prefix_where_we_have_no_stemmer():
    a = article("Завод зупинили в Тирську після удару.", language="uk")
    b = article("Місто Тирськ лишилося без заводу.", language="uk")
    assert {"тирсь", "завод"} <= read_profile(a).words & read_profile(b).words


@given(st.text(max_size=200), st.text(max_size=200))
def test_evidence_is_symmetric_and_the_probability_from_0_to_1(a, b):
    x, y = article(a or "x", a[:20]), article(b or "y", b[:20])
    there, back = evidence(x, y), evidence(y, x)
    assert there.shared == pytest.approx(back.shared)
    assert -1e-9 <= there.shared <= 1 + 1e-9
    assert 0 <= probability(there) <= 1
    assert probability(there) == pytest.approx(probability(back))
