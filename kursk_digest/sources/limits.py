"""How much one location may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one location. All are above zero, but `max_redirects` may be zero."""

    max_bytes: int = 10_000_000
    """Of a file without pictures embedded in it; of a web page once its compression is undone."""
    timeout_seconds: float = 10.0
    """For a web page in all: from looking up the host to the last byte, redirects included."""
    max_redirects: int = 5

    def __post_init__(self) -> None:
        if self.max_bytes <= 0 or self.timeout_seconds <= 0 or self.max_redirects < 0:
            raise ValueError("limits are above zero")

    @property
    def too_large(self) -> str:
        """The reason for a page of more than `max_bytes`."""
        megabytes = self.max_bytes / 1_000_000
        return f"is larger than {megabytes:g} MB; raise max_bytes or give the article alone"

    @property
    def too_slow(self) -> str:
        """The reason for a page that took more than `timeout_seconds`."""
        return f"took longer than {self.timeout_seconds:g} seconds; try again later"
