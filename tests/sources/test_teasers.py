"""What of a feed is a whole article, and who publishes it."""

# ruff: noqa: E501  # a case is a line

import pytest

from kursk_digest.model import PageKind
from kursk_digest.sources.feeds.entries import Body
from kursk_digest.sources.feeds.outlets import outlet_of_feed
from kursk_digest.sources.feeds.teasers import is_teaser, says_something

SENTENCE = "The bridge was closed on Monday after inspectors found cracks in two of its piers. "
LONG = f"<p>{SENTENCE * 5}</p><p>{SENTENCE * 5}</p><p>{SENTENCE * 3}</p>"
MIDDLE = f"<p>{SENTENCE * 3}</p><p>{SENTENCE * 3}</p>"

TEASERS = [
    ("no text", "", {}),
    ("a picture", "<img src='a.jpg'>", {}),
    ("one sentence", SENTENCE, {}),
    ("two sentences called the content", f"<p>{SENTENCE * 2}</p>", {}),
    ("breaks off", LONG + "<p>The mayor said on …</p>", {}),
    ("breaks off in dots", LONG + "<p>The mayor said...</p>", {}),
    ("breaks off in brackets", LONG + "<p>The mayor said [&#8230;]</p>", {}),
    ("breaks off before a program's line", LONG + "<p>The mayor said [&hellip;]</p><p>The post <a href='/a'>Bridge closed</a> appeared first on <a href='/'>Lake News</a>.</p>", {}),
    ("a link to read on", LONG + "<p><a href='/a'>Read more</a></p>", {}),
    ("a link to read on in the paragraph", LONG + f"<p>{SENTENCE}<a href='/a'>Continue reading <span>Bridge closed</span> →</a></p>", {}),
    ("a link to read on in German", LONG + "<p><a href='/a'>Weiterlesen »</a></p>", {}),
    ("a link to read on in Ukrainian", LONG + "<p><a href='/a'>Читати далі</a></p>", {}),
    ("a summary of eighty words", MIDDLE, {"is_summary": True}),
    ("one paragraph of a hundred words", f"<p>{SENTENCE * 7}</p>", {}),
]  # fmt: skip

WHOLE = [
    ("three paragraphs", LONG, {}),
    ("three paragraphs in the description", LONG, {"is_summary": True}),
    ("a short report called the content", MIDDLE, {}),
    ("plain text", "\n\n".join([SENTENCE * 5] * 3), {"kind": PageKind.TEXT}),
    ("a link in the middle", LONG.replace("</p><p>", "</p><p><a href='/b'>Read more about bridges</a></p><p>", 1), {}),
    ("more is said at the end", LONG + "<p>Read more in your library, said the mayor, and vote.</p>", {}),
    ("dots in a quotation", LONG + "<p>“We waited ... and waited”, she said.</p>", {}),
    ("a program's line at the end", LONG + "<p>The post Bridge closed appeared first on Lake News.</p>", {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "more"), [case[1:] for case in TEASERS], ids=[c[0] for c in TEASERS]
)
def test_a_teaser_is_told(text, more):
    assert is_teaser(Body(text, **more))


@pytest.mark.parametrize(("text", "more"), [case[1:] for case in WHOLE], ids=[c[0] for c in WHOLE])
def test_a_whole_article_is_no_teaser(text, more):
    assert not is_teaser(Body(text, **more))


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        (SENTENCE, True),
        ("Closed.", False),
        ("Bridge closed, cracks found, lorries sent round by Eastgate", False),
        ("<a href='/a'>Read more</a>", False),
        ("", False),
    ],
)
def test_a_whole_sentence_is_worth_having(text, worth):
    assert says_something(Body(text)) is worth


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Lake News", "Lake News"),
        ("Lake News - Latest headlines (RSS)", "Lake News"),
        ("Lake News RSS Feed", "Lake News"),
        ("Lake News » Feed", "Lake News"),
        ("World news | Lake News", "Lake News"),
        ("Lake News - World", "Lake News"),
        ("Lake News: Top Stories", "Lake News"),
        ("Latest news from Lake News", "Lake News"),
        ("Neueste", "Neueste"),
        ("Startseite - Seebote", "Seebote"),
        ("Новини | Озерний вісник", "Озерний вісник"),
        ("The Lake-Side Post", "The Lake-Side Post"),
        ("Harbour/Hill Gazette", "Harbour/Hill Gazette"),
        ("Feedback Weekly", "Feedback Weekly"),
        ("News", "News"),
        ("RSS", ""),
        ("", ""),
    ],
)
def test_the_outlet_is_what_is_left_of_the_title_of_a_feed(title, outlet):
    assert outlet_of_feed(title) == outlet


def test_what_is_too_long_to_be_weighed_is_no_teaser():
    body = Body("<div>" * 2_000_000)
    assert not is_teaser(body)
    assert says_something(body)
