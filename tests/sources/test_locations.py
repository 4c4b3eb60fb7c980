import inspect
import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kursk_digest.model import Skipped
from kursk_digest.sources import NOT_PAGES, expand_locations, read_list, read_pages

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
NO_PAGES = "holds no pages; give a folder with text or HTML files"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names):
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("The ferry sank.")


def expand(*locations, **settings):
    return list(expand_locations(locations, **settings))


def test_a_folder_is_walked_to_the_bottom_in_code_point_order(here):
    make("f/b.txt", "f/C.txt", "f/a/z.txt", "f/a/deep/er/x.txt", "f/é.txt", "f/10.txt", "f/9.txt")
    assert expand("f") == [
        "f/10.txt", "f/9.txt", "f/C.txt", "f/a/deep/er/x.txt", "f/a/z.txt", "f/b.txt", "f/é.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given_as", "becomes"),
    [("f", "f/a.txt"), ("f/", "f/a.txt"), ("./f", "./f/a.txt"), (".", "./f/a.txt"),
     ("f//", "f/a.txt"), ("f/../f", "f/../f/a.txt")],
)  # fmt: skip
def test_the_path_inside_is_joined_to_the_folder_as_given(here, given_as, becomes):
    make("f/a.txt")
    assert expand(given_as) == [becomes]
    absolute = str(here / "f")
    assert expand(absolute) == [f"{absolute}/a.txt"]


def test_other_locations_stay_where_they_are(here):
    make("f/a.txt", "b.txt")
    locations = ["b.txt", "-", "https://herald.example/a", "f", "gone.txt", "ftp://x/", ""]
    assert expand(*locations) == [
        "b.txt", "-", "https://herald.example/a", "f/a.txt", "gone.txt", "ftp://x/", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "passed_over",
    [".hidden.txt", ".git/a.txt", "style.css", "app.js", "app.js.download", "photo.JPG", "x.woff2",
     "page_files/frame.html", "other_files/deep/ad.html", ".DS_Store", "film.mp4"],
)  # fmt: skip
def test_what_is_clearly_no_page_is_passed_over_in_silence(here, passed_over):
    make("f/page.html", "f/other.htm", f"f/{passed_over}")
    assert expand("f") == ["f/other.htm", "f/page.html"]


@pytest.mark.parametrize(
    "kept",
    ["report.pdf", "letter.docx", "mail.eml", "a", "a.log", "node.js/a.txt", "text_files/a.txt",
     "page_files.txt", "data.json", "a.txt~", "archive.zip", "css"],
)  # fmt: skip
def test_what_may_have_been_meant_as_a_page_is_kept(here, kept):
    make("f/page.html", f"f/{kept}")
    assert set(expand("f")) == {"f/page.html", f"f/{kept}"}


def test_what_is_named_is_never_passed_over(here):
    make(".hidden.txt", "app.js", "page.html", "page_files/frame.html", ".cache/a.txt")
    assert expand(".hidden.txt", "app.js", "page_files", ".cache") == [
        ".hidden.txt", "app.js", "page_files/frame.html", ".cache/a.txt",
    ]  # fmt: skip


def test_the_endings_to_pass_over_can_be_given(here):
    make("f/a.txt", "f/b.bak", "f/c.css")
    assert expand("f", exclude=frozenset({".bak"})) == ["f/a.txt", "f/c.css"]
    assert expand("f", exclude=NOT_PAGES | {".bak"}) == ["f/a.txt"]


def test_a_folder_that_holds_nothing_is_a_skip_that_names_it(here):
    make("styles/a.css", "styles/.hidden", "good/a.txt")
    Path("empty").mkdir()
    Path("nested/deep/er").mkdir(parents=True)
    assert expand("empty", "good", "styles", "nested") == [
        Skipped("empty", NO_PAGES),
        "good/a.txt",
        Skipped("styles", NO_PAGES),
        Skipped("nested", NO_PAGES),
    ]


def test_the_same_file_is_there_once_where_it_is_met_first(here):
    make("f/a.txt", "f/b.txt")
    Path("link.txt").symlink_to("f/a.txt")
    Path("g").symlink_to("f")
    assert expand("f/b.txt", "f", "./f/a.txt", "link.txt", "g", "f", str(here / "f")) == [
        "f/b.txt", "f/a.txt",
    ]  # fmt: skip


def test_a_location_given_twice_is_there_once():
    assert expand("-", "gone", "-", "./gone", "", "", "ftp://x", "ftp://x") == [
        "-", "gone", "", "ftp://x",
    ]  # fmt: skip
    assert expand("http://h/a", "http://h/a#top", "http://h/b", "HTTP://h/a") == [
        "http://h/a", "http://h/b", "HTTP://h/a",
    ]  # fmt: skip


def test_links_that_lead_in_a_circle_end(here):
    make("f/a.txt", "f/g/b.txt")
    Path("f/g/up").symlink_to("..")
    Path("f/self").symlink_to(".")
    Path("f/one").symlink_to("two")
    Path("f/two").symlink_to("one")
    places = expand("f")
    assert places[:2] == ["f/a.txt", "f/g/b.txt"]
    found = list(read_pages(["f"], stdin=bytes))
    assert [one.location for one in found if isinstance(one, Skipped)] == ["f/one", "f/two"]
    assert len(found) == 4


def test_folders_that_link_to_each_other_are_entered_once(here):
    for level in range(20):
        make(f"f/{level:02}/a.txt")
        if level:
            for name in "xyz":
                Path(f"f/{level:02}/{name}").symlink_to(f"../{level - 1:02}")
    assert len(expand("f")) == 20


def test_folders_may_lie_deeper_than_calls(here):
    deepest = "f/" + "d/" * 300 + "a.txt"
    make(deepest)
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 150)
    try:
        places = expand("f")
    finally:
        sys.setrecursionlimit(usual)
    assert places == [deepest]


def test_special_files_in_a_folder_are_skips(here):
    make("f/a.txt")
    os.mkfifo("f/pipe")
    found = list(read_pages(["f"], stdin=bytes))
    assert found[1] == Skipped("f/pipe", "is a pipe, not a file; give - to read standard input")


@linux_only
def test_a_name_that_is_no_utf_8_is_read(here):
    Path(os.fsdecode(b"\xff.txt")).write_text("The ferry sank.")
    (page,) = read_pages(["."], stdin=bytes)
    assert page.body == "The ferry sank."
    assert os.fsencode(page.location) == b"./\xff.txt"


@pytest.mark.parametrize(
    ("data", "locations"),
    [
        (b"", []),
        (b"a.txt\nb c.txt\n", ["a.txt", "b c.txt"]),
        (b"\xef\xbb\xbfa.txt\r\n\r\n# a comment\r\n  b.txt \r\nhttp://h/#x\r", 
         ["a.txt", "b.txt", "http://h/#x"]),
        ("\ufeffміст.txt\r\n#".encode("utf-16-le"), ["міст.txt"]),
        ("міст.txt".encode(), ["міст.txt"]),
        (b"a.txt\n-\n", ["a.txt", "-"]),
        (b" # indented\n##\n", []),
        (b"\xff.txt", ["\udcff.txt"]),
        ("a\u2028b\x0cc".encode(), ["a\u2028b\x0cc"]),
    ],
)  # fmt: skip
def test_a_list_has_a_location_a_line(data, locations):
    assert read_list(data, nul=False) == locations


@pytest.mark.parametrize(
    ("data", "locations"),
    [
        (b"", []),
        (b"a.txt\0b.txt\0", ["a.txt", "b.txt"]),
        (b"#a\0 b \0\0two\nlines", ["#a", " b ", "two\nlines"]),
        (b"\xff\0", ["\udcff"]),
    ],
)
def test_a_list_with_nul_is_taken_as_it_is(data, locations):
    assert read_list(data, nul=True) == locations


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_a_list(data, nul):
    assert all(read_list(data, nul=nul))


odd = st.text(max_size=30) | st.sampled_from(["\0", "\ud800", "http://\0", "~", "a:b://c", "//"])


@settings(max_examples=50)
@given(st.lists(odd.filter(lambda text: not Path("/" + text.replace("\0", "")).exists())))
def test_any_location_comes_back_at_most_once(locations):
    places = expand(*(f"nowhere/{location}" for location in locations))
    assert set(places) <= {f"nowhere/{location}" for location in locations}
    assert len(places) == len(set(places))


def test_many_files_are_found_fast(here):
    make(*(f"f/{number // 100}/{number}.txt" for number in range(1000)))
    began = time.process_time()
    assert len(expand("f")) == 1000
    assert time.process_time() - began < 2
