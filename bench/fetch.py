"""Fetch pages from a server on this machine that takes its time, beside urllib3.

    python bench/fetch.py [--pages 500] [--rounds 5]

The server is a process of its own and answers each request after 20 ms. Both fetch 16 pages at
once over connections that are kept. Ours reads robots.txt, judges addresses, keeps turns and
deadlines, unpacks under a limit and gives the pages in order; urllib3 only fetches. They take
turns; of the rounds of each, the median is printed.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

import urllib3

from kursk_digest.sources import Limits
from kursk_digest.sources.web import Fetched, Fetcher, Policy

AT_ONCE = 16
LATENCY_SECONDS = 0.02
PAGE = b"<!doctype html><title>A page</title>" + b"<p>The ferry sank on Monday.</p>" * 1250
HEADERS = f"Content-Type: text/html; charset=utf-8\r\nContent-Length: {len(PAGE)}\r\n\r\n"
ANSWER = b"HTTP/1.1 200 OK\r\n" + HEADERS.encode("ascii") + PAGE
NO_RULES = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class Slow(asyncio.Protocol):
    """Answers each request a little later."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what answers are written to."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Take what comes for one request, as small as they are."""
        answer = NO_RULES if data.startswith(b"GET /robots.txt") else ANSWER
        asyncio.get_running_loop().call_later(LATENCY_SECONDS, self._transport.write, answer)


def serve(tell: Connection) -> None:
    """Answer for ever; *tell* the port."""

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(Slow, "127.0.0.1", 0)
        tell.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def with_ours(urls: list[str]) -> int:
    """Fetch *urls* as a digest does; return the bytes of all pages."""
    policy = Policy(allow_private=True, most_per_host=AT_ONCE, pause_seconds=0)
    with Fetcher(policy) as fetcher:
        found = fetcher.fetch_all(urls, Limits())
        return sum(len(page.body) for page in found if isinstance(page, Fetched))


def with_urllib3(urls: list[str]) -> int:
    """Fetch *urls* by a pool and threads; return the bytes of all pages."""
    with urllib3.PoolManager(maxsize=AT_ONCE) as pool, ThreadPoolExecutor(AT_ONCE) as threads:
        return sum(threads.map(lambda url: len(pool.request("GET", url).data), urls))


def measure(way: Callable[[list[str]], int], urls: list[str]) -> tuple[float, float]:
    """Return pages a second, and milliseconds of CPU a page."""
    began, cpu = time.perf_counter(), time.process_time()
    assert way(urls) == len(urls) * len(PAGE)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    return len(urls) / seconds, 1000 * cpu / len(urls)


def main() -> None:
    """Let both take turns, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    ours, theirs = Pipe()
    server = Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    port = ours.recv()
    urls = [f"http://127.0.0.1:{port}/{number}" for number in range(wanted.pages)]
    ways = {"kursk-digest": with_ours, "urllib3": with_urllib3}
    for way in ways.values():
        way(urls[:AT_ONCE])  # imports, certificates
    rounds = {name: [] for name in ways}
    for _ in range(wanted.rounds):
        for name, way in ways.items():
            rounds[name].append(measure(way, urls))
    server.kill()
    report(rounds, wanted.pages)


def report(rounds: dict[str, list[tuple[float, float]]], pages: int) -> None:
    """Print the median of each, and ours over theirs."""
    milliseconds = LATENCY_SECONDS * 1000
    print(f"{pages} pages of {len(PAGE)} bytes, {AT_ONCE} at once, {milliseconds:g} ms away")
    middle = {
        name: [statistics.median(column) for column in zip(*results, strict=True)]
        for name, results in rounds.items()
    }
    for name, (speed, cpu) in middle.items():
        print(f"{name:14}{speed:7.0f} pages/s {cpu:6.2f} ms of CPU a page")
    (speed, cpu), (their_speed, their_cpu) = middle.values()
    print(f"{'ratio':14}{speed / their_speed:7.2f}         {cpu / their_cpu:6.2f}")


if __name__ == "__main__":
    main()
