"""Whose voice an article is: its outlet's, or that of a text which several print. Pure."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kursk_digest.model import Article
from kursk_digest.words import fold, words

WIDTH = 5
"""Words of a shingle: two desks rarely write five in a row alike, but in quotations."""
CONTAINED = 0.5
"""Share of the shorter text's shingles from which it is a copy, cuts and additions allowed."""
LEAST_SHINGLES = 25
"""Texts shorter than about thirty words prove nothing."""
LEAST_ADDED = 4
"""Shingles from which a paragraph is long enough to be the outlet's own: eight words."""
WINDOW = 8
"""Shingles of which the least hash is kept as a mark: twelve words in a row alike share one."""
MARKS_SHARED = 0.25
"""Share of the fewer marks from which two texts are compared: half of CONTAINED, as marks vary."""
LEAST_MARKS_SHARED = 2
MOST_HOLDERS = 40
"""Articles under one mark that are compared with a newcomer."""

# A quotation over several paragraphs opens in each and closes in the last alone. The straight
# mark must close: it stands for inches, too.
_QUOTED = re.compile(r"[“«„][^“”\"«»„]{0,2000}(?:[”\"»“]|\Z)|\"[^“”\"«»„]{0,2000}[”\"]")

Shingles = frozenset[int]


@dataclass(frozen=True, slots=True)
class Print:
    """What a text is compared by."""

    shingles: Shingles
    marks: Shingles
    """The few shingles by which it is found."""


def recognise_wire_copies(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Give every article its voice: the outlet, or one voice for all copies of one text.

    Articles whose running text is mostly another's share a voice, however each outlet changed
    the headline, cut or added; shared quotations alone make nobody a copy. What an outlet added
    is its own voice. A copy that names no agency gets the credit of the others. The articles
    come back in the order given; who shares a voice does not depend on that order.
    """
    prints = [text_print(article) for article in articles]
    groups: dict[int, list[int]] = defaultdict(list)
    for i, leader in enumerate(_leaders(prints)):
        groups[leader].append(i)
    voiced = list(articles)
    for members in groups.values():
        copies = [articles[i] for i in members]
        wire = _common_wire(copies)
        shared = _voice_of_copies(copies, wire)
        added = _added_paragraphs(copies) if shared else [frozenset[int]()] * len(copies)
        for i, own in zip(members, added, strict=True):
            article = articles[i]
            outlet = f"outlet {outlet_key(article.outlet)}"
            voiced[i] = replace(
                article,
                voice=shared or outlet,
                own_paragraphs=own,
                own_voice=outlet if own else "",
                wire=article.wire or wire,
            )
    return tuple(voiced)


def _added_paragraphs(copies: Sequence[Article]) -> list[frozenset[int]]:
    """Return for each copy the numbers of the paragraphs that stand in none of the others."""
    runs = [[_hashes(words(text)) for text in article.paragraphs] for article in copies]
    held = Counter(shingle for one in runs for shingle in {s for run in one for s in run})
    return [
        frozenset(
            number
            for number, run in enumerate(one, start=1)
            if len(run) >= LEAST_ADDED and sum(held[s] > 1 for s in run) < CONTAINED * len(run)
        )
        for one in runs
    ]


def outlet_key(outlet: str) -> str:
    """Write an outlet's name so that two spellings are one: no case, no marks, no spaces."""
    return "".join(fold(word) for word in words(outlet)) or outlet


def text_print(article: Article) -> Print:
    """Hash the runs of five words of *article*, without what stands in quotation marks.

    Sources: A. Broder, "On the resemblance and containment of documents", 1997; for the marks
    S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing", 2003: unlike the least values of a whole
    text, they also find one paragraph in a text of a hundred.
    """
    shingles: set[int] = set()
    marks: set[int] = set()
    for paragraph in article.paragraphs:
        for passage in filter(None, _QUOTED.split(paragraph)):
            run = _hashes(words(passage))
            shingles.update(run)
            marks.update(min(run[i : i + WINDOW]) for i in range(len(run) - WINDOW + 1))
    return Print(frozenset(shingles), frozenset(marks))


def _hashes(cut: Sequence[str]) -> list[int]:
    return [
        zlib.crc32(" ".join(cut[i : i + WIDTH]).encode("utf-8", "replace"))
        for i in range(len(cut) - WIDTH + 1)
    ]


def are_copies(a: Shingles, b: Shingles) -> bool:
    """Tell whether the shorter text is mostly contained in the other."""
    least = min(len(a), len(b))
    return least >= LEAST_SHINGLES and len(a & b) >= CONTAINED * least


def _leaders(prints: Sequence[Print]) -> list[int]:
    """Return for each text the first of all its copies, and of theirs."""
    leaders = list(range(len(prints)))

    def leader(i: int) -> int:
        while leaders[i] != i:
            leaders[i] = i = leaders[leaders[i]]
        return i

    for a, b in _candidates(prints):
        first, second = sorted((leader(a), leader(b)))
        if first != second and are_copies(prints[a].shingles, prints[b].shingles):
            leaders[second] = first
    return [leader(i) for i in range(len(prints))]


def _candidates(prints: Sequence[Print]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share enough marks, each once; which ones, no order decides."""
    holders: dict[int, list[int]] = defaultdict(list)
    for here in sorted(range(len(prints)), key=lambda i: _longest_first(prints[i])):
        marks = prints[here].marks
        found = Counter(other for mark in marks for other in holders[mark])
        for other in sorted(found):
            fewer = min(len(marks), len(prints[other].marks))
            if found[other] >= max(LEAST_MARKS_SHARED, MARKS_SHARED * fewer):
                yield other, here
        for mark in marks:
            # Full at the longest: a text that was cut stands in those that were not.
            if len(holders[mark]) < MOST_HOLDERS:
                holders[mark].append(here)


def _longest_first(text: Print) -> tuple[int, list[int]]:
    return -len(text.shingles), sorted(text.shingles)


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
