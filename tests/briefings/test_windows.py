"""Which deliveries count is decided by their order; their clocks may be wrong."""

import pytest

from kursk_digest.briefings.windows import find_window
from kursk_digest.model import Delivered

WEEK = ("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-09")


def deliveries(*days):
    return [Delivered(n, "daily", f"{day}T06:30:00Z", 1) for n, day in enumerate(days, start=1)]


@pytest.mark.parametrize(
    ("days", "now", "first"),
    [
        ((), "2026-03-10", None),
        (WEEK, "2026-03-10", 3),  # seven days to the minute still count
        (WEEK, "2026-03-11", 4),
        (WEEK, "2026-03-20", None),
        # One morning in 1970: it counts with its neighbours.
        (("2026-03-08", "1970-01-01", "2026-03-09"), "2026-03-10", 1),
        # One morning in 2030 does not hold the days before it in the window.
        (("2026-03-01", "2030-01-01", "2026-03-08", "2026-03-09"), "2026-03-10", 2),
        (("2026-03-01", "2030-01-01", "2026-03-08", "2026-03-20"), "2026-03-21", 4),
        # The clock has gone back behind the last delivery, to a year before or an hour.
        (("2026-03-08", "2026-03-09"), "2025-01-01", 1),
        (("2026-03-08", "2026-03-09", "1970-01-01"), "1970-01-02", 1),
        (("2026-03-08", "2030-01-01"), "2026-03-09", 1),
        (("2026-03-08", "2030-01-01"), "2026-04-09", 2),
    ],
)
def test_the_first_that_counts(days, now, first):
    window = find_window(deliveries(*days), now=f"{now}T06:30:00Z", days=7)
    assert (window.first if window else None) == first


def test_the_earliest_time_of_those_that_count_is_told():
    held = deliveries("2026-03-08", "1970-01-01", "2026-03-09")
    window = find_window(held, now="2026-03-10T06:30:00Z", days=7)
    assert window.since == "1970-01-01T06:30:00Z"


def test_the_order_given_does_not_matter():
    held = deliveries(*WEEK)
    now = "2026-03-10T06:30:00Z"
    assert find_window(held, now=now, days=7) == find_window(held[::-1], now=now, days=7)
