"""Lists of sources: what other programs export, whole and broken."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.model import RawPage, Skipped, Source, SourceKind
from kursk_digest.sources.lists import read_list_entries, read_list_file, write_opml

FEED, PAGE, ANY = SourceKind.FEED, SourceKind.PAGE, SourceKind.ANY
NETSCAPE = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n"


def read(text, encoding="utf-8"):
    return read_list_file(RawPage("list", text.encode(encoding)))


def opml(*outlines):
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head/><body>\n'
    return head + "\n".join(outlines) + "\n</body></opml>\n"


def rss(name, address, **more):
    attributes = "".join(f' {key}="{value}"' for key, value in more.items())
    return f'<outline type="rss" text="{name}" xmlUrl="{address}"{attributes}/>'


# OPML


def test_folders_and_categories_are_tags():
    europe = f'<outline text="Europe">{rss("Herald", "https://h.example/rss")}</outline>'
    text = opml(
        f'<outline text="World" title="The world">{europe}</outline>',
        rss("Gazette", "https://g.example/rss", category="/ports/ferries,strikes"),
    )
    assert read(text) == (
        Source("https://h.example/rss", FEED, "Herald", ("The world", "Europe")),
        Source("https://g.example/rss", FEED, "Gazette", ("ports", "ferries", "strikes")),
    )


@pytest.mark.parametrize(
    ("outline", "location", "name"),
    [
        ('<outline xmlUrl="https://h.example/rss"/>', "https://h.example/rss", ""),
        ('<outline TYPE="rss" XMLURL="https://h.example/"/>', "https://h.example/", ""),
        ("<outline text='A' xmlurl='https://h.example/'></outline>", "https://h.example/", "A"),
        (rss("A", "https://h.example/?a=1&amp;b=2"), "https://h.example/?a=1&b=2", "A"),
        (rss("A & B", "https://h.example/?a=1&b=2"), "https://h.example/?a=1&b=2", "A & B"),
        (rss("A", "https://h.example/?a=1&copy=2"), "https://h.example/?a=1&copy=2", "A"),
        (rss("A &amp;amp; B", "https://h.example/"), "https://h.example/", "A & B"),
        (rss("Caf&eacute;", "https://h.example/"), "https://h.example/", "Café"),
        (rss("A < B > C", "https://h.example/"), "https://h.example/", "A < B > C"),
        (rss('The "Old" Herald', "https://h.example/"), "https://h.example/", "The"),
        (rss("A", "feed://h.example/rss"), "http://h.example/rss", "A"),
        (rss("A", "feed:https://h.example/rss"), "https://h.example/rss", "A"),
        (rss("A\n  B", " https://h.example/ "), "https://h.example/", "A B"),
        ('<outline type="rss" text="A" url="https://h.example/"/>', "https://h.example/", "A"),
        ('<outline type="rss" text="A" htmlUrl="https://h.example"/>', "https://h.example", "A"),
        (rss("https://h.example/", "https://h.example/"), "https://h.example/", ""),
    ],
)
def test_a_feed_is_found_however_it_is_written(outline, location, name):
    assert read(opml(outline)) == (Source(location, FEED, name),)


@pytest.mark.parametrize(
    ("outline", "location", "reason"),
    [
        ('<outline type="rss" text="Dead"/>', "Dead", "has no address in the list"),
        ('<outline type="rss"/>', "list", "has no address in the list"),
        (rss("A", "javascript:alert(1)"), "javascript:alert(1)", "is no web address"),
        (rss("A", "file:///etc/passwd"), "file:///etc/passwd", "is no web address"),
        (rss("A", "/etc/passwd"), "/etc/passwd", "is no web address"),
        (rss("A", "https://"), "https://", "is no web address"),
        (rss("A", "https://h.example/a b"), "https://h.example/a b", "no possible web address"),
        (
            '<outline type="include" url="https://o.example/x"/>',
            "https://o.example/x",
            "is a list in a list",
        ),
        (
            '<outline type="link" url="https://o.example/x.opml"/>',
            "https://o.example/x.opml",
            "is a list in a list",
        ),
    ],
)
def test_an_entry_that_leads_nowhere_is_named_and_the_rest_is_read(outline, location, reason):
    dead, alive = read(opml(outline, rss("Herald", "https://h.example/rss")))
    assert (dead.location, alive.name) == (location, "Herald")
    assert reason in dead.reason


def test_an_empty_folder_is_no_source():
    assert len(read(opml('<outline text="Empty"/>', rss("A", "https://h.example/")))) == 1


def test_what_is_commented_out_is_no_source():
    old = rss("Old", "https://old.example/")
    asleep = rss("Asleep", "https://asleep.example/", isComment="true")
    text = opml(f"<!-- {old} -->", asleep, rss("A", "https://h.example/"))
    assert [source.name for source in read(text)] == ["A"]


def test_an_address_stands_once_with_the_tags_of_all_its_places():
    feed = rss("Herald", "https://h.example/rss")
    text = opml(f'<outline text="A">{feed}</outline>', f'<outline text="B">{feed}</outline>')
    assert read(text) == (Source("https://h.example/rss", FEED, "Herald", ("A", "B")),)
    assert len(read_list_entries(RawPage("list", text.encode()))) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_any_encoding_is_read(encoding):
    (source,) = read(opml(rss("Süddeutsche Küste", "https://h.example/")), encoding)
    assert source.name == "Süddeutsche Küste"


def test_a_declared_encoding_is_believed():
    text = '<?xml version="1.0" encoding="windows-1251"?><opml>' + opml(
        rss("Северный вестник", "https://h.example/")
    )
    (source,) = read(text.replace('<?xml version="1.0" encoding="UTF-8"?>', ""), "cp1251")
    assert source.name == "Северный вестник"


def test_what_was_read_before_the_file_breaks_off_is_kept_and_that_is_said():
    text = opml(rss("A", "https://a.example/"), rss("B", "https://b.example/"))
    first, broken = read(text[: text.index("b.example")])
    assert first.name == "A"
    assert broken == Skipped("list", "breaks off in line 4; what followed is missing")


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;',
    ],
)
def test_entities_are_refused(subset):
    text = f'<?xml version="1.0"?><!DOCTYPE opml [{subset}]>' + opml(rss("&b;", "&x;"))[39:]
    (refused,) = read(text)
    assert refused.location == "list"
    assert "declares XML entities" in refused.reason


@pytest.mark.parametrize(
    "text",
    [
        '<opml><body>' + '<outline text="x">' * 50_000 + rss("A", "https://h.example/"),
        "<opml>" + "<outline" * 500_000,
        "<opml>" + '<outline a="' * 300_000,
        "<opml>" + "<!--" * 500_000,
        NETSCAPE + "<a" * 500_000,
        NETSCAPE + "<a href='" * 300_000,
        "url,title\n" + '"' * 500_000,
        "[" * 500_000 + '"href"',
        "https://h.example/ " + '"a ' * 100_000,
    ],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_a_hostile_list_ends_soon(text):
    assert read(text) is None or len(read(text)) > 0


def test_a_list_without_end_is_cut_off_and_that_is_said():
    many = (rss("A", f"https://h.example/{number}") for number in range(20_010))
    *sources, cut = read(opml(*many))
    assert len(sources) == 20_000
    assert "more than 20000 entries" in cut.reason


# Export

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SOURCES = st.builds(
    Source,
    st.from_regex(r"https://[a-z]{1,9}\.example/[a-z0-9?&=;\"'<>]{0,9}", fullmatch=True),
    st.sampled_from([FEED, PAGE]),
    NAMES,
    st.lists(NAMES, max_size=4).map(tuple),
)


@given(st.lists(SOURCES, max_size=8, unique_by=lambda source: source.location), NAMES)
def test_an_exported_list_is_xml_and_reads_back_the_same(sources, title):
    text = write_opml(sources, title=title)
    ET.fromstring(text.encode())
    once = [source for source in read(text) if isinstance(source, Source)]
    assert sorted(source.location for source in once) == sorted(s.location for s in sources)
    assert set(read(write_opml(once, title=title)) if once else ()) == set(once)


def test_names_and_tags_survive_an_export():
    sources = (
        Source("https://h.example/rss?a=1&b=2", FEED, "Herald & <Sons>", ("world", "energy")),
        Source("https://g.example/rss", FEED, "Gazette", ("world",)),
        Source("https://p.example/rss", FEED, "Post", ("a, b", "c/d")),
        Source("https://s.example/", FEED, "Site"),
    )
    assert read(write_opml(sources, title="Mine")) == sources


def test_a_file_has_no_place_in_an_export():
    text = write_opml([Source("clips", SourceKind.PATH, "Clips")], title="Mine")
    assert "clips" not in text.lower()


# Bookmarks, reading lists, lines


def test_bookmarks_are_read_with_their_folders():
    text = NETSCAPE + (
        "<DL><p>\n"
        '<DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>\n<DL><p>\n'
        '<DT><A HREF="https://h.example/" ICON="data:image/png;base64,AA" TAGS="x,y">Herald</A>\n'
        "<DD>My paper\n"
        "<DT><H3>Ports &amp; ferries</H3>\n<DL><p>\n"
        '<DT><A HREF="https://g.example/strike?a=1&amp;b=2">Crews walk out</A>\n'
        '<DT><A FEEDURL="https://g.example/rss" HREF="https://g.example/">Gazette</A>\n'
        "</DL><p>\n"
        '<DT><A HREF="place:sort=8">Most visited</A>\n</DL><p>\n</DL>\n'
    )
    herald, strike, gazette, place = read(text)
    assert herald == Source("https://h.example/", ANY, "Herald", ("x", "y"))
    # The title of one article is not the name of an outlet.
    assert strike == Source("https://g.example/strike?a=1&b=2", ANY, "", ("Ports & ferries",))
    assert gazette == Source("https://g.example/rss", FEED, "Gazette", ("Ports & ferries",))
    assert place == Skipped(
        "place:sort=8", "is no web address; a list may name http and https only"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "title,url,time_added,tags,status\nA,https://h.example/a,1,x|y,unread\n", id="pocket"
        ),
        pytest.param(
            "URL,Title,Selection,Folder,Timestamp,Tags\n"
            'https://h.example/a,A,,Unread,1,"[""x"",""y""]"\n',
            id="instapaper",
        ),
        pytest.param(
            'Title;URL;Content;Tags;"MIME Type";Language;"Creation date"\n'
            f'A;https://h.example/a;"<p>{"long " * 40_000}\n</p>";"x, y";text/html;en;1\n',
            id="wallabag csv",
        ),
        pytest.param(
            json.dumps(
                [{"is_archived": 0, "tags": ["x", "y"], "url": "https://h.example/a", "title": "A"}]
            ),
            id="wallabag json",
        ),
        pytest.param(
            json.dumps(
                {"list": {"7": {"resolved_url": "https://h.example/a", "tags": {"x": {}, "y": {}}}}}
            ),
            id="pocket json",
        ),
        pytest.param(
            "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1>"
            '<ul><li><a href="https://h.example/a" time_added="1" tags="x,y">A</a></li></ul>',
            id="pocket html",
        ),
    ],
)
def test_a_reading_list_names_articles(text):
    assert read(text) == (Source("https://h.example/a", PAGE, "", ("x", "y")),)


def test_a_row_without_an_address_is_named():
    first, second = read("title,url,tags\nA,https://h.example/a,\nB,,\n")
    assert first.location == "https://h.example/a"
    assert second == Skipped("B", "has no address in the list; add one there, or take it out")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('[{"href":"https://h.example/a","tags":"x y","description":"A"}]', ("a", ("x", "y"))),
        (
            '{"type":"text/x-moz-place-container","root":"placesRoot","title":"menu","children":'
            '[{"title":"x","children":[{"type":"text/x-moz-place","uri":"https://h.example/a"}]}]}',
            ("a", ("x",)),
        ),
        ('# mine\n\nhttps://h.example/a "x" "y" "~A"\n', ("a", ("x", "y"))),
        ("https://h.example/a\r\n", ("a", ())),
        ("# Feeds\n\n## x\n\n- [A](https://h.example/a) – good\n- <https://h.example/b>\n",
         ("a", ("x",))),
    ],
)  # fmt: skip
def test_links_of_other_lists_are_read(text, source):
    path, tags = source
    assert read(text)[0] == Source(f"https://h.example/{path}", ANY, "", tags)


@pytest.mark.parametrize(
    "text",
    [
        "Ferries stay in port\n\nhttps://h.example/ has more.",
        "# Title\n\nA paragraph with a [link](https://h.example/).\n\n- [A](https://a.example/)\n"
        "- [B](https://b.example/)\n",
        "- [One](https://h.example/)\n",
        "# Only a heading\n",
        "<html><head><title>OPML</title></head><body><p>How to write <opml></p></body></html>",
        '<rss version="2.0"><channel><item><link>https://h.example/</link></item></channel></rss>',
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://h.example/"}]}',
        '[{"url": "https://h.example/", "text": "An article", "links": [{"href": "/x"}]}]',
        "Link, url and other words\n\nThis is a text about them.",
        "",
    ],
)
def test_what_is_no_list_is_left_alone(text):
    assert read(text) is None


@given(st.text(max_size=200), st.sampled_from(["", "<opml>", NETSCAPE, "url,title\n", "[{", "- ["]))
def test_no_text_raises(text, beginning):
    found = read(beginning + text)
    assert found is None or all(isinstance(one, Source | Skipped) for one in found)


@given(st.text(max_size=60))
def test_no_name_of_a_list_has_a_control_character(text):
    found = read(opml(rss(text.replace('"', ""), "https://h.example/")))
    names = [one.name for one in found if isinstance(one, Source)]
    assert not any(re.search(r"[\x00-\x1f\x7f-\x9f]", name) for name in names)
