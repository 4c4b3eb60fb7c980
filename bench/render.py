"""What a digest of 1,000 claims costs in each format: seconds of CPU and size.

    python bench/render.py [CLAIMS]

Each claim has three outlets, a figure and a day; every fourth is in dispute with the one before.
The first rendering of a format loads what it needs; the best of five others is told, too.
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise

from kursk_digest.model import (
    Article,
    Chapter,
    Claim,
    DateMention,
    Digest,
    Dispute,
    Entry,
    Figure,
    Position,
    Statement,
)
from kursk_digest.renderers import RENDERERS, Format, View

OUTLETS = ("Northern Herald", "Harbour Gazette", "The Dnipro Ledger")
VIEW = View(width=80, color=True, hyperlinks=True, folder="/data")
CLAIMS_IN_STORY = 50


def make_digest(claims: int) -> Digest:
    """Return a digest of so many printed claims, fifty a story."""
    sentences = [
        f"Officials said on Friday that the crossing no. {n} near the “old mill” lies "
        f"{n + 10} miles from the port & is closed to *all* traffic."
        for n in range(claims)
    ]
    articles = tuple(
        Article(
            location=f"news/{at}.txt", outlet=outlet, title=f"{outlet} on [crossings]",
            paragraphs=tuple(sentences), published="2024-08-18", language="en", voice=outlet,
        )
        for at, outlet in enumerate(OUTLETS)
    )  # fmt: skip
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence) + 2)
    entries = [_entry(n, text, starts[n], articles) for n, text in enumerate(sentences)]
    chapters = tuple(
        _chapter(number, entries[first : first + CLAIMS_IN_STORY])
        for number, first in enumerate(range(0, claims, CLAIMS_IN_STORY), 1)
    )
    return Digest(articles, chapters, generated="2024-08-19T06:00:00Z")


def _entry(n: int, text: str, start: int, articles: tuple[Article, ...]) -> Entry:
    place = text.index(f"{n + 10} miles")
    words = f"{n + 10} miles"
    km = (n + 10) * 1.609344
    figure = Figure(words, place, place + len(words), km, km, km, "km", "measure")
    day = f"2024-08-{n % 9 + 10}"
    date = DateMention("Friday", 18, 24, day, day, True)
    statements = tuple(
        Statement(
            text, article, n + 1, start, start + len(text), n + 1,
            figures=(figure,), speaker=f"Speaker {n % 40}", dates=(date,),
        )
        for article in articles
    )  # fmt: skip
    return Entry(f"c{n + 1}", Claim(statements), n + 1, True, (1, 2, 3))


def _chapter(number: int, entries: list[Entry]) -> Chapter:
    disputes = tuple(
        Dispute(
            f"k{entries[0].rank + at}", "distance of the crossing", "number",
            tuple(
                Position(entry.claim.statements[0].figures[0].text, (entry,), (1, 2, 3))
                for entry in pair
            ),
        )
        for at, pair in enumerate(pairwise(entries))
        if at % 4 == 0
    )  # fmt: skip
    return Chapter(f"s{number}", f"Crossings {number}", (1, 2, 3), tuple(entries), disputes)


def main() -> None:
    """Print a line for each format."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    digest = make_digest(claims)
    print(f"{claims} claims     first   best of 5      size")
    for form in Format:
        seconds = []
        for _ in range(6):
            start = time.process_time()
            text = RENDERERS[form](digest, VIEW)
            seconds.append(time.process_time() - start)
        size = len(text.encode("utf-8"))
        print(f"{form:12} {seconds[0]:8.3f} s {min(seconds[1:]):8.3f} s {size / 1_000:8,.0f} kB")


if __name__ == "__main__":
    main()
