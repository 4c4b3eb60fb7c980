"""What a statement says is not so, in its own words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kursk_digest.conflicts.vocabulary import meaning, meaning_in, meanings, names_in, saying_words
from kursk_digest.languages import section
from kursk_digest.model import Claim, Polarity, Statement
from kursk_digest.words import WORD

LEAST_WORDS = 2
"""Content words that something denied must have to be looked for."""
MOST_WORDS = 16
"""Of a denied clause that are looked at and printed."""

_CLAUSE_END = re.compile(r"[;:()]|[.!?](?=\s|$)|,\s|\s[–—]\s|[”\"»]")


@dataclass(frozen=True, slots=True, eq=False)
class Denial:
    """Words of a statement that it says are not so."""

    claim: Claim
    statement: Statement
    text: str
    """Verbatim, without the word that denies it."""
    stems: frozenset[str]
    subject: str
    """Stem of who or what it is denied of, which stands before the verb; empty if none does."""
    beside: tuple[tuple[str, str], ...]
    """Stems that stand right beside each other: `Iranian waters` are no waters off Iran's ships."""
    is_by_speaker: bool
    """Whether the speaker of the statement denies it, not somebody else in the same sentence."""
    is_explicit: bool
    """Whether somebody denies it (`denied that`), not just a fact that has a "no" in it."""


def read_denials(claim: Claim, statement: Statement) -> Iterator[Denial]:
    """Yield what a statement denies: what follows its "denied that", else what its "no" negates."""
    language = statement.article.language
    found = _explicit(statement.text, language)
    is_explicit = found is not None
    if found is None:
        start = 0 if statement.polarity is Polarity.DENIED else _reported(statement.text, language)
        found = _negated(statement.text[start:], language) if start is not None else None
    if found is not None:
        text = _trimmed(found)
        empty = {meaning(word, language) for word in word_list(language, "not_denying")}
        stems = meanings(statement, text) - empty
        if len(stems) >= LEAST_WORDS:
            is_main = statement.polarity is Polarity.DENIED
            pairs = _pairs(statement, text, stems)
            subject = "" if is_explicit else _subject(statement, text, stems)
            yield Denial(claim, statement, text, stems, subject, pairs, is_main, is_explicit)


def _subject(statement: Statement, text: str, stems: frozenset[str]) -> str:
    """Return the last of *stems* before the first auxiliary: `wife` of `his wife was found`."""
    names, language = names_in(statement), statement.article.language
    auxiliaries = str(section(language, "clauses").get("auxiliaries", "")).split()
    subject = ""
    for word in WORD.findall(text):
        if word.casefold() in auxiliaries:
            return subject
        found = meaning_in(word, names, language)
        subject = found if found in stems else subject
    return ""


def _pairs(statement: Statement, text: str, stems: frozenset[str]) -> tuple[tuple[str, str], ...]:
    names, language = names_in(statement), statement.article.language
    found = [meaning_in(word, names, language) for word in WORD.findall(text)]
    return tuple((a, b) for a, b in pairwise(found) if a in stems and b in stems and a != b)


def _explicit(text: str, language: str) -> str | None:
    """Return what follows the first word that denies, without "that" or "claims that"."""
    if not _denying_words(language).search(text):
        return None
    found = list(WORD.finditer(text))
    low = [match[0].casefold().replace("’", "'") for match in found]
    for at, word in enumerate(low[:-1]):
        rest = low[at + 1 : at + 6]
        if not _denies(word, rest, language):
            continue
        if word_list(language, "negators").isdisjoint(low[max(0, at - 3) : at]):
            opens = at + 1 + (rest.index("that") + 1 if "that" in rest else 0)
            return text[found[min(opens, len(found) - 1)].start() :]
    return None


def _reported(text: str, language: str) -> int | None:
    """Return where a clause with a negation begins that somebody is said to have said.

    `Pilots saw a fire, but officials say that no sign of wreckage was found`: its main statement
    is not denied, and yet something is.
    """
    if " that " not in text:
        return None
    found = list(WORD.finditer(text))
    low = [match[0].casefold().replace("’", "'") for match in found]
    for at in range(1, len(low) - 1):
        is_reported = low[at] == "that" and not saying_words(language).isdisjoint(low[:at])
        if is_reported and not word_list(language, "negators").isdisjoint(low[at + 1 : at + 4]):
            return found[at + 1].start()
    return None


def _denies(word: str, rest: list[str], language: str) -> bool:
    """Tell whether *word* denies what the words behind it say: not "denied bail"."""
    if word in word_list(language, "denials"):
        return rest[0] not in word_list(language, "not_denied")
    rejected = word_list(language, "rejected")
    return word in word_list(language, "rejections") and not rejected.isdisjoint(rest[:4])


def _negated(text: str, language: str) -> str | None:
    """Return the clause of the first negation that is one, without the word for it."""
    found = list(WORD.finditer(text))
    low = [match[0].casefold().replace("’", "'") for match in found]
    harmless = word_list(language, "harmless")
    for at, word in enumerate(low):
        before, after = low[at - 1] if at else "", low[at + 1] if at + 1 < len(low) else ""
        if word not in word_list(language, "negators"):
            continue
        if not harmless.isdisjoint((f"{word}_{after}", f"{before}_{word}")):
            continue
        if not word_list(language, "unsure").isdisjoint(low[at + 1 : at + 4]):
            continue
        if before in word_list(language, "perhaps"):
            continue
        start = max((m.end() for m in _CLAUSE_END.finditer(text, 0, found[at].start())), default=0)
        head = text[start : found[at].start()]
        head = head[head.rindex(" that ") + 6 :] if " that " in head else head
        return f"{head.strip()} {text[found[at].end() :].strip()}".strip()
    return None


def _trimmed(text: str) -> str:
    """Cut a clause at its end, or after some words."""
    end = _CLAUSE_END.search(text)
    clause = text[: end.start()] if end else text
    told = list(WORD.finditer(clause))
    return clause[: told[min(len(told), MOST_WORDS) - 1].end()].strip() if told else ""


@cache
def _denying_words(language: str) -> re.Pattern[str]:
    """Match one of the words that deny: most sentences have none."""
    held = sorted(word_list(language, "denials") | word_list(language, "rejections"))
    return re.compile(rf"\b(?:{'|'.join(held)})\b" if held else r"(?!)", re.IGNORECASE)


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """Return the words of a list of `[polarity]`; empty where the language has none."""
    return frozenset(str(section(language, "polarity").get(name, "")).split())
