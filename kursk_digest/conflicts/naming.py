"""What a conflict is about, in the words of its statements. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kursk_digest.conflicts.readings import Reading
from kursk_digest.conflicts.surroundings import clause_of
from kursk_digest.conflicts.vocabulary import meaning
from kursk_digest.model import Figure
from kursk_digest.words import WORD, stop_words

DIMENSIONS = {
    "km": "distance", "km2": "area", "m": "length", "kg": "weight", "celsius": "temperature",
    "percent": "share", "magnitude": "magnitude", "day": "duration", "hour": "duration",
    "time": "time", "date": "date", "weekday": "day", "phone": "telephone number",
}  # fmt: skip
"""What a measure is of, by its unit."""
TOLLS = frozenset({"dead", "injured", "missing", "casualty", "magnitude"})
_BREAKS = frozenset(',;:()[]“”"')
_MONTHS = 12
MOST_WORDS = 7
"""Words of a phrase on either side of its figure."""


def name_value(figures: Sequence[Figure]) -> str:
    """Let the wording that most give stand for a value, one with two units before others.

    Where no wording has both, two are joined: `22 miles / 35 kilometres`.
    """
    texts = Counter(figure.text for figure in figures)
    told = [text for text in texts if any(char.isalpha() for char in text)] or list(texts)
    best = max(told, key=lambda text: (text.endswith((")", "]")), texts[text]))
    if figures[0].kind != "measure" or best.endswith((")", "]")):
        return best
    return " / ".join([best, *_in_another_unit(best, told)])


def _in_another_unit(best: str, texts: Iterable[str]) -> list[str]:
    """Return the first of *texts* that gives the value in other units than *best*."""
    named = [text for text in texts if not {*_letters(text)} & {*_letters(best)}]
    return named[:1]


def _letters(text: str) -> list[str]:
    """Return the last word of *text* and of what stands in brackets: its units, `km`, `miles`."""
    parts = text.replace("[", "(").split("(")
    ends = (part.strip(" )]").split()[-1:] for part in parts)
    units = [end[0].casefold() for end in ends if end]
    return [unit.replace("metre", "meter") for unit in units]


def name_thing(readings: Sequence[Reading]) -> str:
    """Name what is in dispute: what is counted or measured, and a phrase that most readings share.

    The phrase stands in one of the statements, around its figure: `fishing boats damaged by the
    storm`, `distance: Ukrainian forces have advanced`.
    """
    figure = readings[0].figure
    phrases = [_phrase(reading, _shared(readings)) for reading in readings]
    best = max(phrases, key=lambda phrase: (phrase.has_noun, phrase.told, -len(phrase.text)))
    if figure.unit in TOLLS:
        apart = _shared_place(readings) or _shared_year(readings)
        return f"{figure.unit} in {apart}" if apart else figure.unit
    if figure.kind == "count":
        return best.text or figure.unit
    dimension = _dimension(figure.kind, figure.unit)
    if figure.kind == "name":
        return dimension
    return f"{dimension}: {best.text}" if best.text else dimension


def _dimension(kind: str, unit: str) -> str:
    if kind == "money":
        return "amount"
    return kind if kind in ("age", "score") else DIMENSIONS.get(unit, unit)


def _shared(readings: Sequence[Reading]) -> frozenset[str]:
    found = Counter(word for reading in readings for word in reading.stems)
    return frozenset(word for word, count in found.items() if count * 2 > len(readings))


def _shared_place(readings: Sequence[Reading]) -> str:
    """Return the place that sets the event apart from the story's, if every clause names it."""
    shared = frozenset.intersection(*(r.minor(r.around.places) for r in readings))
    first = readings[0].statement
    words = (match[0] for match in WORD.finditer(first.text))
    return next((w for w in words if meaning(w.casefold(), first.article.language) in shared), "")


def _shared_year(readings: Sequence[Reading]) -> str:
    """Return the year of an event of the past, if every clause names it; months say little."""
    shared = frozenset.intersection(*(reading.times for reading in readings))
    return next((str(time) for time in sorted(shared) if time > _MONTHS), "")


class _Phrase(NamedTuple):
    """Words around a figure, as they stand."""

    text: str
    has_noun: bool
    told: int
    """How many of the shared words it holds."""


def _phrase(reading: Reading, shared: frozenset[str]) -> _Phrase:
    """Cut the words from the first shared one to the last, close to the figure, without the number.

    A count keeps its noun; of a measure only the words around it are left.
    """
    figure, statement = reading.figure, reading.statement
    start, end = clause_of(statement, figure)
    language = statement.article.language
    start = max((at + 1 for at in _breaks(statement.text, start, figure.start)), default=start)
    end = min(_breaks(statement.text, figure.end, end), default=end)
    before = list(WORD.finditer(statement.text, start, figure.start))[-MOST_WORDS:]
    after = list(WORD.finditer(statement.text, figure.end, end))[:MOST_WORDS]

    def tells(word: str) -> bool:
        return meaning(word.casefold(), language) in shared

    first = next((at for at, match in enumerate(before) if tells(match[0])), len(before))
    last = next((at for at in range(len(after), 0, -1) if tells(after[at - 1][0])), 0)
    told = sum(tells(match[0]) for match in (*before[first:], *after[:last]))
    left = statement.text[before[first].start() : figure.start] if before[first:] else ""
    right = statement.text[figure.end : after[last - 1].end()] if last else ""
    noun = _noun(reading) if figure.kind == "count" else ""
    if not noun and left:
        right = ""
    left = _without_links(left, language) if not noun else left
    text = " ".join(f"{left} {noun} {right}".split()).strip(" ,;:()“”\"'")
    return _Phrase(text, bool(noun), told)


def _breaks(text: str, start: int, end: int) -> list[int]:
    return [at for at in range(start, end) if text[at] in _BREAKS]


def _noun(reading: Reading) -> str:
    """Return the words of a figure behind its number: `fishing boats` of `74 fishing boats`."""
    language = reading.statement.article.language
    kept = [*reading.figure.modifiers, reading.figure.unit]
    stems = {meaning(word, language) for word in kept}
    words = reading.figure.text.split()
    first = next(
        (at for at, word in enumerate(words) if meaning(word.casefold(), language) in stems),
        len(words) - 1 if len(words) > 1 else len(words),
    )
    return " ".join(words[first:])


def _without_links(text: str, language: str) -> str:
    """Drop the stop words that a phrase ends in: `forces have advanced by` -> `... advanced`."""
    kept = text.split()
    while kept and kept[-1].casefold() in stop_words(language):
        kept.pop()
    return " ".join(kept)
