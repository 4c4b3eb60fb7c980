"""What stands behind a pasted text: its author, its readers, what the site asks."""

import pytest

from kursk_digest.articles.text import extract_text
from kursk_digest.model import Page

TEXT = [
    "The council of Ashford voted on Tuesday to close the old bridge to all traffic, after "
    "engineers found deep cracks in two of its pillars.",
    "“We could not wait for the spring,” Mayor Ada Quill told reporters outside the town hall.",
    "The bridge, built in 1931, carries about 12,000 cars a day. Ferries will take over until "
    "December, and buses will be sent the long way round.",
    "Repairs are expected to cost 14 million crowns, of which the province pays one half.",
    "Councillor Rob Tate, who voted against it, said the shops of the east bank would suffer.",
]
HEAD = ["Home", "Log in", "Council closes the old bridge", "Dana Whitlock", "12 November 2026"]


def kept(*behind, head=HEAD, text=TEXT):
    found = extract_text(Page("page.txt", "\n\n".join([*head, *text, *behind])))
    return [line for line in found.paragraphs if line not in text], found


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(
            ["Dana Whitlock covers the town hall. Reach her at the desk on weekdays."],
            id="sentence",
        ),
        pytest.param(
            ["Dana Whitlock", "Reporter on the local desk. She has written two books on ports."],
            id="name, then what she does",
        ),
        pytest.param(
            ["Most liked", "I have lived here for forty years and nobody mended it.", "Reply"],
            id="a reader's comment",
        ),
        pytest.param(
            ["Wenn Sie unseren Journalismus schätzen, abonnieren Sie uns."], id="plea, German"
        ),
        pytest.param(
            ["If you value what we do, please donate to our newsroom today."], id="plea, English"
        ),
        pytest.param(
            ["Si quieres leer más, hazte socio y apoya el periodismo libre."], id="plea, Spanish"
        ),
    ],
)
def test_what_is_not_the_article_goes(behind):
    left, found = kept("Subscribe", *behind, "Privacy policy")
    assert left == []
    assert list(found.paragraphs) == TEXT


@pytest.mark.parametrize(
    "last",
    [
        pytest.param("Dana Quill, a baker, said she would row to work.", id="another Dana"),
        pytest.param("Anybody who saw the crack is asked to call the town hall.", id="a call"),
        pytest.param("“You must subscribe to the plan,” she told the council.", id="a quotation"),
    ],
)
def test_a_last_sentence_of_the_article_stays(last):
    assert kept(last, "Privacy policy")[0] == [last]


def test_a_last_sentence_behind_a_prompt_stays():
    last = "The province will decide on its half of the money in January, the mayor said."
    left, _ = kept("Sign up for our newsletter", last, "Recommended for you")
    assert left == [last]


def test_a_name_alone_above_the_date_is_the_author():
    assert kept()[1].authors == ("Dana Whitlock",)


def test_a_place_before_the_date_is_no_author():
    head = ["Council closes the old bridge", "Ashford - 12 November 2026 - 19:05"]
    found = kept(head=head)[1]
    assert found.authors == ()
    assert found.published[:10] == "2026-11-12"
