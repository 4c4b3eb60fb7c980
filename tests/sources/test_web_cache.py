import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from multiprocessing import get_context

import pytest
from fetching import HTML, OPEN, PATIENT, telling
from hostile import by_path, page, redirect, serving

from kursk_digest.errors import SourceError
from kursk_digest.sources import Limits
from kursk_digest.sources.web import Fetcher
from kursk_digest.sources.web.cache import PageCache

TAG = 'ETag: "one"'
DATE = "Last-Modified: Tue, 24 Nov 2026 06:00:00 GMT"


def changing(*answers):
    """Answer with the first, then the second, ..., then the last again and again."""
    left = list(answers)

    def answer(connection, server):
        (left.pop(0) if len(left) > 1 else left[0])(connection, server)

    return answer


def unchanged(*headers):
    return page(b"", *headers, status="304 Not Modified")


def fetch_twice(answer, cache, path="/a", **second):
    """Fetch in two runs; return what the second got, and the second request."""
    with serving(answer) as server:
        for limits in (PATIENT, replace(PATIENT, **second)):
            with Fetcher(OPEN, cache=cache) as fetcher:
                found = fetcher.fetch(server.url + path, limits)
        return found, server.requests[-1].decode("latin-1")


@pytest.fixture
def cache(tmp_path):
    with PageCache(tmp_path / "deep" / "pages.db") as cache:
        yield cache
        assert cache.fault == ""


def test_a_page_that_has_not_changed_is_not_sent_again(cache):
    html = page(HTML, TAG, DATE, "Content-Type: text/html; charset=koi8-r")
    found, request = fetch_twice(changing(html, unchanged()), cache)
    assert (found.body, found.charset, found.content_type) == (HTML, "koi8-r", "text/html")
    assert found.from_cache
    assert found.url.endswith("/a")
    assert 'If-None-Match: "one"\r\n' in request
    assert "If-Modified-Since: Tue, 24 Nov 2026 06:00:00 GMT\r\n" in request


def test_a_page_that_has_changed_takes_the_place_of_the_old_one(cache):
    answer = changing(page(HTML, TAG), page(b"news", 'ETag: "two"'), unchanged())
    with serving(answer) as server:
        for expected in (HTML, b"news", b"news"):
            with Fetcher(OPEN, cache=cache) as fetcher:
                assert fetcher.fetch(server.url + "/a", PATIENT).body == expected
    assert b'"two"' in server.requests[-1]


def test_a_new_tag_of_an_unchanged_page_is_sent_the_next_time(cache):
    answer = changing(page(HTML, TAG), unchanged('ETag: "two"'), unchanged())
    with serving(answer) as server:
        for _ in range(3):
            with Fetcher(OPEN, cache=cache) as fetcher:
                assert fetcher.fetch(server.url + "/a", PATIENT).body == HTML
    assert b'"two"' in server.requests[-1]
    assert b'"one"' not in server.requests[-1]


def test_a_page_that_comes_without_a_tag_ends_the_old_one(cache):
    found, _ = fetch_twice(changing(page(HTML, TAG), page(b"news"), page(b"more")), cache)
    assert found.body == b"news"
    _, request = fetch_twice(page(b"more"), cache)
    assert "If-None-Match" not in request


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(page(HTML), id="nothing to ask by"),
        pytest.param(page(HTML, TAG, "Cache-Control: private, no-store"), id="secret"),
        pytest.param(page(HTML, "ETag: " + "x" * 5000), id="endless tag"),
        pytest.param(page(b"", TAG, status="404 Not Found"), id="no page"),
    ],
)
def test_what_may_not_be_kept_is_not(first, cache):
    with serving(changing(first, page(HTML))) as server:
        for _ in range(2):
            with Fetcher(OPEN, cache=cache) as fetcher, suppress(SourceError):
                fetcher.fetch(server.url, PATIENT)
    assert b"If-" not in server.requests[-1]


def test_a_page_behind_a_password_is_not_kept(cache):
    with serving(page(HTML, TAG)) as server:
        url = server.url.replace("://", "://me:secret@")
        for _ in range(2):
            with Fetcher(OPEN, cache=cache) as fetcher:
                assert fetcher.fetch(url, PATIENT).url == server.url
    assert b"Authorization: Basic bWU6c2VjcmV0" in server.requests[-1]
    assert b"If-None-Match" not in server.requests[-1]


def test_a_page_is_kept_where_the_redirects_end(cache):
    answers = {"/a": redirect("/b"), "/b": changing(page(HTML, TAG), unchanged())}
    found, request = fetch_twice(by_path(answers), cache)
    assert (found.body, found.from_cache) == (HTML, True)
    assert request.startswith("GET /b ")


def test_an_answer_of_unchanged_to_no_question_is_an_error(cache):
    with (
        serving(unchanged()) as server,
        Fetcher(OPEN, cache=cache) as fetcher,
        pytest.raises(SourceError, match="304"),
    ):
        fetcher.fetch(server.url, PATIENT)


def test_a_stored_page_is_held_to_the_limit_of_the_run(cache):
    with pytest.raises(SourceError, match="is larger than"):
        fetch_twice(changing(page(HTML, TAG), unchanged()), cache, max_bytes=10)


def test_the_exchange_tells_that_the_stored_page_was_used(cache):
    answer = changing(page(HTML, TAG), unchanged())
    with serving(answer) as server, telling(cache=cache) as (fetcher, heard):
        fetcher.fetch(server.url, PATIENT)
        fetcher.fetch(server.url, PATIENT)
    told = [(one.status, one.bytes, one.cached, one.reason) for one in heard]
    assert told == [(200, len(HTML), False, ""), (304, 0, True, "")]


def test_the_file_is_for_the_eyes_of_its_user(tmp_path, cache):
    fetch_twice(page(HTML, TAG), cache)
    assert stat.S_IMODE((tmp_path / "deep" / "pages.db").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "deep").stat().st_mode) == 0o700


def test_the_pages_that_were_used_longest_ago_go_first(tmp_path):
    path = tmp_path / "pages.db"
    with (
        serving(page(b"x" * 9_000, TAG)) as server,
        PageCache(path, max_bytes=100_000) as cache,
        Fetcher(OPEN, cache=cache) as fetcher,
    ):
        for number in range(30):
            fetcher.fetch(f"{server.url}/{number}", PATIENT)
    with closing(sqlite3.connect(path)) as db:
        left = {url.rpartition("/")[2] for (url,) in db.execute("SELECT url FROM pages")}
    assert left == {str(number) for number in range(19, 30)}
    assert path.stat().st_size < 200_000


def fill_with_garbage(path):
    path.write_bytes(b"no database at all" * 1000)
    return "is no cache of ours"


def damage(path):
    with PageCache(path) as cache:
        fetch_twice(page(HTML * 500, TAG), cache)
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    return "was damaged and is deleted"


def make_folder(path):
    path.mkdir()
    return "cannot be used"


@pytest.mark.parametrize("spoil", [fill_with_garbage, damage, make_folder])
def test_a_file_that_cannot_be_used_costs_no_page(spoil, tmp_path):
    path = tmp_path / "pages.db"
    reason = spoil(path)
    with PageCache(path) as cache:
        found, _ = fetch_twice(page(HTML, TAG), cache)
        assert found.body == HTML
        assert reason in cache.fault
        assert cache.fault.startswith(f"{path}: pages are fetched anew; ")
        assert cache.fault.isprintable()


def test_what_was_damaged_is_made_anew_by_the_next_run(tmp_path):
    path = tmp_path / "pages.db"
    damage(path)
    with PageCache(path) as cache:
        fetch_twice(page(HTML, TAG), cache)
    with PageCache(path) as cache:
        found, _ = fetch_twice(changing(page(HTML, TAG), unchanged()), cache)
        assert found.from_cache
        assert cache.fault == ""


def test_a_cache_that_is_closed_is_not_opened_again(tmp_path):
    path = tmp_path / "pages.db"
    with PageCache(path) as cache:
        pass
    assert fetch_twice(page(HTML, TAG), cache)[0].body == HTML
    assert not path.exists()


def test_another_file_is_left_as_it_is(tmp_path):
    path = tmp_path / "mine.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE pages (mine)")
        db.commit()
    before = path.read_bytes()
    with PageCache(path) as cache:
        fetch_twice(page(HTML, TAG), cache)
        assert "is no cache of ours" in cache.fault
    assert path.read_bytes() == before


def test_a_file_that_another_process_holds_costs_no_page(tmp_path):
    path = tmp_path / "pages.db"
    with PageCache(path) as cache:
        assert cache.find("x") is None
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        with PageCache(path) as cache:
            found, _ = fetch_twice(page(HTML, TAG), cache)
            assert found.body == HTML
            assert "another process holds it" in cache.fault


def keep_many(path, base):
    with PageCache(path) as cache:
        with ThreadPoolExecutor(4) as threads, Fetcher(OPEN, cache=cache) as fetcher:
            urls = [f"{base}/{number}" for number in range(40)]
            bodies = list(threads.map(lambda url: fetcher.fetch(url, Limits()).body, urls))
        assert bodies == [HTML] * 40
        assert cache.fault == ""


def test_processes_and_threads_share_the_file(tmp_path):
    with serving(page(HTML, TAG)) as server:
        processes = [
            get_context("spawn").Process(
                target=keep_many, args=(tmp_path / "pages.db", f"{server.url}/{number % 2}")
            )
            for number in range(3)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join(60)
        assert [process.exitcode for process in processes] == [0, 0, 0]
    with closing(sqlite3.connect(tmp_path / "pages.db")) as db:
        assert db.execute("SELECT count(*) FROM pages").fetchone() == (80,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
