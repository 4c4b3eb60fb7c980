"""How the flow says where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """One step done."""

    stage: str
    """`reading`, `matching`: a present participle, for display."""
    done: int
    """How many steps of this stage are finished, this one included."""
    total: int
    """How many steps the stage has; 0 where that is not known."""
    what: str
    """The thing just finished, as the user named it."""


Listener = Callable[[Event], None]


def ignore(event: Event) -> None:
    """Listen to nothing."""
