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


def test_a_question_above_the_text_is_its_headline():
    found = extract("Why did the library stay closed for ten months?", *BODY)
    assert (found.title[:7], list(found.paragraphs)) == ("Why did", BODY)


def test_a_menu_on_one_line_is_no_headline():
    found = extract("Home News World Sport Weather", TITLE, *BODY)
    assert (found.title, list(found.paragraphs)) == (TITLE, BODY)


def test_the_label_of_a_section_is_no_headline():
    found = extract("Floods on the coast", TITLE, "By Pia Lund", "13 August 2024", *BODY)
    assert (found.title, found.authors, found.published) == (TITLE, ("Pia Lund",), "2024-08-13")


def test_a_standfirst_between_headline_and_byline_is_text():
    standfirst = "The children of the island have their reading room back."
    share = ["Share on Facebook", "Share on Twitter", "Listen to this article"]
    found = extract(TITLE, standfirst, "By Pia Lund", "14 Aug 2024", *share, *BODY)
    assert list(found.paragraphs) == [standfirst, *BODY]
    assert found.published == "2024-08-14"


@pytest.mark.parametrize("box", ["Related", "More like this", "Most read", "You may also like"])
def test_the_article_goes_on_behind_a_box_in_its_middle(box):
    teasers = [box, "Tram Drivers Vote on a New Roster", "Choir Wins First Prize in the Capital"]
    last = "The library will stay open until nine in the evening on Fridays, the town said."
    assert list(extract(TITLE, *BODY, *teasers, last).paragraphs) == [*BODY, last]


def test_what_readers_write_below_the_article_is_no_part_of_it():
    talk = [
        "3 Comments", "Ivan P.", "August 15, 2024 at 10:22",
        "I don't believe a word of this, the library was open in May and everybody knows it.",
        "Reply", "Maria", "Thank you! My aunt lives there and she never saw any water at all.",
        "Reply", "Leave a Reply Cancel reply", "Name*", "Post Comment",
    ]  # fmt: skip
    assert list(extract(TITLE, *BODY, *talk).paragraphs) == BODY


def test_readers_who_write_more_than_the_report_are_no_part_of_it():
    remarks = [
        "I have lived beside that pier for thirty years and never saw water in the cellar.",
        "You forget that the council sold the old pumps, and nobody asked the people here.",
        "My opinion is that reading rooms are dear, and my children read on their phones.",
        "They should have moved it up the hill in the nineties, as my father said back then.",
    ]
    talk = [
        line for n in range(5) for r in remarks for line in (f"Guest {n}", f"{r} {n}.", "Reply")
    ]
    found = extract(TITLE, "By Pia Lund", *BODY, "Comments", *talk, "Most read", "About us")
    assert list(found.paragraphs) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Did you like this article? Your friends may like it, too.",
        "Wie hat Ihnen dieser Artikel gefallen?",
        "¿Te ha gustado este artículo? Compártelo con tus amigos.",
        "Вам понравилась статья? Поделитесь ею с друзьями.",
    ],
)
def test_a_site_that_asks_below_the_article_is_no_part_of_it(line):
    assert list(extract(TITLE, "By Pia Lund", *BODY, "Share", line).paragraphs) == BODY


def test_a_quotation_about_an_article_stays_below_the_text():
    last = "“Did you read the article about your library?” the mayor asked the children."
    assert extract(TITLE, "By Pia Lund", *BODY, last, "Share").paragraphs == (*BODY, last)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Pia Lund", "Share", "27 shares", "1.2K Shares", "READ MORE: Choir wins prize",
        "RELATED ARTICLE Choir wins prize", "Also Read | Choir wins prize", "02:14", "5 min read",
        "Sign up for our newsletter", "You have 2 free articles left this month.", "345",
        "Article continues after this advertisement", "This is a developing story.", "* * *",
        "https://courier.example/news/library", "13 de agosto de 2024 a las 12:30h.",
        "Something went wrong, please try again later.",
        "We use your sign-up to provide content in ways you've consented to.",
        "googletag.cmd.push(function() { show('ad-1'); });", "© 2024 Coast Courier",
    ],
)  # fmt: skip
def test_furniture_between_two_paragraphs_goes(line):
    assert list(extract(TITLE, *BODY[:2], line, *BODY[2:]).paragraphs) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Sign-ups for the reading course have doubled, the library said.",
        "He shares a boat with his brother, who also reads.",
        "The newsletter of the ministry called it a small wonder.",
        "Read more slowly, her teacher used to tell her.",
        "Something went wrong with the pumps in the night, the town said.",
        "“That's all from us today,” she told the crowd, and closed the door.",
        "Photos of the flood hang in the hall.",
        "No one was hurt.",
        "“Why now?” he asked.",
        "By Monday the last shelf had arrived from the mainland.",
        "Comments by the mayor were not recorded.",
    ],
)
def test_sentences_that_speak_of_such_things_stay(line):
    paragraphs = [*BODY[:2], line, *BODY[2:]]
    assert list(extract(TITLE, *paragraphs).paragraphs) == paragraphs


def test_verse_and_lines_without_full_stops_stay():
    verse = ["The water came at night", "It took the maps", "The books were dried", "They smell"]
    found = extract(*verse, gap="\n")
    assert [found.title, *found.paragraphs] in ([*verse], ["", *verse])


def test_no_line_vanishes_without_a_word():
    lines = [TITLE, *BEFORE, *BODY, *AFTER]
    found = extract(*lines)
    told = [found.title, *found.paragraphs, *(r.text for r in found.removed)]
    assert sorted(told) == sorted(lines)


def test_what_was_removed_is_told_in_the_order_of_the_page():
    found = extract(TITLE, *BEFORE, *BODY, *AFTER)
    assert [r.text for r in found.removed] == [*BEFORE, *AFTER]


def test_what_was_removed_is_told_with_its_score():
    found = extract("Outlet: Coast Courier", TITLE, *BODY, *AFTER)
    header, *rest = found.removed
    assert (header.reason, header.score) == ("header", None)
    assert all(0 <= one.score < 0.5 for one in rest)


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


def test_many_markers_take_no_quadratic_time():
    lines = [*BODY, *(["Related", *BODY[:2]] * 6_000)]
    began = time.process_time()
    extract(*lines, gap="\n")
    assert time.process_time() - began < 10


@pytest.mark.parametrize("sign", ["a", "\u0301", "(", ".", "*", "[", "\x1b", "—"])
def test_a_long_line_takes_no_quadratic_time(sign):
    began = time.process_time()
    extract_text(Page("x.txt", sign * 1_000_000))
    assert time.process_time() - began < 5
