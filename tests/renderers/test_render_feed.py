"""A feed of past briefings is one that feed readers take, whatever the sources wrote."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from rendering import HOSTILE, make_digest, make_hostile_digest

from kursk_digest.model import Delivered
from kursk_digest.renderers.feed import render_atom, render_json_feed

ATOM = "{http://www.w3.org/2005/Atom}"


def delivered(number, day):
    return Delivered(number, "war", f"2026-11-{day}T05:30:00Z", claims=4)


def past():
    return [(delivered(9, 24), make_digest()), (delivered(7, 23), make_digest())]


def test_atom_has_an_entry_for_each_briefing():
    root = ElementTree.fromstring(render_atom("war", past()))
    assert root.findtext(f"{ATOM}title") == "War briefing"
    assert root.findtext(f"{ATOM}updated") == "2026-11-24T05:30:00Z"
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2026-11-24T05:30:00Z", "2026-11-23T05:30:00Z",
    ]  # fmt: skip
    ids = {entry.findtext(f"{ATOM}id") for entry in entries} | {root.findtext(f"{ATOM}id")}
    assert len(ids) == 3
    assert all(id.startswith("urn:uuid:") for id in ids)


def test_an_entry_keeps_its_name_and_two_briefings_never_share_one():
    def ids(name):
        return [item["id"] for item in json.loads(render_json_feed(name, past()))["items"]]

    assert ids("war") == ids("war")
    assert not set(ids("war")) & set(ids("tech"))


def test_the_content_is_html_without_style_or_script():
    root = ElementTree.fromstring(render_atom("war", past()))
    html = root.find(f"{ATOM}entry/{ATOM}content").text
    assert html.startswith("<h1>")
    assert "<h2" in html
    assert not any(tag in html for tag in ("<style", "<script", "<html", "<body"))
    assert html.count("<div") == html.count("</div")


def test_json_feed_tells_the_same():
    atom = ElementTree.fromstring(render_atom("war", past()))
    feed = json.loads(render_json_feed("war", past()))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["content_html"] for item in feed["items"]] == [
        entry.findtext(f"{ATOM}content") for entry in atom.findall(f"{ATOM}entry")
    ]
    assert all(item["content_text"] for item in feed["items"])


def test_before_the_first_briefing_the_feed_is_empty_and_valid():
    assert ElementTree.fromstring(render_atom("war", [])).findall(f"{ATOM}entry") == []
    assert json.loads(render_json_feed("war", []))["items"] == []


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_stays_text(kind):
    told = [(delivered(1, 24), make_hostile_digest(HOSTILE[kind]))]
    written = render_atom(HOSTILE[kind], told).encode("utf-8", "replace")
    root = ElementTree.fromstring(written)
    html = root.find(f"{ATOM}entry/{ATOM}content").text
    assert "<script" not in html.lower()
    assert "<img" not in html.lower()
    assert 'href="javascript' not in html.lower()
    json.loads(render_json_feed(HOSTILE[kind], told))


def test_the_time_is_that_of_the_delivery_not_of_the_digest():
    told = [(delivered(9, 24), replace(make_digest(), generated="1999-01-01T00:00:00Z"))]
    assert "1999" not in render_atom("war", told).partition("<content")[0]
