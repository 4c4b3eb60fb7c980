"""Pages that are broken, odd or hostile, and still hold an article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kursk_digest.articles import extract_article
from kursk_digest.articles.html import extract_html
from kursk_digest.articles.web.cutting import cut_blocks
from kursk_digest.articles.web.parsing import parse_page
from kursk_digest.errors import KurskError
from kursk_digest.model import Article, Page, PageKind, Skipped
from kursk_digest.sources import decode_page, detect_kind

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
    result = extract("<p>x</p>" * 50_001)
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


broken = st.binary(max_size=300) | markup.map(lambda text: text.encode("utf-8", "surrogatepass"))


@settings(max_examples=150, deadline=None)
@given(broken, st.sampled_from(["", "a.html", "a.md"]), st.sampled_from([None, "shift_jis"]))
def test_any_bytes_end_in_an_article_or_a_named_refusal(data, name, charset):
    try:
        body = decode_page(data, charset=charset)
        result = extract_article(Page(name or "-", body, detect_kind(body, name=name)))
    except KurskError:
        return
    if isinstance(result, Skipped):
        assert ";" in result.reason
        assert "\n" not in result.reason
    else:
        assert result.text.strip()
        assert result.text.encode("utf-8")


def test_a_program_is_one_piece():
    tree = parse_page("<body><pre><code>pumps = 40;\n\nfor (p in pumps) { start(p); }</code></pre>")
    assert [block.text for block in cut_blocks(tree)] == [
        "pumps = 40; for (p in pumps) { start(p); }"
    ]
