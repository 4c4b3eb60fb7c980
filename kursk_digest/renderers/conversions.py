"""A measure beside the same in metric units: `22 miles (35 km)`. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from kursk_digest.model import Figure

_SYMBOLS = {"km": "km", "m": "m", "kg": "kg", "km2": "km²", "celsius": "°C"}
"""How the base units of figures are written."""

# Metric units are understood everywhere; so are tons, which nobody tells from tonnes.
_OTHER_UNITS = re.compile(
    r"(?i)\b(?:nautical|miles?|mi|feet|foot|ft|yards?|yds?|inch(?:es)?|acres?|pounds?|lbs?"
    r"|ounces?|oz|fahrenheit|f|meilen?|fuß|pfund|миль|милі|футів|фути)\b"
)
_METRES_IN_KM = 1_000
_KG_IN_TONNE = 1_000
_LEAST_DIGITS = 2
# A value that is told in both needs no third.
_METRIC = re.compile(
    r"(?i)kilomet|\bmet(?:re|er)|\b[kc]?m[2²]?\b|hectare|celsius|°\s?c\b"
    r"|kilogram|\bkg\b|\btonne|кіло|метр"
)


def converted(value: str, figures: Iterable[Figure]) -> str:
    """Return *value* in metric units, `35 km`, as rough as it is told; empty if it needs none.

    Args:
        value: What a side of a dispute gives, as stated.
        figures: Those of its statements; the one whose words are *value* is converted.
    """
    if not _OTHER_UNITS.search(value) or _METRIC.search(value):
        return ""
    figure = next((f for f in figures if f.text in value and f.kind == "measure"), None)
    if figure is None or figure.unit not in _SYMBOLS:
        return ""
    digits = _LEAST_DIGITS if figure.hedge else max(_LEAST_DIGITS, _significant_digits(value))
    bounds = _bounds(figure)
    divisor, symbol = _scale(max(map(abs, bounds)), figure.unit)
    numbers = [_rounded(bound / divisor, digits) for bound in bounds]
    return f"{'–'.join(dict.fromkeys(numbers))} {symbol}"


def _bounds(figure: Figure) -> tuple[float, ...]:
    """Return both ends of a stated range, else the number itself."""
    low, high = figure.low, figure.high
    is_range = low is not None and high is not None and low < figure.value < high
    if is_range and not figure.hedge and low is not None and high is not None:
        return low, high
    return (figure.value,)


def _scale(size: float, unit: str) -> tuple[float, str]:
    if unit == "m" and size >= 10 * _METRES_IN_KM:
        return _METRES_IN_KM, "km"
    if unit == "km" and size < 1:
        return 1 / _METRES_IN_KM, "m"
    if unit == "kg" and size >= _KG_IN_TONNE:
        return _KG_IN_TONNE, "t"
    return 1, _SYMBOLS[unit]


def _significant_digits(value: str) -> int:
    """Count the digits that are more than zeros at the end; 0 for a number in words."""
    numbers = re.findall(r"[0-9][0-9.,]*", value)
    return max((len(re.sub("[^0-9]", "", n).strip("0")) for n in numbers), default=0)


def _rounded(number: float, digits: int) -> str:
    if not number:
        return "0"
    places = digits - 1 - math.floor(math.log10(abs(number)))
    shown = round(number, places)
    return f"{shown:,.{max(0, places)}f}" if places > 0 else f"{shown:,.0f}"
