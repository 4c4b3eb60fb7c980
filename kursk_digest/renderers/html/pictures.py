"""Where the lines and squares of the pictures stand. Pure: numbers in, numbers out.

Units are CSS pixels: a picture is drawn at its size and shrinks with a narrow screen, so letters
stay readable on a phone. Each picture is a handful of paths, however many squares it shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kursk_digest.renderers.dates import parsed_day, short_day
from kursk_digest.renderers.parts import count

WIDTH = 340
"""Of every picture: a phone's screen less its margins."""
ROW = 20
"""Height of a line of letters."""
LABEL = 138
"""Room for the outlet's name at the left."""
LABEL_LETTERS = 18
"""How many letters of a name fit there."""
MOST_ROWS = 24
MOST_COLUMNS = 52
"""More of either is no picture but a wall; what is left out is said."""
_TOP = 18
_DOT = 11
_MOST_DOTS = 12
_DAY_ROOM = 44
_GAP = 2


@dataclass(frozen=True, slots=True)
class Label:
    """A word in a picture."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """The coverage: a row for each source, a column for each claim, a square where it is told."""

    height: int
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    told: str
    """Path of the squares that are filled."""
    untold: str
    """Path of the others."""
    words: str
    """The picture told in a sentence for each source."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What one outlet tells: how much of it others tell, too."""

    name: Label
    shared: int
    alone: int
    x: float
    y: float
    shared_width: float
    alone_width: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far the accounts of a story's outlets overlap."""

    height: int
    bars: tuple[Bar, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days on a line, to scale: above it a dot for each claim of that day, below for articles."""

    height: int
    axis: int
    """How far down the line is."""
    claims: str
    """Path of the dots above."""
    articles: str
    """Path of the dots below."""
    labels: tuple[Label, ...]
    words: str


def letter(index: int) -> str:
    """Return the name of claim *index* (from 0) as HTML counts `type="A"`: A, ..., Z, AA, AB."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def coverage(names: Sequence[str], told: Sequence[frozenset[int]]) -> Matrix | None:
    """Draw which of the sources *names* tells which claim.

    Args:
        names: Of the sources, in the order of their numbers.
        told: For each claim in the order of telling, the places in *names* of who tells it.

    Returns:
        Nothing where there is nothing to compare: fewer than two sources or two claims.
    """
    if len(names) < 2 or len(told) < 2:
        return None
    names, told = names[:MOST_ROWS], told[:MOST_COLUMNS]
    step = min(ROW, (WIDTH - LABEL) / len(told))
    filled: list[str] = []
    empty: list[str] = []
    for column, tellers in enumerate(told):
        for row in range(len(names)):
            square = _square(LABEL + column * step, _TOP + row * ROW, step - _GAP, ROW - 2 * _GAP)
            (filled if row in tellers else empty).append(square)
    every = 1 if step > 13 else 5
    return Matrix(
        height=_TOP + len(names) * ROW,
        rows=_names(names),
        columns=tuple(
            Label(letter(column), _round(LABEL + column * step + (step - _GAP) / 2), _TOP - 6)
            for column in range(0, len(told), every)
        ),
        told="".join(filled),
        untold="".join(empty),
        words=" ".join(f"{name}: {_letters(told, row)}." for row, name in enumerate(names)),
    )


def overlap(names: Sequence[str], shared: Sequence[int], alone: Sequence[int]) -> Overlap | None:
    """Draw how many claims each outlet of *names* shares with other voices, and has alone."""
    if len(names) < 2 or not any(shared):
        return None
    names = names[:MOST_ROWS]
    most = max(s + a for s, a in zip(shared, alone, strict=True))
    scale = (WIDTH - LABEL - 52) / most
    bars = tuple(
        Bar(label, s, a, LABEL, _round(label.y - 11), _round(s * scale), _round(a * scale))
        for label, s, a in zip(_names(names, top=0), shared, alone, strict=False)
    )
    words = " ".join(f"{b.name.text}: {b.shared} shared, {b.alone} alone." for b in bars)
    return Overlap(len(names) * ROW, bars, words)


def timeline(told: Sequence[str], published: Sequence[str | None]) -> Timeline | None:
    """Draw on which days things happened, and when it was written about them.

    Args:
        told: The day of each claim that names one, ISO 8601.
        published: The days of the articles.

    Returns:
        Nothing where the claims are not of two days at least.
    """
    claims = Counter(filter(None, map(parsed_day, told)))
    articles = Counter(filter(None, map(parsed_day, published)))
    if len(claims) < 2:
        return None
    days = sorted({*claims, *articles})
    length = (days[-1] - days[0]).days
    places = {day: _round(24 + (WIDTH - 48) * (day - days[0]).days / length) for day in days}
    axis = 12 + _DOT * min(_MOST_DOTS, max(claims.values()))
    below = _DOT * min(_MOST_DOTS, max(articles.values(), default=0))
    return Timeline(
        height=axis + below + 26,
        axis=axis,
        claims=_dots(claims, places, axis - _DOT // 2 - 3, -_DOT),
        articles=_dots(articles, places, axis + _DOT // 2 + 3, _DOT),
        labels=tuple(_day_labels(places, axis + below + 22)),
        words="; ".join(
            f"{short_day(day)}: {count(claims[day], 'claim')}, {count(articles[day], 'article')}"
            for day in days
        ),
    )


def _dots(counts: Mapping[date, int], places: Mapping[date, float], first: float, step: int) -> str:
    return "".join(
        f"M{places[day] - 4:g} {first + step * n:g}a4 4 0 1 0 8 0a4 4 0 1 0-8 0"
        for day in sorted(counts)
        for n in range(min(counts[day], _MOST_DOTS))
    )


def _day_labels(places: Mapping[date, float], y: float) -> Iterator[Label]:
    """Label the first and the last day, and each between that has room."""
    *others, last = places
    free = 0.0
    for day in others:
        if places[day] >= free and (places[day] <= places[last] - _DAY_ROOM or not free):
            yield Label(short_day(day), places[day], y)
            free = places[day] + _DAY_ROOM
    if places[last] >= free:
        yield Label(short_day(last), places[last], y)


def _names(names: Sequence[str], *, top: int = _TOP) -> tuple[Label, ...]:
    return tuple(
        Label(shortened(name), 0, top + row * ROW + ROW - 7) for row, name in enumerate(names)
    )


def shortened(name: str, most: int = LABEL_LETTERS) -> str:
    """Cut *name* to *most* characters, the last of them an ellipsis."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _letters(told: Sequence[frozenset[int]], row: int) -> str:
    found = [letter(column) for column, tellers in enumerate(told) if row in tellers]
    return f"{len(found)} of {len(told)}" + (f" ({', '.join(found)})" if found else "")


def _square(x: float, y: float, width: float, height: float) -> str:
    return f"M{_round(x):g} {_round(y):g}h{_round(width):g}v{_round(height):g}h-{_round(width):g}z"


def _round(number: float) -> float:
    return round(number, 1)
