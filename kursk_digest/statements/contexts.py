"""Sentences of an article -> whom their opening words stand for. Pure.

A wrong name is worse than none: a note is given only where one person or body can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kursk_digest.model import Note
from kursk_digest.statements.context_words import ContextWords, context_words
from kursk_digest.statements.lexicon import Lexicon, lexicon
from kursk_digest.statements.names import Mention, Names
from kursk_digest.statements.persons import fits_gender, is_titled, other_people
from kursk_digest.statements.quotations import Quoting
from kursk_digest.statements.tokens import Sentence

# A pronoun stands for somebody who was named not longer ago, in sentences.
_FAR = 12
# Words before the first subject: "In a statement on Monday evening, he".
_LONGEST_OPENING = 7

_SUBJECTS = {"he": "he", "she": "she", "his": "he", "her": "she"}
_OWNERS = ("his", "her")
_POINTING = ("this", "that", "these", "those")
# The first words of "Harbour Workers’ Union", which the name may lack.
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'-]* )*$")
# "Seafarers and Dockers Union" is one name, "Oslo and Bergen University" two: they cannot be told
# apart, and half of a name is none.
_NAME_AND = re.compile(r"[A-Z][\w’'-]* and (?:[A-Z][\w’'-]* )*$")


class Context(NamedTuple):
    """How a sentence depends on those before it."""

    note: Note | None = None
    leans: bool = False
    """Whether its opening stands for something, and no note says for what."""


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    sentence: Sentence
    quoting: Quoting
    mentions: Sequence[Mention]
    speaker: str | None
    people: frozenset[str]
    """Of the article, as it writes them at their fullest."""
    words: ContextWords
    lex: Lexicon


def read_contexts(
    sentences: Sequence[Sentence],
    quotings: Sequence[Quoting],
    names: Names,
    speakers: Sequence[str | None],
    language: str = "en",
) -> tuple[Context, ...]:
    """Return for each of *sentences*, those of one article, how it depends on those before.

    `he` and `she` mean the only person whom the paragraph, or where it has only begun the
    sentence before, speaks of; `it` means the body that has just spoken; `the union` the only
    name there that holds the word.
    """
    words, lex = context_words(language), lexicon(language)
    people = frozenset(names.fullest.values())
    lines = [
        _Line(*parts, people, words, lex)
        for parts in zip(sentences, quotings, names.mentions, speakers, strict=True)
    ]
    contexts: list[Context] = []
    meant: list[str | None] = []
    for at, line in enumerate(lines):
        opening = _opening(line)
        key = None
        context = Context()
        if opening is not None:
            scope = _scope(lines, at)
            if line.sentence.tokens[opening].low in _SUBJECTS:
                key = _person_meant(line, opening, scope, meant[at - len(scope) : at], names)
            context = _context(line, opening, scope, names.fullest.get(key or ""))
        contexts.append(context)
        meant.append(key)
    return tuple(contexts)


def _opening(line: _Line) -> int | None:
    """Return the token that opens the sentence, if it leans on what was said before.

    A quotation at the beginning is passed, as are `But` and `In a statement on Monday,`.
    """
    tokens, quoted = line.sentence.tokens, line.quoting.quoted
    start = 0
    if quoted and quoted[0] and not line.quoting.is_whole and not line.quoting.begins_inside:
        start = quoted.index(False)
        if tokens[0].low in line.words.leaning:
            return 0
    first = start
    while first < len(tokens) and tokens[first].low in line.words.connectives:
        first += 1
    if first < len(tokens) and _points_back(line, first):
        return first
    end = min(len(tokens), first + _LONGEST_OPENING)
    for at in range(first, end):
        token = tokens[at]
        if at > first and token.low in ("he", "she"):
            return at
        if not (
            token.low in line.words.openers
            or token.low in line.lex.ordinary
            or token.text.isdigit()
        ):
            break
    return None


def _points_back(line: _Line, at: int) -> bool:
    """Tell whether the words from *at* on stand for something that was told."""
    tokens = line.sentence.tokens
    low = tokens[at].low
    then = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low == "the":
        is_noun = then in line.words.bodies or then in line.lex.titles
        follows = tokens[at + 2].text if at + 2 < len(tokens) else ""
        return is_noun and follows[:1].islower() and follows not in line.lex.titles | {"of"}
    if low not in line.words.leaning or (low in _POINTING and then in line.words.times):
        return False
    return low != "it" or not _is_dummy(line, at)


def _is_dummy(line: _Line, at: int) -> bool:
    """Tell whether an `it` stands for nothing: `It is unclear`."""
    for token in line.sentence.tokens[at + 1 : at + 5]:
        if token.low in line.words.dummies:
            return True
        if token.low not in line.words.be:
            return False
    return False


def _scope(lines: Sequence[_Line], at: int) -> Sequence[_Line]:
    """Return the sentences before in the paragraph; if there is none, the sentence before."""
    start = at
    paragraph = lines[at].sentence.paragraph
    while start and at - start < _FAR and lines[start - 1].sentence.paragraph == paragraph:
        start -= 1
    return lines[start:at] or lines[max(0, at - 1) : at]


def _context(line: _Line, at: int, scope: Sequence[_Line], person: str | None) -> Context:
    token = line.sentence.tokens[at]
    if token.low in _SUBJECTS:
        name = f"{person}’s" if person and token.low in _OWNERS else person
        return _noted(token.end, name)
    if token.low in ("it", "they"):
        return _noted(token.end, _body_speaking(line, at, scope))
    if token.low == "the":
        noun = line.sentence.tokens[at + 1]
        name = _named_with(noun.low, scope)
        if name is None and noun.low not in line.words.bodies:
            return Context()
        return _noted(noun.end, name)
    return Context(leans=True)


def _noted(end: int, name: str | None) -> Context:
    return Context(Note(end, name)) if name else Context(leans=True)


def _person_meant(
    line: _Line, at: int, scope: Sequence[_Line], meant: Sequence[str | None], names: Names
) -> str | None:
    """Return the key of the only person whom a pronoun can mean."""
    token = line.sentence.tokens[at]
    if line.quoting.quoted[at]:
        return None
    keys = {*filter(None, meant)}
    for one in scope:
        keys.update(m.key for m in one.mentions if m.is_person)
    if len(keys) != 1:
        return None
    (key,) = keys
    full = names.fullest.get(key, key)
    if any(mention.key == key for mention in line.mentions):
        return None
    if not fits_gender(_SUBJECTS[token.low], full, line.lex):
        return None
    is_near = scope[-1].sentence.paragraph == line.sentence.paragraph
    if not (is_near or meant[-1] == key or _is_main_person(scope[-1], key, full)):
        return None
    if any(
        _names_nobody_yet(one, key) for one, known in zip(scope, meant, strict=True) if known != key
    ):
        return None
    is_alone = not any(
        other_people(one.sentence, one.mentions, one.words.persons, one.words.locative, one.lex)
        for one in scope
    )
    return key if is_alone else None


def _is_main_person(line: _Line, key: str, full: str) -> bool:
    """Tell whether a sentence is about the person: its speaker, or named where it begins."""
    if line.speaker == full:
        return True
    first = next(mention for mention in line.mentions if mention.key == key)
    opening = line.sentence.text[: first.start].rpartition(", ")[2].lower()
    allowed = line.lex.titles | line.lex.before_titles | line.words.connectives
    return all(word.strip(".") in allowed for word in opening.split())


def _names_nobody_yet(line: _Line, key: str) -> bool:
    """Tell whether a pronoun of *line* comes before the only name: it may mean another person."""
    first = min((m.start for m in line.mentions if m.key == key), default=len(line.sentence.text))
    return any(
        token.low in _SUBJECTS and not quoted and token.start < first
        for token, quoted in zip(line.sentence.tokens, line.quoting.quoted, strict=True)
    )


def _body_speaking(line: _Line, at: int, scope: Sequence[_Line]) -> str | None:
    """Return the body that has just spoken, if the sentence is known to go on with it."""
    before = scope[-1] if scope else None
    if before is None or not before.speaker or before.speaker != line.speaker:
        return None
    is_somebody = any(m.is_person and m.text in before.speaker for m in before.mentions)
    is_quoted = line.quoting.quoted[at]
    return None if is_somebody or is_quoted or before.speaker in line.people else before.speaker


def _named_with(noun: str, scope: Sequence[_Line]) -> str | None:
    """Return the only name in *scope* that holds *noun*, or whose bearer has it for a title."""
    found = dict(hit for one in scope for hit in _names_with(noun, one))
    again = sum(token.low == noun for one in scope for token in one.sentence.tokens)
    return next(iter(found.values())) if len(found) == 1 and again == 1 else None


def _names_with(noun: str, line: _Line) -> Iterator[tuple[str, str]]:
    for mention in line.mentions:
        text = line.sentence.text
        if not mention.is_person and noun in mention.text.lower().split():
            head = _NAME_BEFORE.search(text, 0, mention.start)
            if _NAME_AND.search(text, 0, mention.start):
                continue
            name = (head.group() if head else "").removeprefix("The ") + mention.text
            if " " in name:
                yield mention.key, name
        elif mention.is_person or is_titled(line.sentence, mention, line.lex):
            before = text[: mention.start].rstrip(" ,").split()
            if before and before[-1].lower() == noun:
                yield mention.key, mention.text
