"""Whose voice an article is: its outlet's, or that of a text which several print. Pure."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kursk_digest.model import Article
from kursk_digest.words import fold, words

WIDTH = 5
"""Words of a shingle: two desks rarely write five in a row alike, but in quotations."""
CONTAINED = 0.5
"""Share of the shorter text's shingles from which it is a copy, cuts and additions allowed."""
LEAST_SHINGLES = 25
"""Texts shorter than about thirty words prove nothing."""
SKETCH = 64
"""Least hash values of a text, by which copies are found."""
SKETCH_SHARED = 4
MOST_HOLDERS = 40
"""Articles under one hash value that are compared with a newcomer."""

_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{0,2000}[”\"»“]")

Shingles = frozenset[int]


def recognise_wire_copies(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Give every article its voice: the outlet, or one voice for all copies of one text.

    Articles whose running text is mostly another's share a voice, however each outlet changed
    the headline, cut or added; shared quotations alone make nobody a copy. A copy that names no
    agency gets the credit of the others. The articles come back in the order given; who shares
    a voice does not depend on that order.
    """
    texts = [text_shingles(article) for article in articles]
    groups: dict[int, list[int]] = defaultdict(list)
    for i, leader in enumerate(_leaders(texts)):
        groups[leader].append(i)
    voiced = list(articles)
    for members in groups.values():
        copies = [articles[i] for i in members]
        wire = _common_wire(copies)
        shared = _voice_of_copies(copies, wire)
        for i in members:
            article = articles[i]
            voice = shared or f"outlet {outlet_key(article.outlet)}"
            voiced[i] = replace(article, voice=voice, wire=article.wire or wire)
    return tuple(voiced)


def outlet_key(outlet: str) -> str:
    """Write an outlet's name so that two spellings are one: no case, no marks, no spaces."""
    return "".join(fold(word) for word in words(outlet)) or outlet


def text_shingles(article: Article) -> Shingles:
    """Hash the runs of five words of *article*, without what stands in quotation marks.

    Source: A. Broder, "On the resemblance and containment of documents", 1997.
    """
    found: set[int] = set()
    for paragraph in article.paragraphs:
        cut = words(_QUOTED.sub(" ", paragraph))
        for i in range(len(cut) - WIDTH + 1):
            found.add(zlib.crc32(" ".join(cut[i : i + WIDTH]).encode("utf-8", "replace")))
    return frozenset(found)


def are_copies(a: Shingles, b: Shingles) -> bool:
    """Tell whether the shorter text is mostly contained in the other."""
    least = min(len(a), len(b))
    return least >= LEAST_SHINGLES and len(a & b) >= CONTAINED * least


def _leaders(texts: Sequence[Shingles]) -> list[int]:
    """Return for each text the first of all its copies, and of theirs."""
    leaders = list(range(len(texts)))

    def leader(i: int) -> int:
        while leaders[i] != i:
            leaders[i] = i = leaders[leaders[i]]
        return i

    for a, b in _candidates(texts):
        if are_copies(texts[a], texts[b]):
            first, second = sorted((leader(a), leader(b)))
            leaders[second] = first
    return [leader(i) for i in range(len(texts))]


def _candidates(texts: Sequence[Shingles]) -> list[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    for here, text in enumerate(texts):
        sketch = sorted(text)[:SKETCH]
        found = Counter(other for value in sketch for other in holders[value][-MOST_HOLDERS:])
        pairs += [(other, here) for other, shared in found.items() if shared >= SKETCH_SHARED]
        for value in sketch:
            holders[value].append(here)
    return pairs


def _common_wire(copies: Sequence[Article]) -> str | None:
    """Return the agency that most of the copies credit, the first by name among equals."""
    credits = Counter(article.wire for article in copies if article.wire)
    return min(credits, key=lambda name: (-credits[name], name), default=None)


def _voice_of_copies(copies: Sequence[Article], wire: str | None) -> str | None:
    """Name the voice of a text that several outlets print; `None` where only one does."""
    if len({outlet_key(article.outlet) for article in copies}) < 2:
        return None
    first = min(copies, key=lambda a: (a.published or "9", a.sha256, a.outlet))
    return f"copies of {first.sha256[:12]} {wire or first.outlet}"
