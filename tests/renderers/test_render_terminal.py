import re
import unicodedata

import pytest
from rendering import (
    HOSTILE,
    make_article,
    make_digest,
    make_entry,
    make_hostile_digest,
    make_long_digest,
    make_statement,
)

from kursk_digest.model import Chapter, DateMention, Digest, Dispute, Position
from kursk_digest.renderers import View
from kursk_digest.renderers.terminal import render

WIDTHS = [60, 80, 120, 200]
PAINT = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b\]8;;([!-~]*)\x1b\\")

EXPECTED_AT_60 = """\
Bridge falls
4 articles, 4 outlets, 3 voices, 13–16 August 2024

Reported by several
  • The bridge over the river fell on Friday. [1,2,3,4] (4
    outlets, 3 voices)

Disagreement
  settlements
    74 settlements  Oleh Marchenko (Herald, Echo) [1,4]
    28 villages     Harbour Courier [2]

Reported by one
  • Kyiv holds 74 settlements, Oleh Marchenko said. [1,4] (2
    outlets, 1 voice)
  • Troops hold 28 villages. [2]

Quoted
  Oleh Marchenko [1,4]

  2 more claims; --all shows them

────────────────────────────────────────────────────────────

Apple fair opens
1 article, 1 outlet, 1 voice, 30 December 2023

Reported by one
  • The apple fair opened with 300 stalls. [5]

Sources
  1  Herald, "Bridge falls", 13 August 2024, s/herald.txt
     (wire: AP; same voice as [4])
  2  Harbour Courier, 16 August 2024, s/courier.txt
  3  Gazette, "Crossing [destroyed]",
     https://gazette.example/bridge?a=1&b=2
  4  Echo, "Bridge falls, again", 13 August 2024, s/echo.txt
     (wire: AP; same voice as [1])
  5  Fair News, "Apple fair opens", 30 December 2023,
     /data/fair.html

Duplicates
  • s/herald-copy.txt: the same article as [1]

Skipped
  • nowhere.txt: no such file; check the path

Notes
  • Ranked by centroid.
"""


def cells(line):
    """Return how many columns *line* takes in a terminal that joins emoji."""
    alone = re.sub("\u200d.|[\U0001f3fb-\U0001f3ff]", "", line)
    shown = [c for c in alone if unicodedata.category(c) not in ("Mn", "Me", "Cf")]
    return len(shown) + sum(unicodedata.east_asian_width(c) in "WF" for c in shown)


def test_a_digest_looks_as_it_did():
    assert render(make_digest(), View(width=60)) == EXPECTED_AT_60


@pytest.mark.parametrize("name", ["", *HOSTILE])
def test_no_line_is_wider_than_the_terminal(name):
    digest = make_hostile_digest(HOSTILE[name]) if name else make_digest()
    for width in (20, 21, *WIDTHS):
        lines = render(digest, View(width=width)).splitlines()
        assert max(map(cells, lines)) <= width


@pytest.mark.parametrize("width", [-1, 0, 1])
def test_an_absurd_width_does_no_harm(width):
    assert render(make_digest(), View(width=width)) == render(make_digest(), View(width=20))


def test_lines_stay_readable_on_a_wide_terminal():
    lines = render(make_long_digest(5), View(width=200)).splitlines()
    assert 90 < max(map(cells, lines)) <= 100


@pytest.mark.parametrize("name", ["", *HOSTILE])
def test_colours_and_links_change_no_word(name):
    digest = make_hostile_digest(HOSTILE[name]) if name else make_digest()
    painted = render(digest, View(80, color=True, hyperlinks=True, folder="/data"))
    assert LINK.sub("", PAINT.sub("", painted)) == render(digest, View(80))


def test_without_colour_there_is_no_escape_sequence():
    assert "\x1b" not in render(make_digest(), View())


def test_each_part_has_its_colour():
    text = render(make_digest(), View(color=True))
    for painted in (
        "\x1b[1mBridge falls\x1b[0m\n",
        "\x1b[1;32mReported by several\x1b[0m\n",
        "\x1b[1;35mDisagreement\x1b[0m\n",
        "  • Troops hold 28 villages. \x1b[2m[2]\x1b[0m\n",
        "    \x1b[1m28 villages\x1b[0m     Harbour Courier \x1b[2m[2]\x1b[0m\n",
    ):
        assert painted in text


def test_colours_without_links_hold_no_link():
    text = render(make_digest(), View(color=True))
    assert PAINT.search(text)
    assert "\x1b]" not in text


def test_links_without_colours_hold_no_colour():
    text = render(make_digest(), View(hyperlinks=True))
    assert LINK.search(text)
    assert not PAINT.search(text)


def test_only_sources_that_can_be_opened_are_linked():
    view = View(width=200, hyperlinks=True, folder="/home/ann")
    targets = set(LINK.findall(render(make_digest(), view))) - {""}
    assert targets == {
        "file:///home/ann/s/herald.txt",
        "file:///home/ann/s/courier.txt",
        "https://gazette.example/bridge?a=1&b=2",
        "file:///home/ann/s/echo.txt",
        "file:///data/fair.html",
    }
    assert not LINK.findall(render(make_hostile_digest("javascript:x"), View(hyperlinks=True)))


def test_a_link_that_is_opened_is_closed_on_its_line():
    view = View(width=60, color=True, hyperlinks=True, folder="/" + "long/" * 40)
    for line in render(make_digest(), view).splitlines():
        targets = LINK.findall(line)
        assert [bool(target) for target in targets] == [True, False] * (len(targets) // 2)
        assert line.count("\x1b[0m") == len(PAINT.findall(line)) / 2


@pytest.mark.parametrize("name", ["rich markup", "rich closing", "rich emoji"])
def test_source_text_is_no_markup(name):
    assert HOSTILE[name] in render(make_hostile_digest(HOSTILE[name]), View(width=100))


def test_the_environment_changes_nothing(monkeypatch):
    views = [View(), View(color=True, hyperlinks=True)]
    before = [render(make_digest(), view) for view in views]
    for name, value in {
        "FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "30",
        "COLORTERM": "truecolor", "TTY_COMPATIBLE": "1", "JUPYTER_COLUMNS": "10",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    assert [render(make_digest(), view) for view in views] == before


def make_told_digest():
    """A story with a wide dispute, a timeline of two days and a long speaker."""
    names = ("The Northern Herald and Post", "Harbour Courier", "Saltmere Gazette")
    articles = tuple(
        make_article(f"Nobody was hurt, {name} said.", outlet=name, voice=name) for name in names
    )
    days = ("2024-08-16", "2024-08-13", "2024-08-16")
    entries = tuple(
        make_entry(
            n,
            [make_statement(article, dates=(DateMention("Friday", 0, 6, day, day, True),))],
            [n],
        )
        for n, (article, day) in enumerate(zip(articles, days, strict=True), 1)
    )
    short = (Position("28", entries, (1, 2, 3)), Position("74 villages", entries[:1], (1,)))
    wide = (
        Position("more than 1,200 square kilometres", entries[:1], (1,), ("Ann Lee",), True),
        Position("90 square kilometres", entries[1:], (2, 3)),
    )
    disputes = (Dispute("k1", "held", "number", short), Dispute("k2", "area", "number", wide))
    return Digest(articles, (Chapter("s1", "The raid", (1, 2, 3), entries, disputes),))


TOLD_AT_60 = """\
Disagreement
  held
    28           The Northern Herald and Post, Harbour
                 Courier, Saltmere Gazette [1,2,3]
    74 villages  The Northern Herald and Post [1]
  area
    more than 1,200 square kilometres
      Ann Lee (The Northern Herald and Post) [1]
    90 square kilometres
      Harbour Courier, Saltmere Gazette [2,3]
"""
TIMELINE_AT_60 = """\
Timeline
  13 August 2024 (“Friday”)
    • Nobody was hurt, Harbour Courier said. [2]
  16 August 2024 (“Friday”)
    • Nobody was hurt, The Northern Herald and Post said.
      [1]
    • Nobody was hurt, Saltmere Gazette said. [3]
"""


def test_values_stand_beside_their_outlets_or_above_them():
    assert TOLD_AT_60 in render(make_told_digest(), View(width=60))
    wide = render(make_told_digest(), View(width=120))
    assert "\n    90 square kilometres               Harbour Courier, Saltmere Gazette" in wide


def test_a_timeline_names_each_day_once():
    assert TIMELINE_AT_60 in render(make_told_digest(), View(width=60))


@pytest.mark.parametrize("width", [20, 40, *WIDTHS])
def test_no_part_of_a_story_is_wider_than_the_terminal(width):
    lines = render(make_told_digest(), View(width=width)).splitlines()
    assert max(map(cells, lines)) <= width
