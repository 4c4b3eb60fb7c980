"""Numbers in digits and words: `1,000`, `2.3 million`, `two hundred and ten`, `dozens`, `half`."""

from __future__ import annotations

import unicodedata

from kursk_digest.statements.figures.digits import (
    Form,
    Numeral,
    exactly,
    read_slashed,
    value_of_digits,
)
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables


def read_numeral(scan: Scan, tables: Tables, i: int, *, money: bool = False) -> Numeral | None:
    """Return the number that begins at token *i*, or at the article before it, if one does.

    Args:
        scan: The sentence.
        tables: Its language.
        i: A token.
        money: Whether a currency stands before it, so that `5m` is five million.
    """
    if scan.is_number(i):
        return _read_digits(scan, tables, i, money=money)
    word = scan.words[i]
    if word in tables.fractions:
        return _read_fraction(scan, tables, i)
    if word in tables.numbers:
        halved = _read_halved(scan, tables, i)
        if halved:
            return halved
        return _read_ratio(scan, tables, i) or _read_words(scan, tables, i)
    if word in tables.scales and word not in tables.vague:
        is_number = _article_before(scan, tables, i) or word in tables.words("figures.bare_scales")
        return _read_words(scan, tables, i) if is_number else None
    if word in tables.few:
        return _read_few(scan, tables, i)
    return _read_vague(scan, tables, i) if word in tables.vague else None


def _read_digits(scan: Scan, tables: Tables, i: int, *, money: bool) -> Numeral | None:
    value = value_of_digits(scan.words[i], tables.decimal)
    if value is None:
        return None
    fraction = read_slashed(scan, i)
    if fraction is not None:
        return exactly(i, i + 3, fraction, Form.FRACTION)
    last, added = _read_added(scan, tables, i + 1)
    last, scale = _read_scale(scan, tables, last, money=money)
    return exactly(i, last, (value + added) * scale, Form.DIGITS, scale)


def _read_added(scan: Scan, tables: Tables, i: int) -> tuple[int, float]:
    """Return the end and the value of `½`, `-1/2`, `and a half` behind a number."""
    word = scan.words[i]
    if len(word) == 1 and unicodedata.category(word) == "No":
        value = unicodedata.numeric(word, 0.0)
        if value < 1:
            return i + 1, value
    at = i + 1 if scan.is_hyphen(i) else i
    fraction = read_slashed(scan, at) if scan.is_number(at) else None
    if fraction is not None:
        return at + 3, fraction
    for name, value in (("figures.and_a_half", 0.5), ("figures.and_a_quarter", 0.25)):
        found = scan.phrase_at(i, tables.phrases_of(name))
        if found:
            return found[0], value
    return i, 0.0


def _read_scale(scan: Scan, tables: Tables, i: int, *, money: bool) -> tuple[int, float]:
    """Return the end and the factor of `million`, `-million`, `bn` behind digits."""
    at = i + 1 if scan.is_hyphen(i) else i
    word = scan.words[at]
    scale = tables.scales.get(word)
    # Alone, `5m` is as likely five metres, and `5 k` a run.
    is_told = len(word) > 1 or money or (scan.is_glued(i) and _counts(scan, tables, i + 1))
    if scale is None and word in tables.short_scales and at == i and is_told:
        scale = tables.short_scales[word]
        # `4,2 Mrd. Euro`
        at += scan.words[at + 1] == "." and scan.is_glued(at + 1) and scan.is_word(at + 2)
    return (i, 1.0) if scale is None else (at + 1, float(scale))


def _counts(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether a thing to be counted follows: `5m people`."""
    word = scan.words[i]
    return word in tables.plurals or (len(word) > 3 and word.endswith("s"))


def _article_before(scan: Scan, tables: Tables, i: int) -> bool:
    return i > 0 and scan.words[i - 1] in tables.words("figures.articles")


def _read_words(scan: Scan, tables: Tables, i: int) -> Numeral | None:
    """Read `two hundred and ten thousand`, `a dozen`, `two and a half`."""
    first = i
    total = current = 0.0
    largest = scale = 1.0
    if scan.words[i] in tables.scales:
        first, current = (i - 1 if _article_before(scan, tables, i) else i), 1.0
    at, last = i, i
    while True:
        word = scan.words[at]
        value, factor = tables.numbers.get(word), tables.scales.get(word)
        if value is not None and _fits(current, value):
            current += value
        elif factor is not None and factor <= 100 and 0 < current < 100:
            current *= factor
            scale = max(scale, factor)
        elif factor is not None and factor > 100 and current and (largest == 1 or factor < largest):
            total += current * factor
            current, largest, scale = 0.0, factor, max(scale, factor)
        else:
            break
        last = at + 1
        at = _next_part(scan, tables, last, is_open=total > 0 or current >= 100)
    if last == i:
        return None
    end, added = _read_added(scan, tables, last)
    value = total + current + added
    if added:
        end, factor = _read_scale(scan, tables, end, money=False)
        value *= factor
    return exactly(first, end, value, Form.WORDS, scale)


def _fits(current: float, value: float) -> bool:
    """Tell whether *value* can be said right behind *current*: `seventy` `four`."""
    below = current % 100
    return below == 0 or (below >= 20 and below % 10 == 0 and 0 < value < 10)


def _next_part(scan: Scan, tables: Tables, i: int, *, is_open: bool) -> int:
    """Step over the hyphen or the `and` inside a number."""
    if scan.is_hyphen(i):
        return i + 1
    is_joint = scan.words[i] in tables.words("figures.joint")
    return i + 1 if is_open and is_joint and scan.words[i + 1] in tables.numbers else i


def _read_fraction(scan: Scan, tables: Tables, i: int) -> Numeral | None:
    """Read `half`, `half a million`, `a third`, `quarter` before a unit."""
    word = scan.words[i]
    value = tables.fractions[word]
    at = i + 1
    if scan.words[at] in tables.words("figures.articles") or scan.is_hyphen(at):
        at += 1
    factor = tables.scales.get(scan.words[at])
    if factor and value == 0.5:
        return exactly(i, at + 1, value * factor, Form.WORDS, factor)
    first = i - 1 if _article_before(scan, tables, i) else i
    if value != 0.5 and first == i and word not in tables.words("figures.shares"):
        return None
    return exactly(first, i + 1, value, Form.FRACTION)


def _read_halved(scan: Scan, tables: Tables, i: int) -> Numeral | None:
    """Read `eine halbe Million`, where the article is a number, too."""
    if scan.words[i] not in tables.words("figures.articles"):
        return None
    found = _read_fraction(scan, tables, i + 1) if scan.words[i + 1] in tables.fractions else None
    return found._replace(first=i) if found and found.scale > 1 else None


def _read_ratio(scan: Scan, tables: Tables, i: int) -> Numeral | None:
    """Read `two-thirds`, `three quarters`."""
    at = i + 2 if scan.is_hyphen(i + 1) else i + 1
    part = tables.fractions.get(scan.words[at])
    count = tables.numbers[scan.words[i]]
    if part is None or part == 0.5 or not 0 < count * part < 1:
        return None
    # `one third person`, `two quarters` of a year: only the right number of parts.
    if (count > 1) != scan.words[at].endswith("s") and scan.words[at] in tables.ordinals:
        return None
    return exactly(i, at + 1, count * part, Form.FRACTION)


def _read_few(scan: Scan, tables: Tables, i: int) -> Numeral | None:
    """Read `several hundred`, `a few dozen`, `a couple of thousand`."""
    at = i + 1
    if scan.words[at] in tables.words("figures.of"):
        at += 1
    factor = tables.scales.get(scan.words[at])
    if factor is None:
        return None
    end, more = _read_scale(scan, tables, at + 1, money=False)
    first = i - 1 if _article_before(scan, tables, i) else i
    return _between(first, end, tables.few[scan.words[i]], factor * more)


def _read_vague(scan: Scan, tables: Tables, i: int) -> Numeral | None:
    """Read `dozens`, `tens of thousands`, `hundreds of millions`, `десятки тисяч`."""
    factor, last = 1.0, i + 1
    at = last + 1 if scan.words[last] in tables.words("figures.of") else last
    found = tables.scale_plurals.get(scan.words[at])
    if found:
        factor, last = found, at + 1
    return _between(i, last, tables.vague[scan.words[i]], factor)


def _between(first: int, last: int, bounds: tuple[float, float, float], factor: float) -> Numeral:
    value, low, high = (bound * factor for bound in bounds)
    return Numeral(first, last, value, low, high, factor, Form.VAGUE)
