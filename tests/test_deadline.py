"""A run that takes too long ends with one line."""

import signal
import time

import pytest

from kursk_digest.cli.deadline import at_most
from kursk_digest.errors import KurskError


def test_what_takes_too_long_is_ended():
    with pytest.raises(KurskError, match="longer than --max-time 0.2 seconds"), at_most(0.2):
        time.sleep(30)


def test_what_is_done_in_time_rings_no_alarm():
    before = signal.getsignal(signal.SIGALRM)
    with at_most(0.05):
        pass
    time.sleep(0.1)
    assert signal.getsignal(signal.SIGALRM) is before


def test_without_a_bound_there_is_no_alarm():
    with at_most(None):
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
