"""Many pages at once: in order, by turns, and leaving alone whoever wants to be."""

import threading
import time
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice

import pytest
from fetching import HTML, OPEN, PATIENT, telling
from hostile import by_path, page, serving

from kursk_digest.errors import SourceError
from kursk_digest.sources.web import Fetcher
from kursk_digest.sources.web.exchanging import USER_AGENT
from kursk_digest.sources.web.together import AHEAD


class Crowd:
    """Counts the requests that are answered at the same time."""

    def __init__(self, seconds=0.05):
        self.seconds = seconds
        self.lock = threading.Lock()
        self.now = self.most = 0
        self.began = []

    def __call__(self, connection, server):
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
            self.began.append(time.monotonic())
        time.sleep(self.seconds)
        with self.lock:
            self.now -= 1
        page(HTML)(connection, server)


def fetch_all(urls, policy=OPEN, limits=PATIENT):
    with Fetcher(policy) as fetcher:
        return list(fetcher.fetch_all(urls, limits))


def test_results_come_in_the_order_of_the_addresses():
    answers = {f"/{number}": page(b"%d" % number) for number in range(40)}
    answers["/0"] = Crowd(0.3)
    with serving(by_path(answers)) as server:
        urls = [f"{server.url}/{number}" for number in range(40)]
        bodies = [found.body for found in fetch_all(urls)]
    assert bodies == [HTML, *(b"%d" % number for number in range(1, 40))]


def test_what_fails_comes_back_in_its_place():
    with serving(by_path({"/a": page(HTML)})) as server:
        urls = [server.url + "/a", "http://[", server.url + "/b", "ftp://x/", server.url + "/a"]
        found = fetch_all(urls)
    assert [isinstance(one, SourceError) for one in found] == [False, True, True, True, False]
    assert "404" in str(found[2])


def test_no_addresses_give_no_pages():
    assert fetch_all([]) == []


def test_nothing_is_fetched_before_the_first_is_wanted():
    with serving(page(HTML)) as server, Fetcher(OPEN) as fetcher:
        pages = fetcher.fetch_all([server.url], PATIENT)
        time.sleep(0.05)
        assert server.requests == []
        assert next(pages).body == HTML


def test_the_addresses_are_read_only_a_little_ahead():
    read = []

    def urls(server):
        for number in range(10_000):
            read.append(number)
            yield f"{server.url}/{number}"

    with serving(page(HTML)) as server, Fetcher(OPEN) as fetcher:
        pages = fetcher.fetch_all(urls(server), PATIENT)
        list(islice(pages, 10))
        assert len(read) <= AHEAD + 10
        pages.close()


def test_who_stops_early_leaves_nothing_running():
    with serving(Crowd(0.02)) as server, Fetcher(OPEN) as fetcher:
        pages = fetcher.fetch_all((f"{server.url}/{n}" for n in range(1000)), PATIENT)
        next(pages)
        pages.close()
        deadline = time.monotonic() + 5
        while any(thread.name == USER_AGENT for thread in threading.enumerate()):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        asked = len(server.requests)
        time.sleep(0.1)
        assert len(server.requests) == asked < 20


def test_no_host_is_asked_for_more_than_two_pages_at_once():
    crowd = Crowd()
    with serving(crowd) as server:
        fetch_all([f"{server.url}/{number}" for number in range(8)])
    assert crowd.most == 2


def test_all_hosts_together_are_asked_for_sixteen_at_once():
    crowd = Crowd(0.2)
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(crowd)) for _ in range(12)]
        began = time.monotonic()
        fetch_all([f"{server.url}/{number}" for server in servers for number in range(2)])
    assert crowd.most == 16
    assert time.monotonic() - began < 2


def test_the_turns_hold_for_threads_that_fetch_by_themselves():
    crowd = Crowd()
    with serving(crowd) as server, Fetcher(OPEN) as fetcher:
        threads = [
            threading.Thread(target=fetcher.fetch, args=(f"{server.url}/{number}", PATIENT))
            for number in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert crowd.most == 2


def test_a_pause_lies_between_two_requests_to_a_host():
    crowd = Crowd(0)
    with serving(crowd) as server:
        fetch_all([f"{server.url}/{n}" for n in range(4)], replace(OPEN, pause_seconds=0.1))
    gaps = [b - a for a, b in zip(crowd.began, crowd.began[1:], strict=False)]
    assert min(gaps) > 0.05
    assert sum(gaps) >= 0.25


def test_a_slow_host_holds_up_no_other():
    with serving(Crowd(0.5)) as slow, serving(page(HTML)) as quick, telling() as (fetcher, heard):
        urls = [f"{slow.url}/{n}" for n in range(4)] + [f"{quick.url}/{n}" for n in range(20)]
        assert len(list(fetcher.fetch_all(urls, PATIENT))) == 24
    first = [one.url.startswith(quick.url) for one in heard]
    assert all(first[:20])


def test_waiting_for_a_turn_does_not_count_as_time_of_a_page():
    limits = replace(PATIENT, timeout_seconds=0.6)
    with serving(Crowd(0.2)) as server:
        found = fetch_all([f"{server.url}/{number}" for number in range(10)], limits=limits)
    assert [type(one).__name__ for one in found] == ["Fetched"] * 10


@pytest.mark.parametrize(
    ("status", "header", "first", "then"),
    [
        (
            "429 x",
            "3600",
            "429 Too Many Requests; wait 60 minutes, then",
            "; wait 60 minutes, then",
        ),
        ("503 x", "7", "503 Service Unavailable; wait 7 seconds", "; wait 7 seconds, then"),
        ("403 x", " 86400 ", "403 Forbidden; wait 24 hours, then", "; wait 24 hours, then"),
        ("429 x", "Tue, 24 Nov 2099 06:00:00 GMT", "days, then", "days, then"),
        ("429 x", "Tue, 24 Nov 1999 06:00:00 GMT", "0 seconds", "0 seconds"),
    ],
)
def test_a_host_that_has_enough_is_left_alone_for_the_run(status, header, first, then):
    busy = page(b"", f"Retry-After: {header}", status=status)
    with serving(busy) as server, serving(page(HTML)) as other, Fetcher(OPEN) as fetcher:
        with pytest.raises(SourceError) as caught:
            fetcher.fetch(server.url + "/0", PATIENT)
        assert first in str(caught.value)
        urls = [f"{server.url}/{number}" for number in range(1, 6)] + [other.url]
        *left, last = fetcher.fetch_all(urls, PATIENT)
    assert len(server.requests) == 1
    assert last.body == HTML
    assert {str(one) for one in left} == {str(left[0])}
    assert "its server asked to be left alone before" in str(left[0])
    assert then in str(left[0])


@pytest.mark.parametrize("headers", [(), ("Retry-After: soon",), ("Retry-After: -1",),
                                     ("Retry-After: 99999999999999999999",)])  # fmt: skip
def test_a_host_that_does_not_say_for_how_long_is_left_alone_the_second_time(headers):
    busy = page(b"", *headers, status="429 x")
    with serving(busy) as server, Fetcher(OPEN) as fetcher:
        reasons = []
        for number in range(4):
            with pytest.raises(SourceError) as caught:
                fetcher.fetch(f"{server.url}/{number}", PATIENT)
            reasons.append(str(caught.value))
    assert len(server.requests) == 2
    assert reasons[:2] == ["the server says 429 Too Many Requests; wait, then try again"] * 2
    assert reasons[2:] == ["its server asked to be left alone before; wait, then try again"] * 2


def test_a_server_that_is_out_of_order_is_asked_again():
    answers = {"/a": page(b"", status="503 x"), "/b": page(HTML)}
    with serving(by_path(answers)) as server:
        found = fetch_all([server.url + "/a", server.url + "/b"])
    assert [type(one).__name__ for one in found] == ["StatusError", "Fetched"]


def test_each_request_is_told():
    with serving(by_path({"/a": page(HTML)})) as server, telling() as (fetcher, heard):
        list(fetcher.fetch_all([server.url + "/a", server.url + "/b"], PATIENT))
    told = sorted((one.url[-2:], one.status, one.bytes, one.cached, one.reason) for one in heard)
    assert told == [
        ("/a", 200, len(HTML), False, ""),
        ("/b", 404, 0, False, "the server says 404 Not Found; check the address"),
    ]
    assert all(0 < one.seconds < 5 for one in heard)


def test_a_fault_of_ours_is_not_taken_for_one_of_the_page():
    def tell(exchange):
        raise ZeroDivisionError

    with (
        serving(page(HTML)) as server,
        Fetcher(OPEN, tell=tell) as fetcher,
        pytest.raises(ZeroDivisionError),
    ):
        list(fetcher.fetch_all([server.url] * 3, PATIENT))
