"""Markdown gives the words that a reader sees."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.articles.markdown import extract_markdown, plain_text
from kursk_digest.model import Article, Page, PageKind, Skipped

FIRST = "The library on Gull Island opened again on Friday, ten months after the spring flood."
SECOND = "About 9,000 books had to be dried in a cold store, the head of the library said."
FRONT = """---
title: "Island Library Opens Again"
outlet: Coast Courier
date: 2024-08-13
authors: [Ada Brandt, Bo Rask]
---
"""


def extract(body):
    return extract_markdown(Page("x.md", body, PageKind.MARKDOWN))


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("a **bold** word", "a bold word"),
        ("an *old* and __big__ and _red_ word", "an old and big and red word"),
        ("***both*** and **one *in* another**", "both and one in another"),
        ("the [port](https://a.example/b_(c)) is shut", "the port is shut"),
        ("the [port][1] is `shut`", "the port is shut"),
        ("5 * 3 * 2 and snake_case_name stay", "5 * 3 * 2 and snake_case_name stay"),
        ("a \\*star\\* &amp; a note[^1]", "a *star* & a note"),
        ("<b>shut</b> since 4 < 5", "shut since 4 < 5"),
        ("unseen &#8238;signs go", "unseen signs go"),
        ("[brackets] stay", "[brackets] stay"),
    ],
)
def test_marks_go_and_words_stay(marked, words):
    assert plain_text(marked) == (words, [])


def test_front_matter_says_what_it_is():
    found = extract(f"{FRONT}\n# Island Library Opens Again\n\n{FIRST}\n\n{SECOND}\n")
    assert (found.title, found.outlet, found.published) == (
        "Island Library Opens Again", "Coast Courier", "2024-08-13",
    )  # fmt: skip
    assert found.authors == ("Ada Brandt", "Bo Rask")
    assert found.paragraphs == (FIRST, SECOND)


@pytest.mark.parametrize(
    "front",
    [
        "---\na: &a [*a, *a]\nb: !!python/object/apply:os.system [ls]\n---\n",
        "---\n{{{: [\n\t: :\nkey: " + "[" * 5000 + "\n---\n",
        "---\ntitle:\n---\n",
    ],
)
def test_hostile_front_matter_does_no_harm(front):
    assert extract(f"{front}\n{FIRST}\n\n{SECOND}").paragraphs == (FIRST, SECOND)


def test_a_rule_at_the_top_is_no_front_matter():
    assert extract(f"---\n\n{FIRST}\n\n---\n\n{SECOND}").paragraphs == (FIRST, SECOND)


def test_the_first_heading_is_the_title_and_the_others_are_headings():
    found = extract(f"# Library Opens\n\n{FIRST}\n\n## A queue at the door\n\n{SECOND}")
    assert found.title == "Library Opens"
    assert found.paragraphs == (FIRST, "A queue at the door", SECOND)
    assert found.headings == {2}


def test_lists_and_quotations_are_paragraphs_and_comments_go():
    found = extract(f"<!-- draft -->\n- {FIRST}\n- {SECOND}\n\n> {FIRST[:-1]}, she said.\n")
    assert found.paragraphs == (FIRST, SECOND, f"{FIRST[:-1]}, she said.")


def test_a_comment_that_is_never_closed_hides_nothing():
    assert SECOND in extract(f"{FIRST}\n\n<!-- {FIRST}\n\n{SECOND}").paragraphs


def test_an_image_goes_with_its_reason():
    found = extract(f"{FIRST}\n\n![Wet books](a.jpg)\n\n{SECOND}")
    assert found.paragraphs == (FIRST, SECOND)
    assert [(r.text, r.reason) for r in found.removed] == [("Wet books", "image")]


def test_lines_of_a_paragraph_are_joined():
    broken = FIRST.replace("Friday, ten", "Friday,\nten")
    assert extract(f"{broken}\n\n{SECOND}").paragraphs == (FIRST, SECOND)


@given(st.text(st.characters(exclude_categories=())))
def test_any_string_is_an_article_or_a_refusal(text):
    assert isinstance(extract(text), Article | Skipped)


@pytest.mark.parametrize("sign", ["*", "[", "`", "<a ", "![", "_a ", "> ", "\\", "<!--", "[a]("])
def test_marks_without_end_take_no_quadratic_time(sign):
    began = time.process_time()
    extract(sign * 200_000)
    assert time.process_time() - began < 5
