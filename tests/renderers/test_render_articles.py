"""What `extract` prints of an article."""

import json

import pytest

from kursk_digest.articles import extract_article
from kursk_digest.model import Article, Page, PageKind
from kursk_digest.renderers.articles import render_article, render_article_json

TEXT = (
    "The harbour board said on Monday that two piers would be closed for repairs until May.",
    "Fishing boats will be moved to the inner basin, where 40 berths have been cleared.",
    "The work will cost about two million crowns, according to the treasurer of the board.",
)
# Long enough that nobody takes it for the beginning of an article behind a paywall.
MORE = [f"Berth {n} is cleared on day {n}, when {n} boats go to the basin." for n in range(40)]
FACTS = {
    "@type": "NewsArticle",
    "headline": "Two piers close",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Organization", "name": "AFP"}],
    "publisher": {"@type": "Organization", "name": "Coast Courier"},
    "datePublished": "2024-08-13T09:00:00+02:00",
    "dateModified": "2024-08-15T10:00:00+02:00",
    "isAccessibleForFree": False,
}


def article():
    head = (
        f"<script type='application/ld+json'>{json.dumps(FACTS)}</script>"
        "<link rel='canonical' href='https://coast.example/piers'>"
    )
    body = "".join(f"<p>{text}</p>" for text in (*TEXT, *MORE))
    page = f"<html lang='en'><head>{head}</head><body><article><h1>Two piers close</h1>{body}"
    return extract_article(Page("piers.html", page, PageKind.HTML))


def test_json_gives_the_byline_as_credited_and_the_people_and_the_agency_apart():
    found = json.loads(render_article_json(article()))
    assert found["author"] == "Ann Lee; AFP"
    assert found["authors"] == ["Ann Lee"]
    assert found["wire"] == "AFP"


def test_json_gives_both_days_the_address_and_the_access():
    found = json.loads(render_article_json(article()))
    assert (found["published"], found["updated"], found["url"], found["free"]) == (
        "2024-08-13T09:00:00+02:00",
        "2024-08-15T10:00:00+02:00",
        "https://coast.example/piers",
        False,
    )


def test_json_says_null_of_what_the_page_does_not_say():
    found = json.loads(render_article_json(Article("x.txt", "Herald", "", ("One.",))))
    unknown = ("published", "updated", "author", "wire", "url", "free")
    assert [found[name] for name in unknown] == [None] * len(unknown)


@pytest.mark.parametrize(
    ("updated", "shown"),
    [
        ("2024-08-15", "Herald · 2024-08-13 · updated 2024-08-15"),
        ("2024-08-13T18:00:00Z", "Herald · 2024-08-13"),
        (None, "Herald · 2024-08-13"),
    ],
)
def test_text_names_a_change_of_another_day(updated, shown):
    found = Article("x.txt", "Herald", "Piers", ("One.",), published="2024-08-13", updated=updated)
    assert render_article(found).splitlines()[1] == shown


def test_text_says_who_wrote_it_and_that_it_is_for_subscribers():
    assert render_article(article()).splitlines()[1].endswith("Ann Lee · AFP · for subscribers")
