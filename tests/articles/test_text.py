"""Furniture of plain text goes, the article stays whole."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.articles.text import extract_text
from kursk_digest.model import Article, Page, Skipped

TITLE = "Island Library Opens Again After the Flood"
BODY = [
    "The library on Gull Island opened again on Friday, ten months after the spring flood.",
    "About 9,000 books had to be dried in a cold store, the head of the library said.",
    "Readers formed a queue that reached from the door to the ferry pier.",
    "The town paid for new shelves, and a school class painted the reading room.",
]
BEFORE = ["No time to read?", "Get a summary", "312 shares", "Advertisement"]
AFTER = [
    "LEAVE A REPLY", "Please enter your comment!", "Please enter your name here", "Share post:",
    "Subscribe", "spot_imgspot_img", "Popular", "More like this", "Related",
    "Tram Drivers Vote on a New Roster", "The drivers will decide by the end of...",
]  # fmt: skip


def extract(*lines, gap="\n\n", location="x.txt"):
    return extract_text(Page(location, gap.join(lines)))


def test_furniture_goes_wherever_it_stands():
    found = extract(TITLE, *BEFORE, *BODY[:2], "Advertisement", *BODY[2:], *AFTER)
    assert found.title == TITLE
    assert list(found.paragraphs) == BODY
    assert {r.text for r in found.removed} == {*BEFORE, *AFTER}
    assert all(r.reason for r in found.removed)


def test_the_headline_below_next_article_is_another_story_s():
    other = "Choir Wins First Prize in the Capital"
    found = extract(TITLE, *BODY, "Next Article", other)
    assert list(found.paragraphs) == BODY
    assert other in {r.text for r in found.removed}


def test_a_repeated_headline_is_the_title_once():
    found = extract(TITLE, TITLE, *BODY)
    assert (found.title, list(found.paragraphs)) == (TITLE, BODY)


@pytest.mark.parametrize(
    "caption",
    [
        "Wet books on the pier. Photo: Pia Lund / Coast Courier",
        "Wet books on the pier. (Photograph: Pia Lund)",
        "Wet books on the pier. Picture: Pia Lund",
    ],
)
def test_a_caption_goes_with_its_credit(caption):
    assert list(extract(TITLE, caption, *BODY).paragraphs) == BODY


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n \t\n"])
def test_text_without_furniture_loses_nothing(gap):
    assert list(extract(TITLE, *BODY, gap=gap).paragraphs) == BODY


def test_text_without_a_headline_keeps_its_first_sentence():
    found = extract(*BODY)
    assert (found.title, list(found.paragraphs)) == ("", BODY)


def test_points_of_a_list_lose_only_their_bullets():
    points = ["- Two piers are closed", "- The ferry sails from the east quay", "- Bus 4 is free"]
    found = extract(TITLE, BODY[0], *points, BODY[1])
    assert list(found.paragraphs) == [BODY[0], *(p[2:] for p in points), BODY[1]]


def test_lines_wrapped_at_a_margin_are_joined():
    wrapped = (
        "The library on Gull Island opened again on Friday, ten months after\n"
        "the spring flood. About 9,000 books had to be dried in a cold store,\n"
        "the head of the library said. Readers formed a queue that reached\n"
        "from the door to the ferry pier."
    )
    assert extract(TITLE, wrapped).paragraphs == (wrapped.replace("\n", " "),)


def test_subheadings_are_text_and_are_numbered():
    found = extract(TITLE, *BODY[:2], "A queue at the door", *BODY[2:])
    assert [found.paragraphs[n - 1] for n in found.headings] == ["A queue at the door"]


INDEX = [f"{place} council votes on new {thing}" for place in ("Oslo", "Bern", "Riga", "Graz")
         for thing in ("harbour", "tram line", "library")]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "no text"),
        (["***", "---"], "no text"),
        (["Home", "News", "Sport", "Contact", "About us"], "only menus"),
        (INDEX, "list of headlines"),
        (["Log in", "Username", "Password", "Forgot your password?", "Register"], "login form"),
        (["We use cookies to show you ads.", "Accept all cookies", "Cookie settings"], "cookie"),
    ],
)
def test_what_is_no_article_is_refused_with_advice(lines, reason):
    found = extract(*lines)
    assert isinstance(found, Skipped)
    assert reason in found.reason
    assert ";" in found.reason
    assert "\n" not in found.reason


def test_an_article_about_logins_and_cookies_is_no_wall():
    lines = [
        "The ministry said on Monday that users must be asked before cookies are stored.",
        "Every login form in the country will have to be changed by March, it said.",
        "Banks were fined last year because their password rules were too weak.",
    ]
    assert list(extract(*lines).paragraphs) == lines


@given(st.text(st.characters(exclude_categories=())))
def test_any_string_is_an_article_or_a_refusal(text):
    found = extract_text(Page("x.txt", text))
    assert isinstance(found, Article | Skipped)
    if isinstance(found, Article):
        assert found.paragraphs
        assert all(p and p == p.strip() and "\n" not in p for p in found.paragraphs)


@pytest.mark.parametrize("sign", ["a", "\u0301", "(", ".", "*", "[", "\x1b", "—"])
def test_a_long_line_takes_no_quadratic_time(sign):
    began = time.process_time()
    extract_text(Page("x.txt", sign * 1_000_000))
    assert time.process_time() - began < 5
