"""Who is who in one article: full names, surnames alone, two people of one surname."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kursk_digest.statements.keys import (
    fold_phrase,
    given_keys,
    known_key,
    share_a_person,
    surname_key,
)
from kursk_digest.statements.lexicon import Lexicon
from kursk_digest.statements.spans import is_family_first
from kursk_digest.words import fold

# An article with more people of one surname is a list.
_MOST_NAMESAKES = 20


@dataclass(slots=True, eq=False)
class Person:
    """Somebody whom the article names; grows while the article is read."""

    given: tuple[str, ...]
    surname: str
    """Folded."""
    text: str
    """The longest form so far, without titles."""


class People:
    """The people of one article, in the order in which their full names come."""

    def __init__(self, lex: Lexicon) -> None:
        self._lex = lex
        self._by_surname: dict[str, list[Person]] = {}
        self._by_tail: dict[str, Person] = {}
        self._by_given: dict[str, list[Person]] = {}
        self._last: dict[str, Person] = {}

    def meet(self, words: Sequence[str], text: str) -> Person:
        """Return the person of a full name, or of a surname after a title; a new one if need be."""
        given, surname = name_parts(words, self._lex)
        namesakes = self._by_surname.setdefault(surname, [])
        found = next((known for known in namesakes if share_a_person(given, known.given)), None)
        if found is None and not given:
            found = self._only_one_called(words[0])
        if found is None and len(namesakes) == _MOST_NAMESAKES:
            return namesakes[0]
        if found is None:
            found = Person(given, surname, text)
            namesakes.append(found)
            for key in given_keys(given[0]) if given else ():
                self._by_given.setdefault(key, []).append(found)
        elif len(text) > len(found.text):
            found.given, found.text = max(given, found.given, key=len), text
        for at in range(1, len(words) - 1):
            self._by_tail.setdefault(fold_phrase(words[at:]), found)
        return found

    def recall(self, words: Sequence[str]) -> Person | None:
        """Return whom a surname alone, or the end of a name, stands for: the one last named."""
        if len(words) > 1:
            return self._by_tail.get(fold_phrase(words))
        surname = surname_key(words[0])
        known = self._by_surname.get(surname)
        return self._last.get(surname, known[0]) if known else None

    def see(self, person: Person) -> str:
        """Note that *person* is named at this point; return the key."""
        self._last[person.surname] = person
        is_alone = len([one for one in self._by_surname[person.surname] if one.given]) < 2
        if not person.given or (is_alone and not known_key([person.surname])):
            return person.surname
        return f"{min(given_keys(person.given[0]))} {person.surname}"

    def _only_one_called(self, name: str) -> Person | None:
        """Return the only one with this given name: `Prince Harry` after `Harry Windsor`."""
        found = [one for key in given_keys(name) for one in self._by_given.get(key, ())[:2]]
        return found[0] if len(found) == 1 else None


def name_parts(words: Sequence[str], lex: Lexicon) -> tuple[tuple[str, ...], str]:
    """Return the given names and the folded family name of a person's name without titles."""
    core = [*words[:1], *(word for word in words[1:] if word.lower() not in lex.generations)]
    surname, given = (core[0], core[1:]) if is_family_first(core, lex) else (core[-1], core[:-1])
    kept = tuple(word for word in given if fold(word) not in lex.particles)
    return kept, surname_key(surname)
