"""`verify` with an archive: a digest is checked after its pages have changed."""

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from command import digest_of, kursk_digest
from conftest import make_article

from kursk_digest.archive import Archive

MONDAY = "2026-03-02T06:30:00Z"


@pytest.fixture
def web(tmp_path):
    """Serve a page from `tmp_path / "site"`."""

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    site = tmp_path / "site"
    site.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


SENTENCES = (
    "The bridge at Norhaven was closed on Monday after 74 lorries had crossed it in one hour.",
    "Mayor Anna Lindqvist blamed rust in two of the cables that carry the northern lane.",
    "Engineers from the capital will inspect the pylons on Tuesday before noon.",
    "Ferries are to carry cars across the sound until the inspection has ended.",
)


def write_page(site, *sentences):
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    page = "<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>"
    (site / "bridge.html").write_text(f"{page}{text}</article></body></html>")


@pytest.fixture
def archived(web, tmp_path):
    """A digest of a page, and the archive of the article it was made of."""
    site, address = web
    write_page(site, *SENTENCES)
    url = f"{address}/bridge.html"
    digest = digest_of(url, "--allow-private", cwd=tmp_path)
    (tmp_path / "d.json").write_text(json.dumps(digest))
    (told,) = digest["articles"]
    article = make_article(*told["paragraphs"], location=url)
    assert article.sha256 == told["sha256"]
    with Archive.open(tmp_path / "a.sqlite3") as archive:
        archive.keep([article], found=MONDAY)
    return site, url


def verify(tmp_path, *options, code):
    done = kursk_digest("verify", "d.json", "--allow-private", *options, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    return done.stderr


WITH = ("--archive", "a.sqlite3")


def test_a_page_that_has_changed_holds_in_the_archive(archived, tmp_path):
    site, url = archived
    write_page(site, SENTENCES[0].replace("74", "28"), *SENTENCES[1:])
    assert "no longer says" in verify(tmp_path, code=5)
    told = verify(tmp_path, *WITH, code=0)
    (line,) = [line for line in told.splitlines() if "no longer says" in line]
    assert f"{url} paragraph 1: holds in the archive, but the page no longer says: " in line
    assert line.endswith(SENTENCES[0])
    assert verify(tmp_path, *WITH, "--quiet", code=0) == ""


def test_a_page_that_grew_is_told(archived, tmp_path):
    site, url = archived
    write_page(
        site, *SENTENCES, "The mayor will speak at a press conference in the town hall today."
    )
    told = verify(tmp_path, *WITH, code=0)
    assert f"{url}: the page has changed; all that is quoted still stands there\n" in told


def test_a_page_that_is_gone_holds_in_the_archive(archived, tmp_path):
    site, url = archived
    (site / "bridge.html").unlink()
    assert "unreadable" in verify(tmp_path, code=3)
    told = verify(tmp_path, *WITH, code=0)
    assert f"skipped {url}" in told
    assert "no longer" not in told


def test_nothing_is_fetched_offline(archived, tmp_path):
    site, url = archived
    write_page(site, "All that is other text now, which nobody must see while offline.")
    assert "no longer" not in verify(tmp_path, *WITH, "--offline", code=0)
    told = verify(tmp_path, "--offline", code=3)
    assert f"skipped {url}: not in the archive, and --offline reads no page" in told


def test_a_quotation_that_was_forged_does_not_hold_in_the_archive(archived, tmp_path):
    path = tmp_path / "d.json"
    path.write_text(path.read_text().replace("74 lorries", "99 lorries"))
    assert "no longer says" in verify(tmp_path, *WITH, "--offline", code=5)


def test_an_archive_that_is_named_must_be_there(archived, tmp_path):
    assert "there is no archive here yet" in verify(tmp_path, "--archive", "b.sqlite3", code=1)


def test_a_damaged_archive_in_the_state_folder_does_not_stop_verifying(archived, tmp_path):
    folder = tmp_path / "kursk-digest"
    folder.mkdir()
    (folder / "archive.sqlite3").write_text("no archive at all" * 100)
    done = kursk_digest(
        "verify", "d.json", "--allow-private", cwd=tmp_path, env={"XDG_STATE_HOME": str(tmp_path)}
    )
    assert done.returncode == 0
    assert "going on without the archive: " in done.stderr
