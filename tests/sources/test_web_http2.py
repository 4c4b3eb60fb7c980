import time

import bombs
import pytest
from fetching import HASTY, HTML, OPEN, PATIENT, TOO_SLOW, fetch, refusal
from http2 import serving_http2

from kursk_digest.sources import Limits
from kursk_digest.sources.web import Fetcher


def test_a_server_that_offers_http2_is_spoken_to_in_it():
    with serving_http2([HTML[:20], HTML[20:]]) as server:
        fetched = fetch(server.url + "/a?b", PATIENT)
    assert (fetched.body, fetched.content_type) == (HTML, "text/html")
    ((*headers,),) = server.requests
    assert (b":path", b"/a?b") in headers
    assert any(name == b"user-agent" and b"kursk-digest/" in value for name, value in headers)


def test_its_connection_is_kept_for_the_next_page():
    with serving_http2([HTML]) as server, Fetcher(OPEN) as fetcher:
        for number in range(5):
            assert fetcher.fetch(f"{server.url}/{number}", PATIENT).body == HTML
    assert server.connections == 1
    assert len(server.requests) == 5


def test_requests_at_the_same_time_do_not_wait_for_each_other():
    with serving_http2([HTML], pause=0.3) as server, Fetcher(OPEN) as fetcher:
        began = time.monotonic()
        urls = [f"{server.url}/{number}" for number in range(2)]
        assert [one.body for one in fetcher.fetch_all(urls, PATIENT)] == [HTML] * 2
        assert time.monotonic() - began < 0.55


def test_the_deadline_holds_in_http2():
    with serving_http2([b"x"], pause=0.02, forever=True) as server:
        began = time.monotonic()
        assert refusal(server.url, HASTY) == TOO_SLOW
        assert time.monotonic() - began < 1


def test_the_limit_holds_in_http2():
    with serving_http2([b"x" * 9_000], forever=True) as server:
        assert "is larger than" in refusal(server.url, Limits(max_bytes=50_000, timeout_seconds=5))


def test_a_bomb_is_as_small_in_http2():
    packed = bombs.packed(10)
    with serving_http2([packed], headers=[("content-encoding", "gzip")]) as server:
        assert "is larger than" in refusal(server.url, Limits(max_bytes=50_000, timeout_seconds=5))


@pytest.mark.parametrize("status", ["abc", "-1", "0", "99999", "1e3"])
def test_a_status_that_is_none_is_named(status):
    with serving_http2([HTML], status=status) as server:
        assert "; " in refusal(server.url)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(bytes([0, 0, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]), id="window of nothing"),
        pytest.param(b"\xff" * 3_000_000, id="frame of 16 MB"),
        pytest.param(bytes([0, 0, 1, 4, 0, 0, 0, 0, 0, 9]), id="settings of one byte"),
        pytest.param(bytes([0, 0, 1, 0, 0, 0, 0, 0, 0, 9]), id="data of no stream"),
        pytest.param(bytes([0, 0, 2, 1, 4, 0, 0, 0, 9, 255, 255]), id="headers of nobody"),
        pytest.param(bytes([0, 0, 1, 0, 8, 0, 0, 0, 1, 9]), id="padding beyond the frame"),
        pytest.param(bytes([0, 0, 8, 7, 0, 0, 0, 0, 0, *[0] * 8]), id="goodbye"),
        pytest.param(bytes([0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 2]), id="stream taken back"),
    ],
)
def test_frames_that_make_no_sense_are_named(raw):
    with serving_http2([HTML], raw=raw) as server:
        assert refusal(server.url) == "the connection broke off; try again later"
