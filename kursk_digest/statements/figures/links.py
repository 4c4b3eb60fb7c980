"""What a number takes over from its neighbours: `aged 9 and 12`, `and seven others`."""

from __future__ import annotations

from collections.abc import Sequence

from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_SHARED = frozenset(("age", "measure", "percent", "money", "ordinal"))


def as_increment(scan: Scan, tables: Tables, reading: Reading, floor: int) -> Reading:
    """Return *reading* marked as adding to an earlier number, if its words say so."""
    if reading.kind not in ("count", "plain", "measure", "money"):
        return reading
    first = reading.first
    while first - 1 >= floor and scan.words[first - 1] in tables.words("figures.adds_before"):
        first -= 1
    if first < reading.first:
        if first > floor and scan.words[first - 1] in tables.words("figures.articles"):
            first -= 1
        return reading._replace(first=first, increment=True)
    if _is_more(scan, tables, reading):
        last = reading.last
        if scan.words[last] in tables.words("figures.adds_after"):
            last += 1
        return reading._replace(last=last, increment=True)
    by = scan.words[first - 1] in tables.words("figures.by")
    is_change = by and scan.words[first - 2] in tables.words("figures.changes")
    if by and reading.kind in ("count", "money", "plain"):
        is_change = is_change or scan.words[first - 3] in tables.words("figures.changes")
    return reading._replace(increment=is_change and reading.kind != "measure")


def _is_more(scan: Scan, tables: Tables, reading: Reading) -> bool:
    """Tell whether `more`, `others` or the like stands inside or right behind."""
    adds = tables.words("figures.adds_after")
    if not adds.isdisjoint(scan.words[reading.first + 1 : reading.last]):
        # The `more` of `more than` and of `or more` bounds the number.
        hedges = tables.words("figures.to") | tables.words("figures.than")
        return any(
            scan.words[at] in adds
            and scan.words[at + 1] not in hedges
            and scan.words[at - 1] not in hedges
            for at in range(reading.first + 1, reading.last)
        )
    if scan.words[reading.last] not in adds:
        return False
    return scan.words[reading.last + 1] not in tables.words("figures.than")


def with_links(scan: Scan, tables: Tables, readings: Sequence[Reading]) -> list[Reading]:
    """Return *readings*, each bare number completed from the one that it stands in line with."""
    found = list(readings)
    for at in range(len(found) - 2, -1, -1):
        if found[at].kind in ("plain", "ordinal") and not found[at].unit:
            found[at] = _shared(scan, tables, found[at], found[at + 1], is_before=True)
    for at in range(1, len(found)):
        if found[at].kind == "plain":
            found[at] = _shared(scan, tables, found[at], found[at - 1], is_before=False)
        if found[at].increment:
            found[at] = _continued(tables, found[at], found[:at][-3:])
    return found


def _shared(
    scan: Scan, tables: Tables, reading: Reading, other: Reading, *, is_before: bool
) -> Reading:
    """Return *reading* with the unit of its neighbour: `61 and 48 years old`."""
    link = reading.last if is_before else other.last
    end = other.first if is_before else reading.first
    if link + 1 != end or scan.words[link] not in tables.words("figures.joint"):
        return reading
    may_share = other.kind in _SHARED and (is_before or other.kind in ("age", "measure"))
    if not may_share or (reading.kind == "ordinal") != (other.kind == "ordinal"):
        return reading
    if not is_before and other.unit not in tables.words("figures.listed_units"):
        return reading
    value, low, high = (
        None if bound is None else bound * other.factor
        for bound in (reading.value, reading.low, reading.high)
    )
    return reading._replace(kind=other.kind, unit=other.unit, value=value, low=low, high=high)


def _continued(tables: Tables, reading: Reading, earlier: Sequence[Reading]) -> Reading:
    """Return `seven others` with what the numbers before it count.

    `killed 15 and wounded five others` adds to nothing: nobody was wounded before.
    """
    last = next((other for other in reversed(earlier) if other.kind == "count"), None)
    if last is None or not last.unit:
        return reading
    if reading.unit in tables.tolls:
        return reading._replace(increment=last.unit == reading.unit)
    if reading.kind != "plain":
        return reading
    unit = "" if last.unit in tables.tolls else last.unit
    return reading._replace(kind="count", unit=unit) if unit else reading
