"""Feeds, as a user builds and verifies them."""

# ruff: noqa: E501  # a case is a line

from __future__ import annotations

import json

import pytest
from command import kursk_digest
from feed_documents import rss
from hostile import by_path, page, serving
from test_following import FULL, TEASER, article, feed, item


def build(*arguments, **kwargs):
    return kursk_digest("build", "--allow-private", *arguments, **kwargs)


@pytest.fixture
def saved(tmp_path):
    """Give a server, and the digest of its feed in a file."""
    entries = item("/bridge", FULL), item("/ferry", title="Ferry runs again")
    answers = {
        "/feed": feed(*entries),
        "/ferry": article("Ferry runs again", body=FULL.replace("bridge", "ferry")),
        "/bridge": article(body="<p>Other words.</p>"),
    }
    with serving(lambda connection, server: by_path(answers)(connection, server)) as server:
        done = build(f"{server.url}/feed", "--format", "json", "--all")
        assert done.returncode == 0, done.stderr
        path = tmp_path / "d.json"
        path.write_text(done.stdout)
        yield server, path, answers


def test_a_digest_of_a_feed_names_articles_and_feed(saved):
    server, path, _ = saved
    articles = json.loads(path.read_text())["articles"]
    assert [(a["location"], a["via"]) for a in articles] == [
        (f"{server.url}/bridge", f"{server.url}/feed"),
        (f"{server.url}/ferry", f"{server.url}/feed"),
    ]


def test_what_the_feed_said_itself_is_verified_in_the_feed(saved):
    _, path, _ = saved
    done = kursk_digest("verify", "--allow-private", path)
    assert done.returncode == 0, done.stderr


def test_a_changed_page_behind_a_feed_is_told(saved):
    _, path, answers = saved
    answers["/ferry"] = article(body=FULL.replace("bridge", "tunnel"))
    done = kursk_digest("verify", "--allow-private", path)
    assert done.returncode == 5
    assert "no longer says" in done.stderr


def test_an_entry_that_left_its_feed_is_told(tmp_path):
    entry = f"<item><guid>tag:1</guid><title>Bridge closed</title><description><![CDATA[{FULL}]]></description></item>"
    (tmp_path / "feed.xml").write_text(rss(entry))
    done = kursk_digest("build", "feed.xml", "--format", "json", cwd=tmp_path)
    (tmp_path / "d.json").write_text(done.stdout)
    assert kursk_digest("verify", "d.json", cwd=tmp_path).returncode == 0
    (tmp_path / "feed.xml").write_text(rss(entry.replace("tag:1", "tag:2")))
    done = kursk_digest("verify", "d.json", cwd=tmp_path)
    assert done.returncode == 3
    assert (
        "skipped feed.xml#tag:1: its feed no longer holds it; keep a copy of the feed"
        in done.stderr
    )


def test_one_dead_feed_costs_no_other_and_is_named():
    answers = {"/a": feed(item("/bridge", FULL)), "/b": page(b"<html>", status="410 Gone")}
    with serving(by_path(answers)) as server:
        done = build(f"{server.url}/b", f"{server.url}/a")
    assert done.returncode == 3
    assert "The bridge was built in 1974" in done.stdout
    skipped = f"skipped {server.url}/b: the server says 410 Gone; check the address"
    assert skipped in done.stderr.splitlines()


def test_one_sentence_of_a_feed_is_an_article_whatever_its_headline():
    sentence = "<p>Divers found two more bodies in the lake on Monday.</p>"
    answers = {"/a": feed(item("/lake", sentence))}
    with serving(by_path(answers)) as server:
        done = build(f"{server.url}/a", "--full-text", "never")
    assert done.returncode == 0, done.stderr
    assert "Divers found two more bodies in the lake on Monday." in done.stdout


def test_what_is_odd_about_a_feed_is_a_note():
    answers = {
        "/a": feed(
            item("/bridge", FULL), item("/ferry", FULL + "x", date="Mon, 23 Nov 2099 10:00:00 GMT")
        )
    }
    with serving(by_path(answers)) as server:
        done = build(f"{server.url}/a", "--now", "2026-11-24T06:00:00Z")
    assert done.returncode == 0
    noted = f"note {server.url}/a: 1 entry is dated in the future; that date is not used"
    assert noted in done.stderr.splitlines()


def test_since_leaves_older_entries_out():
    answers = {
        "/a": feed(
            item("/bridge", FULL), item("/ferry", FULL, date="Mon, 02 Nov 2026 10:00:00 GMT")
        )
    }
    with serving(by_path(answers)) as server:
        done = build(
            f"{server.url}/a", "--now", "2026-11-24T06:00:00Z", "--since", "48h", "--format", "json"
        )
    assert [a["location"][-7:] for a in json.loads(done.stdout)["articles"]] == ["/bridge"]


def test_a_teaser_that_stands_for_a_page_is_told_in_the_digest():
    with serving(by_path({"/a": feed(item("/gone", TEASER))})) as server:
        done = build(f"{server.url}/a")
    assert done.returncode == 0
    assert "1 article is no more than the feed tells" in done.stdout


def test_extract_names_what_is_read_once_and_what_stands_for_a_page():
    answers = {
        "/a": feed(item("/bridge", FULL), item("/gone")),
        "/b": feed(item("/bridge/?fbclid=1")),
    }
    with serving(by_path(answers)) as server:
        done = kursk_digest("extract", "--allow-private", f"{server.url}/a", f"{server.url}/b")
    assert done.returncode == 0
    assert "The bridge was built in 1974" in done.stdout
    assert [line for line in done.stderr.splitlines() if line.startswith("note ")] == [
        f"note {server.url}/bridge/: is {server.url}/bridge, which is read already",
        f"note {server.url}/gone: is no more than its feed tells (the server says 404 Not Found)",
    ]
