"""`one` that counts and `one` that does not: `killed one man`, `one man said`."""

from __future__ import annotations

from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_VERB_REACH = 3
_ENDS = frozenset((".", ",", ";", "", ")"))


def counts(scan: Scan, tables: Tables, reading: Reading) -> bool:
    """Tell whether *reading* counts; only a bare `one` may be an article or a pronoun."""
    ones = tables.words("figures.pronouns")
    at = next((at for at in range(reading.first, reading.last) if scan.words[at] in ones), -1)
    if at < 0 or reading.value != 1 or reading.kind not in ("count", "plain"):
        return True
    if reading.hedge or reading.unit in tables.tolls or reading.increment:
        return True
    before = scan.words[at - 1]
    if before in tables.words("figures.exact"):
        return True
    if before in tables.words("figures.pronoun_before") or not reading.unit:
        return False
    return not _is_speaker(scan, tables, reading.last) and _is_compared(scan, tables, reading, at)


def _is_speaker(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether a verb of saying follows: `one woman said`."""
    verbs = tables.words("figures.reporting")
    return not verbs.isdisjoint(scan.words[i : i + _VERB_REACH])


def _is_compared(scan: Scan, tables: Tables, reading: Reading, at: int) -> bool:
    """Tell whether the number matters: it ends a clause, or another number stands beside it."""
    if at > 0 and scan.words[reading.last] in _ENDS:
        return True
    return any(
        (scan.is_number(other) or scan.words[other] in tables.numbers)
        and scan.words[other] not in tables.words("figures.pronouns")
        for other in range(scan.size)
    )
