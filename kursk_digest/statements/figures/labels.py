"""Numbers that say which one, not how many: `Resolution 1723`, `F-16`, `24 Harbour Street`."""

from __future__ import annotations

import re

from kursk_digest.statements.figures.nouns import is_plural, singular_of
from kursk_digest.statements.figures.reading import Reading, exact
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables
from kursk_digest.statements.figures.units import read_unit

_PHONE = re.compile(r"(?:\+|\b)\d{1,5}(?:[ -]\d{1,8}){1,6}(?![\w-])")
_PHONE_DIGITS = range(7, 16)
_AMERICAN = re.compile(r"(?:1-)?\d{3}-\d{3}-\d{4}")
_LONGEST = 6
"""A number of a name has at most so many digits."""
_STREET_REACH = 4
_HEADLINE_WORDS = 4
_ACRONYM = range(2, 5)
"""So many capitals make a name of the number behind them where all nouns have one: `LH 400`."""


def read_label(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Return the name that the digits at token *i* belong to, if they do."""
    if not scan.is_number(i):
        return None
    return (
        _read_event(scan, tables, i)
        or _read_phone(scan, tables, i)
        or _read_group_of_age(scan, tables, i)
        or _read_lettered(scan, tables, i)
        or _read_compound(scan, tables, i)
        or _read_titled(scan, tables, i)
        or _read_address(scan, tables, i)
    )


def _read_event(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `9/11`."""
    found = scan.phrase_at(i, tables.phrases_of("figures.events"))
    if not found:
        return None
    digits = "".join(scan.words[at] for at in range(i, found[0]) if scan.is_number(at))
    return exact(i, found[0], "name", found[1].replace(" ", ""), float(digits))


def _read_phone(scan: Scan, tables: Tables, i: int) -> Reading | None:
    first = i - 1 if scan.words[i - 1] == "+" and scan.is_glued(i) else i
    match = _PHONE.match(scan.text, scan.starts[first])
    if not match:
        return None
    digits = re.sub(r"\D", "", match.group())
    is_known = (
        match.group()[0] in "+0"
        or _AMERICAN.fullmatch(match.group()) is not None
        or not scan.vocabulary.isdisjoint(tables.words("figures.phone"))
    )
    if len(digits) not in _PHONE_DIGITS or not is_known:
        return None
    last = next(at for at in range(i, scan.size) if scan.ends[at] >= match.end()) + 1
    return exact(first, last, "name", "phone", float(int(digits)))


def _read_group_of_age(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `under-21`, `over-65s`."""
    is_group = scan.words[i - 2] in tables.words("figures.ages.groups") and scan.is_hyphen(i - 1)
    if not (is_group and _is_short(scan, i)):
        return None
    return exact(i - 2, i + 1, "name", scan.words[i - 2], float(scan.words[i]))


def _read_lettered(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `3D`, `5G`."""
    is_letter = scan.words[i + 1] in tables.words("figures.letters_behind")
    if not (is_letter and scan.is_glued(i + 1) and scan.is_capitalised(i + 1)):
        return None
    is_short = scan.words[i].isdecimal() and len(scan.words[i]) == 1
    return exact(i, i + 2, "name", scan.words[i + 1], float(scan.words[i])) if is_short else None


def _read_compound(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `MH17`, `F-16`, `COVID-19`; not `mid-1990s`, `pre-2014`."""
    if not _is_short(scan, i):
        return None
    if scan.is_glued(i) and scan.is_word(i - 1):
        head = i - 1
    elif scan.is_hyphen(i - 1) and scan.is_capitalised(i - 2) and scan.is_word(i - 2):
        head = i - 2
    else:
        return None
    if scan.words[head] in tables.months or tables.signs.get(scan.words[head]):
        return None
    return exact(head, _model_end(scan, i), "name", scan.words[head], float(scan.words[i]))


def _model_end(scan: Scan, i: int) -> int:
    """Return the end of a number of a name: with the second of `A330-200`, `Boeing 737-800`."""
    return i + 3 if scan.is_hyphen(i + 1) and scan.is_number(i + 2) else i + 1


def _read_titled(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `Resolution 1723`, `No. 5`, `Boeing 737`; not `Kills 21`, `On 12 May`."""
    if not _is_short(scan, i):
        return None
    at = i - 1
    if _is_counting(scan, tables, i + 1) and not _is_firm(scan, tables, at):
        return None
    if _is_listed(scan, tables, i):
        return exact(i, i + 1, "name", "", float(scan.words[i]))
    if scan.words[at] == "." and scan.is_glued(at):
        at -= 1
        if len(scan.words[at]) > 3:
            return None
    if scan.words[at] not in tables.words("figures.labels") and (
        at < i - 1 or not _is_name(scan, tables, at)
    ):
        return None
    return exact(at, _model_end(scan, i), "name", scan.words[at], float(scan.words[i]))


def _is_firm(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether token *i* gives a number a name whatever follows: `Formula 1 returns`."""
    if scan.words[i] not in tables.words("figures.labels") or tables.nouns_capitalised:
        return False
    return (
        scan.is_capitalised(i)
        and scan.words[i] not in tables.plurals
        and (not _is_headline(scan, tables))
    )


def _is_listed(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether token *i* is one of `Gates 4 and 5`, `pages 3, 8 and 12`."""
    at = i - 1
    while at > 1 and scan.is_number(at - 1):
        if scan.words[at] != "," and scan.words[at] not in tables.words("figures.joint"):
            return False
        at -= 2
    return (
        at >= 0
        and is_plural(scan, tables, at)
        and (singular_of(tables, scan.words[at]) in tables.words("figures.listed_labels"))
    )


def _is_name(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether token *i* is a name because of its capital."""
    if not scan.is_capitalised(i) or not scan.is_word(i):
        return False
    if tables.nouns_capitalised:
        return scan.raw(i).isupper() and len(scan.words[i]) in _ACRONYM
    word = scan.words[i]
    if word in tables.breaks or word in tables.months or word in tables.weekdays or len(word) < 2:
        return False
    if word in tables.words("figures.openers") or "'" in word:
        return False
    if any(word in toll.before for toll in tables.tolls.values()):
        return False
    return i > 0 and not _is_headline(scan, tables)


def _is_headline(scan: Scan, tables: Tables) -> bool:
    """Tell whether nearly every word has a capital, so that none means anything."""
    content = [at for at in range(scan.size) if len(scan.words[at]) > 3 and scan.is_word(at)]
    capitals = sum(scan.is_capitalised(at) for at in content)
    return len(content) >= _HEADLINE_WORDS and capitals > 0.7 * len(content)


def _is_counting(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether token *i* makes the number before it a count or a measure."""
    word = scan.words[i]
    if scan.is_hyphen(i):
        is_model = scan.is_number(i + 1) and scan.words[i - 2] in tables.words("figures.labels")
        return not is_model
    return (
        word in tables.plurals
        or word in tables.scales
        or word in tables.synonyms
        or is_plural(scan, tables, i)
        or read_unit(scan, tables, i) is not None
        or word in tables.words("figures.states")
        or word in tables.words("figures.adds_after")
    )


def _read_address(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Read `24 Harbour Street`."""
    if not _is_short(scan, i):
        return None
    for at in range(i + 1, i + 1 + _STREET_REACH):
        if not scan.is_capitalised(at) or not scan.is_word(at):
            return None
        if at > i + 1 and scan.words[at] in tables.words("figures.streets"):
            unit = " ".join(scan.words[i + 1 : at + 1])
            return exact(i, at + 1, "name", unit, float(scan.words[i]))
    return None


def _is_short(scan: Scan, i: int) -> bool:
    return scan.words[i].isdecimal() and len(scan.words[i]) <= _LONGEST
