import base64
import hashlib
import re
from dataclasses import replace

import pytest
from markup import parse
from rendering import (
    HOSTILE,
    make_article,
    make_digest,
    make_entry,
    make_hostile_digest,
    make_long_digest,
    make_statement,
)

from kursk_digest.model import Chapter, DateMention, Digest
from kursk_digest.renderers import RENDERERS, Format, View
from kursk_digest.renderers.escape import visible

KNOWN_TAGS = """
    a article b bdi blockquote body br circle cite desc details div figcaption figure footer
    g h1 h2 h3 h4 head header html li main mark meta nav ol p path rect section span style summary
    svg text time title ul
"""
KNOWN_ATTRIBUTES = """
    aria-label aria-labelledby charset class content d datetime dir height href http-equiv id lang
    name rel role start tabindex type value viewbox width x y
"""
TAGS, ATTRIBUTES = set(KNOWN_TAGS.split()), set(KNOWN_ATTRIBUTES.split())


def render(digest):
    return RENDERERS[Format.HTML](digest, View())


def page(digest):
    return parse(render(digest))


def story(*statements, disputes=(), title="T"):
    """A digest of one story with one claim, of these statements."""
    articles = tuple(dict.fromkeys(statement.article for statement in statements))
    numbers = tuple(range(1, len(articles) + 1))
    entry = make_entry(1, statements, numbers)
    return Digest(articles, (Chapter("s1", title, numbers, (entry,), disputes),))


def test_the_page_stands_alone():
    root = page(make_digest())
    assert {element.tag for element in root.all()} <= TAGS
    for element in root.all():
        assert element.attributes.keys() <= ATTRIBUTES
    links = [element.attributes["href"] for element in root.all("a")]
    assert {link for link in links if not link.startswith("#")} == {
        "https://gazette.example/bridge?a=1&b=2"
    }
    ids = [element.attributes["id"] for element in root.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_the_policy_allows_its_own_style_and_nothing_else():
    text = render(make_digest())
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    head = parse(text).one("head")
    policy = next(e for e in head.all("meta") if "http-equiv" in e.attributes)
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style
    assert "@import" not in style


def test_a_citation_opens_the_quote_in_its_paragraph():
    words = "The old bridge fell on Friday."
    article = make_article("", paragraphs=("First.", f"It rained. {words} Nobody was hurt."))
    start = article.text.index(words)
    statement = make_statement(
        article, 2, text=words, start=start, end=start + len(words), speaker="Ann Lee"
    )
    details = page(story(statement)).one("details")
    assert details.one("summary").text == "1 Herald"
    quote = details.one("blockquote")
    assert quote.text == "It rained. The old bridge fell on Friday. Nobody was hurt."
    assert quote.one("mark").text == words
    assert quote.attributes == {"lang": "en", "dir": "auto"}
    assert details.one("figcaption").text == (
        "Bridge falls 13 August 2024, paragraph 2, source 1; attributed to Ann Lee"
    )


def test_sentences_of_one_article_share_its_citation():
    article = make_article("", paragraphs=("It fell.", "The bridge fell."))
    digest = story(make_statement(article, 2), make_statement(article, 1))
    (details,) = page(digest).all("details")
    assert [mark.text for mark in details.all("mark")] == ["It fell.", "The bridge fell."]
    assert "paragraphs 1, 2" in details.text


@pytest.mark.parametrize("paragraphs", [(), ("Something else.",)])
def test_without_the_article_the_quote_stands_alone(paragraphs):
    article = make_article("It fell.")
    statement = make_statement(article)
    digest = story(replace(statement, article=replace(article, paragraphs=paragraphs)))
    assert page(digest).one("blockquote").text == "It fell."


def test_of_an_endless_paragraph_only_the_neighbourhood_is_shown():
    words = "The bridge fell."
    paragraph = f"{'before ' * 500}{words}{' after' * 500}"
    start = paragraph.index(words)
    article = make_article(paragraph)
    statement = make_statement(article, text=words, start=start, end=start + len(words))
    quote = page(story(statement)).one("blockquote").text
    assert re.fullmatch(r"… (before )+The bridge fell\.( after)+ …", quote)
    assert len(quote) < 900


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("uk", "uk"),
        ("pt-BR", "pt-BR"),
        ("und", None),
        ("", None),
        ("english", None),
        ('en"onclick', None),
    ],
)
def test_a_quote_names_its_language_where_that_is_known(language, written):
    article = make_article("It fell.", language=language)
    root = page(story(make_statement(article), title=article.title))
    for element in (root.one("blockquote"), root.one("h2"), root.one("p", class_="claim")):
        assert element.attributes.get("lang") == written
        assert element.attributes["dir"] == "auto"


@pytest.mark.parametrize(
    ("location", "url", "link"),
    [
        ("https://a.example/x", None, "https://a.example/x"),
        ("HTTP://a.example/x", None, "HTTP://a.example/x"),
        ("s/a.html", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/\"onclick='x'", None, "https://a.example/%22onclick='x'"),
        ("s/a.txt", None, None),
        ("/data/a.txt", None, None),
        ("javascript:alert(1)", "javascript:alert(1)", None),
        ("-", "data:text/html,<script>alert(1)</script>", None),
        ("file:///etc/passwd", "file:///etc/passwd", None),
        ("//evil.example/x", "//evil.example", None),
        ("https:evil.example", " https://evil.example", None),
    ],
)
def test_only_web_addresses_are_links(location, url, link):
    article = make_article("It fell.", location=location, url=url)
    item = page(story(make_statement(article))).one("li", id="source-1")
    assert [element.attributes["href"] for element in item.all("a")] == ([link] if link else [])
    assert visible(location) in item.text


def test_the_values_of_a_disagreement_stand_beside_each_other():
    root = page(make_digest())
    dispute = root.one("div", id="k1")
    sides = [side for side in dispute.one("ul").all("li")]
    assert [side.one("p", class_="value").text for side in sides] == [
        "74 settlements",
        "28 villages",
    ]
    assert [[d.one("summary").text for d in side.all("details")] for side in sides] == [
        ["1 Herald", "4 Echo"],
        ["2 Harbour Courier"],
    ]


def test_a_value_is_proved_by_its_own_sources_alone():
    digest = make_digest()
    chapter = digest.chapters[0]
    (dispute,) = chapter.disputes
    first = replace(dispute.sides[0], citations=(4,))
    dispute = replace(dispute, sides=(first, dispute.sides[1]))
    changed = (replace(chapter, disputes=(dispute,)), digest.chapters[1])
    side = page(replace(digest, chapters=changed)).one("ul", class_="sides").one("li")
    assert [details.one("summary").text for details in side.all("details")] == ["4 Echo"]


def test_ids_of_a_saved_digest_cannot_break_the_references():
    digest = make_digest()
    entry = replace(digest.chapters[1].entries[0], id='c"> x')
    chapter = replace(digest.chapters[1], id="s 1 <b>", entries=(entry,))
    root = page(replace(digest, chapters=(chapter,)))
    assert root.one("li").attributes["id"] == "c---x"
    assert root.one("article").attributes["aria-labelledby"] == "s-1--b--title"
    assert root.one("h2").attributes["id"] == "s-1--b--title"


def test_a_digest_of_undated_articles_has_no_date():
    article = make_article("It fell.", published=None)
    root = page(story(make_statement(article)))
    assert root.one("title").text == "Digest: T"
    assert "1970" not in root.text
    assert page(make_digest()).one("time").text == "22 November 2026"


def test_a_timeline_names_each_day_once_and_leads_to_its_claims():
    days = ("2024-08-14", "2024-08-16", "2024-08-16")
    article = make_article("", paragraphs=("On one.", "On two.", "On two as well."))
    entries = [
        make_entry(
            n, [make_statement(article, n, dates=(DateMention("On", 0, 2, day, day, True),))], [1]
        )
        for n, day in enumerate(days, start=1)
    ]
    digest = Digest((article,), (Chapter("s1", "T", (1,), tuple(entries), ()),))
    timeline = page(digest).one("ol", class_="moments")
    assert [time.attributes["datetime"] for time in timeline.all("time")] == [
        "2024-08-14",
        "2024-08-16",
    ]
    assert [a.attributes["href"] for a in timeline.all("a")] == ["#c1", "#c2", "#c3"]
    picture = page(digest).one("svg")
    assert picture.one("desc").text == (
        "13 Aug: 0 claims, 1 article; 14 Aug: 1 claim, 0 articles; 16 Aug: 2 claims, 0 articles"
    )


def test_headings_step_down_one_at_a_time():
    levels = [int(e.tag[1]) for e in page(make_digest()).all() if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_shown_and_nothing_more(name):
    text = HOSTILE[name]
    root = page(make_hostile_digest(text))
    for element in root.all():
        assert element.tag in TAGS, element.tag
        assert element.attributes.keys() <= ATTRIBUTES
        assert element.attributes.get("href", "#").startswith(("#", "https://evil.example%20"))
        assert element.attributes.get("lang", "en") == "en"
    assert root.one("p", class_="claim").text == visible(text)
    assert root.one("mark").text == visible(text)
    assert root.one("bdi").text == (visible(text).strip() or "Source 1")


BREAKOUTS = [
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "</title></desc></text></svg><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "{{ policy }} {% include 'page.css' %} {# no",
    "&quot;&#34;&gt;<svg onload=alert(1)>",
    "<!--<script>",
    "`</blockquote></figure></details>`",
]


@pytest.mark.parametrize("text", BREAKOUTS)
def test_no_text_leaves_its_element_or_attribute(text):
    """In each field, headlines and outlets in pictures included, the same elements come out."""

    def skeleton(words):
        root = page(make_hostile_digest(words))
        return [(e.tag, sorted(e.attributes)) for e in root.all()]

    assert skeleton(text) == skeleton('"Word"')


def test_pictures_have_a_text_alternative():
    root = page(make_digest())
    pictures = list(root.one("article", id="s1").all("svg"))
    assert len(pictures) == 2
    for picture in pictures:
        assert picture.attributes["role"] == "img"
        title, desc = picture.one("title"), picture.one("desc")
        names = f"{title.attributes['id']} {desc.attributes['id']}"
        assert picture.attributes["aria-labelledby"] == names
    assert pictures[0].one("desc").text == (
        "Herald: 2 of 3 (A, B). Harbour Courier: 2 of 3 (A, C). Gazette: 1 of 3 (A). "
        "Echo: 2 of 3 (A, B)."
    )
    assert pictures[1].one("desc").text.startswith("Herald: 1 shared, 2 alone.")
    assert not list(root.one("article", id="s2").all("svg"))


def test_a_long_digest_is_a_light_page():
    text = render(make_long_digest(1_000))
    assert len(text) < 2_000_000
    assert text.count("<path") < 10
