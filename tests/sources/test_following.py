"""Feeds through a real server: what is announced is read, once, or named."""

# ruff: noqa: E501  # a case is a line

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime

import pytest
from feed_documents import atom, rss
from fetching import OPEN
from hostile import by_path, page, serving

from kursk_digest.config import Config
from kursk_digest.extraction import read_all
from kursk_digest.model import FullText, RawPage, Repeated, Skipped, Source, SourceKind
from kursk_digest.pipeline import build_digest
from kursk_digest.sources import Reading, read_raw_pages
from kursk_digest.sources.web import Fetcher

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)

PARAGRAPHS = (
    "The bridge across the Seim was closed on Monday after inspectors found cracks in two of its "
    "piers, the road agency said. Lorries are sent round by Eastgate, which takes forty minutes.",
    "Repairs will take at least six weeks and cost about 3.2 million euros, according to the "
    "agency. Buses will run every ten minutes from both banks to the ferry until the new year.",
    "Mayor Ida Brandt said that the town had warned of the cracks for two years. The agency "
    "answered that the last inspection in May had found no danger, and promised its report.",
    "The bridge was built in 1974 and carries some nine thousand cars on a working day, twice as "
    "many as its builders had reckoned with. A second one, two miles down the river, has been "
    "planned since 2009, but the land for its ramps was never bought, and the money for it went "
    "into the railway. The council will speak of both on Thursday evening in the town hall, where "
    "everybody may ask questions; those who cannot come may send theirs in writing until noon.",
)
FULL = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
TEASER = "The bridge across the Seim was closed on Monday after inspectors found cracks in it."


def article(title="Bridge closed", *, head="", body=FULL):
    return page(
        f"<html><head><title>{title}</title><meta property='og:site_name' content='Lake News'>"
        f"{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()
    )


def feed(*items, kind="application/rss+xml", title="Lake News - Latest headlines (RSS)"):
    text = rss("".join(items)).replace("<title>Lake News</title>", f"<title>{title}</title>")
    return page(text.encode(), f"Content-Type: {kind}")


def item(
    link, text=TEASER, *, title="Bridge closed", date="Mon, 23 Nov 2026 10:00:00 GMT", more=""
):
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate>"
        f"<description><![CDATA[{text}]]></description>{more}</item>"
    )


class Run:
    """Reads sources, and what is said meanwhile."""

    def __init__(self, *sources, stdin=bytes, **settings):
        self.told = []
        with Fetcher(OPEN) as fetcher:
            reading = Reading(now=NOW, tell=self.told.append, fetcher=fetcher, **settings)
            self.pages = list(read_raw_pages(sources, stdin=stdin, reading=reading))
        self.read = read_all(self.pages, Config())

    @property
    def remarks(self):
        return [remark.text for remark in self.told]

    @property
    def articles(self):
        return self.read.articles


def test_an_entry_with_its_whole_text_is_not_fetched():
    answers = {"/feed": feed(item("/bridge", FULL, more="<author>Ann Lee</author>"))}
    with serving(by_path(answers)) as server:
        (found,) = Run(f"{server.url}/feed").articles
        assert len(server.requests) == 1
    assert found.location == "https://lake.example/bridge" or found.location.endswith("/bridge")
    assert found.paragraphs == PARAGRAPHS
    assert found.title == "Bridge closed"
    assert found.outlet == "Lake News"
    assert found.published == "2026-11-23T10:00:00+00:00"
    assert found.authors == ("Ann Lee",)
    assert found.via == f"{server.url}/feed"


def test_a_teaser_leads_to_the_page():
    answers = {"/feed": feed(item("/bridge")), "/bridge": article("Bridge shut")}
    with serving(by_path(answers)) as server:
        (found,) = Run(Source(f"{server.url}/feed", tags=("roads",))).articles
    assert found.location == f"{server.url}/bridge"
    assert found.paragraphs == PARAGRAPHS
    assert found.title == "Bridge closed"
    assert found.published == "2026-11-23T10:00:00+00:00"
    assert found.tags == ("roads",)


@pytest.mark.parametrize(
    ("text", "full_text", "fetched"),
    [
        (TEASER, FullText.NEVER, False),
        (FULL, FullText.ALWAYS, True),
        (FULL, FullText.AUTO, False),
        (TEASER, FullText.AUTO, True),
    ],
)
def test_full_text_decides_what_is_fetched(text, full_text, fetched):
    answers = {"/feed": feed(item("/bridge", text)), "/bridge": article()}
    with serving(by_path(answers)) as server:
        run = Run(Source(f"{server.url}/feed", full_text=full_text))
        assert len(server.requests) == 1 + fetched
    assert len(run.articles) == 1


def test_the_teaser_stands_for_a_page_that_cannot_be_read():
    answers = {
        "/feed": feed(item("/gone"), item("/login")),
        "/login": article(body="<p>Log in</p>"),
    }
    with serving(by_path(answers)) as server:
        run = Run(f"{server.url}/feed")
    assert [a.paragraphs for a in run.articles] == [(TEASER,), (TEASER,)]
    assert run.read.skipped == []
    assert [s.location for s in run.read.stopgaps] == [f"{server.url}/gone", f"{server.url}/login"]
    assert "404" in run.read.stopgaps[0].reason


def test_a_digest_says_where_a_teaser_stands_for_the_page():
    with serving(by_path({"/feed": feed(item("/gone"))})) as server:
        run = Run(f"{server.url}/feed")
    (note,) = build_digest(run.pages, Config()).notes
    assert note.startswith("1 article is no more than the feed tells")
    assert f"{server.url}/gone (the server says 404 Not Found)" in note


def test_words_that_are_no_sentence_do_not_stand_for_a_page():
    with serving(by_path({"/feed": feed(item("/gone", "Bridge, cracks"))})) as server:
        run = Run(f"{server.url}/feed")
    assert run.articles == []
    assert [s.location for s in run.read.skipped] == [f"{server.url}/gone"]


def test_always_takes_nothing_but_the_page():
    with serving(by_path({"/feed": feed(item("/gone", FULL))})) as server:
        run = Run(Source(f"{server.url}/feed", full_text=FullText.ALWAYS))
    assert [s.location for s in run.read.skipped] == [f"{server.url}/gone"]


def test_one_dead_feed_stops_nothing():
    answers = {
        "/a": feed(item("/1", FULL)),
        "/b": page(b"<html>", status="500 x"),
        "/c": page(b"<rss>"),
    }
    with serving(by_path(answers)) as server:
        run = Run(*(Source(f"{server.url}/{name}", kind=SourceKind.FEED) for name in "bcad"))
    assert len(run.articles) == 1
    assert [s.location[-1] for s in run.read.skipped] == ["b", "c", "d"]


def test_a_page_is_read_once_however_feeds_write_its_address():
    answers = {
        "/a": feed(item("/bridge?utm_source=a#top")),
        "/b": feed(item("/bridge/?fbclid=7"), item("/old")),
        "/bridge": article(),
        "/old": page(b"", "Location: /bridge", status="301 Moved"),
    }
    with serving(by_path(answers)) as server:
        run = Run(f"{server.url}/a", f"{server.url}/b")
        assert sum(b"GET /bridge" in request for request in server.requests) <= 2
    assert [a.location for a in run.articles] == [f"{server.url}/bridge#top"]
    assert run.read.repeated == [
        Repeated(f"{server.url}/bridge/", f"{server.url}/bridge#top"),
        Repeated(f"{server.url}/old", f"{server.url}/bridge#top"),
    ]
    assert [(d.location, d.of) for d in build_digest(run.pages, Config()).duplicates] == [
        (f"{server.url}/bridge/", 1),
        (f"{server.url}/old", 1),
    ]


def test_what_the_user_names_comes_before_what_feeds_lead_to():
    answers = {"/feed": feed(item("/bridge?utm_source=a")), "/bridge": article()}
    with serving(by_path(answers)) as server:
        run = Run(f"{server.url}/feed", f"{server.url}/bridge")
    assert [a.location for a in run.articles] == [f"{server.url}/bridge"]
    assert run.articles[0].via is None


def test_a_feed_is_read_once():
    answers = {
        "/": page(b"<link rel=alternate type=application/rss+xml href=/feed>"),
        "/feed": feed(item("/bridge", FULL)),
    }
    with serving(by_path(answers)) as server:
        run = Run(f"{server.url}/", f"{server.url}/feed")
    assert len(run.pages) == 1
    assert run.remarks == [f"is the same feed as {server.url}/feed, which is read already"]


SITE = b"""<html><head>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/json+oembed" href="/oembed">
<link rel=alternate type='application/rss+xml' href=feed>
</head><body><article><p>Welcome to the site of the lake.</p></article></body></html>"""


@pytest.mark.parametrize(
    ("path", "kind", "followed"),
    [
        ("/", SourceKind.ANY, True),
        ("/", SourceKind.FEED, True),
        ("/", SourceKind.PAGE, False),
        ("/about", SourceKind.ANY, False),
        ("/about", SourceKind.FEED, True),
    ],
)
def test_a_site_leads_to_its_feed(path, kind, followed):
    answers = {"/": page(SITE), "/about": page(SITE), "/feed": feed(item("/bridge", FULL))}
    with serving(by_path(answers)) as server:
        run = Run(Source(server.url + path, kind=kind))
    assert [p.location for p in run.pages] == [server.url + ("/bridge" if followed else path)]


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"/": article()}, "is a page that names no feed; "),
        ({"/": page(SITE)}, "names .*/feed as its feed, which the server says 404 Not Found; "),
        ({"/": page(SITE), "/feed": article()}, "names .*/feed as its feed, which is none"),
    ],
)
def test_a_site_without_a_feed_is_named_where_a_feed_was_asked_for(answers, reason):
    with serving(by_path(answers)) as server:
        (found,) = Run(Source(f"{server.url}/", kind=SourceKind.FEED)).pages
    assert isinstance(found, Skipped)
    assert re.match(reason, found.reason)


def test_a_front_page_whose_feed_is_dead_is_read_itself():
    with serving(by_path({"/": page(SITE)})) as server:
        (found,) = Run(f"{server.url}/").pages
    assert isinstance(found, RawPage)


def test_a_feed_may_be_a_file_or_stand_on_standard_input(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = rss(
        item("/bridge", FULL) + item("https://hill.example/x", FULL.replace("Seim", "Sudzha"))
    )
    (tmp_path / "feed.xml").write_text(text)
    run = Run("feed.xml", "-", stdin=text.encode)
    assert [a.location for a in run.articles] == [
        "https://lake.example/bridge",
        "https://hill.example/x",
    ]
    # The second is not of the feed's own site.
    assert run.articles[0].outlet == "Lake News"
    assert run.articles[1].outlet != "Lake News"
    assert len(run.read.repeated) == 2


def test_an_entry_without_a_link_stands_in_its_feed():
    text = atom(
        f"<entry><id>tag:1</id><title>Bridge closed</title><content type='html'>{FULL.replace('<', '&lt;')}</content></entry>"
    )
    (found,) = Run("-", stdin=text.encode).articles
    assert found.location == "-#tag:1"


def dated(*dates):
    return rss(
        "".join(item(f"/{n}", FULL + f"<p>{n}</p>", date=date) for n, date in enumerate(dates))
    )


DAYS = [
    "Sat, 21 Nov 2026 10:00:00 GMT", "Mon, 23 Nov 2026 10:00:00 GMT", "Sun, 22 Nov 2026 10:00:00 GMT", "",
]  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "order"),
    [
        ({}, "1203"),
        ({"max_items": 2}, "12"),
        ({"since": datetime(2026, 11, 22, 10, tzinfo=UTC)}, "123"),
        ({"since": datetime(2026, 11, 22, 10, tzinfo=UTC), "max_items": 1}, "1"),
    ],
)
def test_the_newest_are_read_first(settings, order):
    run = Run("-", stdin=dated(*DAYS).encode, **settings)
    assert "".join(p.location[-1] for p in run.pages) == order


def test_a_source_may_have_a_number_of_its_own():
    run = Run(Source("-", max_items=1), stdin=dated(*DAYS).encode, max_items=3)
    assert len(run.pages) == 1


@pytest.mark.parametrize(
    ("dates", "settings", "remark", "published"),
    [
        (DAYS[:3], {}, None, "2026-11-23T10:00:00+00:00"),
        (["Mon, 23 Nov 2026 10:00:00"], {}, "the date of 1 entry names no time zone; taken for UTC", "2026-11-23T10:00:00+00:00"),
        (["2026-11-23"], {}, None, "2026-11-23"),
        (["Wed, 25 Nov 2026 05:00:00 GMT"], {}, None, "2026-11-25T05:00:00+00:00"),
        (["Wed, 25 Nov 2027 05:00:00 GMT"], {}, "1 entry is dated in the future; that date is not used", None),
        (DAYS[:1] * 3, {}, "all 3 entries are dated 2026-11-21T10:00:00+00:00, when the feed was made; not used", None),
        (DAYS[:1] * 2, {}, None, "2026-11-21T10:00:00+00:00"),
        (["2026-11-23"] * 3, {}, None, "2026-11-23"),
        (["Mon, 23 Nov 2026 00:00:00 GMT"] * 3, {}, None, "2026-11-23T00:00:00+00:00"),
        ([""], {"since": NOW}, "1 entry has no date and may be older than asked for", None),
        (["", ""], {"since": NOW}, "2 entries have no date and may be older than asked for", None),
        ([""], {}, None, None),
    ],
)  # fmt: skip
def test_dates_that_cannot_be_true_are_not_used_and_named(dates, settings, remark, published):
    run = Run("-", stdin=dated(*dates).encode, **settings)
    assert run.remarks == ([remark] if remark else [])
    assert run.pages[0].known.published == published


def test_a_feed_with_nothing_new_is_no_fault():
    run = Run("-", stdin=dated(*DAYS[:3]).encode, since=NOW)
    assert run.pages == []
    assert run.remarks == ["has nothing since 2026-11-24 06:00 UTC"]


def test_entries_with_nothing_in_them_are_counted():
    run = Run("-", stdin=rss(item("/a", FULL) + "<item/><item><title>x</title></item>").encode)
    assert len(run.pages) == 1
    assert run.remarks == ["2 entries have neither text nor a link; left out"]


def test_pages_of_many_feeds_are_numbered_in_order():
    names = [f"{n:02}" for n in range(40)]
    answers = {f"/feed{n}": feed(item(f"/{n}"), item(f"/{n}x", FULL)) for n in names}
    answers |= {f"/{n}": article() for n in names}
    with serving(by_path(answers)) as server:
        run = Run(*(f"{server.url}/feed{n}" for n in names))
    found = [page.location.rpartition("/")[2] for page in run.pages]
    assert found == [end for n in names for end in (n, f"{n}x")]


def test_a_feed_does_not_lead_to_more_pages_than_a_hundred_unless_asked_to():
    answers = {"/feed": feed(*(item(f"/{n}", date="") for n in range(102)), item("/whole", FULL))}
    with serving(by_path(answers)) as server:
        run = Run(f"{server.url}/feed")
        assert len(server.requests) == 101
        assert len(Run(f"{server.url}/feed", max_items=101).pages) == 101
    assert len(run.pages) == 101
    assert run.remarks == [
        "only the newest 100 of 102 pages that it leads to are read; set max_items to read others"
    ]


def sitemap(*links, root="urlset", child="url"):
    urls = "".join(
        f"<{child}><loc>{link}</loc><lastmod>2026-11-{day:02}</lastmod></{child}>"
        for day, link in enumerate(links, start=1)
    )
    return page(f"<{root}>{urls}</{root}>".encode(), "Content-Type: application/xml")


def test_a_sitemap_leads_to_its_newest_pages():
    answers = {"/map.xml": sitemap("/old", "/new"), "/new": article(), "/old": article()}
    with serving(by_path(answers)) as server:
        run = Run(f"{server.url}/map.xml", max_items=1)
    assert [a.location for a in run.articles] == [f"{server.url}/new"]


def test_the_index_of_a_sitemap_leads_to_its_maps():
    packed = gzip.compress(b"<urlset><url><loc>/a</loc></url></urlset>")
    answers = {
        "/map.xml": sitemap("/1.xml", "/2.xml.gz", "/3.xml", root="sitemapindex", child="sitemap"),
        "/1.xml": sitemap("/b"),
        "/2.xml.gz": page(packed, "Content-Type: application/gzip"),
        "/a": article(),
        "/b": article(),
    }
    with serving(by_path(answers)) as server:
        run = Run(f"{server.url}/map.xml")
    assert sorted(p.location[-1] for p in run.pages) == ["a", "b"]
    (told,) = run.told
    assert told.location == f"{server.url}/3.xml"
    assert told.text.startswith("could not be read (the server says 404 Not Found")


def test_parts_of_one_page_that_a_feed_gives_itself_stay_several():
    one, two = (item(f"/log#{n}", FULL + f"<p>{n}</p>") for n in "12")
    run = Run("-", stdin=rss(one + two).encode)
    assert [p.location for p in run.pages] == [
        "https://lake.example/log#1",
        "https://lake.example/log#2",
    ]


def test_entries_that_all_point_to_the_front_page_stay_several():
    one, two = (item("https://lake.example/", FULL + n, more=f"<guid>tag:{n}</guid>") for n in "12")
    run = Run("-", stdin=rss(one + two).encode)
    assert [p.location for p in run.pages] == ["-#tag:1", "-#tag:2"]


def test_an_entry_without_text_whose_page_may_not_be_fetched_is_told():
    run = Run(Source("-", full_text=FullText.NEVER), stdin=rss(item("/a", "")).encode)
    assert run.pages == []
    assert run.remarks == ["1 entry has no text, and full_text forbids to fetch the page; left out"]


def test_two_addresses_with_one_canonical_link_are_one_article():
    amp, whole = (
        article(
            head="<link rel=canonical href=https://lake.example/bridge>",
            body=FULL + f"<p>{text}</p>",
        )
        for text in ("More soon.", "The council meets on Thursday to speak of it.")
    )
    answers = {
        "/feed": feed(item("/amp/bridge"), item("/bridge")),
        "/amp/bridge": amp,
        "/bridge": whole,
    }
    with serving(by_path(answers)) as server:
        run = Run(f"{server.url}/feed")
    digest = build_digest(run.pages, Config())
    assert [a.location for a in digest.articles] == [f"{server.url}/bridge"]
    assert [(d.location, d.of) for d in digest.duplicates] == [(f"{server.url}/amp/bridge", 1)]


def test_a_canonical_link_to_the_front_page_makes_no_duplicates():
    one, two = (
        article(
            title,
            head="<link rel=canonical href=https://lake.example/>",
            body=FULL.replace("bridge", title),
        )
        for title in ("bridge", "ferry")
    )
    answers = {"/feed": feed(item("/a"), item("/b")), "/a": one, "/b": two}
    with serving(by_path(answers)) as server:
        run = Run(f"{server.url}/feed")
    assert len(build_digest(run.pages, Config()).articles) == 2


def test_a_desk_is_credited_and_is_no_person():
    names = "<author>Lake News Newsroom</author>"
    (found,) = Run("-", stdin=rss(item("/a", FULL, more=names)).encode).articles
    assert found.authors == ()
    assert found.credited == ("Lake News Newsroom",)


def test_a_feed_of_too_many_entries_says_so():
    entries = "<item><title>Bridge closed</title></item>" * 50_001
    with serving(page(rss(entries).encode(), "Content-Type: application/rss+xml")) as server:
        run = Run(f"{server.url}/feed")
    assert "has more than 50,000 entries; the first 50,000 are read" in run.remarks


@pytest.mark.parametrize(("text", "stands"), [("", 0), (TEASER, 1)])
def test_a_feed_behind_an_entry_is_no_article(text, stands):
    answers = {"/feed": feed(item("/all", text)), "/all": feed(item("/bridge", FULL))}
    with serving(by_path(answers)) as server:
        run = Run(f"{server.url}/feed")
    assert len(run.articles) == stands
    told = run.read.stopgaps if stands else run.read.skipped
    assert [(s.location, s.reason) for s in told] == [
        (f"{server.url}/all", "is a feed, not an article; give it as a feed of its own")
    ]


def test_a_feed_that_is_given_as_a_page_is_named():
    with serving(by_path({"/feed": feed(item("/bridge", FULL))})) as server:
        run = Run(Source(f"{server.url}/feed", kind=SourceKind.PAGE))
    assert run.articles == []
    assert [s.reason for s in run.read.skipped] == [
        "is a feed, not an article; give it as a feed of its own"
    ]
