"""What a source knows of a page counts more than what the page says of itself."""

from kursk_digest.articles import extract_article
from kursk_digest.model import Known, Page, PageKind

BODY = """<html lang="en"><head><title>The old title</title></head><body><article>
<h1>The old title</h1><p>The bridge over the Ost was closed to all lorries on Monday evening.</p>
<p>Engineers of the county had found cracks in two of its nine piers a week before.</p>
</article></body></html>"""


def extracted(**known):
    return extract_article(Page("https://herald.example/a", BODY, PageKind.HTML, Known(**known)))


def test_what_is_known_stands_over_what_the_page_says():
    article = extracted(
        outlet="Ostmark Post", title="Bridge closed", published="2026-11-20T08:00:00+00:00",
        authors=("Ida Brandt",), url="https://post.example/bridge", tags=("roads",), via="feed.xml",
    )  # fmt: skip
    assert (article.outlet, article.title) == ("Ostmark Post", "Bridge closed")
    assert article.published == "2026-11-20T08:00:00+00:00"
    assert article.authors == article.credited == ("Ida Brandt",)
    assert (article.url, article.tags, article.via) == (
        "https://post.example/bridge", ("roads",), "feed.xml",
    )  # fmt: skip


def test_what_is_not_known_is_read_from_the_page():
    article = extracted(tags=("roads",), language="de")
    assert article.title == "The old title"
    assert article.language == "en"
