"""Lists and patterns as locations: what they name is read in their place."""

import pytest
from hostile import by_path, page, serving

from kursk_digest.model import RawPage, Repeated, Skipped, Source, SourceKind
from kursk_digest.sources import Reading, read_raw_pages
from kursk_digest.sources.web import Fetcher, Policy

HTML = b"<html><body><p>Ferries sail again.</p></body></html>"
RSS = (
    b'<rss version="2.0"><channel><title>Herald</title><item><title>A</title>'
    b"<link>/a</link><description>Ferries sail.</description></item></channel></rss>"
)


@pytest.fixture
def url():
    answers = {f"/{name}": page(HTML) for name in "abc"}
    answers["/rss"] = page(RSS, "Content-Type: application/rss+xml")
    answers["/list"] = page(b"https://far.example/\n", "Content-Type: text/plain")
    with serving(by_path(answers)) as server:
        yield server.url


def read(*sources, **options):
    with Fetcher(Policy(allow_private=True, pause_seconds=0)) as fetcher:
        reading = Reading(fetcher=fetcher, **options)
        return list(read_raw_pages(sources, stdin=bytes, reading=reading))


def test_a_list_stands_for_what_it_names(url, tmp_path):
    file = tmp_path / "list.txt"
    file.write_text(f'{url}/a "ports"\n{url}/lost\n{url}/b\n')
    first, lost, second = read(str(file))
    assert (first.location, first.data) == (f"{url}/a", HTML)
    assert (first.known.tags, first.known.via) == (("ports",), str(file))
    assert lost == Skipped(f"{url}/lost", "the server says 404 Not Found; check the address")
    assert second.location == f"{url}/b"


def test_a_list_may_lie_on_the_web(url):
    with serving(by_path({"/mine": page(f"{url}/a\n".encode(), "Content-Type: text/plain")})) as s:
        (found,) = read(f"{s.url}/mine")
    assert (found.location, found.known.via) == (f"{url}/a", f"{s.url}/mine")


def test_a_list_in_a_list_is_not_followed(url, tmp_path):
    (tmp_path / "list").write_text(f"{url}/list\n")
    assert read(str(tmp_path / "list")) == [
        Skipped(f"{url}/list", "is a list in a list; give it itself")
    ]


def test_a_page_that_is_read_already_is_not_read_again(url, tmp_path):
    (tmp_path / "list").write_text(f"{url}/a\n{url}/a?utm_source=x\n{url}/b\n")
    first, *others = read(f"{url}/a", str(tmp_path / "list"), f"{url}/b")
    assert isinstance(first, RawPage)
    assert others[:2] == [
        Repeated(f"{url}/a", f"{url}/a"),
        Repeated(f"{url}/a?utm_source=x", f"{url}/a"),
    ]
    assert sum(isinstance(one, RawPage) for one in others) == 1


def test_what_is_said_of_a_list_holds_for_its_sources(url, tmp_path):
    file = tmp_path / "feeds.opml"
    file.write_text(f'<opml><outline text="Herald" xmlUrl="{url}/rss" category="x"/></opml>')
    (entry,) = read(Source(str(file), SourceKind.PATH, "My feeds", ("mine",), max_bytes=5_000))
    assert (entry.known.outlet, entry.known.tags) == ("Herald", ("mine", "x"))
    (refused,) = read(Source(str(file), SourceKind.PATH, "My feeds", max_bytes=100))
    assert "is larger than" in refused.reason


def test_a_page_is_a_page_whatever_it_looks_like(url):
    (found,) = read(Source(f"{url}/list", SourceKind.PAGE))
    assert found.location == f"{url}/list"


def test_to_look_is_not_to_read(url, tmp_path):
    (tmp_path / "list").write_text(f"{url}/b\n")
    pages = read(str(tmp_path / "list"), Source(f"{url}/rss", SourceKind.FEED), look_only=True)
    assert [(one.location, one.data) for one in pages] == [(f"{url}/b", b""), (f"{url}/a", b"")]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("?.t*", ["a.txt", "b.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "sub/c.txt"]),
        ("sub", ["sub/c.txt"]),
        ("[x].txt", ["[x].txt"]),
    ],
)
def test_a_pattern_stands_for_what_fits_it(pattern, names, tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (tmp_path / name).write_text("Ferries sail again.")
    if pattern.startswith("["):
        (tmp_path / pattern).write_text("A file of that very name.")
    pages = read(Source(f"{tmp_path}/{pattern}", SourceKind.PATH))
    assert [one.location for one in pages] == [f"{tmp_path}/{name}" for name in names]


def test_a_pattern_that_nothing_fits_is_named(tmp_path):
    (missed,) = read(Source(f"{tmp_path}/*.txt", SourceKind.PATH))
    assert missed == Skipped(f"{tmp_path}/*.txt", "no such file; check the path")


def test_a_location_of_the_command_line_is_no_pattern(tmp_path):
    (tmp_path / "a.txt").write_text("Ferries sail again.")
    (missed,) = read(f"{tmp_path}/*.txt")
    assert isinstance(missed, Skipped)
