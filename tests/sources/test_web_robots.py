import time

import pytest
from fetching import HASTY, HTML, PATIENT, telling
from hostile import bomb, by_path, head, page, redirect, sending, serving

from kursk_digest.errors import SourceError
from kursk_digest.sources.web import Policy
from kursk_digest.sources.web.robots import DISALLOWED

POLITE = Policy(allow_private=True, pause_seconds=0)


def rules(*lines, **kwargs):
    return page("\n".join(lines).encode(), "Content-Type: text/plain", **kwargs)


def fetch_by(robots, path="/a", limits=PATIENT):
    """Fetch a page of a server with such a robots.txt; return its body or the reason."""
    answers = {"/robots.txt": robots, path: page(HTML)}
    with serving(by_path(answers)) as server, telling(POLITE) as (fetcher, _):
        try:
            return fetcher.fetch(server.url + path, limits).body, server
        except SourceError as error:
            return str(error), server


@pytest.mark.parametrize(
    "lines",
    [
        ("User-agent: *", "Disallow: /"),
        ("user-agent: Kursk-Digest", "disallow: /a"),
        ("User-agent: other", "User-agent: kursk-digest", "Disallow: /"),
        ("User-agent: *", "Allow: /", "", "User-agent: kursk-digest", "Disallow: /"),
        ("User-agent: *", "Disallow: /*/x", "Disallow: /a$"),
        ("User-agent: *", "Allow: /", "Disallow: /a"),
        ("\ufeffUser-agent: *", "Disallow: /"),
        ("User-agent: *", "Disallow: /%61"),
        ("Sitemap: x", "User-agent: *  # all", "Crawl-delay: 0", "Disallow: / # all"),
    ],
)
def test_a_page_that_the_host_wants_unread_is_not_asked_for(lines):
    reason, server = fetch_by(rules(*lines))
    assert reason == DISALLOWED
    assert [request.split(b" ")[1] for request in server.requests] == [b"/robots.txt"]


@pytest.mark.parametrize(
    "lines",
    [
        ("",),
        ("User-agent: *", "Disallow:"),
        ("User-agent: *", "Disallow: /", "", "User-agent: kursk-digest", "Disallow: /b"),
        ("User-agent: *", "Disallow: /", "Allow: /a"),
        ("User-agent: *", "Disallow: /*.pdf$"),
        ("User-agent: other", "Disallow: /"),
        ("<!doctype html>", "<p>User-agent: *<p>Disallow: /"),
        ("\0\0\0", "::::", "Disallow: /"),
    ],
)
def test_a_page_that_nothing_forbids_is_read(lines):
    assert fetch_by(rules(*lines))[0] == HTML


@pytest.mark.parametrize("status", ["401 x", "403 x", "404 x", "410 x", "451 x"])
def test_no_rules_forbid_nothing(status):
    assert fetch_by(rules("User-agent: *", "Disallow: /", status=status))[0] == HTML


@pytest.mark.parametrize("status", ["500", "502", "503"])
def test_a_host_that_cannot_tell_its_rules_is_not_read(status):
    reason, server = fetch_by(rules("x", status=status + " x"))
    assert reason.startswith(f"the server says {status} ")
    assert len(server.requests) == 1


def test_redirects_of_the_rules_are_followed():
    answers = {
        "/robots.txt": redirect("/rules"),
        "/rules": rules("User-agent: *", "Disallow: /a"),
        "/a": page(HTML),
    }
    with (
        serving(by_path(answers)) as server,
        telling(POLITE) as (fetcher, _),
        pytest.raises(SourceError, match=r"robots\.txt"),
    ):
        fetcher.fetch(server.url + "/a", PATIENT)


def test_rules_that_redirect_for_ever_forbid_nothing():
    assert fetch_by(redirect("/robots.txt"))[0] == HTML


@pytest.mark.parametrize(
    "robots",
    [
        pytest.param(sending(head(), b"Disallow: /a\n" * 1000, forever=True), id="endless"),
        pytest.param(page(bomb(30), "Content-Encoding: gzip"), id="bomb"),
        pytest.param(page(HTML, "Content-Type: image/png"), id="an image, as it says"),
        pytest.param(rules("User-agent: *", *["Disallow: /" + "*a" * 200] * 200), id="wildcards"),
    ],
)
def test_rules_that_never_end_are_cut(robots):
    assert fetch_by(robots)[0] == HTML


def test_what_stands_behind_the_end_of_long_rules_does_not_count():
    lines = ["User-agent: *", *["# " + "x" * 998] * 513, "Disallow: /a"]
    assert fetch_by(rules(*lines))[0] == HTML


def test_a_host_that_keeps_its_rules_back_is_named_within_the_deadline():
    began = time.monotonic()
    reason, _ = fetch_by(sending(b"", pause=30), limits=HASTY)
    assert reason == "took longer than 0.2 seconds; try again later"
    assert time.monotonic() - began < 1


def test_rules_are_fetched_once_a_host_and_run():
    answers = {f"/{number}": page(HTML) for number in range(5)}
    with serving(by_path(answers)) as server, telling(POLITE) as (fetcher, heard):
        urls = [server.url + path for path in answers]
        assert len(list(fetcher.fetch_all(urls, PATIENT))) == 5
    assert sum(one.url.endswith("/robots.txt") for one in heard) == 1


def test_the_rules_hold_for_where_a_redirect_leads():
    answers = {"/robots.txt": rules("User-agent: *", "Disallow: /b"), "/a": redirect("/b")}
    with (
        serving(by_path(answers)) as server,
        telling(POLITE) as (fetcher, _),
        pytest.raises(SourceError, match=r"robots\.txt"),
    ):
        fetcher.fetch(server.url + "/a", PATIENT)
    assert not any(request.startswith(b"GET /b") for request in server.requests)


def test_a_pause_that_the_host_asks_for_is_made():
    answers = {
        "/robots.txt": rules("User-agent: *", "Crawl-delay: 0.3"),
        **{f"/{number}": page(HTML) for number in range(3)},
    }
    with serving(by_path(answers)) as server, telling(POLITE) as (fetcher, _):
        began = time.monotonic()
        list(fetcher.fetch_all([f"{server.url}/{number}" for number in range(3)], PATIENT))
    assert 0.3 <= time.monotonic() - began < 3


def test_a_host_that_has_enough_of_its_rules_is_left_alone():
    reason, server = fetch_by(page(b"", "Retry-After: 60", status="429 x"))
    assert reason == "its server asked to be left alone before; wait 60 seconds, then try again"
    assert len(server.requests) == 1


def test_whoever_wants_may_do_without():
    policy = Policy(allow_private=True, obey_robots=False)
    with serving(rules("User-agent: *", "Disallow: /")) as server, telling(policy) as (fetcher, _):
        assert fetcher.fetch(server.url, PATIENT).body
    assert len(server.requests) == 1
