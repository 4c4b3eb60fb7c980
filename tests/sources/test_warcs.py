import zlib

import pytest
from command import kursk_digest
from holding import PAGE, PROSE, gzipped, measured, pages, read, reasons
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.model import RawPage, Skipped
from kursk_digest.sources.containers import unpack
from kursk_digest.sources.limits import Limits

URL = "https://herald.example/ferry?a=1#top"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def record(block, kind="response", url=URL, **headers):
    lines = {"WARC-Type": kind, "WARC-Target-URI": url, "Content-Length": len(block), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def answer(body, status="200 OK", **headers):
    if isinstance(body, str):
        body = body.encode()
    lines = {"Content_Type": "text/html; charset=utf-8", **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def chunked(data, size=7):
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


INFO = record(b"software: x\r\n", kind="warcinfo", url="")
BODY = PAGE.encode()


@pytest.mark.parametrize(
    "data",
    [
        INFO + record(answer(PAGE)),
        gzipped(INFO) + gzipped(record(answer(PAGE))),
        record(answer(PAGE), url=f"<{URL}>"),
        record(answer(chunked(BODY), Transfer_Encoding="chunked")),
        record(answer(BODY, Transfer_Encoding="chunked")),
        record(answer(gzipped(BODY), Content_Encoding="gzip")),
        record(answer(BODY, Content_Encoding="gzip")),
        record(answer(zlib.compress(BODY), Content_Encoding="deflate")),
        record(
            answer(chunked(gzipped(BODY)), Content_Encoding="gzip", Transfer_Encoding="chunked")
        ),
        record(BODY, kind="resource", **{"Content-Type": "text/html; charset=utf-8"}),
        record(answer(PAGE)) + record(answer(PAGE, "404 Not Found"), url="https://b.example/"),
        record(answer(PAGE)) + record(answer("x", "301 Moved"), url="https://b.example/"),
        record(answer(PAGE)) + record(answer(b"\x89PNG", Content_Type="image/png"), url="https://b.example/"),
        record(answer(PAGE)) + record(answer(PAGE), kind="revisit", url="https://b.example/"),
        record(answer(PAGE)) + record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(answer(PAGE)) + record(answer(PAGE), url="dns:herald.example"),
    ],
)  # fmt: skip
def test_the_pages_of_a_crawl_are_read_and_nothing_else(here, data):
    (here / "c.warc").write_bytes(data)
    [page] = read("c.warc")
    assert page.location == f"c.warc#{URL}"
    assert page.data == BODY
    assert (page.known.url, page.known.via, page.charset) == (URL, "c.warc", "utf-8")
    assert read(page.location) == [page]


def test_an_address_that_was_fetched_twice_is_told_apart(here):
    (here / "c.warc").write_bytes(record(answer(PAGE)) + record(answer("<p>Later.")))
    assert [page.location for page in read("c.warc")] == [f"c.warc#{URL}", f"c.warc#{URL}#2"]
    assert [page.data for page in read(f"c.warc#{URL}#2")] == [b"<p>Later."]


@pytest.mark.parametrize(
    ("data", "pages_read", "reason"),
    [
        (record(answer(PAGE)) * 2 + record(answer(PAGE))[:-99], 2, "is cut off; "),
        (record(answer(PAGE)) + b"what?\r\n", 1, "has no record at byte "),
        (b"WARC/1.0\r\nContent-Length: x\r\n\r\n", 0, "has no record at byte 0; "),
        (record(answer(b"x", Content_Encoding="br")), 0, "is packed with br, which is not read; "),
        (record(answer(b"\x1f\x8b\x08\0zz", Content_Encoding="gzip")), 0, "is cut off "),
        (INFO, 0, "holds no pages; "),
    ],
)  # fmt: skip
def test_what_comes_before_the_damage_is_kept(here, data, pages_read, reason):
    (here / "c.warc").write_bytes(data)
    found = read("c.warc")
    assert len(pages(found)) == pages_read
    [told] = reasons(found).values()
    assert told.startswith(reason)


@pytest.mark.parametrize(
    "make",
    [
        lambda: record(answer(gzipped(bytes(300_000_000)), Content_Encoding="gzip")),
        lambda: gzipped(record(answer(bytes(200_000_000)))),
        lambda: record(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5_000_000),
        lambda: b"WARC/1.0\r\n" + b"X: y\r\n" * 5_000_000,
        lambda: record(answer(chunked(bytes(3_000_000), 1), Transfer_Encoding="chunked")),
    ],
    ids=["packed", "twice", "headers", "record headers", "chunks"],
)
def test_a_bomb_ends_soon_and_in_little_memory(tmp_path, make):
    (tmp_path / "c.warc").write_bytes(make())
    _, count, peak = measured(tmp_path / "c.warc")
    assert count <= 2
    assert peak < 150


def test_a_crawl_larger_than_any_page_is_read_record_by_record(tmp_path):
    with (tmp_path / "c.warc").open("wb") as file:
        for number in range(50):
            page = answer(PAGE + "x" * 1_000_000)
            file.write(record(page, url=f"https://herald.example/{number}"))
    lines, count, peak = measured(tmp_path / "c.warc")
    assert (lines, count) == ([], 50)
    assert peak < 100


@given(
    st.lists(st.sampled_from([
        INFO, record(answer(PAGE)), record(answer(PAGE))[:-40], b"WARC/1.0\r\n", b"\r\n", b"x\n",
        b"Content-Length: 9\r\n", b"WARC-Type: response\r\n", b"WARC-Target-URI: http://a/\r\n",
    ]) | st.binary(max_size=20)).map(b"".join)
)  # fmt: skip
def test_any_bytes_end_in_values(data):
    for found in unpack(RawPage("c", b"WARC/1.0\r\n" + data), Limits(max_bytes=10_000)) or ():
        assert isinstance(found, RawPage | Skipped)


def test_the_command_reads_a_crawl(tmp_path):
    data = gzipped(record(answer(PAGE.replace(PROSE, f"{PROSE} {PROSE}"))))
    (tmp_path / "c.warc.gz").write_bytes(data)
    done = kursk_digest("extract", "c.warc.gz", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f'"url": "{URL}"' in done.stdout
