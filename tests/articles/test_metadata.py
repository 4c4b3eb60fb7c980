import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.articles.web.dates import iso_date, url_date
from kursk_digest.articles.web.jsonld import read_nodes
from kursk_digest.articles.web.metadata import read_metadata
from kursk_digest.articles.web.parsing import parse_page
from kursk_digest.articles.web.people import agency_of, is_person, split_names
from kursk_digest.articles.web.titles import choose_title, without_site
from kursk_digest.articles.written_dates import is_date_line, read_date, read_days


def metadata(head="", body="<p>Text.</p>", attributes=""):
    return read_metadata(
        parse_page(f"<html {attributes}><head>{head}</head><body>{body}</body></html>")
    )


def data(value):
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-08-13", "2024-08-13"),
        ("2024-08-13T06:05:04Z", "2024-08-13T06:05:04Z"),
        ("2024-08-13T06:05:04.123+02:00", "2024-08-13T06:05:04+02:00"),
        ("2024-08-13 06:05", "2024-08-13T06:05:00"),
        ("20240813", "2024-08-13"),
        ("2024/08/13", "2024-08-13"),
        ("2024年8月13日", "2024-08-13"),
        ("Tue, 13 Aug 2024 06:00:00 GMT", "2024-08-13T06:00:00+00:00"),
        ("13.08.2024", "2024-08-13"),
        ("3.4.2024", "2024-04-03"),
        ("13/08/2024", "2024-08-13"),
        ("08/13/2024", "2024-08-13"),
        ("04/04/2024", "2024-04-04"),
        ("25.04.24 | 14:07", "2024-04-25"),
        pytest.param("03/04/2024", None, id="day or month, nobody knows"),
        ("2024-13-45", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_read_or_left_unknown_but_never_guessed(text, expected):
    assert iso_date(text) == expected


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_not(text):
    for found in (iso_date(text), read_date(text), *read_days(text)):
        assert found is None or found[:2] in ("19", "20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Published 13 August 2024", "2024-08-13"),
        ("August 13th, 2024, 6:05 pm", "2024-08-13"),
        ("13. August 2024", "2024-08-13"),
        ("13 августа 2024", "2024-08-13"),
        ("13 sierpnia 2024", "2024-08-13"),
        ("13 août 2024", "2024-08-13"),
        ("13 augustus 2024", "2024-08-13"),
        ("13 Ağustos 2024", "2024-08-13"),
        ("13. elokuuta 2024", "2024-08-13"),
        ("13 Smarch 2024", None),
        ("31 June 2024", None),
    ],
)
def test_a_written_month_is_read(text, expected):
    assert read_date(text) == expected


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("13.08.2024, 10:02 Uhr", "2024-08-13", None),
        ("2026-06-01", "2026-06-01", None),
        ("Published: 13 August 2024 Updated: 15 August 2024", "2024-08-13", "2024-08-15"),
        ("Last updated on 15 August 2024 | Published 13 August 2024", "2024-08-13", "2024-08-15"),
        ("Publié le 13 août 2024 à 10h02", "2024-08-13", None),
        ("Publié le 13 août 2024 à 10h02, mis à jour à 12h30", "2024-08-13", None),
        ("Aktualisiert: 15.08.2024, 09:00 Uhr", None, "2024-08-15"),
        ("Опубліковано 13 серпня 2024, оновлено 15 серпня 2024", "2024-08-13", "2024-08-15"),
        ("Pubblicato il 13 agosto 2024 - Aggiornato il 15 agosto 2024", "2024-08-13", "2024-08-15"),
        ("15 August 2024 (updated)", None, "2024-08-15"),
        ("Updated 2 hours ago", None, None),
        ("", None, None),
    ],
)
def test_the_days_of_publication_and_of_the_change_are_told_apart(line, published, updated):
    assert read_days(line) == (published, updated)
    assert is_date_line(line) is bool(published or updated)


def test_a_date_in_the_address_is_the_last_resort():
    assert url_date("https://herald.example/2024/08/13/bridge") == "2024-08-13"
    link = "<link rel=canonical href='https://herald.example/2024/08/13/bridge'>"
    assert metadata(link).published == "2024-08-13"
    assert metadata(
        link + data({"@type": "NewsArticle", "datePublished": "2024-08-12"})
    ).published == ("2024-08-12")


@pytest.mark.parametrize(
    "head",
    [
        data({"@type": "NewsArticle", "dateModified": "2024-09-01", "datePublished": "2024-08-13"}),
        "<meta property='article:modified_time' content='2024-09-01'>"
        "<meta property='article:published_time' content='2024-08-13'>",
        "<meta name='last-modified' content='2024-09-01'><meta name='date' content='2024-08-13'>",
    ],
)
def test_the_day_of_publication_is_not_that_of_the_update(head):
    found = metadata(head)
    assert (found.published, found.updated) == ("2024-08-13", "2024-09-01")


def test_a_change_before_the_publication_is_none():
    dates = {"datePublished": "2024-08-13T09:00:00Z", "dateModified": "2024-08-01"}
    found = metadata(data({"@type": "NewsArticle", **dates}))
    assert (found.published[:10], found.updated) == ("2024-08-13", None)


def test_a_page_that_tells_only_its_last_change_was_published_by_then():
    found = metadata("<meta property='article:modified_time' content='2024-09-01'>")
    assert (found.published, found.updated) == ("2024-09-01", "2024-09-01")


@pytest.mark.parametrize(
    "body",
    [
        "<time datetime='2024-09-01' class='updated'>x</time><time datetime='2024-08-13'>y</time>",
        "<p class='date'>Updated 1 September 2024</p><p class='date'>13 August 2024</p>",
    ],
)
def test_an_update_shown_on_the_page_is_told_apart(body):
    found = metadata(body=body)
    assert (found.published, found.updated) == ("2024-08-13", "2024-09-01")


OTHER_STORY = "<article><h3>Ferry late</h3><time datetime='2020-01-01'>x</time></article>"


@pytest.mark.parametrize(
    "body",
    [
        "<article><h1>Bridge falls</h1><ul><li><b>Date</b> 13.08.2024</li></ul></article>",
        "<article><h1>Bridge falls</h1><div class='x'>Tue 13.08.24 | 14:07</div></article>",
        "<article><h1>Bridge falls</h1><time datetime='2024-08-13'>x</time></article>",
        "<article><h1>Bridge falls</h1><aside><time datetime='2024-08-13'/></aside></article>",
        "<h1>Bridge falls</h1><span itemprop='published-date' content='Aug 13, 2024'>x</span>",
        "<nav><h1>Herald</h1></nav><article><time datetime='2024-08-13'>x</time></article>",
    ],
)
def test_the_date_beside_the_headline_is_the_page_s_own(body):
    first = "" if "<nav>" in body or "itemprop" in body else OTHER_STORY
    assert metadata(body=first + body + OTHER_STORY).published == "2024-08-13"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Bridge falls",}',
        '<!-- {"@type": "NewsArticle", "headline": "Bridge falls"} -->',
        '{"@graph": [{"@type": "WebPage"}, {"@type": ["Article"], "headline": "Bridge falls"}]}',
        '[{"@type": "BreadcrumbList"}, {"@type": "NewsArticle", "headline": "Bridge falls"}]',
        '{"@type": "NewsArticle", "headline": "Bridge\nfalls"}',
        '{"@type": "NewsArticle", "headline": "Bridge &amp;amp; <b>falls</b>"}',
    ],
)
def test_json_that_real_pages_carry_is_read(script):
    found = metadata(f"<script type='application/ld+json'>{script}</script>")
    assert found.title.startswith("Bridge")
    assert "<" not in found.title


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, '{"@type":' * 5_000, "null", "3", '"x"', ""]
)
def test_json_that_nobody_can_read_is_left_out(script):
    tree = parse_page(f"<script type='application/ld+json'>{script}</script><p>Text.</p>")
    assert read_nodes(tree) == []


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("<meta property='og:site_name' content='Northern Herald'>", "Northern Herald"),
        (data({"@type": "NewsArticle", "publisher": {"name": "Lake Post"}}), "Lake Post"),
        ("<link rel='canonical' href='https://www.herald.example/a'>", "herald.example"),
        ("<meta property='og:site_name' content='Herald | All the news'>", "Herald"),
        ("<meta property='og:site_name' content='https://www.herald.example'>", "herald.example"),
        ("<link rel='canonical' href='http://[broken'>", ""),
        ("", ""),
    ],
)
def test_the_outlet_is_what_the_site_calls_itself_else_its_host(head, outlet):
    assert metadata(head).outlet == outlet


@pytest.mark.parametrize(
    ("title", "outlet", "expected"),
    [
        ("Bridge falls into river | Northern Herald", "Northern Herald", "Bridge falls into river"),
        ("Bridge falls into river | News | Northern Herald", "", "Bridge falls into river"),
        ("Bridge falls - herald.example", "herald.example", "Bridge falls"),
        ("Bridge falls – mayor resigns", "Northern Herald", "Bridge falls – mayor resigns"),
        ("Herald", "Herald", "Herald"),
        ("", "Herald", ""),
    ],
)
def test_the_name_of_the_site_is_cut_from_a_title_and_nothing_else(title, outlet, expected):
    assert without_site(title, outlet) == expected


@pytest.mark.parametrize(
    ("declared", "shown", "named", "expected"),
    [
        (["Bridge falls"], ["Bridge falls"], ["Why did the bridge fall?"], "Bridge falls"),
        ([], ["Log in"], ["Bridge falls", "Bridge falls | Herald"], "Bridge falls"),
        (
            [],
            ["A bridge falls down"],
            ["A bridge falls down – Some Other Paper"],
            "A bridge falls down",
        ),
        (
            ["Bridge collapse: what we know"],
            ["Bridge falls into the river"],
            ["Bridge falls into the river", "Bridge collapse: what we know | Herald"],
            "Bridge falls into the river",
        ),
        ([], [], [], ""),
    ],
)
def test_the_title_is_the_wording_that_others_support(declared, shown, named, expected):
    assert choose_title(declared, shown, [], named, "Herald")[0] == expected


@pytest.mark.parametrize(
    "path",
    [
        "<nav><h1>Bridge collapse: what we know</h1></nav>",
        "<ol><li><h1>Bridge collapse: what we know</h1></li></ol>",
        "<div><h1 class='breadcrumb-last'>Bridge collapse: what we know</h1></div>",
    ],
)
def test_an_h1_in_the_path_of_sections_is_not_the_headline_that_is_printed(path):
    head = (
        "<meta property='og:title' content='Bridge falls into the river'>"
        "<title>Bridge collapse: what we know - Herald</title>"
        + data({"@type": "NewsArticle", "headline": "Bridge collapse: what we know"})
    )
    body = "<h2><span>Lindmouth</span> <span>Bridge falls into the river</span></h2><p>Text.</p>"
    assert metadata(head, f"{path}{body}").title == "Bridge falls into the river"
    assert metadata(head, f"{path}<p>Text.</p>").title == "Bridge collapse: what we know"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["By Ann Lee"], ["Ann Lee"]),
        (["Ann Lee and Bo Rask"], ["Ann Lee", "Bo Rask"]),
        (["Von Ann Lee, Bo Rask"], ["Ann Lee", "Bo Rask"]),
        (["Ann Lee", "ann lee"], ["Ann Lee"]),
        (["Ann Lee (AP)"], ["Ann Lee", "AP"]),
        (["Ann Lee (he/him)"], ["Ann Lee"]),
        (["By: ANN LEE AND BO RASK"], ["Ann Lee", "Bo Rask"]),
        (["ANN O'NEILL"], ["Ann O'Neill"]),
        (["John E Smith"], ["John E Smith"]),
        (["Written by: Ann Lee"], ["Ann Lee"]),
        (["Ein Kommentar von Ann Lee"], ["Ann Lee"]),
        (["Autorin: Ann Lee"], ["Ann Lee"]),
        (["Par Ann Lee et Bo Rask, envoyés spéciaux"], ["Ann Lee", "Bo Rask"]),
        (["Ann Lee y Bo Rask", "Bo Rask"], ["Ann Lee", "Bo Rask"]),
        (["Анна Лі та Остап Раск"], ["Анна Лі", "Остап Раск"]),
        (["山田太郎、佐藤花子"], ["山田太郎", "佐藤花子"]),
        (["Ann Lee Staff Writer"], ["Ann Lee"]),
        (["Korrespondentin Ann Lee"], ["Ann Lee"]),
        (["Ann Lee, Herald Moscow Correspondent"], ["Ann Lee"]),
        (["Ann Lee for Lake News"], ["Ann Lee"]),
        (["Ann Lee ann@lake.example"], ["Ann Lee"]),
        (["Ann Lee/dpa"], ["Ann Lee", "dpa"]),
        (["Ann Lee", "Lake News"], ["Ann Lee", "Lake News"]),
        (["https://herald.example/ann"], []),
        (["Staff Writer"], ["Staff Writer"]),
        (["Staff Writer", "Ann Lee"], ["Ann Lee"]),
        (["Prof. Ann Lee"], ["Prof. Ann Lee"]),
        (["Ann B. Lee"], ["Ann B. Lee"]),
        (["admin", "siteadmin"], []),
        (["The council voted on Tuesday to close the bridge because of cracks"], []),
    ],
)
def test_bylines_are_cut_into_names(texts, expected):
    assert split_names(texts) == expected


@pytest.mark.parametrize("name", ["Ann Lee", "María R. Sahún", "Ann-Marie O’Neill", "山田太郎"])
def test_people_are_people(name):
    assert is_person(name, ("Northern Herald",))


@pytest.mark.parametrize(
    "name",
    [
        "Reuters",
        "Associated Press",
        "The Harbour Mail",
        "Northern Herald",
        "herald.example",
        "News Desk",
        "admin",
    ],
)
def test_agencies_desks_and_sites_are_no_people(name):
    assert not is_person(name, ("Northern Herald",))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("(AP)", "AP"),
        ("The Associated Press", "AP"),
        ("Reuters Staff", "Reuters"),
        ("dpa", "dpa"),
        ("Anadolu Ajansı", "Anadolu"),
        ("Укрінформ", "Ukrinform"),
        ("Ann Lee", None),
        ("Staff", None),
        ("", None),
    ],
)
def test_an_agency_is_known_by_all_its_names(text, agency):
    assert agency_of(text) == agency


@pytest.mark.parametrize(
    "head",
    [
        data({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ann Lee"}}),
        data({"@type": "NewsArticle", "author": ["Ann Lee"]}),
        data(
            {
                "@graph": [
                    {"@type": "Article", "author": {"@id": "#a"}},
                    {"@id": "#a", "name": "Ann Lee"},
                ]
            }
        ),
        "<meta name='author' content='Ann Lee'>",
        "<meta name='author' content='Lake News'><meta name='parsely-author' content='Ann Lee'>",
    ],
)
def test_the_author_is_found_wherever_the_page_has_it(head):
    assert metadata(head).credited == ("Ann Lee",)


def test_a_byline_on_the_page_is_the_last_resort():
    assert metadata(body="<div class='article__author'>By Ann Lee</div>").credited == ("Ann Lee",)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Bridge falls</h1><div class='autor'>Von Ann Lee</div>",
        "<p><i class='author'>x</i></p><h1>Bridge falls</h1><a rel='author' href='/x'>Ann Lee</a>",
        "<article><h1>Bridge falls</h1><aside><a rel='author'>Ann Lee</a></aside></article>"
        "<article><h3>Ferry late</h3><span class='author'>Bo Rask</span></article>",
        "<nav><span class='author'>Bo Rask</span></nav><span class='byline'>Ann Lee</span>",
    ],
)
def test_a_byline_on_the_page_is_that_of_its_own_story(body):
    assert metadata(body=body).credited == ("Ann Lee",)


@pytest.mark.parametrize(
    "tag",
    ["<div class='author'>", "<p class='date'>", "<time>", "<h1>", "<aside><h1>x</h1>", "<h2>x"],
)
def test_a_page_nested_without_end_is_read_in_no_time(tag):
    tree = parse_page(f"<html><body>{tag * 5_000}Ann Lee 13 August 2024")
    began = time.process_time()
    read_metadata(tree)
    assert time.process_time() - began < 2


def test_bylines_side_by_side_are_one():
    body = "<p><span class='author'>Ann Lee</span> <span class='author'>Bo Rask</span></p>"
    assert metadata(body=body).credited == ("Ann Lee", "Bo Rask")


@pytest.mark.parametrize(
    ("attributes", "language"),
    [("lang='en-GB'", "en"), ("lang='uk'", "uk"), ("lang='???'", "und"), ("", "und")],
)
def test_the_language_is_a_primary_tag_or_undetermined(attributes, language):
    assert metadata(attributes=attributes).language == language


@pytest.mark.parametrize(
    ("head", "free"),
    [
        (data({"@type": "NewsArticle", "isAccessibleForFree": False}), False),
        (data({"@type": "NewsArticle", "isAccessibleForFree": "False"}), False),
        (data({"@type": "NewsArticle", "isAccessibleForFree": "http://schema.org/False"}), False),
        (data({"@type": "NewsArticle", "isAccessibleForFree": True}), True),
        ("<meta property='article:content_tier' content='locked'>", False),
        ("<meta property='article:content_tier' content='free'>", True),
        (data({"@type": "NewsArticle"}), None),
    ],
)
def test_a_page_says_whether_it_is_for_subscribers(head, free):
    assert metadata(head).free is free


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://herald.example/a'>", "https://herald.example/a"),
        ("<meta property='og:url' content='https://herald.example/a'>", "https://herald.example/a"),
        (
            "<link rel='canonical' href='https://herald.example/'>"
            "<meta property='og:url' content='https://herald.example/a'>",
            "https://herald.example/a",
        ),
        ("<link rel='canonical' href='/a'>", ""),
        ("<link rel='canonical' href='http://[broken'>", ""),
        ("", ""),
    ],
)
def test_the_address_is_the_one_that_the_page_calls_its_own(head, url):
    assert metadata(head).url == url
