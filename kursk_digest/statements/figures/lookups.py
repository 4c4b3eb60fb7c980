"""Lists of a TOML file -> what the readers of figures look words and phrases up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from kursk_digest.statements.figures.scan import Phrase, Phrases, cut

T = TypeVar("T")


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
