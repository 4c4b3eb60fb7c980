"""Who is quoted in a story. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kursk_digest.model import Article, Entry
from kursk_digest.renderers.parts import Quoted
from kursk_digest.words import fold, words

_Key = tuple[str, ...]
_I_OR_Y = re.compile("[iyj]+")
_DOUBLED = re.compile(r"(.)\1+")


def quoted(entries: Iterable[Entry], articles: Sequence[Article]) -> tuple[Quoted, ...]:
    """Return each speaker of *entries* with the sources that quote them, the most cited first.

    `Smirnov` is `Alexei Smirnov` where there is no other, and `Zelenskiy` `Zelenskyy`; the fullest
    name stands for both, of two spellings the first that is met in the order of telling.
    """
    numbers = {article: number for number, article in enumerate(articles, start=1)}
    cited: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        for statement in entry.claim.statements:
            speaker = statement.speaker or ""
            if _is_name(speaker):
                cited[speaker].add(numbers[statement.article])
    people = _gathered(cited)
    found = (Quoted(name, tuple(sorted(people[name]))) for name in people)
    return tuple(sorted(found, key=lambda one: (-len(one.citations), one.citations, one.name)))


def _is_name(speaker: str) -> bool:
    """Tell a name from `officials` and `the group`: a script without case has only names."""
    first = speaker.strip()[:1]
    return first != "" and not first.islower()


def _gathered(cited: Mapping[str, set[int]]) -> dict[str, set[int]]:
    """Join the names that are the end of just one longer name, fullest first, with that."""
    keys = {name: tuple(map(_sound, words(name))) for name in cited}
    homes: dict[_Key, str] = {}
    longer: dict[_Key, set[_Key]] = defaultdict(set)
    for name, key in keys.items():
        homes.setdefault(key, name)
        for start in range(1, len(key)):
            longer[key[start:]].add(key)
    gathered: dict[str, set[int]] = {}
    for name, key in keys.items():
        home = _home(key, longer)
        gathered.setdefault(homes[home], set()).update(cited[name])
    return gathered


def _sound(word: str) -> str:
    """Write a word of a name without what transliterations differ in: `Syrskyi`, `Syrsky`."""
    return _DOUBLED.sub(r"\1", _I_OR_Y.sub("i", fold(word)))


def _home(key: _Key, longer: Mapping[_Key, set[_Key]]) -> _Key:
    fuller = longer.get(key, set())
    fullest = [one for one in fuller if not longer.get(one)]
    return fullest[0] if len(fullest) == 1 else key
