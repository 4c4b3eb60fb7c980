"""An article has a length; what is longer is named, before anything is made of it."""

import pytest

from kursk_digest.articles import MOST_LETTERS, TOO_LONG, extract_article
from kursk_digest.model import Article, Page, PageKind, Skipped

SENTENCE = "The harbour was closed on Monday after a storm, said the harbour master of Saltmere. "
CHINESE = "湖水は月曜日に十二センチ上昇したと当局は述べた。"


@pytest.mark.parametrize("kind", [PageKind.HTML, PageKind.TEXT, PageKind.MARKDOWN])
@pytest.mark.parametrize("sentence", [SENTENCE, CHINESE])
def test_an_article_that_is_too_long_is_named(sentence, kind):
    text = sentence * (MOST_LETTERS // len(sentence) + 1)
    body = f"<html><body><article><p>{text}</p></article></body></html>"
    page = Page("long", body if kind is PageKind.HTML else text, kind)
    assert extract_article(page) == Skipped("long", TOO_LONG)


def test_a_long_report_is_read():
    text = "\n\n".join([SENTENCE * 10] * 300)
    assert isinstance(extract_article(Page("long", text, PageKind.TEXT)), Article)
