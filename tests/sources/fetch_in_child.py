"""Fetch the addresses on standard input; print what came of each, and what it took."""

import json
import resource
import sys
import time

from kursk_digest.errors import SourceError
from kursk_digest.sources import Limits
from kursk_digest.sources.web import Fetcher, Policy

began = time.monotonic()
policy = Policy(allow_private=True, pause_seconds=0)
with Fetcher(policy) as fetcher:
    found = [
        str(one) if isinstance(one, SourceError) else len(one.body)
        for one in fetcher.fetch_all(sys.stdin.read().split(), Limits(timeout_seconds=3))
    ]
taken = {
    "found": found,
    "seconds": time.monotonic() - began,
    "bytes": 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
}
sys.stdout.write(json.dumps(taken))
