"""Numbers in digits: `1,000`, `5.25`, `3/4`; and what a number is once it was read."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from kursk_digest.statements.figures.scan import Scan

# Longer strings of digits are serial numbers, and none of them fits a float.
_LONGEST_DIGITS = 24
_PLAIN = re.compile(r"\d+")
_GROUPS = {
    ".": re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}"),
    ",": re.compile(r"\d{1,3}(?:\.\d{3})+"),
}
_SPACES = re.compile(r"\s")


class Form(Enum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    FRACTION = "fraction"


class Numeral(NamedTuple):
    """A number and the tokens that it takes."""

    first: int
    last: int
    """One past its last token."""
    value: float
    low: float
    high: float
    scale: float
    """What was multiplied in: 1,000,000 of `5 million`."""
    form: Form


def value_of_digits(word: str, decimal: str) -> float | None:
    """Return the value of *word*, or `None` if it is no well-formed number.

    Args:
        word: Digits, perhaps with points, commas and spaces: `1,000`, `5.25`.
        decimal: The decimal sign of the language, `.` or `,`.
    """
    if len(word) > _LONGEST_DIGITS or ":" in word:
        return None
    whole, sign, rest = _SPACES.sub("", word).rpartition(decimal)
    if not sign:
        whole, rest = rest, "0"
    if _PLAIN.fullmatch(whole) and _PLAIN.fullmatch(rest):
        return float(f"{whole}.{rest}")
    if _GROUPS[decimal].fullmatch(whole) and _PLAIN.fullmatch(rest):
        return float(f"{whole.replace(',', '').replace('.', '')}.{rest}")
    return None


def exactly(first: int, last: int, value: float, form: Form, scale: float = 1.0) -> Numeral:
    """Return a number whose bounds are its value."""
    return Numeral(first, last, value, value, value, scale, form)


def read_slashed(scan: Scan, i: int) -> float | None:
    """Return the value of `3/4`, written with a slash."""
    if scan.words[i + 1] != "/" or not scan.is_glued(i + 1) or not scan.is_glued(i + 2):
        return None
    above, below = scan.words[i], scan.words[i + 2]
    if not (above.isdecimal() and below.isdecimal()) or len(above) > 2 or len(below) > 2:
        return None
    top, bottom = int(above), int(below)
    return top / bottom if 0 < top < bottom <= 10 else None
