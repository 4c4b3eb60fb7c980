"""What a briefing was made of is remembered, also what it did not print."""

from dataclasses import replace

import pytest
from conftest import make_article

from kursk_digest.archive import Archive

MONDAY = "2026-03-02T06:30:00Z"
BRIDGE = make_article("The bridge is closed.", url="https://a.example/bridge")


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite3") as opened:
        opened.deliver("daily", [], stories=[], at=MONDAY, read=[BRIDGE, BRIDGE])
        yield opened


@pytest.mark.parametrize(
    ("changes", "read"),
    [
        ({}, True),
        ({"title": "Another headline"}, True),
        ({"location": "elsewhere.html"}, True),
        ({"location": "elsewhere.html", "outlet": "Gazette"}, True),
        ({"location": "elsewhere.html", "outlet": "Gazette", "url": None}, False),
        ({"location": "https://a.example/bridge", "outlet": "Gazette", "url": None}, False),
        ({"paragraphs": ("The bridge is open.",)}, False),
    ],
)
def test_an_article_was_read_if_its_text_was_read_there_or_of_its_outlet(archive, changes, read):
    article = replace(BRIDGE, **changes)
    assert archive.was_read("daily", [article]) == (frozenset({article}) if read else frozenset())


def test_each_briefing_has_read_its_own(archive):
    assert archive.was_read("war", [BRIDGE]) == frozenset()


def test_what_is_only_kept_was_read_for_no_briefing(archive):
    other = make_article("The ferry is late.", outlet="Gazette")
    archive.keep([other], found=MONDAY)
    assert archive.was_read("daily", [other]) == frozenset()
