import socket
import ssl
import threading
import time

import hostile
import httpx2
import pytest
from hostile import bomb, by_path, head, page, redirect, sending, serving

from kursk_digest import __version__
from kursk_digest.errors import SourceError
from kursk_digest.model import Page, PageKind, Skipped
from kursk_digest.sources import Limits, Reading, read_page, read_pages
from kursk_digest.sources.web.fetching import USER_AGENT, fetch
from kursk_digest.sources.web.reasons import explain

HTML = b"<!doctype html><title>Ferry</title><p>The ferry sank on Monday.</p>"
PATIENT = Limits(timeout_seconds=5)
HASTY = Limits(timeout_seconds=0.2)
TOO_SLOW = "took longer than 0.2 seconds; try again later"


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    """Whoever runs the tests may sit behind a proxy, or trust whomever."""
    monkeypatch.setenv("SSL_CERT_FILE", str(hostile.SELF_SIGNED))
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def refusal(url, limits=PATIENT):
    with pytest.raises(SourceError) as caught:
        fetch(url, limits)
    reason = str(caught.value)
    assert "127.0.0.1" not in reason
    assert reason.isprintable()
    return reason


def nothing():
    return b""


def test_a_page_is_fetched_and_read_as_html():
    with serving(page(HTML)) as server:
        found = read_page(server.url + "/a", stdin=nothing)
    assert found == Page(server.url + "/a", HTML.decode(), PageKind.HTML)


def test_the_request_names_the_program():
    with serving(page(HTML)) as server:
        fetch(server.url, PATIENT)
    assert f"user-agent: kursk-digest/{__version__}".encode() in server.requests[0].lower()


def test_a_compressed_page_is_unpacked():
    packed = hostile.gzip.compress(HTML)
    with serving(page(packed, "Content-Encoding: gzip")) as server:
        assert fetch(server.url, PATIENT).body == HTML


def test_every_location_gives_a_page_or_a_skip_in_order():
    with serving(by_path({"/a": page(HTML), "/c": page(HTML)})) as server:
        locations = [server.url + path for path in ("/a", "/b", "/c")]
        found = list(read_pages(locations, stdin=nothing, reading=Reading(PATIENT)))
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


def test_the_body_of_a_redirect_is_not_read():
    packed = page(bomb(40, layers=2), "Location: /b", "Content-Encoding: gzip, gzip",
                  status="302 Found")  # fmt: skip
    endless = sending(head("Location: /c", status="302 Found"), b"x" * 1000, forever=True)
    with serving(by_path({"/a": packed, "/b": endless, "/c": page(HTML)})) as server:
        assert fetch(server.url + "/a", PATIENT).body == HTML


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(sending(b"", pause=30), id="no answer"),
        pytest.param(sending(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", pause=0.02, forever=True),
                     id="headers trickle"),
        pytest.param(sending(b"", b"HTTP/1.1 100 Continue\r\n\r\n", pause=0.02, forever=True),
                     id="always continue"),
        pytest.param(sending(head(), b"<p>", pause=0.02, forever=True), id="body trickles"),
        pytest.param(sending(head("Content-Length: 99") + b"<p>", pause=30), id="body stops"),
        pytest.param(sending(head("Content-Encoding: gzip"), b"", bomb(1)[:9], pause=30),
                     id="packed body stops"),
    ],
)  # fmt: skip
def test_the_deadline_cannot_be_stretched(answer):
    with serving(answer) as server:
        began = time.monotonic()
        assert refusal(server.url, HASTY) == TOO_SLOW
        assert time.monotonic() - began < 1.5


def test_the_deadline_holds_for_all_redirects_together():
    slowly = sending(b"", head("Location: /", status="302 Found"), pause=0.07)
    with serving(slowly) as server:
        began = time.monotonic()
        assert refusal(server.url, HASTY) == TOO_SLOW
        assert time.monotonic() - began < 1.5


def test_the_deadline_holds_before_tls_is_up():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        assert refusal(url, HASTY) == TOO_SLOW


def test_an_abandoned_fetch_leaves_no_thread():
    with serving(sending(head(), b"<p>", pause=0.02, forever=True)) as server:
        refusal(server.url, HASTY)
        deadline = time.monotonic() + 5
        while any(thread.name == USER_AGENT for thread in threading.enumerate()):
            assert time.monotonic() < deadline
            time.sleep(0.01)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(sending(head(), b"<p>spam</p>" * 1000, forever=True), id="endless"),
        pytest.param(page(b"x" * 100_001), id="a byte too many"),
        pytest.param(sending(head("Content-Length: 100001"), b"", pause=30), id="announced"),
        pytest.param(page(bomb(30), "Content-Encoding: gzip"), id="bomb"),
        pytest.param(page(bomb(30, layers=2), "Content-Encoding: gzip, gzip"), id="double bomb"),
    ],
)
def test_a_body_is_not_read_beyond_the_limit(answer):
    with serving(answer) as server:
        reason = refusal(server.url, Limits(max_bytes=100_000, timeout_seconds=5))
    assert reason == "is larger than 0.1 MB; raise max_bytes or give the article alone"


def test_a_body_of_exactly_the_limit_is_read():
    with serving(page(b"x" * 100_000)) as server:
        assert len(fetch(server.url, Limits(max_bytes=100_000)).body) == 100_000


@pytest.mark.parametrize(
    ("content_type", "reason"),
    [
        ("application/pdf", "is a PDF; export it as text or HTML"),
        ("image/png", "is image/png, not a page; give the address of an article"),
        ("Video/MP4; x=y", "is video/mp4, not a page; give the address of an article"),
        ("image/svg+xml", "is image/svg+xml, not a page; give the address of an article"),
        ("application/json", "is JSON, not a page; give the address of an article"),
    ],
)
def test_content_that_is_no_text_is_refused_by_name(content_type, reason):
    endless = sending(head(f"Content-Type: {content_type}"), b"%PDF-1.7 ", forever=True)
    with serving(endless) as server:
        assert refusal(server.url) == reason


@pytest.mark.parametrize(
    "content_type", ["", "html", "text/plain", "application/octet-stream", "a/b/c", "/", ";;;",
                     "application/xhtml+xml;charset=utf-8", "x" * 5000, "text/html, text/plain"],
)  # fmt: skip
def test_content_that_may_be_text_is_read(content_type):
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
        assert read_page(server.url, stdin=nothing).body == "<p>Паром затонул.</p>"


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
        assert read_page(server.url + address, stdin=nothing).kind is kind


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(sending(b""), id="nothing"),
        pytest.param(sending(b"SSH-2.0-OpenSSH_9.2\r\n"), id="no HTTP"),
        pytest.param(sending(b"HTTP/1.1 200 OK\r\n", b"X: " + b"y" * 9000, forever=True),
                     id="endless header"),
        pytest.param(sending(head("Content-Length: 99") + b"<p>"), id="short body"),
        pytest.param(sending(head("Transfer-Encoding: chunked") + b"ff\r\nabc"), id="short chunk"),
        pytest.param(sending(head("Content-Length: -1") + b"<p>"), id="negative length"),
        pytest.param(page(b"no gzip", "Content-Encoding: gzip"), id="not packed"),
        pytest.param(page(b"x", "Content-Encoding: " + "gzip," * 2000), id="packed for ever"),
        pytest.param(page(b"", status="204 No Content"), id="empty"),
        pytest.param(page(b""), id="empty page"),
        pytest.param(page(b"\x89PNG\r\n\x1a\n123"), id="an image after all"),
    ],
)  # fmt: skip
def test_a_broken_answer_is_a_skip_in_one_line(answer):
    with serving(answer) as server:
        found = read_page(server.url, stdin=nothing, limits=PATIENT)
    assert isinstance(found, Skipped)
    assert "; " in found.reason
    assert found.reason.isprintable()


@pytest.mark.parametrize(
    "headers",
    [
        ("Set-Cookie: \xff=\xfe; expires=never; max-age=x; path=", "Set-Cookie: =;=;"),
        ("Content-Type: text/html; charset*=utf-8''%ff%00", "X: \xff\xfe"),
        ("Refresh: 0; url=file:///etc/passwd", "Content-Disposition: attachment; filename=../x"),
        ("Content-Encoding: nonsense", "Link: <<<>>>;;;"),
    ],
)
def test_strange_headers_do_no_harm(headers):
    with serving(page(HTML, *headers)) as server:
        assert fetch(server.url, PATIENT).body == HTML


@pytest.mark.parametrize(
    "url",
    ["http://", "https:///a", "http://[", "http://[::1", "http://a b/", "http://127.0.0.1:99999/",
     "http://127.0.0.1:x/", "http://" + "a" * 70, "http://a..b/", "http://\x1b[31m/", "http://\0",
     "http://\ud800/", "http://\ud800.example/", "http://" + "a" * 100_000,
     "http://.", "http://:0/", "http://user:pass@:80/"],
)  # fmt: skip
def test_an_impossible_address_is_a_skip(url):
    found = read_page(url, stdin=nothing, limits=PATIENT)
    assert found == Skipped(url, "is no possible web address; check it")


def test_a_certificate_that_nobody_trusts_is_an_error(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(hostile.OTHER_HOST))
    with serving(page(HTML), certificate=hostile.SELF_SIGNED) as server:
        reason = refusal(server.url)
    assert reason == (
        "the certificate is not valid: the server signed it itself; "
        "save it in a browser if you trust it"
    )
    assert server.requests == []


def test_a_certificate_for_another_host_is_an_error(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(hostile.OTHER_HOST))
    with serving(page(HTML), certificate=hostile.OTHER_HOST) as server:
        reason = refusal(server.url)
    assert "it is for another host" in reason
    assert server.requests == []


def test_a_certificate_that_the_user_trusts_is_taken():
    with serving(page(HTML), certificate=hostile.SELF_SIGNED) as server:
        assert fetch(server.url, PATIENT).body == HTML


def test_the_deadline_holds_with_tls():
    answer = sending(head(), b"<p>", pause=0.02, forever=True)
    with serving(answer, certificate=hostile.SELF_SIGNED) as server:
        assert refusal(server.url, HASTY) == TOO_SLOW


def test_a_server_without_tls_is_named():
    with serving(page(HTML)) as server:
        reason = refusal(server.url.replace("http:", "https:"))
    assert reason == "makes no secure connection; check the address"


def test_a_port_where_nobody_listens_is_named():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    reason = refusal(f"http://127.0.0.1:{port}/")
    assert reason == "the server takes no connection; check the address"


def test_a_host_that_does_not_exist_is_named():
    error = httpx2.ConnectError("[Errno -2] Name or service not known")
    error.__context__ = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    assert explain(error, PATIENT) == "no such host; check the address, and that you are online"


def test_an_unknown_fault_of_a_certificate_is_one_line():
    error = httpx2.ConnectError("x")
    error.__context__ = ssl.SSLCertVerificationError(1, "many\nlines\x1b")
    assert explain(error, PATIENT) == (
        "the certificate is not valid; save it in a browser if you trust it"
    )


def test_the_proxy_of_the_environment_is_used(monkeypatch):
    with serving(page(HTML)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        assert fetch("http://herald.example/a", PATIENT).body == HTML
    assert proxy.requests[0].startswith(b"GET http://herald.example/a ")


@pytest.mark.parametrize("proxy", ["nonsense://x", "socks5://127.0.0.1:1", "socks9://"])
def test_a_proxy_that_cannot_be_used_is_named(monkeypatch, proxy):
    monkeypatch.setenv("HTTP_PROXY", proxy)
    monkeypatch.setenv("http_proxy", proxy)
    with serving(page(HTML)) as server:
        assert "HTTP_PROXY" in refusal(server.url)


def test_missing_trusted_certificates_are_named(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/certificates.pem")
    with serving(page(HTML)) as server:
        assert "SSL_CERT_FILE" in refusal(server.url)


def test_an_address_given_twice_is_fetched_once():
    with serving(page(HTML)) as server:
        found = list(read_pages([server.url + "/a", server.url + "/a#b"], stdin=nothing))
    assert len(found) == 1
    assert len(server.requests) == 1


def test_reading_is_lazy():
    with serving(page(HTML)) as server:
        pages = read_pages([server.url + "/a", server.url + "/b"], stdin=nothing)
        assert len(server.requests) == 0
        next(pages)
        assert len(server.requests) == 1
