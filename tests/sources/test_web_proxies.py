import socket
import time
from contextlib import suppress
from threading import Thread

import pytest
from fetching import HASTY, HTML, PATIENT, TOO_SLOW, fetch, refusal
from hostile import OTHER_HOST, page, redirect, sending, serving

from kursk_digest.sources.web import Policy
from kursk_digest.sources.web.reasons import PRIVATE


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


def proxied(monkeypatch, proxy, **more):
    for name, value in {"http_proxy": proxy.url, "https_proxy": proxy.url, **more}.items():
        monkeypatch.setenv(name, value)


def tunnel(connection, server):
    """Do what a proxy does for https: join two connections."""
    host, port = server.requests[-1].split(b" ")[1].decode().rsplit(":", 1)
    with socket.create_connection(("127.0.0.1", int(port))) as target:
        connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        pumping = Thread(target=pump, args=(target, connection))
        pumping.start()
        pump(connection, target)
        pumping.join()


def pump(source, sink):
    with suppress(OSError):
        while data := source.recv(65_536):
            sink.sendall(data)
    for one in (source, sink):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


def test_https_goes_through_the_proxy_and_keeps_its_certificate(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(OTHER_HOST))
    with serving(tunnel) as proxy, serving(page(HTML), certificate=OTHER_HOST) as server:
        proxied(monkeypatch, proxy)
        port = server.url.rpartition(":")[2]
        assert fetch(f"https://herald.example:{port}/", PATIENT).body == HTML
        assert "it is for another host" in refusal(f"https://courier.example:{port}/")
    assert proxy.requests[0].startswith(b"CONNECT herald.example:")


def test_the_deadline_holds_behind_a_proxy(monkeypatch):
    with serving(sending(b"", pause=9)) as proxy:
        proxied(monkeypatch, proxy)
        for scheme in ("http", "https"):
            began = time.monotonic()
            assert refusal(f"{scheme}://herald.example/", HASTY) == TOO_SLOW
            assert time.monotonic() - began < 1


def test_a_proxy_that_refuses_is_named(monkeypatch):
    with serving(page(b"", status="407 Proxy Authentication Required")) as proxy:
        proxied(monkeypatch, proxy)
        assert "the proxy refuses" in refusal("https://herald.example/")


@pytest.mark.parametrize(
    "url",
    ["http://localhost/", "http://127.0.0.1:8/", "http://127.1/", "http://0x7f000001/",
     "http://[::1]/", "http://192.168.0.1/", "http://169.254.169.254/", "http://nas/",
     "http://printer.local/", "https://wiki.internal/", "https://10.0.0.1/"],
)  # fmt: skip
def test_a_private_host_is_not_handed_to_the_proxy(monkeypatch, url):
    with serving(page(HTML)) as proxy:
        proxied(monkeypatch, proxy)
        assert refusal(url, policy=Policy(obey_robots=False)) == PRIVATE
    assert proxy.requests == []


def test_a_private_host_that_is_allowed_is(monkeypatch):
    policy = Policy(obey_robots=False, allow_hosts=("10.0.0.0/8", "nas"))
    with serving(page(HTML)) as proxy:
        proxied(monkeypatch, proxy)
        assert fetch("http://10.0.0.1/", PATIENT, policy).body == HTML
        assert fetch("http://nas/", PATIENT, policy).body == HTML


def test_a_redirect_behind_a_proxy_is_judged_like_the_first_address(monkeypatch):
    with serving(redirect("http://192.168.0.1/")) as proxy:
        proxied(monkeypatch, proxy)
        reason = refusal("http://herald.example/", policy=Policy(obey_robots=False))
    assert reason == PRIVATE
    assert len(proxy.requests) == 1


def test_no_proxy_is_used_for_what_the_environment_excepts(monkeypatch):
    with serving(page(b"")) as proxy, serving(page(HTML)) as server:
        proxied(monkeypatch, proxy, no_proxy="127.0.0.1,herald.example")
        assert fetch(server.url, PATIENT).body == HTML
    assert proxy.requests == []


def test_the_password_of_a_proxy_is_sent_to_it(monkeypatch):
    with serving(page(HTML)) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url.replace("://", "://me:secret@"))
        fetch("http://herald.example/", PATIENT)
    assert b"proxy-authorization: basic bwu6c2vjcmv0" in proxy.requests[0].lower()
