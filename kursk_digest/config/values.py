"""What a user may set, and what may not be."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_network

from kursk_digest.config.json_fields import JsonFields
from kursk_digest.config.wording import shown
from kursk_digest.errors import ConfigError
from kursk_digest.model import BriefingPlan, Mailer, Rule, Source

RANKERS = ("voices", "lexrank", "textrank", "lsa", "luhn", "sumbasic", "kl", "reduction")
"""Ways to rank claims: our own, then sumy's summarizers."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a user may set. The defaults here and those in config.yaml are the same."""

    words: int = 450
    """About how many words of claims the digest prints: what one reads in two minutes."""
    max_claims: int = 0
    """How many claims it prints at most; 0 for as many as `words` allows."""
    rank: str = "voices"
    """How claims are ranked; one of `RANKERS`."""
    match_probability: float = 0.65
    """How sure it must be that two statements say the same before they share a claim, 0 to 1."""
    story_resemblance: float = 0.5
    """How sure it must be that two articles are on one event before they share a story."""
    furniture: tuple[str, ...] = ()
    """Regular expressions of lines that are never part of an article."""
    timeout_seconds: float = 10.0
    """How long one page may take to fetch, in all."""
    max_bytes: int = 10_000_000
    """How large one file or page may be."""
    json_fields: JsonFields = ()
    """Where dumps in JSON have their texts, titles and the like, before the names we know."""
    allow_private: tuple[str, ...] = ()
    """Hosts, addresses and networks of an intranet from which pages may be fetched."""
    sources: tuple[Source, ...] = ()
    """What `build` reads where no location is given."""
    mail: Mailer = Mailer()
    """How `brief --mail` sends."""
    window_days: float = 7.0
    """For how many days a briefing remembers what it told."""
    mute: tuple[Rule, ...] = ()
    """What no briefing tells."""
    follow: tuple[Rule, ...] = ()
    """What each tells first."""
    briefings: tuple[BriefingPlan, ...] = ()
    """Briefings of their own, each with a memory of what it told."""

    def __post_init__(self) -> None:
        for name in ("match_probability", "story_resemblance"):
            _check(0 <= getattr(self, name) <= 1, name, getattr(self, name), "from 0 to 1")
        for name in ("words", "max_bytes"):
            _check(getattr(self, name) > 0, name, getattr(self, name), "more than 0")
        _check(
            0 < self.timeout_seconds <= 3600,
            "timeout_seconds",
            self.timeout_seconds,
            "more than 0 and at most 3600",
        )
        _check(
            0 < self.window_days <= 3660,
            "window_days",
            self.window_days,
            "more than 0 and at most 3660",
        )
        _check(self.max_claims >= 0, "max_claims", self.max_claims, "0 or more")
        _check_patterns(self.furniture)
        _check_networks(self.allow_private)
        _check(self.rank in RANKERS, "rank", self.rank, f"one of {', '.join(RANKERS)}")


def _check_patterns(patterns: tuple[str, ...]) -> None:
    if not patterns:
        return
    import regex

    for pattern in patterns:
        try:
            regex.compile(pattern)
        except (regex.error, ValueError, OverflowError, RecursionError) as error:
            reason = str(error).splitlines()[0]
            raise ConfigError(
                f"furniture: {shown(pattern)} is no regular expression ({reason}); correct it"
            ) from error


def _check_networks(entries: tuple[str, ...]) -> None:
    for entry in entries:
        try:
            if "/" in entry:
                ip_network(entry, strict=False)
            if entry.count(":") == 1:
                raise ValueError(entry)
        except ValueError as error:
            raise ConfigError(
                f"allow_private: {shown(entry)} is no host and no network; "
                "write wiki.corp.example or 10.0.0.0/8, without http:// and port"
            ) from error


def _check(holds: bool, name: str, value: object, wanted: str) -> None:
    if not holds:
        raise ConfigError(f"{name} is {shown(value)}, but must be {wanted}")
