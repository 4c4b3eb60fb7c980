"""What two digests say otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from kursk_digest.model.digest import Entry


@dataclass(frozen=True, slots=True)
class Support:
    """A claim that more voices make now."""

    entry: Entry
    """Of the new digest."""
    before: int
    """Voices in the old digest."""

    @property
    def now(self) -> int:
        """Voices in the new digest."""
        return len(self.entry.claim.voices)


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that is another in the new digest."""

    about: str
    before: str
    """As stated: `28 villages`."""
    now: str
    claims: tuple[str, ...]
    """Ids of the claims of the new digest in which it stands."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What has become of the claims of one digest in another; each in its order of telling."""

    added: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    supported: tuple[Support, ...]
    changed: tuple[Changed, ...]

    @property
    def are_none(self) -> bool:
        """Whether both say the same."""
        return not (self.added or self.gone or self.supported or self.changed)
