"""Capitalised words of a sentence -> the names that they make. Pure.

What one sentence tells by itself; what the rest of the article adds is in `names`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from kursk_digest.statements.keys import fold_name, known_key
from kursk_digest.statements.lexicon import Lexicon
from kursk_digest.statements.tokens import Sentence, Token
from kursk_digest.words import fold

_LONGEST_SPAN = 16
# A sentence with more capitals than this share is a headline or shouts.
_SHOUTED = 0.75
_SENTENCE_OPENERS = frozenset('.:!?…—–“"«„‘')


class Kind(StrEnum):
    """What a name is of, as far as its words tell."""

    PERSON = "person"
    KNOWN = "known"
    """A country, its people, or anything else with a row in the language's file."""
    BODY = "body"
    PLACE = "place"
    OTHER = "other"


class Part(NamedTuple):
    """One name within a row of words: `words[start:end]`."""

    start: int
    end: int
    kind: Kind


class Span(NamedTuple):
    """A row of capitalised tokens, `sentence.tokens[start:end]`, that may hold several names."""

    start: int
    end: int
    is_initial: bool
    """Whether its capital may be that of a sentence."""
    is_titled: bool
    """Whether a title in lower case stands before it: `the spokesman Heorhii Tykhyi`."""


def find_spans(sentence: Sentence, lex: Lexicon) -> list[Span]:
    """Return the rows of capitalised words of *sentence*, in order; of a shouted one none."""
    tokens = sentence.tokens
    if _is_shouted(sentence):
        return []
    spans: list[Span] = []
    end = 0
    for at in sentence.capitals:
        if at < end or not _may_begin(tokens[at], lex):
            continue
        end = _span_end(sentence, at, lex)
        start = _after_office(sentence, at, end, lex)
        is_titled = start > at or _follows_title(sentence, at, lex)
        if start < end:
            spans.append(Span(start, end, _is_initial(sentence, start), is_titled))
    return spans


def _is_shouted(sentence: Sentence) -> bool:
    """Tell whether a sentence is a headline With Capitals, or ALL IN CAPITALS."""
    share = _SHOUTED * len(sentence.tokens)
    if len(sentence.capitals) <= share or len(sentence.tokens) < 6:
        return False
    return len(sentence.tokens) > 8 or sentence.text.isupper()


def _follows_title(sentence: Sentence, at: int, lex: Lexicon) -> bool:
    return at > 0 and sentence.tokens[at - 1].low in lex.titles and sentence.gap(at - 1) == " "


def _after_office(sentence: Sentence, start: int, end: int, lex: Lexicon) -> int:
    """Skip the words of an office: `State` of "Secretary of State Jane Doe"."""
    tokens = sentence.tokens
    if start < 2 or tokens[start - 1].low not in ("of", "for"):
        return start
    if tokens[start - 2].low not in lex.offices:
        return start
    while start < end and tokens[start].low in lex.before_titles:
        start += 1
    return start


def _may_begin(token: Token, lex: Lexicon) -> bool:
    if token.low in lex.ordinary:
        return False
    return token.low not in lex.stop or (len(token.text) > 1 and token.text.isupper())


def _is_initial(sentence: Sentence, at: int) -> bool:
    return at == 0 or not _SENTENCE_OPENERS.isdisjoint(sentence.gap(at - 1))


def _span_end(sentence: Sentence, start: int, lex: Lexicon) -> int:
    """Return the token after the last one that belongs to the row beginning at *start*."""
    tokens = sentence.tokens
    end = start + 1
    longest = min(len(tokens), start + _LONGEST_SPAN)
    while end < longest and _are_joined(sentence, end - 1, lex):
        if _is_capital(tokens[end], lex):
            end += 1
            continue
        skipped = _linking(tokens, start, end, lex)
        after = end + skipped
        if not skipped or after >= len(tokens) or not _is_capital(tokens[after], lex):
            break
        end = after + 1
    return end


def _are_joined(sentence: Sentence, at: int, lex: Lexicon) -> bool:
    """Tell whether the token *at* and the next one may be of one name."""
    token, gap = sentence.tokens[at], sentence.gap(at)
    if token.is_possessive:
        return False
    is_short = len(token.text) == 1 or token.low in lex.titles or token.low in ("st", "jr", "sr")
    return gap in (" ", "-", "‑", " & ", "\u00a0") or (gap == ". " and is_short)


def _is_capital(token: Token, lex: Lexicon) -> bool:
    return token.text[0].isupper() and token.low not in lex.ordinary


def _linking(tokens: Sequence[Token], start: int, at: int, lex: Lexicon) -> int:
    """Count the lower-case words from *at* on that link two parts of a name."""
    if tokens[at].low == "of" and (
        tokens[at - 1].low in lex.of_heads
        or any(token.low in lex.bodies for token in tokens[start:at])
    ):
        return 2 if at + 1 < len(tokens) and tokens[at + 1].text == "the" else 1
    count = 0
    while count < 2 and at + count < len(tokens) and tokens[at + count].low in lex.particles:
        count += 1
    return count


@lru_cache(maxsize=50_000)
def parse_names(
    words: tuple[str, ...], lex: Lexicon, *, is_titled: bool = False
) -> tuple[Part, ...]:
    """Cut a row of capitalised words into names, in order; titles belong to none.

    `U.S. Army Gen. Mark Milley` holds a body and a person. Two or three words that nothing
    is known of are one name of kind `OTHER`.
    """
    low = [word.lower() for word in words]
    count = len(words)
    if not count:
        return ()
    if known_key(words):
        return (Part(0, count, Kind.KNOWN),)
    if _is_body(low, lex):
        return (Part(0, count, Kind.BODY),)
    title = max((at for at in range(count) if low[at] in lex.titles), default=-1)
    if title >= 0 and not _is_surname(words, title, lex):
        return _around_title(words, title, lex)
    if _is_place(words, low, lex):
        return (Part(0, count, Kind.PLACE),)
    if _is_person(words, lex, is_titled):
        return (Part(0, count, Kind.PERSON),)
    for width in range(min(count - 1, 4), 0, -1):
        if known_key(words[:width]):
            rest = parse_names(words[width:], lex)
            return (Part(0, width, Kind.KNOWN), *_shifted(rest, width))
    return (Part(0, count, Kind.OTHER),)


def _around_title(words: tuple[str, ...], title: int, lex: Lexicon) -> tuple[Part, ...]:
    """Return the names before a title and the person after it."""
    low = [word.lower() for word in words]
    before, after = title, title + 1
    while before and low[before - 1] in lex.titles | lex.before_titles:
        before -= 1
    while after < len(words) and low[after] in lex.before_titles:
        after += 1
    person = parse_names(words[after:], lex, is_titled=True)
    return parse_names(words[:before], lex) + _shifted(person, after)


def _is_surname(words: Sequence[str], title: int, lex: Lexicon) -> bool:
    """Tell whether a title is somebody's surname: "Stephen King", "Martin Luther King Jr."."""
    after = [word.lower() for word in words[title + 1 :]]
    return (
        title > 0
        and words[title].lower() in lex.surnames_too
        and fold_name(words[0]) in lex.given
        and lex.generations.issuperset(after)
    )


def _shifted(parts: Sequence[Part], by: int) -> tuple[Part, ...]:
    return tuple(Part(part.start + by, part.end + by, part.kind) for part in parts)


def _is_body(low: Sequence[str], lex: Lexicon) -> bool:
    head = low[low.index("of") - 1] if "of" in low[1:] else low[-1]
    return head in lex.bodies


def _is_place(words: Sequence[str], low: Sequence[str], lex: Lexicon) -> bool:
    if len(low) == 2 and low[1] in lex.waters:
        return True
    return len(low) > 1 and low[-1] in lex.places and not known_key(words[:1])


def _is_person(words: Sequence[str], lex: Lexicon, is_titled: bool) -> bool:
    """Tell by the words alone: a title before them, a given name, a family name first."""
    if len(words) > 5 or words[0].lower() in lex.place_openers:
        return False
    if is_titled:
        return True
    if len(words) < 2:
        return False
    return fold_name(words[0]) in lex.given or is_family_first(words, lex)


def is_family_first(words: Sequence[str], lex: Lexicon) -> bool:
    """Tell whether the family name stands first: `Kim Jong Un`, but not `Kim Kardashian`."""
    first = fold(words[0])
    if first not in lex.family_first or fold_name(words[-1]) in lex.given:
        return False
    return len(words) == 3 or (len(words) == 2 and fold_name(first) not in lex.given)
