"""Blocks -> numbers that tell the article from its furniture. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kursk_digest.articles.web.blocks import PLACES, Block
from kursk_digest.articles.web.class_names import NAMES
from kursk_digest.articles.web.layout import Layout, shifted
from kursk_digest.articles.web.wording import wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kursk_digest.articles.web.metadata import Metadata

    Matrix = NDArray[Any]

_WORD = re.compile(r"\w+")
_TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "div", "td", "tr", "blockquote", "figcaption", "section",
    "article", "aside", "header",
)  # fmt: skip
_LI = PLACES.index("li")
_FAR = 50
_KEY = 120
"""Characters of a block by which it is known again."""
_LEAD = 60
_LABEL = 60
"""Folded characters below which a block that begins with an author's name is a byline."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the page says of its article, folded for comparison."""

    headlines: frozenset[str] = frozenset()
    descriptions: tuple[str, ...] = ()
    body: str = ""
    authors: tuple[str, ...] = ()


def make_hints(facts: Metadata) -> Hints:
    """Fold what the metadata say, as `block_features` compares it."""
    headlines, descriptions, body = facts.headlines, facts.descriptions, facts.body
    return Hints(
        frozenset(folded(text[:_KEY]) for text in headlines),
        tuple(folded(text[:_KEY]) for text in descriptions),
        f" {folded(body)} " if body else "",
        tuple(folded(name) for name in facts.credited if " " in name),
    )


def folded(text: str) -> str:
    """Return the words of *text*, in lower case, with one space between."""
    return " ".join(_WORD.findall(text.lower()))


def block_features(page: Layout, hints: Hints) -> Matrix:
    """Return one row for each block: wording, place on the page, neighbours, hints."""
    import numpy as np

    blocks = page.blocks
    keys = [folded(block.text[:_KEY]) for block in blocks]
    tags = np.array([_tag_number(block.tag) for block in blocks])
    heading = np.array([_is_heading(block.tag) for block in blocks])
    return np.hstack(
        [
            wording(blocks, page.linked, page.ends),
            tags[:, None] == np.arange(len(_TAGS)),
            _bits([block.box.places for block in blocks], len(PLACES)),
            _bits([block.box.near for block in blocks], len(NAMES)),
            _bits([block.box.far for block in blocks], len(NAMES)),
            _shares(page),
            _positions(page, _headline(blocks, keys, hints)),
            _hinted(keys, hints),
            _repeats(page, keys),
            _neighbours(page, tags, heading),
            _combined(page, heading),
        ]
    )


def _tag_number(tag: str) -> int:
    return _NUMBERS.get(tag, -1)


_NUMBERS = {tag: number for number, tag in enumerate(_TAGS)}


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()


def _bits(values: Sequence[int], count: int) -> Matrix:
    """Return a row for each value with its lowest *count* bits."""
    import numpy as np

    found: Matrix = (np.array(values)[:, None] >> np.arange(count)) & 1
    return found


def _shares(page: Layout) -> Matrix:
    """Return the share of prose in the boxes around each block, and in its shape."""
    import numpy as np

    of_shape = np.bincount(page.shapes, page.prose)
    count = np.bincount(page.shapes)
    main = page.held[page.main] / page.total if page.main != page.page else 0.0
    depth = page.depth[page.box] - page.depth[page.main]
    return np.column_stack(
        [
            *(page.held[page.up(steps)] / page.total for steps in range(4)),
            of_shape[page.shapes] / page.total, np.minimum(count[page.shapes], 50),
            np.clip(depth, -20, 20), page.in_main, np.cumsum(page.prose) / page.total,
            np.full((page.count, 2), (main, math.log(page.total))),
        ]
    )  # fmt: skip


def _positions(page: Layout, head: int | None) -> Matrix:
    """Return how far each block stands from the headline (at *head*) and from prose."""
    import numpy as np

    index = np.arange(page.count)
    inside = np.flatnonzero((page.prose > 0) & (page.in_main > 0))
    first = int(inside[0]) if len(inside) else 0
    from_head = np.clip(index - head, -_FAR, 4 * _FAR) if head is not None else index * 0
    return np.column_stack(
        [
            from_head, index * 0 if head is None else index > head,
            np.clip(index - first, -_FAR, 4 * _FAR), index / page.count,
            np.full(page.count, math.log1p(page.count)), *page.gaps,
        ]
    )  # fmt: skip


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


def _agreement(key: str, hints: Hints) -> list[float]:
    """Compare a block's words with what the metadata say."""
    lead = key[:_LEAD]
    body = 0.0
    if hints.body and key:
        start = " ".join(key.split(" ", 9)[:8])
        body = 1.0 if f" {start} " in hints.body else -1.0
    named = bool(hints.authors) and key.startswith(hints.authors)
    return [
        named and len(key) < _LABEL,
        named and len(key) >= _LABEL,
        key in hints.headlines,
        key != "" and key in hints.descriptions,
        len(lead) > 20 and any(lead in text for text in hints.descriptions),
        any(len(text) > 20 and text[:_LEAD] in key for text in hints.descriptions),
        body,
    ]


def _repeats(page: Layout, keys: Sequence[str]) -> Matrix:
    """Measure how often each block, and its first three words, stand on the page: a teaser's do."""
    import numpy as np

    starts = [" ".join(key.split(" ", 3)[:3]) for key in keys]
    copies, alike = Counter(keys), Counter(start for start in starts if start.count(" ") == 2)
    again = np.log1p([copies[key] - 1 for key in keys])
    shared = np.minimum([max(0, alike[start] - 1) for start in starts], 6)
    whole = page.linked > 0.9
    return np.column_stack([again, shared, shared * whole, whole, whole & (page.lengths > 25)])


def _neighbours(page: Layout, tags: Matrix, heading: Matrix) -> Matrix:
    """Describe the two blocks before and the two behind."""
    import numpy as np

    around = page.held[page.up(1)] / page.total
    own = np.column_stack([np.log1p(page.lengths), page.linked, page.prose > 0, heading, around])
    columns = []
    for step in (-2, -1, 1, 2):
        columns.append(shifted(own, step))
        for values in (tags, page.up(1), page.shapes):
            columns.append((shifted(values, step, -9) == values)[:, None])
    return np.hstack(columns)


def _combined(page: Layout, heading: Matrix) -> Matrix:
    """Multiply what only says something together: an item says little, one in the flow much."""
    import numpy as np

    links = page.linked
    main, clean, short = page.in_main, links < 0.3, page.lengths < 80
    item = np.array([block.box.places >> _LI & 1 for block in page.blocks]) > 0
    row = np.array([block.tag == "tr" for block in page.blocks])
    before, after = page.gaps
    between, beside = (before <= 6) & (after <= 6), np.minimum(before, after) <= 2
    own, parent = (page.held[page.up(steps)] / page.total for steps in (0, 1))
    direct, wrapped, same = _flow_shares(page)
    flow = np.maximum(direct, wrapped)
    listed = _link_share_of_parents(page)
    return np.column_stack(
        [
            main * links, main * short, main * item, main * (item & clean), main * heading,
            main * ~short, main * between, main * (between & clean),
            main * (between & item & clean), main * (between & heading), between,
            between & heading, beside, main * beside, (1 - main) * ~short, item & clean,
            item & ~clean, parent * ~short, own * (short & clean), main * row,
            item & short & clean, ~short & clean & page.ends, main * (~short & clean & page.ends),
            _holds_others(page), direct, wrapped, flow, same, flow * (item & clean),
            flow * heading, flow * (short & clean), flow * (~short & clean), flow * ~clean,
            listed, item * listed, flow * (item & (listed < 0.3)),
            flow * (item & (listed < 0.3) & between), direct > 0.3, direct * (between & clean),
        ]
    )  # fmt: skip


def _flow_shares(page: Layout) -> tuple[Matrix, Matrix, Matrix]:
    """Measure the prose in each block's container and the one around; and who stands in it."""
    import numpy as np

    flow = page.containers
    outer = page.parent[flow]
    size = page.page + 1
    direct = np.bincount(flow, page.prose, minlength=size)[flow] / page.total
    wrapped = np.bincount(outer, page.prose, minlength=size)[outer] / page.total
    return direct, np.where(outer == page.page, 0, wrapped), page.up(1) == flow


def _link_share_of_parents(page: Layout) -> Matrix:
    import numpy as np

    parents = page.up(1)
    linked = np.bincount(parents, page.linked * page.lengths, minlength=page.page + 1)
    length = np.bincount(parents, page.lengths, minlength=page.page + 1)
    shares: Matrix = np.minimum(1.0, linked[parents] / length[parents])
    return shares


def _holds_others(page: Layout) -> Matrix:
    """Mark a long block that repeats several others: the whole text again, hidden."""
    import numpy as np

    marks = np.zeros(page.count)
    for number in np.flatnonzero((page.lengths > 1500) & (page.lengths < 200_000))[:10]:
        text = page.blocks[number].text
        others = (b.text for b in page.blocks if 60 < len(b.text) < 0.7 * len(text))
        marks[number] = sum(other in text for other in others) >= 2
    return marks
