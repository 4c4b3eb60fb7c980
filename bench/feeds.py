"""Read a feed of 50,000 items, beside feedparser and fastfeedparser where they are installed.

    python bench/feeds.py [--items 50000] [--full]

Each reader has a process of its own for each round, so that its memory is its own; of five
rounds the median is printed. `--full` gives each item a date, an id and a paragraph. With
`--documents` the readers are asked for the documents of the tests instead, whole and broken:
how many they read as a reader would (count, title, link, text and date of the first entry).
"""

from __future__ import annotations

import argparse
import calendar
import importlib.util
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent / "tests" / "sources"
ADDRESS = "https://lake.example/feed"
ROUNDS = 5

First = tuple[int, str, str, str, float | None]
"""Number of entries; title, link, text and date (seconds of the epoch) of the first."""


def make_feed(items: int, *, full: bool) -> bytes:
    """Make RSS 2.0."""
    more = f"<description>{'The bridge was closed on Monday. ' * 10}</description>" if full else ""
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Lake News</title>"
        + "\n".join(
            f"<item><title>Bridge {n} is closed</title><link>https://lake.example/{n}</link>"
            + (
                f"<guid>{n}</guid><pubDate>Mon, 23 Nov 2026 {n % 24:02}:00:00 GMT</pubDate>{more}"
                * full
            )
            + "</item>"
            for n in range(items)
        )
        + "</channel></rss>"
    ).encode()


def ours(document: bytes) -> First:
    """Read by the reader of the package."""
    from kursk_digest.errors import SourceError
    from kursk_digest.model import RawPage
    from kursk_digest.sources.feeds import parse_feed

    try:
        feed = parse_feed(RawPage(ADDRESS, document), ADDRESS, wanted=True)
    except SourceError:
        return 0, "", "", "", None
    entry = feed.entries[0]
    text = entry.bodies[0].text if entry.bodies else ""
    when = entry.date.moment.timestamp() if entry.date else None
    return len(feed.entries), entry.title, entry.link, text, when


def feedparser(document: bytes) -> First:
    """Read by feedparser."""
    import feedparser as reader

    found = reader.parse(document, response_headers={"content-location": ADDRESS})
    return _first(found, lambda entry: entry.get("published_parsed") or entry.get("updated_parsed"))


def fastfeedparser(document: bytes) -> First:
    """Read by fastfeedparser."""
    import fastfeedparser as reader

    try:
        found = reader.parse(document)
    except ValueError:
        return 0, "", "", "", None
    return _first(found, lambda entry: entry.get("published") or entry.get("updated"))


def _first(found: Any, date_of: Callable[[Any], Any]) -> First:  # noqa: ANN401  # of two libraries
    if not found.entries:
        return 0, "", "", "", None
    entry = found.entries[0]
    text = (entry.get("content") or [{}])[0].get("value") or ""
    text = text or entry.get("summary") or entry.get("description") or ""
    date = date_of(entry)
    try:
        if isinstance(date, str):
            date = datetime.fromisoformat(date).timestamp()
        elif date:
            date = calendar.timegm(date)
    except ValueError:  # 0000-00-00 is the year -1
        date = -1.0
    return len(found.entries), entry.get("title") or "", entry.get("link") or "", text, date


READERS = {"ours": ours, "feedparser": feedparser, "fastfeedparser": fastfeedparser}


def readers() -> Iterator[str]:
    """Yield those that are installed."""
    yield "ours"
    yield from (name for name in list(READERS)[1:] if importlib.util.find_spec(name))


def measure(name: str, document: bytes) -> tuple[float, float]:
    """Return CPU seconds and the most memory in MB of one process that reads *document*."""
    started = time.process_time()
    READERS[name](document)
    seconds = time.process_time() - started
    status = Path("/proc/self/status").read_text(encoding="ascii")
    most = re.search(r"VmHWM:\s+(\d+)", status)
    return seconds, int(most[1]) / 1e3 if most else 0.0


def same(found: First, wanted: First) -> bool:
    """Tell whether a reader would see the same."""
    from kursk_digest.sources.feeds.texts import one_line

    def shown(first: First) -> tuple[int, str, str, str, float | None]:
        count, title, link, text, date = first
        return count, one_line(title), link if wanted[2] else "", one_line(text), date

    return shown(found) == shown(wanted)


def read_documents() -> None:
    """Print of how many documents each reader reads all."""
    sys.path.insert(0, str(TESTS))
    import feed_documents

    from kursk_digest.sources.feeds.dates import read_when

    for name in readers():
        right = 0
        for case in feed_documents.CASES:
            when = read_when(case.date or "")
            date = when.moment.timestamp() if when else None
            wanted = case.count, case.title, case.link, case.text, date
            right += same(READERS[name](case.document), wanted)
        print(f"{name:16} {right} of {len(feed_documents.CASES)} documents")


def main() -> None:
    """Print a line a reader."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--items", type=int, default=50_000)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--documents", action="store_true")
    options = parser.parse_args()
    if options.documents:
        read_documents()
        return
    document = make_feed(options.items, full=options.full)
    print(f"{options.items} items, {len(document) / 1e6:.1f} MB")
    for name in readers():
        # A process of its own for each task, started anew: its memory is not its parent's.
        with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            rounds = [pool.apply(measure, (name, document)) for _ in range(ROUNDS)]
        seconds = statistics.median(one for one, _ in rounds)
        megabytes = statistics.median(one for _, one in rounds)
        print(f"{name:16} {seconds:5.2f} s of CPU  {megabytes:4.0f} MB")


if __name__ == "__main__":
    main()
