"""Numbers that a word beside them makes something of its own: magnitudes, ages, scores."""

from __future__ import annotations

from kursk_digest.statements.figures.nouns import read_noun
from kursk_digest.statements.figures.numerals import read_numeral
from kursk_digest.statements.figures.reading import Reading, exact
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_STRONGEST = 10.0
_OLDEST = 125
_NUMBER_REACH = 14
"""So many tokens before a number its `number of` is looked for."""
_DASHES = frozenset("-–‑")
_SCORE_BASE = 1000
"""3-1 is told as 3.001: two scores are the same if both numbers are."""


def read_magnitude(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `6.1-magnitude`, `a magnitude of 5.9`, `registering 6.1 on the Richter scale`.

    In a sentence on a quake, a number such as 5.9 alone is one, too.
    """
    if not scan.is_number(i):
        return None
    numeral = read_numeral(scan, tables, i)
    if numeral is None or not 0 < numeral.value < _STRONGEST:
        return None
    behind = scan.phrase_at(numeral.last, tables.phrases_of("units.magnitude_behind"))
    before = _phrase_before(scan, tables, i)
    is_alone = (
        "." in scan.words[i]
        and not scan.words[numeral.last].isalpha()
        and not scan.vocabulary.isdisjoint(tables.words("units.quakes"))
        and scan.words[numeral.last] not in ("%", "-")
    )
    if not (behind or before or is_alone):
        return None
    last = behind[0] if behind else numeral.last
    return exact(i, last, "measure", "magnitude", numeral.value)


def _phrase_before(scan: Scan, tables: Tables, i: int) -> bool:
    phrases = tables.phrases_of("units.magnitude_before")
    return any(
        (found := scan.phrase_at(at, phrases)) is not None and found[0] == i
        for at in range(max(0, i - 3), i)
    )


def read_age(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `26-year-old`, `26 years old`, `aged 26`."""
    numeral = read_numeral(scan, tables, i)
    if numeral is None or not 0 < numeral.value <= _OLDEST:
        return None
    if scan.words[i - 1] in tables.words("figures.ages.old_before") and numeral.last == i + 1:
        return exact(i, numeral.last, "age", "year", numeral.value)
    at = numeral.last + (scan.words[numeral.last] in _DASHES)
    if scan.words[at] not in tables.words("figures.ages.years"):
        return None
    at += 1
    at += scan.words[at] in _DASHES
    if scan.words[at] not in tables.words("figures.ages.old"):
        return None
    return exact(numeral.first, at + 1, "age", "year", numeral.value)


def read_score(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `3-1` where somebody won, lost, led or voted."""
    other = i + 2
    if not (scan.is_number(i) and scan.words[i + 1] in _DASHES and scan.is_number(other)):
        return None
    if not (scan.is_glued(i + 1) and scan.is_glued(other)) or scan.is_hyphen(other + 1):
        return None
    if scan.vocabulary.isdisjoint(tables.words("figures.results")):
        return None
    ours, theirs = scan.words[i], scan.words[other]
    if not (ours.isdecimal() and theirs.isdecimal() and len(ours) <= 3 and len(theirs) <= 3):
        return None
    return exact(i, other + 1, "score", "score", int(ours) + int(theirs) / _SCORE_BASE)


def with_number_of(scan: Scan, tables: Tables, reading: Reading) -> Reading:
    """Read `put the number of villages under its control at 28` as a count of villages."""
    if not reading.is_bare or scan.words[reading.first - 1] not in tables.words("figures.numbered"):
        return reading
    for at in range(reading.first - 2, max(-1, reading.first - _NUMBER_REACH), -1):
        found = scan.phrase_at(at, tables.phrases_of("figures.number_of"))
        noun = read_noun(scan, tables, found[0]) if found else None
        if noun:
            return reading._replace(kind="count", unit=noun.unit, modifiers=noun.modifiers)
    return reading


def is_article(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether `one` at token *i* counts nothing: `one woman said`; `at least one` does."""
    if scan.words[i] not in tables.words("figures.pronouns"):
        return False
    if scan.words[i - 1] in tables.words("figures.exact"):
        return False
    if scan.phrase_before(i, tables.hedges):
        return False
    following = scan.words[i + 1]
    is_range = following in tables.words("figures.to") or following in _DASHES
    return not (is_range or following in tables.scales)
