"""Lists of a TOML file -> what the readers of figures look words and phrases up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from kursk_digest.statements.figures.scan import Phrase, Phrases, cut

T = TypeVar("T")

_GLUES_ALL = 100
"""Up to this scale the rest is glued on, too: `hundertfünfzig`, not `tausendfünfzig`."""


def phrase_of(text: str) -> Phrase:
    """Cut a phrase of a table as a sentence is cut."""
    scan = cut(text.lower())
    return scan.words[: scan.size]


def phrases_by_first(entries: Iterable[tuple[str, str]]) -> Phrases:
    """Index (phrase, meaning) by the first word, the longest phrase first."""
    return indexed(((phrase_of(text), meaning) for text, meaning in entries), 0)


def phrases_by_last(entries: Iterable[tuple[str, str]]) -> Phrases:
    """Index (phrase, meaning) by the last word, the longest phrase first."""
    return indexed(((phrase_of(text), meaning) for text, meaning in entries), -1)


def indexed(
    entries: Iterable[tuple[Phrase, T]], at: int
) -> dict[str, tuple[tuple[Phrase, T], ...]]:
    """Index (phrase, meaning) by the word at place *at*, the longest phrase first."""
    index: dict[str, list[tuple[Phrase, T]]] = {}
    for phrase, meaning in entries:
        index.setdefault(phrase[at], []).append((phrase, meaning))
    return {key: tuple(sorted(found, key=_longest_first)) for key, found in index.items()}


def _longest_first(entry: tuple[Phrase, Any]) -> int:
    return -len(entry[0])


def entries(meanings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (text, meaning) of every text of every meaning."""
    for meaning, texts in meanings.items():
        if isinstance(texts, list):
            yield from ((text, meaning) for text in texts)


def inverted(groups: Mapping[str, str]) -> dict[str, str]:
    """Turn canonical -> words into word -> canonical."""
    return {word: canonical for canonical, words in groups.items() for word in words.split()}


def numbered(lines: Iterable[str]) -> dict[str, int]:
    """Give each word of a line the number of the line, from 1."""
    return {word: number for number, line in enumerate(lines, 1) for word in line.split()}


def with_joined(numbers: Mapping[str, float], glue: str) -> dict[str, float]:
    """Add the compounds of languages that write the unit first: `vierundsiebzig`."""
    tens = {word: value for word, value in numbers.items() if value >= 20 and value % 10 == 0}
    ones = {word: value for word, value in numbers.items() if 1 <= value <= 9}
    joined = {f"{one}{glue}{ten}": ones[one] + tens[ten] for one in ones for ten in tens if glue}
    return {**joined, **numbers}


def with_scales(
    numbers: Mapping[str, float], scales: Mapping[str, float], joined: Iterable[str]
) -> dict[str, float]:
    """Add numbers glued to their scale, the smaller scale first: `fünfhunderttausend`."""
    found = dict(numbers)
    for scale in joined:
        most = scales[scale]
        glued = {f"{word}{scale}": n * most for word, n in found.items() if 1 <= n < most}
        glued[scale] = most
        if most <= _GLUES_ALL:
            below = [(word, n) for word, n in found.items() if 1 <= n < most]
            glued |= {head + word: m + n for head, m in glued.items() for word, n in below}
        found |= glued
    return found


def multiples(table: Mapping[str, Any], numbers: Mapping[str, float]) -> dict[str, float]:
    """Add the words made of a number and a suffix: `tenfold`."""
    suffixes = str(table.get("suffix", "")).split()
    joined = {word + suffix: n for word, n in numbers.items() for suffix in suffixes if n > 1}
    return {**joined, **table.get("words", {})}
