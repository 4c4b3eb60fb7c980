"""What was taken out of a web page, and why."""

from kursk_digest.articles import extract_article
from kursk_digest.model import Page, PageKind

TEXT = [
    f"The {part} of the harbour was closed on Monday, because the ice on it had grown to a depth "
    f"of {number} centimetres and no boat of the pilots could break it any more."
    for number, part in enumerate(("mouth", "north pier", "basin", "old quay", "lock"), start=40)
]
PAGE = """<html><head><title>Harbour closed</title></head><body>
<nav><a href="/">Front page</a></nav>
<h1>Harbour closed</h1><p class="byline">By Ann Lee</p><p>13 August 2024, 10:02</p>
<article>{text}
<p><a href="/w">WHALE SEEN IN THE BASIN FOR THE THIRD TIME THIS WINTER</a></p>
<p>Read more: Ferry runs aground for the second time</p>
{more}<p>Sign up for our newsletter</p>
<p>You have 3 articles left this month.</p>
<p>Ann Lee has covered the coast for ten years and lives in a boat.</p></article>
<ul class="related"><li><a href="/f">Ferry sold to the islanders for one crown</a></li></ul>
</body></html>"""


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def article():
    body = PAGE.format(text=paragraphs(TEXT[:3]), more=paragraphs(TEXT[3:]))
    return extract_article(Page("harbour.html", body, PageKind.HTML))


def test_each_line_that_went_has_its_reason_in_the_order_of_the_page():
    found = article()
    assert list(found.paragraphs) == TEXT
    assert [(one.text[:20], one.reason) for one in found.removed] == [
        ("Harbour closed", "headline"),
        ("By Ann Lee", "date, byline or label"),
        ("13 August 2024, 10:0", "date, byline or label"),
        ("WHALE SEEN IN THE BA", "teaser"),
        ("Read more: Ferry run", "link to another story"),
        ("Sign up for our news", "prompt"),
        ("You have 3 articles ", "prompt"),
        ("Ann Lee has covered ", "author box"),
        ("Ferry sold to the is", "teaser"),
    ]


def test_each_line_that_was_scored_has_its_score():
    scores = [one.score for one in article().removed]
    assert all(score is None or 0 <= score <= 1 for score in scores)
    assert sum(score is not None for score in scores) >= 6
