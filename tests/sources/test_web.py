import gzip
import socket

import httpcore2
import pytest
from fetching import HTML, PATIENT, fetch, nothing, read, reading, refusal
from hostile import by_path, head, page, redirect, sending, serving

from kursk_digest import __version__
from kursk_digest.model import Page, PageKind, Skipped
from kursk_digest.sources import read_pages
from kursk_digest.sources.web.reasons import explain


def test_a_page_is_fetched_and_read_as_html():
    with serving(page(HTML)) as server:
        found = read(server.url + "/a")
    assert found == Page(server.url + "/a", HTML.decode(), PageKind.HTML)


def test_the_request_names_the_program():
    with serving(page(HTML)) as server:
        fetch(server.url, PATIENT)
    assert f"user-agent: kursk-digest/{__version__}".encode() in server.requests[0].lower()


def test_a_compressed_page_is_unpacked():
    packed = gzip.compress(HTML)
    with serving(page(packed, "Content-Encoding: gzip")) as server:
        assert fetch(server.url, PATIENT).body == HTML


def test_every_location_gives_a_page_or_a_skip_in_order():
    with serving(by_path({"/a": page(HTML), "/c": page(HTML)})) as server:
        locations = [server.url + path for path in ("/a", "/b", "/c")]
        with reading() as how:
            found = list(read_pages(locations, stdin=nothing, reading=how))
    assert [type(one) for one in found] == [Page, Skipped, Page]
    assert [one.location for one in found] == locations
    assert found[1].reason == "the server says 404 Not Found; check the address"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("403 Forbidden", "the server says 403 Forbidden; open it in a browser and save the page"),
        ("404 Gone\x1b[31m", "the server says 404 Not Found; check the address"),
        ("429 Slow", "the server says 429 Too Many Requests; wait, then try again"),
        ("500 Oops", "the server says 500 Internal Server Error; try again later"),
        ("304 Same", "the server says 304 Not Modified; check the address"),
        ("599 What", "the server says 599; try again later"),
    ],
)
def test_a_status_that_is_no_success_is_named(status, reason):
    with serving(page(HTML, status=status)) as server:
        assert refusal(server.url) == reason


def test_redirects_are_followed_to_their_end():
    answers = {"/1": redirect("/2"), "/2": redirect("3?x#y"), "/3?x": page(HTML)}
    with serving(by_path(answers)) as server:
        fetched = fetch(server.url + "/1", PATIENT)
    assert fetched.body == HTML
    assert fetched.url.startswith(server.url + "/3?x")


@pytest.mark.parametrize(("redirects", "arrives"), [(5, True), (6, False)])
def test_five_redirects_are_enough(redirects, arrives):
    answers = {f"/{n}": redirect(f"/{n + 1}") for n in range(redirects)}
    with serving(by_path({**answers, f"/{redirects}": page(HTML)})) as server:
        if arrives:
            assert fetch(server.url + "/0", PATIENT).body == HTML
        else:
            reason = "redirects more than 5 times; give the address where it ends"
            assert refusal(server.url + "/0") == reason
    assert len(server.requests) == 6


def test_a_redirect_in_a_circle_ends():
    with serving(by_path({"/a": redirect("/b"), "/b": redirect("/a")})) as server:
        reason = refusal(server.url + "/a")
    assert reason == "redirects in a circle; open it in a browser and save the page"


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "FILE:/etc/passwd", "ftp://127.0.0.1/a", "javascript:alert(1)",
     "data:text/html,x", "http://[", "//[::1", "gopher://x"],
)  # fmt: skip
def test_a_redirect_off_the_web_is_refused(location):
    with serving(redirect(location)) as server:
        reason = refusal(server.url)
    assert reason == "redirects to what is no web address; give the address of an article"


@pytest.mark.parametrize(
    "location",
    ["http://", "https:///x", "http://a b/", "http://" + "a" * 70 + "/", "http://127.0.0.1:99999/",
     "http://xn--\xff/", "http://\x7f/", "http:///", "http:x", "http://127.0.0.1:x/", "http://%00/"],
)  # fmt: skip
def test_a_redirect_to_an_impossible_address_is_refused(location):
    with serving(by_path({"/a": redirect(location)})) as server:
        assert refusal(server.url + "/a")


@pytest.mark.parametrize(
    ("content_type", "reason"),
    [
        ("font/woff2", "is font/woff2, not a page; give the address of an article"),
        ("image/png", "is image/png, not a page; give the address of an article"),
        ("Video/MP4; x=y", "is video/mp4, not a page; give the address of an article"),
        ("image/svg+xml", "is image/svg+xml, not a page; give the address of an article"),
        ("text/css", "is text/css, not a page; give the address of an article"),
    ],
)
def test_content_that_is_no_source_is_refused_by_name(content_type, reason):
    endless = sending(head(f"Content-Type: {content_type}"), b"%PDF-1.7 ", forever=True)
    with serving(endless) as server:
        assert refusal(server.url) == reason


@pytest.mark.parametrize(
    "content_type", ["", "html", "text/plain", "application/octet-stream", "a/b/c", "/", ";;;",
                     "application/xhtml+xml;charset=utf-8", "x" * 5000, "text/html, text/plain",
                     "application/rss+xml", "application/feed+json", "application/pdf",
                     "application/zip", "application/gzip", "application/warc",
                     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
)  # fmt: skip
def test_content_that_may_be_a_source_is_fetched(content_type):
    with serving(page(HTML, f"Content-Type: {content_type}")) as server:
        assert fetch(server.url, PATIENT).body == HTML


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("text/html; charset=windows-1251", "<p>Паром затонул.</p>".encode("cp1251")),
        ("text/html; charset=iso-8859-1", "<p>Паром затонул.</p>".encode()),
        ("text/html; charset=utf-16", "<p>Паром затонул.</p>".encode()),
        ("text/html; charset=utf-8", "<p>Паром затонул.</p>".encode("cp1251")),
        ("text/html; charset=nonsense", "<p>Паром затонул.</p>".encode()),
        ("text/html; charset=\"zip'", "<p>Паром затонул.</p>".encode()),
    ],
)
def test_the_charset_of_the_server_is_believed_where_the_bytes_allow_it(header, body):
    with serving(page(body, f"Content-Type: {header}")) as server:
        assert read(server.url).body == "<p>Паром затонул.</p>"


@pytest.mark.parametrize(
    ("address", "content_type", "kind"),
    [
        ("/a.md", "text/plain", PageKind.MARKDOWN),
        ("/a", "text/markdown; charset=utf-8", PageKind.MARKDOWN),
        ("/a.txt?x=.md", "text/plain", PageKind.TEXT),
        ("/a.txt", "text/html", PageKind.HTML),
    ],
)
def test_the_address_and_the_server_tell_the_kind(address, content_type, kind):
    with serving(page(b"The ferry sank.", f"Content-Type: {content_type}")) as server:
        assert read(server.url + address).kind is kind


@pytest.mark.parametrize(
    "url",
    ["http://", "https:///a", "http://[", "http://[::1", "http://a b/", "http://127.0.0.1:99999/",
     "http://127.0.0.1:x/", "http://" + "a" * 70, "http://a..b/", "http://\x1b[31m/", "http://\0",
     "http://\ud800/", "http://\ud800.example/", "http://" + "a" * 100_000,
     "http://.", "http://:0/", "http://user:pass@:80/"],
)  # fmt: skip
def test_an_impossible_address_is_a_skip(url):
    found = read(url)
    assert found == Skipped(url, "is no possible web address; check it")


def test_a_port_where_nobody_listens_is_named():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    reason = refusal(f"http://127.0.0.1:{port}/")
    assert reason == "the server takes no connection; check the address"


def test_a_host_that_does_not_exist_is_named():
    error = httpcore2.ConnectError("[Errno -2] Name or service not known")
    error.__context__ = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    assert explain(error, PATIENT) == "no such host; check the address, and that you are online"


def test_an_address_given_twice_is_fetched_once():
    with serving(page(HTML)) as server, reading() as how:
        locations = [server.url + "/a", server.url + "/a#b"]
        found = list(read_pages(locations, stdin=nothing, reading=how))
    assert len(found) == 1
    assert len(server.requests) == 1


def test_nothing_is_fetched_before_a_page_is_wanted():
    with serving(page(HTML)) as server, reading() as how:
        pages = read_pages([server.url + "/a", server.url + "/b"], stdin=nothing, reading=how)
        assert server.requests == []
        assert next(pages).location == server.url + "/a"
