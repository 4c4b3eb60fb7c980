"""What stands around a figure, and so tells what it belongs to. Pure.

A number alone says little: `10 people` of a quake in Zarand is not `10 people` of one in Bam.
What it belongs to is told by the clause that it stands in: who or what, where, when.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kursk_digest.conflicts.vocabulary import (
    is_country,
    meaning,
    meaning_in,
    meanings,
    names_in,
    romanised,
)
from kursk_digest.languages import section
from kursk_digest.model import Figure, Mood, Statement
from kursk_digest.words import WORD, fold, stop_words, words

WINDOW = 12
"""Words on either side of a figure, within its clause, that tell what it belongs to."""
NEAR = 4
"""Words on either side of a figure that are right beside it."""
_DAYS_OF_A_YEAR = 10_000
"""A day is YYYYMMDD, or MMDD without its year; a month alone ends in 00."""
_TOKEN = re.compile(r"[\w'’]+|[,;:.()]")


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What the clause of a figure says besides the figure."""

    plain: frozenset[str]
    """Stems of the content words that are no names."""
    near: frozenset[str]
    """Those of `plain` right beside the figure: `a depth of`, `cut ... jobs`."""
    names: frozenset[str]
    """Stems of the words of names, speakers aside."""
    places: frozenset[str]
    """Those of `names` that are countries, or follow a preposition of place: `in Zarand`."""
    times: frozenset[int]
    """Years that it names, and months (1 to 12) without a year: what was then is another event."""
    scope: frozenset[str]
    """Words that set something apart from the main event: `aftershock`, `another`, `alone`."""
    is_general: bool
    """Whether it tells what can happen, not what did."""
    mood: Mood


def read_surroundings(statement: Statement, figure: Figure) -> Surroundings:
    """Describe the clause of *figure*; figures, speakers and stop words are left out of it."""
    language = statement.article.language
    start, end = clause_of(statement, figure)
    text = statement.text
    before = WORD.findall(text[start : figure.start])[-WINDOW:]
    after = WORD.findall(text[figure.end : end])[:WINDOW]
    narrower = figure.modifiers if figure.kind == "count" else ()
    around = [*narrower, *before, *after]
    beside = {meaning_in(w, {}, language) for w in (*narrower, *before[-NEAR:], *after[:NEAR])}
    low = frozenset(word.casefold() for word in around)
    names = names_in(statement)
    own = _not_telling(statement) - {meaning(word, language) for word in narrower}
    stop = stop_words(language)
    told = [w for w in around if w.casefold() not in stop and not w[0].isdigit()]
    named = {meaning_in(w, names, language) for w in told if _is_name(w, text, names)}
    places = (meaning_in(w, names, language) for w in _places(text[start:end], language))
    plain = frozenset(meaning_in(w, names, language) for w in told) - named - own
    return Surroundings(
        plain=plain,
        near=plain & beside,
        names=frozenset(named) - own,
        places=frozenset((*places, *(n for n in named if is_country(n, language)))) - own,
        times=_times(statement, start, end),
        scope=_vocabulary(language, "scope") & low,
        is_general=not _vocabulary(language, "general").isdisjoint(low),
        mood=_mood(statement, low, frozenset(word.casefold() for word in before[-NEAR:])),
    )


def says_little(statement: Statement, figure: Figure) -> bool:
    """Tell whether a figure says little by itself: `the other 14 sailors`, `two hours after`."""
    language = statement.article.language
    before = {word.casefold() for word in WORD.findall(statement.text[: figure.start])[-1:]}
    behind = {word.casefold() for word in WORD.findall(statement.text[figure.end :])[:1]}
    is_point = figure.kind == "measure" and not behind.isdisjoint(_vocabulary(language, "point"))
    return is_point or not before.isdisjoint(_vocabulary(language, "rest"))


def tells_part(statement: Statement, figure: Figure) -> bool:
    """Tell whether a toll is of a part: `three of the victims`, `27 in the district`."""
    language = statement.article.language
    start, end = clause_of(statement, figure)
    behind, clause = (f" {' '.join(words(statement.text[at:end]))} " for at in (figure.end, start))
    return behind.startswith(_phrases(language, "part_of")) or any(
        phrase in clause for phrase in _phrases(language, "part_in")
    )


def _is_name(word: str, text: str, names: Mapping[str, str]) -> bool:
    """Tell whether a word is capitalised for more than that it opens the sentence."""
    return word[0].isupper() and (not text.startswith(word) or romanised(fold(word)) in names)


def _not_telling(statement: Statement) -> frozenset[str]:
    """Return the words of all figures and of the speaker."""
    figures = " ".join(figure.text for figure in statement.figures)
    return meanings(statement, figures) | meanings(statement, statement.speaker or "")


def clause_of(statement: Statement, figure: Figure) -> tuple[int, int]:
    """Return where the clause of *figure* starts and ends in the statement's text."""
    start, end = 0, len(statement.text)
    for found in _clause_breaks(statement.article.language).finditer(statement.text):
        if found.end() <= figure.start:
            start = found.end()
        elif found.start() >= figure.end:
            return start, found.start()
    return start, end


@lru_cache(maxsize=64)
def _clause_breaks(language: str) -> re.Pattern[str]:
    """Match what ends a clause: `;`, a full stop, ", and", " while "."""
    after_comma = "|".join(_words(language, "after_comma"))
    goes_on = "|".join(_words(language, "goes_on"))
    anywhere = "|".join(_words(language, "between_clauses"))
    joins = rf"|,\s(?:{after_comma})\s(?!(?:{goes_on})\s)" if after_comma else ""
    joins += rf"|\s(?:{anywhere})\s" if anywhere else ""
    stop = r"[;:!?](?=\s)|\.[\"”»]?(?=\s+[^\W\d_a-zß-ÿ])|\s[–—]\s"
    return re.compile(f"{stop}{joins}")


def _places(clause: str, language: str) -> list[str]:
    """Return the words of the names that follow a preposition of place."""
    opens, links = _vocabulary(language, "places_after"), _vocabulary(language, "before_places")
    found: list[str] = []
    is_open = False
    for word in _TOKEN.findall(clause):
        low = word.casefold()
        if low in opens:
            is_open = True
        elif is_open and word[0].isupper():
            found.append(word.removesuffix("'s").removesuffix("’s"))
        elif low not in links:
            is_open = False
    return found


def _words(language: str, name: str) -> tuple[str, ...]:
    return tuple(str(section(language, "conflicts").get(name, "")).split())


@lru_cache(maxsize=64)
def _phrases(language: str, name: str) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in section(language, "conflicts").get(name, ()))


@lru_cache(maxsize=64)
def _vocabulary(language: str, name: str) -> frozenset[str]:
    return frozenset(_words(language, name))


@lru_cache(maxsize=64)
def _listed(language: str, name: str) -> frozenset[str]:
    return frozenset(str(section(language, "polarity").get(name, "")).split())


def _mood(statement: Statement, around: frozenset[str], before: frozenset[str]) -> Mood:
    """Return the mood of the clause: a "could" of another one does not make it unreal.

    And a fact in the main clause makes none of what "will" happen.
    """
    language = statement.article.language
    if statement.mood is Mood.FACT:
        return Mood.FACT if _listed(language, "plan").isdisjoint(before) else Mood.PLAN
    if statement.mood is Mood.POSSIBLE and _listed(language, "possible").isdisjoint(around):
        return Mood.FACT
    return statement.mood


def _times(statement: Statement, start: int, end: int) -> frozenset[int]:
    dates = [
        figure.value
        for figure in statement.figures
        if figure.kind == "date" and start <= figure.start < end
    ]
    published = (statement.article.published or "")[:4]
    return frozenset(time for value in dates if (time := _time(value)) and str(time) != published)


def _time(value: float) -> int:
    """Return the year of a date, or the month that it is; 0 for a day of no year."""
    whole = int(value)
    if whole >= _DAYS_OF_A_YEAR:
        return whole // _DAYS_OF_A_YEAR
    if whole > 1231:
        return whole
    return whole // 100 if whole >= 100 and whole % 100 == 0 else 0
