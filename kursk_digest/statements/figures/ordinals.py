"""Ordinals: `third day`, `26th`, `twenty-first`; `first` is as good as never a number."""

from __future__ import annotations

from kursk_digest.statements.figures.nouns import read_noun, singular_of
from kursk_digest.statements.figures.numerals import value_of_digits
from kursk_digest.statements.figures.reading import Reading, exact
from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables


def read_ordinal(scan: Scan, tables: Tables, i: int) -> Reading | None:
    """Return the ordinal that begins at token *i*, with what it numbers."""
    found = _number(scan, tables, i)
    if found is None:
        return None
    last, value = found
    if scan.is_hyphen(last) and scan.is_word(last + 1):
        return _tied(scan, tables, i, last, value)
    noun = read_noun(scan, tables, last, single=True)
    if noun:
        reading = exact(i, noun.last, "ordinal", noun.unit, value)
        return reading._replace(modifiers=noun.modifiers, resume=last)
    if scan.words[i] in tables.words("figures.ordinal_rules.also_unit"):
        return None
    return exact(i, last, "ordinal", "", value)._replace(resume=last)


def _number(scan: Scan, tables: Tables, i: int) -> tuple[int, float] | None:
    """Return the end and the value of an ordinal in digits or words."""
    word, following = scan.words[i], scan.words[i + 1]
    if scan.is_number(i):
        value = value_of_digits(word, tables.decimal)
        is_ordinal = following in tables.words("figures.ordinal_rules.suffixes")
        return (i + 2, value) if is_ordinal and scan.is_glued(i + 1) and value else None
    tens = tables.numbers.get(word, 0)
    if tens >= 20 and scan.is_hyphen(i + 1):
        ones = tables.ordinals.get(scan.words[i + 2])
        if scan.words[i + 2] in tables.words("figures.ordinal_rules.first"):
            ones = 1
        return (i + 3, tens + ones) if ones and ones < 10 else None
    value = tables.ordinals.get(word)
    return None if value is None or _is_share(scan, tables, i) else (i + 1, value)


def _is_share(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether it is a fraction: `a third of the houses`."""
    return (
        scan.words[i] in tables.fractions
        and scan.words[i - 1] in tables.words("figures.articles")
        and scan.words[i + 1] in tables.words("figures.of")
    )


def _tied(scan: Scan, tables: Tables, i: int, last: int, value: float) -> Reading:
    """Read `second-floor`, `18th-century`; `second-largest` numbers nothing of its own."""
    word = scan.words[last + 1]
    endings = tuple(tables.words("figures.ordinal_rules.superlatives")) or ("\0",)
    if word.endswith(endings):
        return exact(i, last, "ordinal", "", value)._replace(resume=last)
    reading = exact(i, last + 2, "ordinal", singular_of(tables, word), value)
    return reading._replace(resume=last + 2)
