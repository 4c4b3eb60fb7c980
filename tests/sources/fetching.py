"""What the tests of fetching share."""

from contextlib import contextmanager

import pytest

from kursk_digest.errors import SourceError
from kursk_digest.sources import Limits, Reading, read_page
from kursk_digest.sources.web import Fetcher, Policy

HTML = b"<!doctype html><title>Ferry</title><p>The ferry sank on Monday.</p>"
PATIENT = Limits(timeout_seconds=5)
HASTY = Limits(timeout_seconds=0.2)
TOO_SLOW = "took longer than 0.2 seconds; try again later"
OPEN = Policy(allow_private=True, obey_robots=False, pause_seconds=0)
"""The servers of the tests are on this machine, and have no rules."""


def fetch(url, limits=PATIENT, policy=OPEN):
    with Fetcher(policy) as fetcher:
        return fetcher.fetch(url, limits)


def refusal(url, limits=PATIENT, policy=OPEN):
    with pytest.raises(SourceError) as caught:
        fetch(url, limits, policy)
    reason = str(caught.value)
    assert "127.0.0.1" not in reason
    assert reason.isprintable()
    return reason


@contextmanager
def telling(policy=OPEN, **kwargs):
    """Give a fetcher and the list of its exchanges."""
    heard = []
    with Fetcher(policy, tell=heard.append, **kwargs) as fetcher:
        yield fetcher, heard


def nothing():
    return b""


def read(url, limits=PATIENT):
    """Read one page, as `build` does."""
    with Fetcher(OPEN) as fetcher:
        return read_page(url, stdin=nothing, limits=limits, fetcher=fetcher)


@contextmanager
def reading(limits=PATIENT):
    """Give what pages are read with."""
    with Fetcher(OPEN) as fetcher:
        yield Reading(limits, fetcher=fetcher)
