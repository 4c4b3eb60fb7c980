"""Pages that are broken, odd or hostile, and still hold an article."""

import pytest

from kursk_digest.articles.html import extract_html
from kursk_digest.model import Article, Page, PageKind

TEXT = (
    "The council of the harbour town voted on Tuesday to close the old bridge, because engineers "
    "had found deep cracks in two of its pillars.",
    "“We could not wait for the spring,” Mayor Ada Quill told reporters on the quay, where about "
    "40 people had gathered in the rain to watch the barriers go up.",
    "The bridge, built in 1931, carries 12,000 cars a day; ferries will take over until the end of "
    "the year, and buses will be sent the long way round by the lock.",
)
ARTICLE = "".join(f"<p>{text}</p>" for text in TEXT)


def extract(body, head="<title>Bridge</title>"):
    html = f"<html><head>{head}</head><body><h1>Bridge</h1>{body}</body></html>"
    return extract_html(Page("bridge.html", html, PageKind.HTML))


@pytest.mark.parametrize(
    "tag",
    ["div", "span", "b", "font", "ul><li", "table><tr><td", "blockquote", "article", "a href=x"],
)
def test_text_below_ever_deeper_elements_is_kept(tag):
    article = extract(f"<{tag}>" * 3_000 + ARTICLE)
    assert isinstance(article, Article)
    assert article.paragraphs == TEXT


def test_words_below_deep_elements_are_neither_glued_nor_cut():
    article = extract("<div>" * 3_000 + f"<div>{TEXT[0]}</div>{ARTICLE}<p>O<b>ne</b> word.</p>")
    assert TEXT[0] in article.paragraphs
    assert article.paragraphs[-1] == "One word."


def test_empty_lines_end_a_paragraph_in_preformatted_text():
    wrapped = "\n\n".join(text.replace(", ", ",\n") for text in TEXT)
    assert extract(f"<pre>{wrapped}</pre>").paragraphs == TEXT
