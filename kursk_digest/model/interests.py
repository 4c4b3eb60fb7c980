"""What a reader wants less of, and more: rules of the settings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RuleKind(StrEnum):
    """What a rule looks at."""

    TERM = "term"
    """Words that stand one after the other, in any form: `price cap` finds `price caps`."""
    NAME = "name"
    """A person, place or body, however it is spelt."""
    OUTLET = "outlet"
    TAG = "tag"
    """Of the sources in the settings."""
    REGEX = "regex"


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of `mute` or `follow`."""

    kind: RuleKind
    text: str

    def __str__(self) -> str:
        """Return it as the settings write it: `name: Zelensky`, a term bare."""
        return self.text if self.kind is RuleKind.TERM else f"{self.kind}: {self.text}"


@dataclass(frozen=True, slots=True)
class BriefingPlan:
    """One of several briefings from one archive; what it leaves out is as for all."""

    name: str
    tags: tuple[str, ...] = ()
    """It reads the sources that have one of them; all if none is given."""
    format: str = ""
    output: tuple[str, ...] = ()
    """Files, each with braces to be filled in: `briefings/{date}.html`; `feed` alike."""
    feed: tuple[str, ...] = ()
    mail: tuple[str, ...] = ()
    """Addresses of those who get it."""
    words: int = 0
    max_claims: int = 0
    window_days: float = 0.0
    mute: tuple[Rule, ...] = ()
    """Beside those for all; `follow` alike."""
    follow: tuple[Rule, ...] = ()
