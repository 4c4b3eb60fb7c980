import socket
import threading
import time

import pytest
from fetching import HASTY, HTML, OPEN, PATIENT, TOO_SLOW, fetch, read, refusal
from hostile import bomb, by_path, head, page, redirect, sending, serving

from kursk_digest.model import Skipped
from kursk_digest.sources import Limits
from kursk_digest.sources.web import Fetcher


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
        found = read(server.url)
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


def test_the_deadline_holds_while_the_host_is_looked_up(monkeypatch):
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: over.wait(30) and [])
    began = time.monotonic()
    assert refusal("http://herald.example/", HASTY) == TOO_SLOW
    assert time.monotonic() - began < 1
    over.set()


def test_an_address_that_does_not_answer_leaves_time_for_the_next(monkeypatch):
    with serving(page(HTML)) as server, socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        # Nobody takes connections there, and there is room for few to wait.
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        places = [full.getsockname(), ("127.0.0.1", int(server.url.rpartition(":")[2]))]
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in places]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
        assert fetch("http://herald.example/", Limits(timeout_seconds=2)).body == HTML
        for one in waiting:
            one.close()


def test_a_connection_that_the_server_closed_is_opened_anew():
    def once(connection, server):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab")

    with serving(once) as server, Fetcher(OPEN) as fetcher:
        for _ in range(3):
            assert fetcher.fetch(server.url, PATIENT).body == b"ab"
            time.sleep(0.02)


def test_no_cookie_is_sent_back():
    with serving(page(HTML, "Set-Cookie: a=b")) as server, Fetcher(OPEN) as fetcher:
        fetcher.fetch(server.url, PATIENT)
        fetcher.fetch(server.url, PATIENT)
    assert not any(b"cookie" in request.lower() for request in server.requests)


def test_a_password_is_for_the_server_that_it_was_given_for():
    with serving(page(HTML)) as other:
        answers = {"/a": redirect("/b"), "/b": redirect(other.url + "/c")}
        with serving(by_path(answers)) as server:
            fetched = fetch(server.url.replace("://", "://me:se%20cret@") + "/a", PATIENT)
    assert [b"authorization" in request.lower() for request in server.requests] == [True, True]
    assert b"authorization" not in other.requests[0].lower()
    assert "secret" not in fetched.url
