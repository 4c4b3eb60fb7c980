"""What a conflict is about, in the words of its statements. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kursk_digest.conflicts.readings import DIMENSIONS, TOLLS, Reading
from kursk_digest.model import Figure, Statement
from kursk_digest.words import stem, words


def name_value(side: Sequence[Reading]) -> str:
    """Let the wording that most give stand for the side."""
    texts = Counter(reading.figure.text for reading in side)
    return max(texts, key=lambda text: texts[text])


def name_thing(readings: Sequence[Reading]) -> str:
    """Name what is in dispute: what is counted, and the telling words that most readings share."""
    figure = readings[0].figure
    found = Counter(word for reading in readings for word in reading.context)
    shared = {word for word, count in found.items() if count * 2 > len(readings)}
    told = as_written(readings[0].statement, shared)
    return f"{_thing(figure)}: {told}" if told else _thing(figure)


def _thing(figure: Figure) -> str:
    """Name what a figure counts or measures."""
    if figure.kind != "count":
        return DIMENSIONS.get(figure.unit, figure.unit)
    if not figure.unit or figure.unit in TOLLS:
        return figure.unit
    return figure.text.split()[-1].strip(".,;:)]") if " " in figure.text else figure.unit


def as_written(statement: Statement, stems: set[str], most: int = 4) -> str:
    """Write the words of *statement* that have these stems, in its order."""
    language = statement.article.language
    found = dict.fromkeys(
        word.strip(".,;:!?()[]“”\"'")
        for word in statement.text.split()
        if any(stem(part, language) in stems for part in words(word))
    )
    return " ".join(list(found)[:most])
