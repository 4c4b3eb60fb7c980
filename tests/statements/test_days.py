"""Which days a sentence names, seen from the date of its article: Sunday, 18 August 2024."""

import pytest
from conftest import make_article

from kursk_digest.statements import split_statements


def days_of(text, language="en", published="2024-08-18"):
    article = make_article(text, language=language, published=published)
    return [
        (date.text, date.first if date.first == date.last else f"{date.first}/{date.last}")
        for statement in split_statements(article)
        for date in statement.dates
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The ferry sank on Friday.", [("Friday", "2024-08-16")]),
        ("Rescuers gave up on Sunday.", [("Sunday", "2024-08-18")]),
        ("Early on Tuesday the dam broke.", [("Tuesday", "2024-08-13")]),
        ("Two men were arrested last Sunday.", [("Sunday", "2024-08-11")]),
        ("The dam broke last Monday.", [("Monday", "2024-08-12")]),
        ("The council will meet on Friday.", [("Friday", "2024-08-23")]),
        ("On Friday the council will meet.", [("Friday", "2024-08-23")]),
        ("The verdict is expected on Tuesday.", [("Tuesday", "2024-08-20")]),
        ("Officials said they will reopen the road on Friday.", [("Friday", "2024-08-23")]),
        (
            "The mayor said on Thursday that the council will vote on Tuesday.",
            [("Thursday", "2024-08-15"), ("Tuesday", "2024-08-20")],
        ),
        ("He said yesterday that two men died.", [("yesterday", "2024-08-17")]),
        ("Police said today that two men died.", [("today", "2024-08-18")]),
        ("The port will close tomorrow.", [("tomorrow", "2024-08-19")]),
        ("It began the day before yesterday.", [("the day before yesterday", "2024-08-16")]),
        ("The mayor left two days ago.", [("two days ago", "2024-08-16")]),
        ("The flood came on 6 August.", [("6 August", "2024-08-06")]),
        ("The last ferry left on Dec. 29.", [("Dec. 29", "2023-12-29")]),
        ("Schools open again on 2 September.", [("2 September", "2024-09-02")]),
        ("The fair ran from 13-15 August.", [("13-15 August", "2024-08-13/2024-08-15")]),
        ("The bridge opened on 3 May 1962.", [("3 May 1962", "1962-05-03")]),
        ("The strike began in February 2023.", [("February 2023", "2023-02-01/2023-02-28")]),
    ],
)
def test_a_day_is_reckoned_from_the_date_of_the_article(text, days):
    assert days_of(text) == days


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The council meets every Friday.", id="no single day"),
        pytest.param("The trial opens this Friday.", id="this or the last"),
        pytest.param("The talks go on next Tuesday.", id="this week or the next"),
        pytest.param("The vote was due on Friday.", id="came, or is to come"),
        pytest.param("He said the vote would be held on Friday.", id="seen from another day"),
        pytest.param("The dam broke on Monday.", id="tomorrow is Monday"),
        pytest.param("Today the town has 500 people.", id="these days"),
        pytest.param("The rally began about 100 days ago.", id="a round number"),
        pytest.param("The bridge was built in 1962.", id="a year is no day"),
        pytest.param("Trains run twice a day.", id="no day at all"),
    ],
)
def test_a_day_that_is_not_certain_is_left_out(text):
    assert days_of(text) == []


def test_without_a_date_of_the_article_only_full_dates_are_told():
    text = "It sank on Friday, after the flood of 6 August and the storm of 3 May 1962."
    assert days_of(text, published=None) == [("3 May 1962", "1962-05-03")]
    assert days_of(text, published="soon") == [("3 May 1962", "1962-05-03")]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("de", "Die Fähre sank am Freitag.", [("Freitag", "2024-08-16")]),
        ("de", "Gestern brach der Damm.", [("Gestern", "2024-08-17")]),
        ("de", "Vor zwei Tagen brach der Damm.", [("Vor zwei Tagen", "2024-08-16")]),
        ("de", "Der Rat wird am Dienstag beraten.", [("Dienstag", "2024-08-20")]),
        ("uk", "Пором затонув у п'ятницю.", [("п'ятницю", "2024-08-16")]),
        ("uk", "Вчора прорвало греблю.", [("Вчора", "2024-08-17")]),
    ],
)
def test_other_languages_have_their_own_words(language, text, days):
    assert days_of(text, language) == days


def test_a_date_has_its_place_and_says_whether_it_was_reckoned():
    text = "The bridge, opened on 3 May 1962, fell on Friday."
    (statement,) = split_statements(make_article(text, published="2024-08-18"))
    assert [text[date.start : date.end] for date in statement.dates] == ["3 May 1962", "Friday"]
    assert [date.resolved for date in statement.dates] == [False, True]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2024-02-29"])
def test_the_ends_of_the_calendar_do_no_harm(published):
    text = "It fell on Friday, two days ago, on 29 February, and will fall tomorrow."
    for _, day in days_of(text, published=published):
        assert day[:4].isdigit()
