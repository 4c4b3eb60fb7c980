"""How matching grows with the statements of one story: CPU seconds and memory, in one run.

python bench/facts.py [2000 20000]
"""

from __future__ import annotations

import resource
import sys
import time
from math import log

from generate import SENTENCES, Newsroom

from kursk_digest.articles import extract_article
from kursk_digest.claims import match_statements
from kursk_digest.config import Config
from kursk_digest.model import Article, Page, Statement
from kursk_digest.statements import split_statements

COUNTS = (2000, 20_000)


def main(counts: tuple[int, ...]) -> None:
    """Print the CPU time of matching each number of statements, and the power of the growth."""
    before: tuple[int, float] | None = None
    for count in counts:
        statements = make_statements(count)
        began = time.process_time()
        claims = match_statements(statements, probability=Config().match_probability).claims
        seconds = time.process_time() - began
        growth = ""
        if before:
            power = log(seconds / before[1]) / log(len(statements) / before[0])
            growth = f", growth n^{power:.2f}"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(statements):6} statements: {seconds:6.2f} s CPU, {len(claims)} claims, "
            f"peak {peak:.0f} MB{growth}",
            flush=True,
        )
        before = len(statements), seconds


def make_statements(count: int, *, seed: int = 1) -> list[Statement]:
    """Make up *count* statements of as many events as it takes, article by article."""
    newsroom = Newsroom(seed)
    statements: list[Statement] = []
    while len(statements) < count:
        for number, text in enumerate(newsroom.event()):
            page = Page(f"desk-{len(statements) // SENTENCES}-{number}.txt", text)
            article = extract_article(page)
            assert isinstance(article, Article), article
            statements += split_statements(article)
    return statements[:count]


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
