from __future__ import annotations

import re
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from feed_documents import BOMB, CASES, item, rss
from hypothesis import example, given
from hypothesis import strategies as st

from kursk_digest.errors import SourceError
from kursk_digest.model import RawPage
from kursk_digest.sources.feeds import parse_feed, sniff_feed
from kursk_digest.sources.feeds.texts import one_line

FEED = "https://lake.example/feed"


def parse(document: bytes, *, content_type="", charset=None, wanted=True):
    raw = RawPage(FEED, document, content_type=content_type, charset=charset)
    return parse_feed(raw, FEED, wanted=wanted)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_entry_is_read(case):
    feed = parse(case.document, content_type=case.content_type, charset=case.charset)
    entry = feed.entries[0]
    assert len(feed.entries) == case.count
    assert entry.title == case.title
    assert entry.link == case.link
    assert (one_line(entry.bodies[0].text) if entry.bodies else "") == case.text
    assert (entry.date.iso if entry.date else None) == case.date
    assert entry.authors == case.authors


@given(st.binary(max_size=2000))
@example(b"{}")
@example(b'{"items": {"a": 1}}')
@example(b'{"version": "https://jsonfeed.org/version/1", "items": [[], {"title": [1]}]}')
@example(b'{"items": ' * 100_000)
@example(b"<rss" + b"<item" * 1000)
@example(b"<rss><item><title><![CDATA[")
def test_any_bytes_end_in_entries_or_one_named_error(document):
    for wanted in (True, False):
        told = outcome(document, wanted=wanted)
        assert told == "read" or re.fullmatch(r"[^\n]+; [^\n]+", told)


def outcome(document, *, wanted=True):
    try:
        feed = parse(document, wanted=wanted)
    except SourceError as error:
        return str(error)
    return "read" if feed.entries or feed.maps else "nothing"


_PIECES = [
    "<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "</link>", "<b>",
    "&", "https://a.example/", "<description>", "</description>", "<![CDATA[", "]]>", "<!--", "-->",
    "&amp;", "x", "<", ">", '"', "'", "<entry>", "</entry>", "<feed>", "<pubDate>", "2026-11-23",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=60))
def test_any_order_of_pieces_ends_in_entries_or_one_named_error(pieces):
    try:
        feed = parse(("<rss>" + "".join(pieces)).encode())
    except SourceError:
        return
    for entry in feed.entries:
        assert "\n" not in entry.title
        assert entry.link == "" or entry.link.startswith("https://")


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("<" * 1_000_000, id="tags that do not end"),
        pytest.param("<a " * 300_000, id="tags that hold tags"),
        pytest.param('<a x="' * 200_000, id="quotes that do not end"),
        pytest.param("<a x='" * 200_000, id="other quotes that do not end"),
        pytest.param("<item><title>" * 50_000, id="items that do not end"),
        pytest.param("<item>" + "<title>" * 100_000, id="fields that do not end"),
        pytest.param("<item>" + "<title>" * 100_000 + "</title>", id="fields with one end"),
        pytest.param("<![CDATA[" * 100_000, id="CDATA that does not end"),
        pytest.param("<!--" * 200_000, id="comments that do not end"),
        pytest.param("<?x " * 200_000, id="instructions that do not end"),
        pytest.param("&a" * 500_000, id="references that do not end"),
        pytest.param("<item><pubDate>" + "9 " * 500_000, id="a date that does not end"),
        pytest.param("<item><link>" + " x" * 500_000, id="a link that does not end"),
        pytest.param("<item><description>" + "<p>" * 100_000, id="paragraphs that do not end"),
        pytest.param("<item><author>" + "(" * 500_000, id="brackets that do not end"),
    ],
)
def test_no_document_takes_long(hostile):
    started = time.process_time()
    for document in (f"<rss>{hostile}", f"<rss><item><title>x</title></item>{hostile}"):
        with suppress(SourceError):
            parse(document.encode())
    assert time.process_time() - started < 4


def test_an_entity_bomb_stays_small():
    feed = parse((BOMB + rss(item(text="&d;" * 1000)).partition("\n")[2]).encode())
    assert len(feed.entries[0].bodies[0].text) < 5_000


def test_fifty_thousand_items_are_read_in_bounds():
    # In a process of its own, for its memory.
    code = (
        "import re, time\n"
        "from pathlib import Path\n"
        "from kursk_digest.model import RawPage\n"
        "from kursk_digest.sources.feeds import parse_feed\n"
        "items = ''.join(f'<item><title>Bridge {n}</title><link>https://lake.example/{n}</link>"
        "</item>' for n in range(50_000))\n"
        "data = f'<rss><channel>{items}</channel></rss>'.encode()\n"
        "started = time.process_time()\n"
        "feed = parse_feed(RawPage('f', data), 'https://lake.example/feed')\n"
        "print(len(feed.entries), time.process_time() - started,"
        " re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, seconds, kilobytes = done.stdout.split()
    assert int(count) == 50_000
    assert float(seconds) < 3
    assert int(kilobytes) < 150_000


@pytest.mark.parametrize(
    "document",
    [
        "<!DOCTYPE html><html><head><title>rss</title></head><body><rss></body></html>",
        "<html><body><feed></body></html>",
        "How to write <rss version='2.0'> by hand",
        '{"title": "x", "items": []}',
        "",
        "\n\n",
    ],
)
def test_what_is_no_feed_is_taken_for_none(document):
    assert sniff_feed(RawPage("a.html", document.encode(), name="a.html")) is None


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (b"<html><body>x</body></html>", "is no feed"),
        (b"<rss><channel><title>x</title></channel></rss>", "is a feed without entries"),
        (b"{", "is a JSON feed that is broken"),
        (b'{"items": 3}', "is JSON without a list of items"),
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n<rss>", "is a PNG image"),
    ],
)
def test_what_cannot_be_read_is_named(document, reason):
    with pytest.raises(SourceError, match=f"^{reason}"):
        parse(document)


_BOUNDED = """
import re, sys
from pathlib import Path
from kursk_digest.errors import SourceError
from kursk_digest.model import RawPage
from kursk_digest.sources.feeds import parse_feed
head, unit = sys.argv[1:]
data = (head + unit * (9_500_000 // len(unit))).encode()
try:
    feed = parse_feed(RawPage("f", data), "https://lake.example/feed", wanted=True)
    print(len(feed.entries), feed.is_cut, end=" ")
except SourceError as error:
    print(error, end=" ")
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.parametrize(
    ("head", "unit", "told"),
    [
        ("<rss>", "<item>", "50000 True"),
        ("<rss>", "<channel>", "is a feed without entries; "),
        ("<rss><item><description>", "<div>", "1 False"),
        ("<feed><entry>", "<author><name>Ann</name></author>", "1 False"),
        ("<urlset>", "<url><loc>x</loc></url>", "50000 True"),
        ('{"items":[', "{},", "is JSON of more parts than feeds have; "),
        ('{"items":[{}', ",1", "is a JSON feed that is broken; "),
    ],
)
def test_ten_megabytes_of_markup_take_little_memory(head, unit, told):
    done = subprocess.run(
        [sys.executable, "-c", _BOUNDED, head, unit], capture_output=True, text=True, check=True
    )
    said, _, kilobytes = done.stdout.rpartition(" ")
    assert said.startswith(told)
    assert int(kilobytes) < 130_000


@pytest.mark.parametrize(("more", "is_cut"), [(0, False), (1, True)])
def test_a_feed_with_too_many_entries_is_known_for_one(more, is_cut):
    entries = "<item><title>Bridge</title></item>" * (50_000 + more)
    feed = parse(f"<rss><channel>{entries}</channel></rss>".encode())
    assert (len(feed.entries), feed.is_cut) == (50_000, is_cut)
