import pytest
from fetching import HTML, PATIENT, fetch, refusal
from hostile import page, serving


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
