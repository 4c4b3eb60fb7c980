"""What a reader hands over: a figure whose place is told in tokens."""

from __future__ import annotations

from typing import NamedTuple

from kursk_digest.model import Figure
from kursk_digest.statements.figures.scan import Scan


class Reading(NamedTuple):
    """A figure, told in tokens, before the sentence around it has been looked at."""

    first: int
    last: int
    """One past its last token."""
    kind: str
    unit: str
    value: float
    low: float | None
    high: float | None
    hedge: str = ""
    modifiers: tuple[str, ...] = ()
    window: str = ""
    increment: bool = False
    resume: int = 0
    """Where reading goes on, if before `last`: `50 Boeing 737 jets` holds another figure."""
    state: str = ""
    places: tuple[str, ...] = ()
    total: bool = False
    per: str = ""
    """What it is told for each of: `day`."""
    factor: float = 1.0
    """What the number was multiplied with to be told in `unit`."""

    @property
    def is_bare(self) -> bool:
        """Whether it is a number and nothing else."""
        return self.kind == "plain"


def exact(first: int, last: int, kind: str, unit: str, value: float) -> Reading:
    """Return a reading whose wording allows one value only."""
    return Reading(first, last, kind, unit, value, value, value)


def figure_of(scan: Scan, reading: Reading) -> Figure:
    """Tell *reading* in code points."""
    start, end = scan.starts[reading.first], scan.ends[reading.last - 1]
    return Figure(
        text=scan.text[start:end],
        start=start,
        end=end,
        value=reading.value,
        low=reading.low,
        high=reading.high,
        unit=reading.unit,
        kind=reading.kind,
        hedge=reading.hedge,
        window=reading.window,
        increment=reading.increment,
        modifiers=reading.modifiers,
        state=reading.state,
        places=reading.places,
        total=reading.total,
        per=reading.per,
    )
