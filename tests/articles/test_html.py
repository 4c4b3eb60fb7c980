import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kursk_digest.articles.html import extract_html
from kursk_digest.articles.web.blocks import cut_blocks, parse_page
from kursk_digest.model import Article, Page, PageKind, Skipped

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


INDEX = "".join(
    f"<li><a href='/{n}'>Council number {n} votes on the budget of the harbour</a></li>"
    for n in range(40)
)
PAYWALL = '{"@type": "NewsArticle", "headline": "Bridge", "isAccessibleForFree": "False"}'


@pytest.mark.parametrize(
    ("name", "body", "head"),
    [
        (
            "index of headlines",
            f"<main><h1>News</h1><ul>{INDEX}</ul></main>",
            "<title>News</title>",
        ),
        (
            "cookie wall",
            "<h1>We value your privacy</h1><p>We and our partners use cookies to store information "
            "on your device.</p><p>You may accept all cookies, or choose which of them you want to "
            "allow in the privacy settings of this site at any time.</p>",
            "<title>Before you continue</title>",
        ),
        (
            "login form",
            "<form><h1>Sign in</h1><p>Enter your address and your password to log in to the "
            "subscriber area.</p><input type='text'><input type='password'></form><p>No account "
            "yet? It takes a minute to make one, and the first month costs nothing at all.</p>",
            "<title>Sign in</title>",
        ),
        (
            "error page",
            "<h1>Page not found</h1><p>Sorry, the page that you were looking for has been moved or "
            "never was here. Perhaps the search finds what you want.</p><p>Back to the front page "
            "of the Northern Herald, with all the news of the day.</p>",
            "<title>404 | Northern Herald</title>",
        ),
        (
            "paywall",
            f"<h1>Bridge</h1><p>{TEXT[0]}</p><div class='paywall'><p>Subscribe to continue reading "
            "this article.</p><p>Already a subscriber? Log in.</p></div>",
            f"<script type='application/ld+json'>{PAYWALL}</script>",
        ),
        (
            "video page",
            f"<h1>Bridge</h1><video src='x.mp4'></video><p>{TEXT[0]}</p><p>Duration 1:24 minutes, "
            "filmed from the quay by a passer-by who wants to stay unnamed.</p>",
            "<meta property='og:type' content='video.other'>",
        ),
        ("by script", "<div id='app'></div><script>start()</script>", "<title>Herald</title>"),
        ("no text", "", ""),
    ],
)
def test_a_page_without_an_article_is_refused_by_name_and_with_advice(name, body, head):
    result = extract_html(page_of(body, head))
    assert isinstance(result, Skipped)
    assert name in result.reason
    assert ";" in result.reason
    assert "\n" not in result.reason


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Cookie rules: what the new law means", "The new law on cookies was passed on Tuesday"),
        ("Why pages are not found", "The 404 page was not found by chance, its inventor said"),
        ("How to log in to the tax office", "A password will be needed to log in from Monday"),
        (
            "Newspaper will let readers subscribe",
            "Readers may subscribe from Monday, the paper said",
        ),
    ],
)
def test_an_article_about_such_pages_is_no_such_page(title, text):
    article = (
        f"<article><h1>{title}</h1><p>{text}, and nobody was surprised.</p>{ARTICLE}</article>"
    )
    head = (
        "<script type='application/ld+json'>" + json.dumps(DATA | {"headline": title}) + "</script>"
    )
    assert isinstance(extract_html(page_of(article, head)), Article)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="nothing"),
        pytest.param("\0\x01\ud800", id="no text at all"),
        pytest.param("<div>" * 20_000 + ARTICLE, id="nested 20,000 deep"),
        pytest.param("<a href='x'>" * 5_000 + ARTICLE, id="unclosed links"),
        pytest.param("<p>" + "w" * 1_000_000 + "</p>", id="one long word"),
        pytest.param("<p>" + "word " * 200_000 + "</p>", id="one long node"),
        pytest.param("<p class='" + "a-" * 300_000 + "'>x</p>" + ARTICLE, id="a long class"),
        pytest.param("<" * 200_000, id="only brackets"),
        pytest.param("<table><tr><td>" * 2_000 + "x", id="tables in tables"),
        pytest.param("<p>a" + "\u0301" * 10_000 + "</p>" + ARTICLE, id="combining marks"),
        pytest.param("<script type='application/ld+json'>" + "[" * 50_000 + "</script>" + ARTICLE,
                     id="a bomb in the metadata"),
        pytest.param("<?xml version='1.0' encoding='utf-16'?><p>" + TEXT[0], id="a wrong encoding"),
    ],
)  # fmt: skip
def test_a_hostile_page_ends_in_text_or_a_named_refusal(body):
    result = extract_html(Page("x.html", body, PageKind.HTML))
    if isinstance(result, Skipped):
        assert result.reason
    else:
        assert result.paragraphs
        assert result.text.encode("utf-8")


def test_more_pieces_than_any_article_has_are_refused():
    result = extract_html(page_of("<p>x</p>" * 50_001))
    assert isinstance(result, Skipped)
    assert "pieces" in result.reason


markup = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class='article-body'>", "</div>", "<h1>", "</h1>", "<li>", "<br>",
         "<table><tr><td>", "</td><td>", "<a href='/x'>", "</a>", "<b>", "&amp;", "<!--", "-->",
         "<script>", "</script>", TEXT[0], TEXT[1], "Read more", "\ud800", "\0", "\u202e", "é"]
    )
    | st.text(max_size=20),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(markup)
def test_any_markup_gives_paragraphs_on_one_line_each(body):
    result = extract_html(Page("x.html", body, PageKind.HTML))
    if isinstance(result, Article):
        assert result.paragraphs
        for text in result.paragraphs:
            assert text == " ".join(text.split())
        assert all(1 <= number <= len(result.paragraphs) for number in result.headings)


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
    page = page_of(f"<h1>Bridge</h1>{ARTICLE}", location=location, outlet=outlet)
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
