"""One name, spelled in two ways by two sources. Pure.

`Katherine Gomes` and `Catherine Gomes`, the dhow `Salahaddin` and `Salaluddin`: one of the two is
wrong, and a reader who looks for her must know of both. How a name of another alphabet is
written in ours (`Heydar`, `Heidar`) is no disagreement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os.path import commonprefix

from kursk_digest.conflicts.readings import Background, told_once
from kursk_digest.conflicts.vocabulary import is_ordinary, is_place_word, romanised
from kursk_digest.model import Claim, Conflict, Matching, Side, Statement
from kursk_digest.words import fold

LEAST_LETTERS = 5
MOST_EDITS = 2
SHARE_OF_EDITS = 0.25
"""Of the letters of the longer; `Iran` and `Iraq` are beyond."""
BLOCK = 3
"""Letters at either end of which two spellings share those at one."""
MOST_HOLDERS = 40
"""Names under one block that are compared; keeps a large story linear."""
LEAST_WEIGHT = 12.0
"""Weight of the other words that two statements must share where the name is a single word."""

# Lower-case letters of Latin-1 are no starts; initials are no names.
NAMES = re.compile(r"[^\W\d_a-zß-ÿ][\w’']*[^\W\d_](?:[ -][^\W\d_a-zß-ÿ][\w’']*[^\W\d_])*")
_INFLECTIONS = frozenset(("", "s", "es", "n", "an", "ns", "i", "is", "ian", "a", "ese", "ish"))


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """A word of a name, as it is written here and there in a story."""

    word: str
    beside: frozenset[str]
    """The words right before and behind it in names, as written."""
    places: tuple[tuple[Claim, Statement], ...]
    articles: frozenset[int]


def find_spellings(matching: Matching, story: Background) -> Iterator[Conflict]:
    """Set two spellings of one name side by side, each with the claims that write it so."""
    said = told_once(matching)
    if len({id(statement.article) for _, statement in said}) < 2:
        return
    spellings = _read_spellings(said)
    taken: set[str] = set()
    for a, b in _lookalikes(spellings):
        shared = a.beside & b.beside
        if taken.isdisjoint((a.word, b.word)) and _are_one(a, b, shared, story):
            taken.update((a.word, b.word))
            yield Conflict(_about(a, shared), "name", (_side(a, shared), _side(b, shared)))


def _about(spelling: Spelling, shared: frozenset[str]) -> str:
    return f"spelling of {_written(spelling, shared)}"


def _side(spelling: Spelling, shared: frozenset[str]) -> Side:
    claims = dict.fromkeys(claim for claim, _ in spelling.places)
    statements = tuple(statement for _, statement in spelling.places)
    return Side(_written(spelling, shared), tuple(claims), statements)


def _written(spelling: Spelling, shared: frozenset[str]) -> str:
    """Write a name with the words beside it that both spellings have."""
    for _, statement in spelling.places:
        for name in NAMES.findall(statement.text):
            parts = _parts(name)
            if spelling.word in parts and not shared.isdisjoint(parts):
                at = parts.index(spelling.word)
                first = at - (at > 0 and parts[at - 1] in shared)
                last = at + 1 + (at + 1 < len(parts) and parts[at + 1] in shared)
                return " ".join(parts[first:last])
    return spelling.word


def _read_spellings(said: Sequence[tuple[Claim, Statement]]) -> list[Spelling]:
    places: dict[str, dict[int, tuple[Claim, Statement]]] = defaultdict(dict)
    beside: dict[str, set[str]] = defaultdict(set)
    small: set[str] = set()
    for claim, statement in said:
        small.update(w for w in statement.text.split() if w.islower())
        for name in NAMES.findall(statement.text):
            parts = _parts(name)
            for at, word in enumerate(parts):
                places[word].setdefault(id(statement), (claim, statement))
                beside[word].update(parts[max(0, at - 1) : at] + parts[at + 1 : at + 2])
    return [
        Spelling(
            word,
            frozenset(beside[word]),
            tuple(held.values()),
            frozenset(id(statement.article) for _, statement in held.values()),
        )
        for word, held in places.items()
        if len(word) >= LEAST_LETTERS and word.lower() not in small and not word.isupper()
    ]


def _parts(name: str) -> list[str]:
    return [re.sub(r"['’]s$", "", part) for part in re.split("[ -]", name)]


def _lookalikes(spellings: Sequence[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    """Pair the words that no article writes both ways, and that differ in a letter or two."""
    holders: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        low = fold(spelling.word)
        keys = (f"{low[:BLOCK]}-", f"-{low[-BLOCK:]}")
        near = {id(other): other for key in keys for other in holders[key][-MOST_HOLDERS:]}
        for other in near.values():
            if not spelling.articles & other.articles and _is_lookalike(low, fold(other.word)):
                yield other, spelling
        for key in keys:
            holders[key].append(spelling)


def _is_lookalike(a: str, b: str) -> bool:
    """Tell whether two folded words are so alike that one may be the other, spelled wrongly."""
    most = min(MOST_EDITS, int(SHARE_OF_EDITS * max(len(a), len(b))))
    if abs(len(a) - len(b)) > most or romanised(a) == romanised(b):
        return False
    if a.startswith(b) or b.startswith(a):
        return False  # `Somali`, `Somalis`
    if _is_inflected(a, b):
        return False
    return 0 < _edits(a, b) <= most


def _is_inflected(a: str, b: str) -> bool:
    """Tell whether two words are one in two forms: `Somalis`, `Somalian`."""
    root = commonprefix((a, b))
    return {a[len(root) :], b[len(root) :]} <= _INFLECTIONS


def _edits(a: str, b: str) -> int:
    """Count the letters to change, add or drop.

    Source: V. I. Levenshtein, "Binary codes capable of correcting deletions", 1966.
    """
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
    return row[-1]


def _are_one(a: Spelling, b: Spelling, shared: frozenset[str], story: Background) -> bool:
    """Tell whether two words are one name: beside one other word, or in alike statements."""
    language = a.places[0][1].article.language
    if is_ordinary(a.word, language) or is_ordinary(b.word, language):
        return any(is_place_word(word, language) for word in shared)
    if shared:
        return True
    return any(
        _alike(one, other, story) >= LEAST_WEIGHT for _, one in a.places for _, other in b.places
    )


def _alike(a: Statement, b: Statement, story: Background) -> float:
    return story.weigh(story.content[id(a)] & story.content[id(b)])
