"""Many pages are cleaned in other processes, with the result of one process."""

import pytest
from command import ROOT, SAMPLES, kursk_digest

from kursk_digest import extraction
from kursk_digest.config import Config
from kursk_digest.extraction import read_articles
from kursk_digest.model import Page, PageKind, RawPage, Skipped

PARAGRAPH = "<p>The ferry {} left the harbour at noon with forty people and a cow on board.</p>"


def raw_pages():
    paths = sorted(path for path in SAMPLES.iterdir() if path.is_file())
    return [RawPage(path.name, path.read_bytes(), name=path.name) for path in paths]


def page(number, size=6):
    body = "".join(PARAGRAPH.format(f"of line {number}, trip {trip},") for trip in range(size))
    return RawPage(f"{number}.html", f"<html><body><article>{body}".encode(), name="x.html")


def known(articles):
    return [(a.location, a.title, a.text, a.removed, a.published, a.authors) for a in articles]


def test_other_processes_give_what_this_one_gives(monkeypatch):
    here = [read_articles([raw], Config())[0][0] for raw in raw_pages()]
    monkeypatch.setattr(extraction, "_FEW", 0)
    there, skipped = read_articles(raw_pages(), Config())
    assert known(there) == known(here)
    assert not skipped


def test_many_pages_keep_their_order_and_each_failure_its_name():
    pages = [page(number) for number in range(40)]
    pages[7] = Skipped("gone.html", "no such file; check the path")
    pages[30] = RawPage("picture.html", b"\x89PNG\r\n\x1a\n....")
    articles, skipped = read_articles(pages, Config())
    assert [a.location for a in articles] == [
        f"{number}.html" for number in range(40) if number not in (7, 30)
    ]
    assert [one.location for one in skipped] == ["gone.html", "picture.html"]
    assert "PNG" in skipped[1].reason


def test_a_page_that_takes_too_long_is_named_and_the_others_are_read(monkeypatch):
    from kursk_digest.articles import extract_article

    def slow(page, **settings):
        while page.location == "3.html":
            pass
        return extract_article(page, **settings)

    # The processes are copies of this one, and so is what they run.
    monkeypatch.setattr(extraction, "extract_article", slow)
    monkeypatch.setattr("kursk_digest.workers.Bounds.__init__.__defaults__", (0.5, 10**9))
    articles, skipped = read_articles([page(number) for number in range(12)], Config())
    assert len(articles) == 11
    assert [one.location for one in skipped] == ["3.html"]
    assert "took longer than" in skipped[0].reason


def test_a_decoded_page_may_be_large_or_one_of_many():
    pages = [Page(f"{n}.html", page(n).data.decode(), PageKind.HTML) for n in range(12)]
    lines = (
        f"Ferry {n} left the harbour at noon with forty people on board. " * 9 for n in range(2000)
    )
    large = Page("large.txt", "\n\n".join(lines))
    assert [a.location for a in read_articles([large], Config())[0]] == ["large.txt"]
    assert len(read_articles(pages, Config())[0]) == 12


def test_the_progress_names_each_page_once():
    told = []
    read_articles([page(n) for n in range(20)], Config(), tell=told.append)
    assert [event.what for event in told] == [f"{n}.html" for n in range(20)]


@pytest.mark.parametrize("count", [2, 30])
def test_the_command_reads_a_folder(tmp_path, count):
    for number in range(count):
        (tmp_path / f"{number:02}.html").write_bytes(page(number).data)
    done = kursk_digest("extract", tmp_path, "--format", "json", cwd=ROOT)
    assert done.returncode == 0
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == count
