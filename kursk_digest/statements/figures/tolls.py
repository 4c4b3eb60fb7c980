"""What became of those who are counted: `killed 21 people`, `21 dead`, `the death toll is 21`."""

from __future__ import annotations

from kursk_digest.statements.figures.meanings import Toll
from kursk_digest.statements.figures.nouns import is_plural
from kursk_digest.statements.figures.reading import Reading
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_REACH = 14
"""So many tokens behind what is counted its verb is looked for, or its toll before it."""
_FINISHED_REACH = 6
_ADVERBS = 3
_CLAUSE_ENDS = frozenset(("", ";", ":", ".", "?", "!"))


def with_toll(scan: Scan, tables: Tables, reading: Reading) -> Reading:
    """Return a count with what became of those counted, if that is told.

    `dead`, `injured` and `missing` are units of their own, whatever they were; what else happens
    to people and things narrows their noun down.
    """
    if reading.kind not in ("count", "plain"):
        return reading
    if reading.unit in tables.tolls and tables.tolls[reading.unit].is_unit:
        return _told_by_noun(scan, tables, reading)
    state = _state_inside(tables, reading) or next(
        (
            name
            for name, toll in tables.tolls.items()
            if (toll.is_unit or not scan.vocabulary.isdisjoint(toll.vocabulary))
            and _is_told(scan, tables, reading, toll, name)
        ),
        None,
    )
    return _in_state(tables, reading, state) if state else reading


def _in_state(tables: Tables, reading: Reading, state: str) -> Reading:
    if not tables.tolls[state].is_unit:
        unit = reading.unit or next(iter(tables.words("figures.crowd")), "")
        left = tuple(word for word in reading.modifiers if word != state)
        return reading._replace(kind="count", unit=unit, state=state, modifiers=left)
    narrower = [word for word in reading.modifiers if word not in tables.words("figures.states")]
    if reading.unit and reading.unit not in tables.words("figures.toll_words.generic"):
        narrower.append(reading.unit)
    if tables.words("figures.toll_words.lives") & {reading.unit}:
        narrower = narrower[:-1]
    return reading._replace(kind="count", unit=state, modifiers=tuple(narrower))


def _told_by_noun(scan: Scan, tables: Tables, reading: Reading) -> Reading:
    """Read `50 dead and injured` as neither."""
    at = reading.last
    if scan.words[at] in tables.words("figures.joint"):
        other = tables.synonyms.get(scan.words[at + 1], scan.words[at + 1])
        if other in tables.tolls and other != reading.unit:
            return reading._replace(unit=next(iter(tables.words("figures.toll_words.both"))))
    return reading


def _state_inside(tables: Tables, reading: Reading) -> str | None:
    """Return the state of `300 injured people`."""
    for word in reading.modifiers:
        state = tables.synonyms.get(word, word)
        if state in tables.tolls:
            return state
    return None


def _is_told(scan: Scan, tables: Tables, reading: Reading, toll: Toll, name: str) -> bool:
    if _is_behind(scan, tables, reading, toll):
        return True
    if _is_before(scan, tables, reading, toll):
        return not _another_state(scan, tables, reading, name)
    if _is_passive(scan, tables, reading, toll):
        return True
    return _is_total(scan, tables, reading, toll) or _is_life_lost(scan, tables, reading, name)


def _is_before(scan: Scan, tables: Tables, reading: Reading, toll: Toll) -> bool:
    """Find `killing` right before the number: `killing all 33`."""
    at = reading.first
    if scan.words[at - 1] in tables.words("figures.toll_words.everybody"):
        at -= 1
    return scan.phrase_before(at, toll.before) is not None


def _another_state(scan: Scan, tables: Tables, reading: Reading, name: str) -> bool:
    """Tell whether the number has a state of its own: `3 killed, 12 wounded`."""
    return any(
        other != name and _is_behind(scan, tables, reading, toll)
        for other, toll in tables.tolls.items()
    )


def _is_behind(scan: Scan, tables: Tables, reading: Reading, toll: Toll) -> bool:
    """Find `dead`, `killed` right behind: `21 people dead`, but not `21 men killed the guard`."""
    at = reading.last
    while scan.words[at] in tables.words("figures.toll_words.adverbs"):
        at += 1
    found = scan.phrase_at(at, toll.after) or scan.phrase_at(at, toll.finished)
    return found is not None and not _begins_object(scan, tables, found[0])


def _begins_object(scan: Scan, tables: Tables, i: int) -> bool:
    word = scan.words[i]
    return (
        word in tables.words("figures.determiners")
        or word in tables.words("figures.articles")
        or scan.is_number(i)
        or word in tables.numbers
    )


def _is_passive(scan: Scan, tables: Tables, reading: Reading, toll: Toll) -> bool:
    """Find `were killed` or `died` behind, with nothing but the count for its subject."""
    limit = min(reading.last + _REACH, scan.size)
    for at in range(reading.last, limit):
        if _is_barrier(scan, tables, at):
            return False
        if scan.words[at] in tables.words("figures.toll_words.be"):
            return _has_participle(scan, tables, at + 1, toll)
        if at < reading.last + _FINISHED_REACH and scan.phrase_at(at, toll.finished):
            return True
    return False


def _has_participle(scan: Scan, tables: Tables, i: int, toll: Toll) -> bool:
    skip = tables.words("figures.toll_words.adverbs") | tables.words("figures.toll_words.be")
    for at in range(i, i + _ADVERBS + 1):
        if scan.words[at] in toll.participles or scan.phrase_at(at, toll.finished):
            return True
        if scan.words[at] not in skip:
            return False
    return False


def _is_barrier(scan: Scan, tables: Tables, i: int) -> bool:
    word = scan.words[i]
    return (
        word in _CLAUSE_ENDS
        or word in tables.words("figures.toll_words.barriers")
        or scan.is_number(i)
        or word in tables.numbers
        or word in tables.scales
    )


def _is_total(scan: Scan, tables: Tables, reading: Reading, toll: Toll) -> bool:
    """Find `the death toll` before a number that counts nothing else."""
    if reading.unit and reading.unit not in tables.words("figures.toll_words.generic"):
        return False
    totals = tables.words("figures.toll_words.totals")
    for at in range(max(0, reading.first - _REACH), reading.first):
        found = scan.phrase_at(at, toll.nouns)
        if not found or _counts_something(scan, tables, found[0], reading.first):
            continue
        # `deaths` may be long past where people are counted; a toll is of people.
        if not reading.unit or scan.words[found[0] - 1] in totals:
            return True
    return False


def _counts_something(scan: Scan, tables: Tables, first: int, last: int) -> bool:
    """Tell whether the sentence has gone on to another matter between two tokens."""
    between = scan.words[first:last]
    is_verb = scan.words[first] in tables.words("figures.toll_words.totals")
    if ";" in between or (is_plural(scan, tables, first) and not is_verb):
        return True
    others = [name for name in tables.tolls if name in between]
    return bool(others)


def _is_life_lost(scan: Scan, tables: Tables, reading: Reading, name: str) -> bool:
    """Find `claimed 19 lives`."""
    return (
        reading.unit in tables.words("figures.toll_words.lives")
        and name in tables.words("figures.toll_words.dead")
        and scan.words[reading.first - 1] in tables.words("figures.toll_words.takers")
    )
