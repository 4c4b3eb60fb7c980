import errno
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from kursk_digest.errors import SourceError
from kursk_digest.model import Page, PageKind, Skipped
from kursk_digest.sources import Limits, Reading, read_page, read_pages
from kursk_digest.sources.files import explain, read_bytes

PROSE = "The ferry sank on Monday."


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def nothing():
    return b""


def read(location, **settings):
    return read_page(location, stdin=nothing, **settings)


def reason(location, **settings):
    found = read(location, **settings)
    assert isinstance(found, Skipped)
    assert found.location == location
    return found.reason


@pytest.mark.parametrize(
    ("name", "data", "page"),
    [
        ("a.txt", PROSE.encode(), Page("a.txt", PROSE, PageKind.TEXT)),
        ("a b.txt", b"one\r\ntwo\r\n", Page("a b.txt", "one\ntwo\n", PageKind.TEXT)),
        ("міст.txt", "Міст закрито.".encode("cp1251"), Page("міст.txt", "Міст закрито.")),
        ("-x", PROSE.encode(), Page("-x", PROSE)),
        ("a.md", b"# Ferry", Page("a.md", "# Ferry", PageKind.MARKDOWN)),
        ("page.html", b"<p>x", Page("page.html", "<p>x", PageKind.HTML)),
        ("noending", b"<!doctype html>", Page("noending", "<!doctype html>", PageKind.HTML)),
        ("note:today.txt", PROSE.encode(), Page("note:today.txt", PROSE)),
        ("mailto:x", PROSE.encode(), Page("mailto:x", PROSE)),
    ],
)
def test_a_file_becomes_a_page(here, name, data, page):
    (here / name).write_bytes(data)
    assert read(name) == page


def test_the_location_stays_as_given(here):
    (here / "a.txt").write_text(PROSE)
    for location in ("a.txt", "./a.txt", str(here / "a.txt"), "../" + here.name + "/a.txt"):
        assert read(location).location == location


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("nowhere.txt", "no such file; check the path"),
        ("a.txt/b", "no such file; check the path"),
        ("x" * 5000, "no such file, its name is too long; check the path"),
        ("", "has no name; give the path of a file"),
        ("a\0b", "is no possible file name; check it (a list with NUL between names needs -0)"),
        ("a\ud800b", "is no possible file name; check it (a list with NUL between names needs -0)"),
        ("circle", "is a link that leads in a circle; give the file itself"),
        ("dangling", "is a link to a file that is gone; give the file itself"),
        ("folder", "is a folder, not a file; give the files in it"),
        ("empty.txt", "is empty; give a page with text in it"),
        ("picture.txt", "is a PNG image, not text; give the article as text or HTML"),
        (
            "report.txt",
            "is a damaged PDF (Stream has ended unexpectedly); get it again, or save the "
            "article as text or HTML",
        ),
        ("ftp://herald.example/a", "ftp: addresses are not read; give a file or a web address"),
        ("file:///etc/passwd", "file: addresses are not read; give the path itself"),
        ("FILE:a.txt", "file: addresses are not read; give the path itself"),
        ("javascript:alert(1)", "javascript: addresses are not read; give a file or a web address"),
        ("data:text/html,x", "data: addresses are not read; give a file or a web address"),
        ("Report: final.txt", "no such file; check the path"),
        ("C:\\a.txt", "no such file; check the path"),
    ],
)
def test_a_location_that_cannot_be_read_is_a_skip_that_says_what_to_do(here, location, expected):
    (here / "a.txt").write_text(PROSE)
    (here / "folder").mkdir()
    (here / "circle").symlink_to("circle")
    (here / "dangling").symlink_to("gone.txt")
    (here / "empty.txt").touch()
    (here / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (here / "report.txt").write_bytes(b"%PDF-1.7")
    assert reason(location) == expected


def test_a_pipe_a_socket_and_a_device_are_refused_without_opening_them(here):
    os.mkfifo("pipe")  # opened, it would wait for a writer
    (here / "link").symlink_to("pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        assert reason("socket") == "is a socket, not a file; give the path of a file"
    assert reason("pipe") == "is a pipe, not a file; give - to read standard input"
    assert reason("link") == "is a pipe, not a file; give - to read standard input"
    assert reason("/dev/zero") == "is a device, not a file; give - to read standard input"


@contextmanager
def as_nobody():
    """Root may read everything; give that up for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_read_permission_is_a_skip(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(PROSE)
    secret.chmod(0)
    with as_nobody():
        found = reason(str(secret))
    assert found == "may not be read; ask for permission to read it"


def test_a_folder_without_read_permission_is_a_skip(here):
    (here / "f" / "locked").mkdir(parents=True)
    (here / "f" / "a.txt").write_text(PROSE)
    (here / "f" / "locked").chmod(0)
    here.chmod(0o711)
    with as_nobody():
        found = list(read_pages(["f"], stdin=nothing))
    (here / "f" / "locked").chmod(0o700)
    assert found == [
        Page("f/a.txt", PROSE),
        Skipped("f/locked", "may not be read; ask for permission to read it"),
    ]


def test_a_fault_of_the_system_is_told_in_one_line():
    error = OSError(errno.EIO, "Input/output\nerror")
    told = explain(error, Path("a.txt"))
    assert told == f"could not be read ({os.strerror(errno.EIO)}); copy it and try again"
    assert explain(OSError("odd"), Path("a")).startswith("could not be read (no reason given)")


LIMITS = Limits(max_bytes=1000)


def test_a_file_of_exactly_the_limit_is_read(here):
    (here / "a.txt").write_bytes(b"x" * 1000)
    assert len(read("a.txt", limits=LIMITS).body) == 1000


def test_a_file_over_the_limit_is_refused(here):
    (here / "a.txt").write_bytes(b"x" * 1001)
    assert (
        reason("a.txt", limits=LIMITS)
        == "is larger than 0.001 MB; raise max_bytes or give the article alone"
    )


def test_pictures_embedded_in_a_file_do_not_count(here):
    picture = "<img src='data:image/png;base64," + "iVBORw0K" * 1000 + "'>"
    (here / "a.html").write_text(f"<p>one</p>{picture}<p>two</p>")
    assert read("a.html", limits=LIMITS).body == "<p>one</p><img src='data:,'><p>two</p>"


def test_a_file_without_reason_to_be_large_is_refused_at_ten_times_the_limit(here):
    (here / "a.html").write_text("<p>data:image/png;base64,</p>" + "words " * 1500)
    assert "larger than" in reason("a.html", limits=LIMITS)


def test_a_huge_line_is_refused_without_reading_it_all(here):
    with (here / "a.txt").open("wb") as file:
        file.truncate(5_000_000_000)  # it takes no room on the disk
    began = time.process_time()
    assert reason("a.txt") == "is larger than 10 MB; raise max_bytes or give the article alone"
    assert time.process_time() - began < 1


@pytest.mark.skipif(not Path("/proc/kallsyms").exists(), reason="needs a file without a size")
def test_a_file_that_does_not_tell_its_size_is_bounded_too():
    with pytest.raises(SourceError, match="is larger than"):
        read_bytes("/proc/kallsyms", LIMITS)


def test_a_single_line_of_ten_megabytes_is_read(here):
    (here / "a.txt").write_bytes(b"word " * 2_000_000)
    assert len(read("a.txt").body) == 10_000_000


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (PROSE.encode(), Page("-", PROSE)),
        (b"<!doctype html>", Page("-", "<!doctype html>", PageKind.HTML)),
        (b"", Skipped("-", "is empty; give a page with text in it")),
        (
            b"PK\x05\x06",
            Skipped("-", "is a damaged ZIP archive (File is not a zip file); get it again"),
        ),
        (
            b"x" * 1001,
            Skipped("-", "is larger than 0.001 MB; raise max_bytes or give the article alone"),
        ),
    ],
)
def test_standard_input_is_one_page(data, found):
    assert list(read_pages(["-"], stdin=lambda: data, reading=Reading(LIMITS))) == [found]


def test_standard_input_is_read_once_when_its_turn_comes(here):
    (here / "a.txt").write_text(PROSE)
    calls = []

    def stdin():
        calls.append("read")
        return b"From outside."

    pages = read_pages(["a.txt", "-", "-"], stdin=stdin)
    assert next(pages).body == PROSE
    assert not calls
    assert [page.body for page in pages] == ["From outside."]
    assert calls == ["read"]


def test_one_bad_location_does_not_stop_the_others(here):
    (here / "a.txt").write_text(PROSE)
    (here / "b.txt").write_text(PROSE)
    found = list(read_pages(["a.txt", "gone.txt", "ftp://x", "b.txt"], stdin=nothing))
    assert [type(one) for one in found] == [Page, Skipped, Skipped, Page]
    assert [one.location for one in found] == ["a.txt", "gone.txt", "ftp://x", "b.txt"]


def test_a_page_is_read_only_when_it_is_asked_for(here):
    (here / "a.txt").write_text("old")
    (here / "b.txt").write_text("old")
    pages = read_pages(["a.txt", "b.txt"], stdin=nothing)
    assert next(pages).body == "old"
    (here / "b.txt").write_text("new")
    assert next(pages).body == "new"


@pytest.mark.parametrize(
    "settings", [{"max_bytes": 0}, {"timeout_seconds": 0}, {"max_redirects": -1}]
)
def test_limits_that_allow_nothing_are_a_fault_of_the_caller(settings):
    with pytest.raises(ValueError, match="above zero"):
        Limits(**settings)


def test_reading_files_loads_no_client_and_no_parser(here):
    (here / "a.txt").write_text(PROSE)
    (here / "b.html").write_text("<p>x")
    program = (
        "import sys; from kursk_digest.sources import read_pages;"
        "assert len(list(read_pages(['.'], stdin=bytes))) == 2;"
        "print(sorted({'ssl', 'httpx2', 'lxml', 'trafilatura', 'charset_normalizer'}"
        " & sys.modules.keys()))"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": root},
    )  # fmt: skip
    assert done.stdout == "[]\n"
