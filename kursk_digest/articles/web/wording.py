"""Blocks -> numbers for how they are worded: length, signs, what they begin with. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from kursk_digest.articles.web.blocks import Block

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

# What lines of furniture begin with or hold, in lower case. Hints only: what each is worth
# is learned. As rules of their own they lose as much text as furniture.
_BEGINNINGS = (
    re.compile(r"(?:by|von|par|por|di|da|de|af|av|door|od|автор|текст|foto|text|photo|autor[ea]?|author)\b"),
    re.compile(
        r"\W*(?:read|see|related|also|more|watch|lire|leer|lee|lesen|mehr|leia|leggi|czytaj|читайте|"
        r"читать|voir|ver|don.t miss|recommended|click|join|follow|subscribe|sign up|get|listen|"
        r"editor.s|download|share)\b"
    ),
    re.compile(r"\([^)]*\)\n|\[[^\]]*\]\n"),
)  # fmt: skip
# They are looked for in all blocks of a page at once, joined by line feeds.
_MARKS = (
    re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[:h.]\d\d\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}"),
    re.compile(
        r"\b(?:photo|foto|image|bild|getty|reuters|afp|epa|shutterstock|credit|courtesy|picture|"
        r"copyright|imago|dpa|instagram|file pic)|©|\(c\)"
    ),
    re.compile(
        r"newsletter|subscri|sign up|inbox|follow us|whatsapp|telegram|facebook|twitter|instagram|"
        r"\bapp\b|abonn|cookies?\b|rights reserved|comment|e-?mail"
    ),
    re.compile(r"https?://|www\.|@\w"),
    re.compile(r"(?:\.\.\.|…)[^\w\n]*\n"),
    re.compile(r":\n"),
)
_READ = 1_000
"""Characters of a block that are looked at; a longer one is running text whatever follows."""
_HEAD, _TAIL = 120, 30
_SIGNS = (".!?", "|»›→•·", "\"“”„«»'", "?", "!")
_TABLE, _LETTERS = 0x2200, 0x600
"""All signs stand below the first; all capitals of Latin, Greek, Cyrillic below the second."""
_DIGIT, _CAPITAL, _COMMA, _SPACE, _STOP = 1, 2, 4, 8, 16
_SEEN = (32, 64, 128, 256)


def wording(blocks: Sequence[Block], linked: Matrix, ends: Matrix) -> Matrix:
    """Return one row for each block.

    Args:
        blocks: At least one.
        linked: Share of each block's characters that are links, 0 to 1.
        ends: Whether each ends as a sentence does.
    """
    import numpy as np

    lengths = np.array([len(block.text) for block in blocks], dtype=float)
    counts = _counts([block.text[:_READ] for block in blocks])
    read = np.minimum(lengths, _READ)
    words = counts[_SPACE] * (lengths / read) + 1
    first = [block.text[0] for block in blocks]
    return np.column_stack(
        [
            np.log1p(lengths), np.minimum(words, 300), linked,
            [block.bold for block in blocks] / lengths, ends,
            [letter.isupper() for letter in first], [letter.islower() for letter in first],
            counts[_DIGIT] / read, counts[_CAPITAL] / read, counts[_COMMA] / words,
            np.minimum(counts[_STOP], 20), np.minimum(lengths / words, 30),
            np.minimum([block.links for block in blocks], 20),
            np.minimum([block.box.depth for block in blocks], 60), _marks(blocks),
            *(counts[kind] > 0 for kind in _SEEN),
        ]
    )  # fmt: skip


def _counts(texts: Sequence[str]) -> dict[int, Matrix]:
    """Count digits, capitals, commas, spaces and ends of sentences in each text."""
    import numpy as np

    joined = "\n".join(texts) + "\n"
    points = np.frombuffer(joined.encode("utf-32-le", "replace"), dtype=np.uint32)
    kinds = _kinds()[np.minimum(points, _TABLE - 1)]
    spaces = (kinds & _SPACE) > 0
    stops = ((kinds & _STOP) > 0) & np.concatenate((spaces[1:], [True]))
    starts = np.concatenate(([0], np.cumsum([len(text) + 1 for text in texts])[:-1]))
    # The line feed behind each text is a space, too: it ends a sentence, but is no word's end.
    counts = {
        kind: np.add.reduceat((kinds & kind) > 0, starts, dtype=float)
        for kind in (_DIGIT, _CAPITAL, _COMMA, *_SEEN)
    }
    counts[_SPACE] = np.add.reduceat(spaces, starts, dtype=float) - 1
    counts[_STOP] = np.add.reduceat(stops, starts, dtype=float)
    return counts


@cache
def _kinds() -> Matrix:
    """Return what each character below `_TABLE` is; the last cell stands for all above."""
    import numpy as np

    kinds = np.zeros(_TABLE, dtype=np.uint16)
    for point, letter in enumerate(map(chr, range(_LETTERS))):
        kinds[point] = (
            _DIGIT * letter.isdigit()
            | _CAPITAL * letter.isupper()
            | _COMMA * (letter == ",")
            | _SPACE * letter.isspace()
        )
    for kind, signs in zip((_STOP, *_SEEN), _SIGNS, strict=True):
        kinds[[ord(sign) for sign in signs]] |= kind
    return kinds


def _marks(blocks: Sequence[Block]) -> Matrix:
    """Mark what each block begins with, and what stands in it, near its ends."""
    import numpy as np

    joined = "".join(
        f"{text if len(text) <= _HEAD + _TAIL else f'{text[:_HEAD]} {text[-_TAIL:]}'}\n"
        for text in (block.text for block in blocks)
    ).lower()
    starts = [0]
    for line in joined.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    marks = np.zeros((len(blocks), len(_BEGINNINGS) + len(_MARKS)))
    for column, beginning in enumerate(_BEGINNINGS):
        marks[:, column] = [beginning.match(joined, at) is not None for at in starts[:-1]]
    bounds = np.array(starts[1:])
    for column, mark in enumerate(_MARKS, start=len(_BEGINNINGS)):
        found = [match.start() for match in mark.finditer(joined)]
        marks[np.searchsorted(bounds, found, side="right"), column] = 1
    return marks
