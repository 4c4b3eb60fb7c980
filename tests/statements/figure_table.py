"""Reads the tables of figure cases: `sentence => what a reader finds in it`.

What is found is a list of items between semicolons; `-` is nothing that counts or measures.

    74 settlement               value and unit; a unit may name several, `person|killed`, or `*`
    1..3 km                     a range
    at least 8 killed           a hedge, then the value
    vague 12 road               `dozens of roads`: the least is 12 to 24
    +12 body                    adds to an earlier number
    40 km2 [in the past day]    the time covered
    2000 usd /month             for each
    age 34, score 3-2, year 2024, date Aug. 13, time 8 p.m.
    ?3 candidate                may be left out
    ?*                          one more may be read, whatever it is; at the end

Units are those of the model, or `c`, `cm`, `minute` and the like, which are converted here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kursk_digest.model import Figure

HEDGES = ("more than", "at least", "about", "nearly", "up to", "less than", "vague")
TEXTUAL = ("age", "score", "year", "date", "time")
COUNTING = frozenset(("count", "measure", "money", "percent", "age", "score", "plain"))
NEAR = 0.005
UNITS = {
    "c": ("celsius", 1.0),
    "cm": ("m", 0.01),
    "litre": ("l", 1.0),
    "m3": ("l", 1000.0),
    "minute": ("hour", 1 / 60),
    "second": ("hour", 1 / 3600),
    "week": ("day", 7.0),
    "month": ("day", 30.436875),
    "year": ("day", 365.2425),
    "killed": ("dead", 1.0),
}
FOLDED = {
    "aircraft": "airplane",
    "jet": "airplane",
    "ballot": "vote",
    "car": "vehicle",
    "count": "charge",
    "pupil": "student",
    "shop": "store",
    "truck": "vehicle",
}
"""What the cases name as they read it, and the language folds with another word."""
_ITEM = re.compile(
    r"(?P<optional>\?)?(?P<hedge>[a-z ]+ )?(?P<added>\+)?"
    r"(?P<low>-?[\d.e-]+?)(?:\.\.(?P<high>[\d.e]+))?"
    r" (?P<unit>[^[]+?)(?: \[(?P<window>[^]]+)\])?(?: /(?P<per>\w+))?"
)


@dataclass(frozen=True, slots=True)
class Expected:
    """One item of a case."""

    text: str
    kind: str = ""
    """`age`, `score`, `year`, `date`, `time`; else empty."""
    hedge: str = ""
    low: float = 0.0
    high: float = 0.0
    units: tuple[str, ...] = ()
    window: str = ""
    per: str = ""
    added: bool = False
    optional: bool = False

    def is_met_by(self, figure: Figure) -> bool:
        """Tell whether *figure* is what the item says, in every field that it names."""
        if self.kind:
            return self._is_named(figure)
        return (
            any(self._is_amount(figure, unit) for unit in self.units)
            and (self.hedge == "vague" or figure.hedge == self.hedge)
            and (figure.window == self.window.lower() or (not self.window and not self.added))
            and (figure.increment == self.added or bool(self.window))
            and figure.per == FOLDED.get(self.per, self.per)
        )

    def _is_named(self, figure: Figure) -> bool:
        if self.kind == "any":
            return _counts(figure)
        wanted = self.text.removeprefix("?").split(" ", 1)[1]
        if self.kind == "age":
            return figure.kind == "age" and figure.value == float(wanted)
        if self.kind == "year":
            return figure.kind == "date" and figure.unit == "year" and figure.value == float(wanted)
        if self.kind == "score":
            there = [int(part) for part in re.findall(r"\d+", figure.text)]
            return figure.kind == "score" and there == [int(n) for n in re.split("[-:]", wanted)]
        return figure.kind == self.kind and figure.text == wanted

    def _is_amount(self, figure: Figure, name: str) -> bool:
        unit, factor = UNITS.get(name, (FOLDED.get(name, name), 1.0))
        if unit not in ("*", figure.unit) or figure.kind not in COUNTING - {"age", "score"}:
            return False
        low, high = self.low * factor, self.high * factor
        if self.hedge == "vague":
            return figure.low is not None and low <= figure.low <= 2 * low
        if low != high:
            return _near(figure.low, low) and _near(figure.high, high)
        return _near(figure.value, low)


def _near(value: float | None, wanted: float) -> bool:
    return value is not None and abs(value - wanted) <= NEAR * max(abs(wanted), 1e-9)


def cases(name: str) -> list[tuple[str, tuple[Expected, ...]]]:
    """Return the sentences of a table beside this module, each with what it must give."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" => ") for line in lines if line and not line.startswith("#"))
    return [(sentence, _parsed(items)) for sentence, items in pairs]


def _parsed(items: str) -> tuple[Expected, ...]:
    return () if items == "-" else tuple(_item(text.strip()) for text in items.split(";"))


def _item(text: str) -> Expected:
    if text == "?*":
        return Expected(text, kind="any", optional=True)
    kind = text.removeprefix("?").split(" ", 1)[0]
    if kind in TEXTUAL:
        return Expected(text, kind=kind, optional=text.startswith("?"))
    match = _ITEM.fullmatch(text)
    if match is None:
        raise ValueError(f"not an item of a figure case: {text}")
    low = float(match["low"])
    return Expected(
        text,
        hedge=(match["hedge"] or "").strip(),
        low=low,
        high=float(match["high"] or low),
        units=tuple(match["unit"].split("|")),
        window=match["window"] or "",
        per=match["per"] or "",
        added=bool(match["added"]),
        optional=bool(match["optional"]),
    )


def faults(expected: tuple[Expected, ...], found: tuple[Figure, ...]) -> list[str]:
    """Return what is missing and what is too much, as lines; none if the case holds."""
    left = list(found)
    missing = []
    for item in expected:
        met = next((figure for figure in left if item.is_met_by(figure)), None)
        if met:
            left.remove(met)
        elif not item.optional:
            missing.append(f"missing: {item.text}")
    return missing + [f"too much: {figure.text} ({figure})" for figure in left if _counts(figure)]


def _counts(figure: Figure) -> bool:
    is_day = figure.kind in ("date", "time") and any(letter.isdigit() for letter in figure.text)
    return figure.kind in COUNTING or is_day
