import json

import pytest

from kursk_digest.articles.html import extract_html
from kursk_digest.articles.web.cutting import cut_blocks
from kursk_digest.articles.web.parsing import parse_page
from kursk_digest.model import Article, Known, Page, PageKind

STANDFIRST = "Engineers closed the crossing on Monday night after cracks were found in two pillars."
TEXT = [
    "HARBOUR TOWN – The council of the harbour town voted on Tuesday to close the old bridge, "
    "because engineers had found deep cracks in two of its pillars.",
    "“We could not wait for the spring,” Mayor Ada Quill told reporters on the quay, where about "
    "40 people had gathered in the rain to watch the barriers go up.",
    "The bridge, built in 1931, carries 12,000 cars a day; ferries will take over until the end of "
    "the year, and buses will be sent the long way round by the lock.",
]
LATER = [
    "Repairs are expected to cost 14 million crowns, of which the province pays one half, the "
    "council said in a statement after the meeting.",
    "A new bridge had been promised twice, in 2009 and in 2017, but both plans fell to objections "
    "from the owners of the boatyards upstream.",
]
FURNITURE = [
    "Read also: Ferry to the islands sold for one crown",
    "Cracks in the second pillar. Photo: Northern Herald / B. Rask",
    "Sign up for our newsletter and get the news of the harbour every morning",
    "Accept all cookies",
    "Share on Facebook",
    "Mayor of the lake district resigns over a borrowed boat",
    "12 comments",
    "I have said so for years, nobody listens to us down here at the quay, it is always the same.",
    "© 2024 Northern Herald. All rights reserved.",
    "By Ann Lee",
]
DATA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Old bridge in harbour town is closed",
    "datePublished": "2024-08-13T09:30:00+02:00",
    "dateModified": "2024-08-15T10:00:00+02:00",
    "author": {"@type": "Person", "name": "Ann Lee"},
    "publisher": {"@type": "Organization", "name": "Northern Herald"},
    "description": STANDFIRST,
}


def page_of(body, head="", **fields):
    html = f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"
    return Page(fields.pop("location", "bridge.html"), html, PageKind.HTML, **fields)


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def a_whole_page():
    links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12))
    teasers = "".join(
        f"<article class='teaser'><a href='/t{n}'><h3>{FURNITURE[5]}</h3></a></article>"
        for n in range(4)
    )
    body = f"""
    <div id="cookie-banner"><p>We use cookies to make this site better.</p>
      <a href="#">{FURNITURE[3]}</a></div>
    <header class="site-header"><nav><ul>{links}</ul></nav></header>
    <main><article class="article">
      <h1>Old bridge in harbour town is closed</h1>
      <p class="standfirst">{STANDFIRST}</p>
      <div class="byline"><span>{FURNITURE[9]}</span> <time>13 August 2024</time></div>
      <ul class="share"><li><a href="#">{FURNITURE[4]}</a></li><li><a href="#">X</a></li></ul>
      <div class="article-body">
        {paragraphs(*TEXT)}
        <figure><img src="x.jpg"><figcaption>{FURNITURE[1]}</figcaption></figure>
        <p class="read-more"><a href="/f">{FURNITURE[0]}</a></p>
        <h2>What it costs</h2>
        {paragraphs(*LATER)}
        <div class="newsletter-signup"><p>{FURNITURE[2]}</p></div>
      </div>
    </article>
    <aside class="related"><h2>Related</h2>{teasers}</aside>
    <section class="comments"><h2>{FURNITURE[6]}</h2><p>{FURNITURE[7]}</p></section></main>
    <footer><p>{FURNITURE[8]}</p></footer>"""
    head = f"""<title>Old bridge in harbour town is closed | Northern Herald</title>
    <script type="application/ld+json">{json.dumps(DATA)}</script>"""
    return page_of(body, head)


def test_a_news_page_gives_its_article_and_nothing_else():
    article = extract_html(a_whole_page())
    assert isinstance(article, Article)
    assert article.paragraphs == (STANDFIRST, *TEXT, "What it costs", *LATER)
    assert article.headings == {5}


def test_a_news_page_says_who_wrote_it_and_when():
    article = extract_html(a_whole_page())
    assert article.title == "Old bridge in harbour town is closed"
    assert article.outlet == "Northern Herald"
    assert article.published == "2024-08-13T09:30:00+02:00"
    assert article.authors == ("Ann Lee",)
    assert article.language == "en"
    assert article.wire is None


@pytest.mark.parametrize("line", FURNITURE)
def test_no_furniture_is_left_in_the_text(line):
    assert line not in extract_html(a_whole_page()).paragraphs


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (FURNITURE[1], "caption or credit"),
        (FURNITURE[2], "prompt"),
        (FURNITURE[7], "comments"),
        (FURNITURE[9], "date, byline or label"),
    ],
)
def test_what_was_removed_is_kept_with_its_reason(line, reason):
    removed = {one.text: one.reason for one in extract_html(a_whole_page()).removed}
    assert reason in {why for text, why in removed.items() if line in text}


ARTICLE = paragraphs(*TEXT)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(
            "<ul><li>The bridge stays closed for cars until December.</li>"
            "<li>Cyclists may use the narrow path by the lock.</li></ul>",
            (
                "The bridge stays closed for cars until December.",
                "Cyclists may use the narrow path by the lock.",
            ),
            id="lists",
        ),
        pytest.param(
            "<blockquote><p>Nobody asked us whether we want to live on an island.</p></blockquote>",
            ("Nobody asked us whether we want to live on an island.",),
            id="quotes",
        ),
        pytest.param(
            "<table><tr><th>Year</th><th>Cars a day</th></tr><tr><td>1990</td><td>4,000</td></tr>"
            "<tr><td>2023</td><td>12,000</td></tr></table>",
            ("Year | Cars a day", "1990 | 4,000", "2023 | 12,000"),
            id="tables",
        ),
        pytest.param(
            "<p>The lock was built first.<br><br>The mill came fifty years later, in 1881, and was "
            "burned down in the war.</p>",
            (
                "The lock was built first.",
                "The mill came fifty years later, in 1881, and was burned down in the war.",
            ),
            id="line breaks between paragraphs",
        ),
        pytest.param(
            "<p>The bo\u00adat\u200byards, the mayor\nsaid,&nbsp; <b>were</b> <i>never</i> asked "
            "about any of the plans.</p>",
            ("The boatyards, the mayor said, were never asked about any of the plans.",),
            id="soft hyphens and spaces",
        ),
    ],
)
def test_parts_of_the_article_stay_each_a_paragraph(markup, expected):
    body = f"<main><article><h1>Bridge</h1>{ARTICLE}{markup}{paragraphs(*LATER)}</article></main>"
    found = extract_html(page_of(body)).paragraphs
    assert found == (*TEXT, *expected, *LATER)


def test_a_headline_that_opens_the_text_again_goes():
    title = "Old bridge in harbour town is closed"
    body = f"<article><h1>{title}</h1><p>{title}</p>{ARTICLE}</article>"
    assert extract_html(page_of(body)).paragraphs == tuple(TEXT)


def test_a_paragraph_that_stands_twice_is_kept_once():
    body = f"<article><h1>Bridge</h1>{ARTICLE}<div class='mobile'>{ARTICLE}</div></article>"
    assert extract_html(page_of(body)).paragraphs == tuple(TEXT)


def test_text_behind_a_lone_surrogate_is_kept():
    body = (
        f"<article><h1>Bridge</h1>{paragraphs(TEXT[0])}<p>Left \ud800 right.</p>{ARTICLE}</article>"
    )
    article = extract_html(page_of(body))
    assert article.paragraphs[-1] == TEXT[-1]
    assert "".join(article.paragraphs).encode("utf-8")


def test_the_same_page_gives_the_same_article():
    first, second = extract_html(a_whole_page()), extract_html(a_whole_page())
    assert first.paragraphs == second.paragraphs
    assert first.removed == second.removed


@pytest.mark.parametrize(
    ("location", "outlet", "expected"),
    [
        ("bridge.html", "Lake Post", "Lake Post"),
        ("bridge.html", None, "bridge"),
        ("-", None, "standard input"),
    ],
)
def test_without_a_name_on_the_page_the_source_or_the_file_is_the_outlet(
    location, outlet, expected
):
    page = page_of(f"<h1>Bridge</h1>{ARTICLE}", location=location, known=Known(outlet=outlet))
    assert extract_html(page).outlet == expected


@pytest.mark.parametrize(
    ("first", "last", "wire"),
    [
        (TEXT[0].replace("HARBOUR TOWN –", "HARBOUR TOWN (AP) –"), LATER[1], "AP"),
        (TEXT[0], "Reuters", "Reuters"),
        (TEXT[0], LATER[1], None),
    ],
)
def test_the_agency_that_is_credited_is_the_wire(first, last, wire):
    body = f"<article><h1>Bridge</h1>{paragraphs(first, *TEXT[1:], *LATER, last)}</article>"
    assert extract_html(page_of(body)).wire == wire


def test_blocks_keep_every_word_outside_menus_and_scripts():
    tree = parse_page("<div>one <b>two</b> three<p>four</p>five<nav>six</nav>seven</div>")
    assert [block.text for block in cut_blocks(tree)] == ["one two three", "four", "five", "seven"]
