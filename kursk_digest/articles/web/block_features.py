"""Blocks -> numbers that tell the article from its furniture. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kursk_digest.articles.web.blocks import PLACES, Block
from kursk_digest.articles.web.class_names import NAMES
from kursk_digest.articles.web.layout import Layout, bits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…。！？؟][\"”»“'’)\]]*$")
_STOP = re.compile(r"[.!?](?:\s|$)")
# What lines of furniture begin with or hold, in case-folded text. Hints only: what each is worth
# is learned. As rules of their own they lose as much text as furniture.
_BEGINNINGS = (
    re.compile(r"(?:by|von|par|por|di|da|de|af|av|door|od|автор|текст|foto|text|photo|autor[ea]?|author)\b"),
    re.compile(
        r"\W*(?:read|see|related|also|more|watch|lire|leer|lee|lesen|mehr|leia|leggi|czytaj|читайте|"
        r"читать|voir|ver|don.t miss|recommended|click|join|follow|subscribe|sign up|get|listen|"
        r"editor.s|download|share)\b"
    ),
    re.compile(r"\(.*\)$|\[.*\]$"),
)  # fmt: skip
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
    re.compile(r"(?:\.\.\.|…)\W*$"),
)  # fmt: skip
_SIGNS = (frozenset("|»›→•·"), frozenset('"“”„«»'), frozenset("?"), frozenset("!"))
_TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "div", "td", "tr", "blockquote", "figcaption", "section",
    "article", "aside", "header",
)  # fmt: skip
_LEAD = 60


@dataclass(frozen=True, slots=True)
class Hints:
    """What the page says of its article, folded for comparison."""

    headlines: frozenset[str] = frozenset()
    descriptions: tuple[str, ...] = ()
    body: str = ""


def make_hints(headlines: Sequence[str], descriptions: Sequence[str], body: str) -> Hints:
    """Fold what the metadata say, as `block_features` compares it."""
    return Hints(
        frozenset(map(folded, headlines)),
        tuple(map(folded, descriptions)),
        f" {folded(body)} " if body else "",
    )


def folded(text: str) -> str:
    """Return the words of *text*, case-folded, with one space between."""
    return " ".join(_WORD.findall(text.casefold()))


def block_features(blocks: Sequence[Block], hints: Hints) -> Matrix:
    """Return one row for each block: wording, place on the page, neighbours, hints."""
    import numpy as np

    page = Layout(blocks)
    keys = [folded(block.text[:3000]) for block in blocks]
    wording = np.array([_wording(block) for block in blocks], dtype=float)
    links = wording[:, 2]
    columns = [
        wording,
        _one_hot([block.tag for block in blocks]),
        bits([block.box.places for block in blocks], len(PLACES)),
        bits([block.box.near for block in blocks], len(NAMES)),
        bits([block.box.far for block in blocks], len(NAMES)),
        page.shares(),
        page.positions(_headline(blocks, keys, hints)),
        _hinted(keys, hints),
        page.neighbours(links),
        page.combined(links, wording[:, 4] > 0),
    ]
    return np.hstack(columns)


def _wording(block: Block) -> list[float]:
    text, length = block.text, len(block.text)
    head = text[:200]
    words = len(_WORD.findall(text)) if length < 5000 else length // 6
    numbers = [
        math.log1p(length), min(words, 300), min(1.0, block.linked / length), block.bold / length,
        bool(_END.search(text[-20:])), text[0].isupper(), text[0].islower(),
        sum(map(str.isdigit, head)) / len(head), sum(map(str.isupper, head)) / len(head),
        text.count(",") / max(words, 1), min(len(_STOP.findall(text[:3000])), 20),
        min(length / max(words, 1), 30), min(block.links, 20), min(block.box.depth, 60),
    ]  # fmt: skip
    ends = (text if length <= 150 else f"{text[:120]} {text[-30:]}").casefold()
    signs = set(ends)
    return [
        *numbers,
        *(mark.match(ends) is not None for mark in _BEGINNINGS),
        *(mark.search(ends) is not None for mark in _MARKS),
        *(not signs.isdisjoint(some) for some in _SIGNS),
        ends[-1] == ":",
    ]


def _one_hot(tags: Sequence[str]) -> Matrix:
    import numpy as np

    places = {tag: number for number, tag in enumerate(_TAGS)}
    numbers = np.array([places.get(tag, -1) for tag in tags])
    marks: Matrix = numbers[:, None] == np.arange(len(_TAGS))
    return marks.astype(float)


def _agreement(key: str, hints: Hints) -> list[float]:
    """Compare a block's words with what the metadata say."""
    lead = key[:_LEAD]
    body = 0.0
    if hints.body and key:
        start = " ".join(key.split(" ", 9)[:8])
        body = 1.0 if f" {key} " in hints.body or f" {start} " in hints.body else -1.0
    return [
        key in hints.headlines,
        key != "" and key in hints.descriptions,
        len(lead) > 20 and any(lead in text for text in hints.descriptions),
        any(len(text) > 20 and text[:_LEAD] in key for text in hints.descriptions),
        body,
    ]


def _headline(blocks: Sequence[Block], keys: Sequence[str], hints: Hints) -> int | None:
    """Return where the headline stands: an h1 with its words, else any h1, else its words."""
    said = [key in hints.headlines for key in keys]
    h1 = [block.tag == "h1" for block in blocks]
    for wanted in ([a and b for a, b in zip(said, h1, strict=True)], h1, said):
        if True in wanted:
            return wanted.index(True)
    return None


def _hinted(keys: Sequence[str], hints: Hints) -> Matrix:
    import numpy as np

    seen: set[str] = set()
    rows = []
    for key in keys:
        rows.append([*_agreement(key, hints), key in seen])
        if len(key) > 25:
            seen.add(key)
    return np.array(rows, dtype=float)
