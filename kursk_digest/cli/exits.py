"""What the exit codes mean; listed in the README."""

DONE = 0
FAILED = 1
"""Nothing was written."""
USAGE = 2
SOME_SKIPPED = 3
"""Written, but some sources could not be read."""
BROKEN_CITATION = 5
"""`verify` found a citation that does not hold."""
INTERRUPTED = 130
