"""The web as a user of the command meets it, in a process of its own."""

import json

import pytest
from command import FERRY, kursk_digest
from hostile import by_path, page, redirect, serving

PARAGRAPH = (
    "<p>The harbour board said on Monday that {} deckhands of the night ferry had walked out over "
    "pay, and that the crossing to the island would stay closed until the end of the week.</p>"
)
ARTICLE = (
    "<!doctype html><title>Night ferry stays in port</title><article><h1>Night ferry stays in port"
    f"</h1>{''.join(PARAGRAPH.format(number) for number in range(40, 46))}</article>"
).encode()
RULES = page(b"User-agent: *\nDisallow: /unread", "Content-Type: text/plain")
ANSWERS = {
    "/robots.txt": RULES,
    "/a": page(ARTICLE),
    "/b": redirect("http://192.0.2.1/"),
    "/unread": page(ARTICLE),
    "/gone": page(b"", status="410 Gone"),
}
PRIVATE = "is in a private network; allow it with --allow-private or allow_private in config.yaml"


@pytest.fixture
def server():
    with serving(by_path(ANSWERS)) as server:
        yield server


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch, tmp_path):
    """Settings and pages of whoever runs the tests stay out of it."""
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))


def test_this_machine_is_not_fetched_from(server):
    done = kursk_digest("build", FERRY, server.url + "/a")
    assert done.returncode == 3
    assert f"skipped {server.url}/a: {PRIVATE}" in done.stderr
    assert server.requests == []


def test_it_is_where_the_user_allows_it(server):
    done = kursk_digest("extract", "-q", "--allow-private", server.url + "/a")
    assert (done.returncode, done.stderr) == (0, "")
    assert "42 deckhands of the night ferry" in done.stdout


def test_a_setting_allows_some_hosts_and_no_others(server, tmp_path):
    (tmp_path / "mine.yaml").write_text("allow_private: [127.0.0.1]\n")
    places = [server.url + path for path in ("/a", "/b", "/unread", "/gone")]
    done = kursk_digest("build", *places, "--config", tmp_path / "mine.yaml", "--format", "json")
    assert done.returncode == 3
    digest = json.loads(done.stdout)
    assert [article["location"] for article in digest["articles"]] == places[:1]
    assert [one["reason"] for one in digest["skipped"]] == [
        PRIVATE,
        "its robots.txt asks programs not to read it; save it in a browser",
        "the server says 410 Gone; check the address",
    ]


def test_a_cited_page_is_fetched_again_to_verify_it(server, tmp_path):
    saved = tmp_path / "today.json"
    kursk_digest("build", "--allow-private", server.url + "/a", "--format", "json", "-o", saved)
    refused = kursk_digest("verify", saved)
    assert refused.returncode == 3
    assert PRIVATE in refused.stderr
    done = kursk_digest("verify", saved, "--allow-private")
    assert done.returncode == 0, done.stderr
