"""Sentences of an article -> the names in them, each spelling and short form with one key. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kursk_digest.statements.identity import thing_key
from kursk_digest.statements.keys import body_key, countries_in, fold_name, is_people, known_key
from kursk_digest.statements.lexicon import Lexicon, lexicon
from kursk_digest.statements.people import People
from kursk_digest.statements.spans import Kind, Span, find_spans, parse_names
from kursk_digest.statements.tokens import Sentence, Token

# An age or "who" follows people alone.
_HUMAN = re.compile(r",? \(?\d{1,3}[,)]|, (?:who|whose)\b")
_OWNING = (" ", "’s ", "'s ")
# What follows the abbreviation of a month: "Jan. 5".
_DATE = re.compile(r"\. ?\d")
_ORDINARY_ENDINGS = ("s", "ing", "ed", "ly", "ion", "ment", "ness", "ity")
# Every noun has a capital there, so that a capital alone shows no name.
_NOUNS_CAPITALISED = ("de", "lb")


class Mention(NamedTuple):
    """A name where it stands in a sentence."""

    key: str
    text: str
    """As written, without titles: `Volodymyr Zelenskiy`."""
    start: int
    """Code points from the beginning of the sentence."""
    end: int
    is_person: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article."""

    mentions: tuple[tuple[Mention, ...], ...]
    """Of each sentence, in order."""
    fullest: dict[str, str]
    """The longest form in which the article writes a person, by key."""


def read_names(sentences: Sequence[Sentence], language: str = "en") -> Names:
    """Find the people, places and bodies that are named in *sentences*, those of one article.

    A surname has the key of the full name; if the article gives two people of one surname,
    their keys hold the given name, too, and the surname alone is the one last named.
    """
    lex = lexicon(language)
    evidence = _weigh_words(sentences)
    drafts = [_read_drafts(sentence, lex, evidence) for sentence in sentences]
    if language in _NOUNS_CAPITALISED:
        drafts = [[draft for draft in row if draft.kind is not Kind.OTHER] for row in drafts]
    drafts = _confirm_people(drafts, lex)
    people = _gather_people(drafts, lex)
    bodies = _gather_bodies(drafts)
    fullest: dict[str, str] = {}
    mentions = [
        tuple(mention for draft in row for mention in _name(draft, people, bodies, fullest, lex))
        for row in drafts
    ]
    return Names(tuple(mentions), fullest)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A name before the rest of the article has been asked."""

    words: tuple[str, ...]
    start: int
    end: int
    kind: Kind
    text: str
    looks_human: bool
    """Whether an age or "who" follows."""
    is_numbered: bool
    """Whether a number follows: `Flight 447`."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How often the article writes a word with a capital, and without."""

    high: Counter[str]
    """Within a sentence, with a capital."""
    capitals: Counter[str]
    everything: Counter[str]

    def count_low(self, word: str) -> int:
        """Return how often *word* stands without a capital."""
        return self.everything[word] - self.capitals[word]


def _weigh_words(sentences: Sequence[Sentence]) -> _Evidence:
    everything: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for sentence in sentences:
        everything.update([token.low for token in sentence.tokens])
        for at in sentence.capitals:
            token = sentence.tokens[at]
            capitals[token.low] += 1
            if at and sentence.gap(at - 1) == " ":
                high[token.bare.lower()] += 1
    return _Evidence(high, capitals, everything)


def _read_drafts(sentence: Sentence, lex: Lexicon, evidence: _Evidence) -> list[_Draft]:
    """Return the names of *sentence* in order, words that only begin it left out."""
    drafts = list(_low_bodies(sentence, lex))
    for span in find_spans(sentence, lex):
        start = span.start
        while start < span.end and not _is_part_of_name(sentence, start, span, lex, evidence):
            start += 1
        if start == span.end:
            continue
        tokens = sentence.tokens[start : span.end]
        words = tuple(token.bare for token in tokens)
        is_beside = 1 < start < span.end and _stands_beside_title(sentence, start, lex)
        for part in parse_names(words, lex, is_titled=span.is_titled and start == span.start):
            draft = _draft(sentence, tokens[part.start : part.end], part.kind, is_beside)
            if not _DATE.match(sentence.text, draft.end):
                drafts.append(draft)
    if all(draft.kind is not Kind.BODY for draft in drafts):
        return drafts
    drafts.sort(key=lambda draft: draft.start)
    pairs = zip([None, *drafts], drafts, strict=False)
    return [_with_country(sentence, before, draft) for before, draft in pairs]


def _stands_beside_title(sentence: Sentence, at: int, lex: Lexicon) -> bool:
    """Tell whether a title in lower case stands before a comma: "the mayor, Jane Doe"."""
    return sentence.tokens[at - 1].low in lex.titles and sentence.gap(at - 1) == ", "


def _low_bodies(sentence: Sentence, lex: Lexicon) -> Iterator[_Draft]:
    """Yield the bodies that are written in lower case: `the Russian defence ministry`."""
    tokens = sentence.tokens
    for at, token in enumerate(() if lex.low_bodies.isdisjoint(sentence.lows) else tokens):
        if token.low not in lex.low_bodies or token.text[0].isupper():
            continue
        start = at
        while start and tokens[start - 1].text in lex.before_titles:
            start -= 1
        if start < at:
            yield _draft(sentence, tokens[start : at + 1], Kind.BODY)


def _with_country(sentence: Sentence, before: _Draft | None, draft: _Draft) -> _Draft:
    """Complete the name of a body by the country before it: `Ukraine’s Ministry of Defence`."""
    if draft.kind is not Kind.BODY or before is None or before.kind is not Kind.KNOWN:
        return draft
    gap = sentence.text[before.end : draft.start]
    return replace(draft, words=before.words + draft.words) if gap in _OWNING else draft


def _draft(
    sentence: Sentence, tokens: Sequence[Token], kind: Kind, is_beside: bool = False
) -> _Draft:
    words = tuple(token.bare for token in tokens)
    start, end = tokens[0].start, tokens[-1].start + len(words[-1])
    text, tail = sentence.text, sentence.text[end : end + 2]
    looks_human = is_beside or ("," in tail or "(" in tail) and bool(_HUMAN.match(text, end))
    return _Draft(
        words,
        start,
        end,
        kind,
        text[start:end],
        looks_human,
        tail[:1] in " -" and tail[1:].isdigit(),
    )


def _is_part_of_name(
    sentence: Sentence, at: int, span: Span, lex: Lexicon, evidence: _Evidence
) -> bool:
    """Tell whether the capital of a word that may only begin its sentence is that of a name."""
    if at > span.start or not span.is_initial:
        return True
    token, low = sentence.tokens[at], sentence.tokens[at].bare.lower()
    if evidence.high[low]:
        return evidence.high[low] >= evidence.count_low(low)
    if evidence.count_low(low):
        return fold_name(low) in lex.given and span.end - span.start > 1
    if span.end - span.start > 1:
        # "Using British tanks", "Two Romanian pilots", but "South African".
        following = sentence.tokens[at + 1].bare
        return not is_people(following) or known_key([token.bare, following]) is not None
    if known_key([token.bare]):
        return True
    then = sentence.tokens[at + 1].low if at + 1 < len(sentence.tokens) else ""
    return token.is_possessive or (then in lex.verbs and not low.endswith(_ORDINARY_ENDINGS))


def _confirm_people(drafts: Sequence[Sequence[_Draft]], lex: Lexicon) -> list[list[_Draft]]:
    """Make people of the names whose last word the article also uses alone."""
    alone = {
        fold_name(draft.words[0])
        for row in drafts
        for draft in row
        if len(draft.words) == 1
        and draft.kind in (Kind.OTHER, Kind.PERSON)
        and not draft.is_numbered
    }
    return [
        [
            replace(draft, kind=Kind.PERSON) if _is_human(draft, alone, lex) else draft
            for draft in row
        ]
        for row in drafts
    ]


def _is_human(draft: _Draft, alone: set[str], lex: Lexicon) -> bool:
    if draft.kind is not Kind.OTHER or not 2 <= len(draft.words) <= 4 or draft.is_numbered:
        return False
    if draft.words[0].lower() in lex.place_openers or "of" in draft.words:
        return False
    first, last = fold_name(draft.words[0]), fold_name(draft.words[-1])
    return draft.looks_human or (last in alone and first not in alone)


def _gather_people(drafts: Sequence[Sequence[_Draft]], lex: Lexicon) -> People:
    """Meet the people of an article, those with a full name first."""
    people = People(lex)
    humans = [draft for row in drafts for draft in row if draft.kind is Kind.PERSON]
    for draft in sorted(humans, key=lambda human: len(human.words) == 1):
        people.meet(draft.words, draft.text)
    return people


def _gather_bodies(drafts: Sequence[Sequence[_Draft]]) -> dict[str, str]:
    """Return for each body named without its country the key of the only one named with it."""
    full: dict[str, set[str]] = {}
    for draft in (draft for row in drafts for draft in row if draft.kind is Kind.BODY):
        key = body_key(draft.words)
        short = " ".join(body_key((word,)) for word in draft.words if not known_key([word]))
        full.setdefault(body_key(tuple(short.split())), set()).add(key)
    return {short: min(keys - {short}) for short, keys in full.items() if len(keys - {short}) == 1}


def _name(
    draft: _Draft, people: People, bodies: dict[str, str], fullest: dict[str, str], lex: Lexicon
) -> Iterator[Mention]:
    """Yield what *draft* names: a body after the countries in its name."""
    person = None
    if draft.kind is Kind.PERSON:
        person = people.meet(draft.words, draft.text)
    elif draft.kind is Kind.OTHER:
        person = people.recall(draft.words)
    if person is None:
        key = thing_key(draft.words, draft.kind, lex)
        keys = countries_in(draft.words) if draft.kind is Kind.BODY else []
        for name in [*keys, bodies.get(key, key)]:
            yield Mention(name, draft.text, draft.start, draft.end, False)
        return
    key = people.see(person)
    fullest.setdefault(key, person.text)
    yield Mention(key, draft.text, draft.start, draft.end, True)
