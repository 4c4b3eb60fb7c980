"""Whether two figures belong to the same thing, and how sure that is. Pure.

What is counted must be the same; nothing may set the two apart (another time, another place,
another quake); and the clauses must share enough of what they tell.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kursk_digest.conflicts.differing import differ, give_the_same
from kursk_digest.conflicts.readings import Reading
from kursk_digest.conflicts.surroundings import tells_part
from kursk_digest.conflicts.vocabulary import is_place_word, meanings
from kursk_digest.model import Figure
from kursk_digest.words import rarity, stem

OF_THE_EVENT = frozenset({"dead", "injured", "missing", "casualty", "magnitude"})
"""What a story has one of: its toll, its magnitude. Nothing but the unit needs to be shared."""
TELLING = frozenset({"magnitude", "km2"})
"""Units of measures that a story has few of; all else may be measured in any other."""
SPANS = frozenset({"day", "hour"})
LEAST_WEIGHT = 10.0
"""Weight of what must be shared, the unit included: a telling noun and a word more, or three."""
LEAST_PLAIN = 2.0
"""Weight of the shared words that are no names: two facts on one place share its name."""
BESIDE = 0.5
"""By how much more a word tells that stands right beside both figures: `a depth of`."""
UNIT_ALONE = 3.5
"""Weight of a currency or a span of time, which leaves open what is measured."""
LEAST_SUBJECT = 4.0
"""The same where the unit says nothing: what is measured must be named, or what it does."""
SAME_THING = 0.4
"""Share of the weight of the lesser clause that must be shared."""
MOST_CLAUSE = 30.0
"""Weight of a clause beyond which more words say nothing of the figure."""
MOST_APART = 10
"""Two figures that differ by more than this factor are of two things, or of part and whole."""
GIVING = "give"
"""The act of which each has its own doer: what others pledged is another sum."""
MOST_HOLDERS = 40
"""Readings under one word that are compared; keeps a large story linear."""


def find_pairs(
    readings: Sequence[Reading], opposed: set[tuple[int, int]]
) -> list[tuple[float, Reading, Reading]]:
    """Pair the readings of one thing that give other values, the surest first."""
    beside: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        beside[id(reading.statement)].append(reading)
    pairs = [
        (weight, a, b)
        for a, b in _neighbours(readings)
        if are_independent(a, b) and differ(a.figure, b.figure)
        if (weight := weigh_evidence(a, b, opposed)) > 0
        if not _gives(beside[id(b.statement)], a) and not _gives(beside[id(a.statement)], b)
    ]
    return sorted(pairs, key=lambda pair: -round(pair[0], 6))


def _neighbours(readings: Sequence[Reading]) -> Iterable[tuple[Reading, Reading]]:
    """Pair the readings of one unit that share a word, or whose unit alone may do."""
    holders: dict[tuple[str, str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        figure = reading.figure
        shared = [*sorted(reading.stems), *([""] if figure.unit in OF_THE_EVENT else [])]
        keys = [(figure.kind, figure.unit, word) for word in shared]
        near = {id(other): other for key in keys for other in holders[key][-MOST_HOLDERS:]}
        for other in near.values():
            yield other, reading
        for key in keys:
            holders[key].append(reading)


def _gives(others: Sequence[Reading], reading: Reading) -> bool:
    """Tell whether another statement gives a figure of the same thing, too.

    It may give it in parts: 12 Somalis and 11 Yemenis are 23 pirates. What stands beside the same
    number and shares no word with it is of another thing: homeless here, in need there.
    """
    figure = reading.figure
    for other in others:
        if give_the_same(figure, other.figure) and _may_be_of_one(other, reading):
            return True
    statement = others[0].statement
    alike = [f for f in statement.figures if f.unit == figure.unit or f.kind == "plain"]
    return len(alike) > 1 and math.fsum(f.value for f in alike) == figure.value


def _may_be_of_one(a: Reading, b: Reading) -> bool:
    here, there = a.around.near, b.around.near
    return not here or not there or not here.isdisjoint(there)


def are_independent(a: Reading, b: Reading) -> bool:
    """Tell whether two voices speak: one article may quote two people who differ."""
    one, other = a.statement, b.statement
    if one is other:
        return False
    if one.voice != other.voice:
        return True
    return one.speaker is not None and other.speaker is not None and one.speaker != other.speaker


def weigh_evidence(a: Reading, b: Reading, opposed: set[tuple[int, int]]) -> float:
    """Return the weight of what says that two readings are of the same thing; 0 for too little."""
    if _are_set_apart(a, b):
        return 0.0
    unit = _unit_weight(a)
    told = _told_by_both(a, b)
    plain = a.weigh(told) + BESIDE * a.weigh(told & a.around.near & b.around.near)
    shared = unit + plain + a.weigh(a.around.names & b.around.names)
    if a.figure.unit in OF_THE_EVENT:
        return shared
    one, other = id(a.statement), id(b.statement)
    factor = 0.5 if (one, other) in opposed or (other, one) in opposed else 1.0
    least = unit + min(MOST_CLAUSE, a.weigh(a.stems), b.weigh(b.stems))
    enough = shared >= factor * LEAST_WEIGHT and shared >= factor * SAME_THING * least
    least_plain = LEAST_SUBJECT if _says_nothing(a.figure) else LEAST_PLAIN
    return shared / factor if enough and plain >= factor * least_plain else 0.0


def _are_kin(a: Reading, b: Reading) -> bool:
    """Tell whether the two articles share a claim: else they may be of two events of one kind."""
    one, other = a.statement.article, b.statement.article
    return one is other or frozenset((id(one), id(other))) in a.story.kin


def _told_by_both(a: Reading, b: Reading) -> frozenset[str]:
    """Return the words that both clauses tell; where a distance is measured from is none."""
    shared = a.around.plain & b.around.plain
    if not _says_nothing(a.figure):
        return shared
    language = a.statement.article.language
    return frozenset(word for word in shared if not is_place_word(word, language))


def _are_set_apart(a: Reading, b: Reading) -> bool:
    """Tell whether the clauses name other times, another event or other places."""
    here, there = a.around, b.around
    if here.mood is not there.mood or a.times != b.times or here.scope != there.scope:
        return True
    if min(a.figure.value, b.figure.value) * MOST_APART < max(a.figure.value, b.figure.value):
        return True
    if a.figure.unit in OF_THE_EVENT:
        if tells_part(a.statement, a.figure) is not tells_part(b.statement, b.figure):
            return True
        # Where one clause names a place that the story does not dwell on, it tells of a part.
        own, others = a.minor(here.places), b.minor(there.places)
        return bool(own or others) and not own & others
    if have_other_givers(a, b):
        return True
    if _says_nothing(a.figure) and (_is_one_of_several(a) or _is_one_of_several(b)):
        return True
    if _says_nothing(a.figure) or not _are_kin(a, b):
        # Who gave it, who ran it, where it was: each of the two has its own.
        return bool(a.minor(here.names - there.names)) and bool(b.minor(there.names - here.names))
    own, others = a.minor(here.places), b.minor(there.places)
    return bool(own and others) and not own & others


def have_other_givers(a: Reading, b: Reading) -> bool:
    """Tell whether two sums are what each of two pledged, paid or gave."""
    if a.figure.kind != "money" or GIVING not in a.around.plain & b.around.plain:
        return False
    givers, others = a.minor(_givers(a)), b.minor(_givers(b))
    return not givers or not givers & others


def _is_one_of_several(reading: Reading) -> bool:
    """Tell whether a sentence gives two of a kind: `from 10% to 25%`, 12 km deep and 40 km wide."""
    figure = reading.figure
    return any(
        other.unit == figure.unit and not give_the_same(figure, other)
        for other in reading.statement.figures
    )


def _givers(reading: Reading) -> frozenset[str]:
    """Return the names of who may have given what is told, the speaker among them."""
    speaker = meanings(reading.statement, reading.statement.speaker or "")
    return reading.around.names | speaker


def _says_nothing(figure: Figure) -> bool:
    """Tell whether a unit leaves open what is measured: it must be named in both clauses."""
    is_measure = figure.kind in ("money", "percent", "time", "measure")
    return is_measure and figure.unit not in TELLING


def _unit_weight(reading: Reading) -> float:
    """Tell how much the unit alone says: settlements say more than people."""
    figure, language = reading.figure, reading.statement.article.language
    if _says_nothing(figure):
        return UNIT_ALONE if figure.kind == "money" or figure.unit in SPANS else 0.0
    if figure.unit in OF_THE_EVENT:
        return LEAST_WEIGHT
    noun = stem(figure.unit, language)
    return reading.story.weights.get(noun, rarity(noun, language))
