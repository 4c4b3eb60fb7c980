"""Numbers that a word beside them makes something of its own: magnitudes, ages, ordinals."""

from __future__ import annotations

from kursk_digest.statements.figures.dates import read_date
from kursk_digest.statements.figures.nouns import is_plural, read_noun
from kursk_digest.statements.figures.numerals import read_numeral
from kursk_digest.statements.figures.reading import Reading, exact
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_STRONGEST = 10.0
_OLDEST = 125
_NUMBER_REACH = 14
"""So many tokens before a number its `number of` is looked for."""
_DASHES = frozenset("-–‑")
_LONGEST_ORDINAL = 4


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
    if scan.is_number(i) and numeral.last == i + 1:
        found = _read_decade_of_life(scan, tables, i) or _read_apposed_age(scan, tables, i)
        if found:
            return found
    at = numeral.last + (scan.words[numeral.last] in _DASHES)
    if scan.words[at] in tables.words("figures.ages.compound"):
        return exact(numeral.first, at + 1, "age", "year", numeral.value)
    if scan.words[at] not in tables.words("figures.ages.years"):
        return None
    at += 1
    at += scan.words[at] in _DASHES
    if scan.words[at] not in tables.words("figures.ages.old"):
        return None
    return exact(numeral.first, at + 1, "age", "year", numeral.value)


def _read_decade_of_life(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `in his 40s`."""
    if scan.words[i + 1] != "s" or not scan.is_glued(i + 1) or len(scan.words[i]) != 2:
        return None
    if not scan.words[i].endswith("0"):
        return None
    before = (scan.words[i - 1], scan.words[i - 2])
    if tables.words("figures.ages.decades").isdisjoint(before):
        return None
    low = float(scan.words[i])
    return Reading(i, i + 2, "age", "year", low + 4.5, low, low + 9)


def _read_apposed_age(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `Nell Farrow, 62, said`, `the striker, 29, has`; not `rooms 12, 14, 16`."""
    age, opening, closing = scan.words[i], scan.words[i - 1], scan.words[i + 1]
    head = i - 2
    if not age.isdecimal() or len(age) not in (1, 2) or head < 0 or not scan.is_word(head):
        return None
    if opening not in (",", "(") or closing != (")" if opening == "(" else closing):
        return None
    if opening == "," and closing not in (",", ".", ""):
        return None
    if scan.is_number(i + 2) or scan.words[head] in tables.months:
        return None
    is_name = scan.is_capitalised(head) and head > 0
    if opening == "(" or closing != ",":
        return exact(i, i + 1, "age", "year", float(age)) if is_name else None
    is_person = is_name or not (scan.words[head] in tables.breaks or is_plural(scan, tables, head))
    return exact(i, i + 1, "age", "year", float(age)) if is_person else None


def read_ordinal(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `88th`: which one, not how many. A day of the month is a date's."""
    is_ordinal = scan.words[i + 1] in tables.words("figures.ordinal_rules.suffixes")
    if not (scan.words[i].isdecimal() and is_ordinal and scan.is_glued(i + 1)):
        return None
    # `12.` is the twelfth before a noun, twelve at the end of a sentence.
    if scan.words[i + 1] == "." and not scan.is_word(i + 2):
        return None
    if read_date(scan, tables, i) or len(scan.words[i]) > _LONGEST_ORDINAL:
        return None
    return exact(i, i + 2, "ordinal", "ordinal", float(scan.words[i]))


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
    if scan.words[i - 1] in tables.words("figures.between"):
        return False
    following = scan.words[i + 1]
    is_range = following in tables.words("figures.to") or following in _DASHES
    is_ratio = following in tables.words("figures.out_of") or (
        following in tables.words("figures.in") and read_numeral(scan, tables, i + 2) is not None
    )
    at = i + 2 if scan.is_hyphen(i + 1) else i + 1
    if scan.words[at] in tables.fractions:
        return False
    is_more = scan.phrase_at(i + 1, tables.phrases_of("figures.and_a_half"))
    return not (is_range or is_ratio or is_more or following in tables.scales)
