"""A briefing that printed a part of a sentence has not told the rest of it."""

import pytest

from kursk_digest.archive import Archive
from kursk_digest.briefing import build_briefing
from kursk_digest.config import Config
from kursk_digest.sources import read_raw_pages

FLOODS = "Floods destroyed 14 houses in the village of Brandvik on Monday"
CHESS = "Agnes Holm won the harbour chess tournament"
BOTH = f"{FLOODS}, and {CHESS}."
LONGER = "On Monday 14 houses in Brandvik village were destroyed by floods amid days of heavy rain."
CHESS_AGAIN = f"{CHESS} on the pier of Brandvik."
FLOODS_AGAIN = "14 houses in the village of Brandvik were destroyed by floods on Monday."


@pytest.fixture
def morning(tmp_path):
    """Return a function that writes articles, briefs on them, and returns what is printed."""
    with Archive.open(tmp_path / "archive.sqlite3") as archive:

        def brief(day, *texts, max_claims=0):
            for number, text in enumerate(texts):
                # A story is told by names in its headline.
                head = f"Floods and chess in Brandvik\n2026-03-{day:02}\n"
                (tmp_path / f"{number}-{day}.txt").write_text(f"{head}\n{text}\n")
            pages = read_raw_pages(
                [str(p) for p in sorted(tmp_path.glob(f"*-{day}.txt"))], stdin=bytes
            )
            now = f"2026-03-{day:02}T06:00:00Z"
            config = Config(words=10_000, max_claims=max_claims)
            edition = build_briefing(pages, config, archive, name="daily", generated=now)
            archive.deliver(
                "daily",
                [claim for claim, _ in edition.told],
                stories=[story for _, story in edition.told],
                at=now,
                read=edition.read,
            )
            return [claim.told for claim, _ in edition.told]

        yield brief


def test_what_was_cut_off_is_news_the_next_day(morning):
    assert morning(2, BOTH, LONGER, max_claims=1) == [f"{FLOODS} […]"]
    assert morning(3, CHESS_AGAIN, FLOODS_AGAIN) == [CHESS_AGAIN]


def test_what_was_printed_as_a_part_is_told(morning):
    assert sorted(morning(2, BOTH, LONGER)) == sorted([f"{FLOODS} […]", f"[…] {CHESS}."])
    assert morning(3, CHESS_AGAIN, FLOODS_AGAIN) == []
