"""The user's own patterns of furniture, matched under a time limit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kursk_digest.errors import ConfigError

if TYPE_CHECKING:
    import regex


OWN_PATTERN = "your pattern"
"""Why a line went that such a pattern finds."""


class Matcher:
    """The user's patterns on the lines of one page.

    A pattern that once takes too long is not tried again on the page, so that one that
    backtracks for ever costs its limit once and not once a line.
    """

    def __init__(self, patterns: Sequence[str], *, seconds: float) -> None:
        self._patterns = list(_compiled(tuple(patterns)))
        self._seconds = seconds
        self._slow: list[str] = []

    def matches(self, line: str) -> bool:
        """Tell whether any pattern is found in *line*."""
        return any(self._found(pattern, line) for pattern in tuple(self._patterns))

    @property
    def slow(self) -> tuple[str, ...]:
        """The patterns that were given up, in the order in which that happened."""
        return tuple(self._slow)

    def _found(self, pattern: regex.Pattern[str], line: str) -> bool:
        try:
            return pattern.search(line, timeout=self._seconds) is not None
        except TimeoutError:
            self._patterns.remove(pattern)
            self._slow.append(pattern.pattern)
            return False


def check_patterns(patterns: Sequence[str]) -> None:
    """Make sure that all *patterns* can be used.

    Raises:
        ConfigError: One is no regular expression; the message names it.
    """
    _compiled(tuple(patterns))


@lru_cache(maxsize=32)
def _compiled(patterns: tuple[str, ...]) -> tuple[regex.Pattern[str], ...]:
    if not patterns:
        return ()
    import regex

    found = []
    for pattern in patterns:
        try:
            found.append(regex.compile(pattern))
        except (regex.error, RecursionError, OverflowError, ValueError) as error:
            reason = str(error).split(" at position")[0] or type(error).__name__
            raise ConfigError(
                f"furniture pattern {pattern!r} is no regular expression ({reason}); correct it"
            ) from error
    return tuple(found)
