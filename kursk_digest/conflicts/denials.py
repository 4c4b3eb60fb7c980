"""What one asserts and another denies. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kursk_digest.conflicts.readings import Background, told_once
from kursk_digest.conflicts.vocabulary import meaning, meaning_in, meanings, names_in
from kursk_digest.languages import section
from kursk_digest.model import Claim, Conflict, Matching, Mood, Polarity, Side, Statement
from kursk_digest.words import WORD, words

LEAST_SHARED = 10.0
"""Weight of what an assertion must share with what is denied: two telling words, or three."""
LEAST_WORDS = 2
COVERED = 0.7
"""Share of the weight of what is denied that the assertion must hold, if somebody denies it."""
COVERED_BY_FACT = 0.75
"""The same of a plain negation, which is often another fact."""
SAME_DENIAL = 0.5
"""Share of the weight of the lesser of two denials that both hold, if they deny one thing."""
ONE_MISSING_OF = 4
"""Of so many words of what is denied one may be missing from the assertion."""
NEAR = 4
"""Words apart that two may be here which stand side by side in what is denied."""
RAREST = 6
"""Words of what is denied by which an assertion is looked for."""
MOST_HOLDERS = 60
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
    beside: tuple[tuple[str, str], ...]
    """Stems that stand right beside each other: `Iranian waters` are no waters off Iran's ships."""
    is_explicit: bool
    """Whether somebody denies it (`denied that`), not just a fact that has a "no" in it."""


def find_denials(matching: Matching, story: Background) -> Iterator[Conflict]:
    """Set what is asserted beside the same thing denied, each denial once."""
    said = told_once(matching)
    denials = [denial for claim, statement in said for denial in _denied(claim, statement)]
    deniers = {id(denial.statement): denial for denial in denials}
    holders = _index_assertions(said, deniers)
    told: set[int] = set()
    for denial in sorted(denials, key=lambda denial: not denial.is_explicit):
        if id(denial.statement) in told:
            continue
        asserted = [
            (claim, statement)
            for claim, statement in _near(denial, holders, story)
            if _asserts(statement, denial)
        ]
        if asserted:
            same = [d for d in denials if d is denial or _deny_the_same(d, denial, story)]
            told.update(id(d.statement) for d in same)
            yield _conflict(denial, asserted, [(d.claim, d.statement) for d in same])


Said = tuple[Claim, Statement]
"""A statement with the claim that it is cited by."""


def _conflict(denial: Denial, asserted: Sequence[Said], denied: Sequence[Said]) -> Conflict:
    return Conflict(
        about=denial.text,
        kind="denial",
        sides=(_side("asserted", asserted), _side("denied", denied)),
    )


def _side(value: str, said: Sequence[Said]) -> Side:
    claims = tuple(dict.fromkeys(claim for claim, _ in said))
    return Side(value, claims, tuple(dict.fromkeys(statement for _, statement in said)))


def _index_assertions(
    said: Sequence[Said], deniers: Mapping[int, Denial]
) -> dict[str, list[tuple[Said, frozenset[str]]]]:
    """Find by each of its stems what is told as a fact, and denies nothing."""
    holders: dict[str, list[tuple[Said, frozenset[str]]]] = defaultdict(list)
    for claim, statement in said:
        if _is_told(statement) and id(statement) not in deniers:
            stems = meanings(statement, statement.text)
            for word in sorted(stems):
                holders[word].append(((claim, statement), stems))
    return holders


def _is_told(statement: Statement) -> bool:
    """Tell whether a statement gives something as so: not "if it is true that"."""
    conditions = _list(statement.article.language, "conditions")
    is_real = statement.polarity is Polarity.ASSERTED and statement.mood is not Mood.POSSIBLE
    return is_real and conditions.isdisjoint(words(statement.text))


def _near(
    denial: Denial, holders: Mapping[str, list[tuple[Said, frozenset[str]]]], story: Background
) -> Iterator[Said]:
    """Yield the assertions that hold most of what is denied."""
    rarest = sorted(denial.stems, key=lambda word: (-story.weights[word], word))[:RAREST]
    near = {id(held[0][1]): held for w in rarest for held in holders.get(w, [])[:MOST_HOLDERS]}
    covered = COVERED if denial.is_explicit else COVERED_BY_FACT
    whole = story.weigh(denial.stems)
    for said, stems in near.values():
        shared = denial.stems & stems
        weight = story.weigh(shared)
        missing = len(denial.stems) - len(shared)
        is_most = missing <= len(denial.stems) // ONE_MISSING_OF and weight >= covered * whole
        is_enough = len(shared) >= LEAST_WORDS and weight >= LEAST_SHARED
        if is_most and is_enough and _keeps_beside(said[1], denial, shared):
            yield said


def _keeps_beside(statement: Statement, denial: Denial, shared: frozenset[str]) -> bool:
    """Tell whether words that stand side by side in the denial are near each other here, too."""
    pairs = [pair for pair in denial.beside if shared.issuperset(pair)]
    if not pairs:
        return True
    names, language = names_in(statement), statement.article.language
    found = WORD.findall(statement.text)
    means = [meaning_in(word, names, language) for word in found]

    def is_of(i: int, j: int) -> bool:
        """Tell whether the word *j* may be that of *i*, and not of another name right before it."""
        of_another = j > 1 and j - 1 != i and found[j - 1][0].isupper()
        return abs(i - j) <= NEAR and not of_another

    return all(
        any(
            is_of(i, j)
            for i, one in enumerate(means)
            if one == a
            for j, other in enumerate(means)
            if other == b
        )
        for a, b in pairs
    )


def _asserts(statement: Statement, denial: Denial) -> bool:
    """Tell whether a statement is another's than the denial: one article may quote both."""
    other = denial.statement
    if not denial.is_explicit and statement.mood not in (Mood.FACT, other.mood):
        return False
    if statement.speaker and statement.speaker == other.speaker:
        return False
    if statement.voice != other.voice:
        return True
    return statement.speaker is not None and (other.speaker is not None or denial.is_explicit)


def _deny_the_same(a: Denial, b: Denial, story: Background) -> bool:
    shared = story.weigh(a.stems & b.stems)
    return shared >= SAME_DENIAL * min(story.weigh(a.stems), story.weigh(b.stems))


def _denied(claim: Claim, statement: Statement) -> Iterator[Denial]:
    """Yield what a statement denies: what follows its "denied that", else what its "no" negates."""
    language = statement.article.language
    found = _explicit(statement.text, language)
    is_explicit = found is not None
    if found is None and statement.polarity is Polarity.DENIED:
        found = _negated(statement.text, language)
    if found is not None:
        text = _trimmed(found)
        empty = {meaning(word, language) for word in _list(language, "not_denying")}
        stems = meanings(statement, text) - empty
        if len(stems) >= LEAST_WORDS:
            yield Denial(claim, statement, text, stems, _pairs(statement, text, stems), is_explicit)


def _pairs(statement: Statement, text: str, stems: frozenset[str]) -> tuple[tuple[str, str], ...]:
    names, language = names_in(statement), statement.article.language
    found = [meaning_in(word, names, language) for word in WORD.findall(text)]
    return tuple((a, b) for a, b in pairwise(found) if a in stems and b in stems and a != b)


def _explicit(text: str, language: str) -> str | None:
    """Return what follows the first word that denies, without "that" or "claims that"."""
    found = list(WORD.finditer(text))
    low = [match[0].casefold().replace("’", "'") for match in found]
    for at, word in enumerate(low[:-1]):
        rest = low[at + 1 : at + 6]
        if word in _list(language, "denials"):
            if rest[0] in _list(language, "not_denied"):
                continue
        elif word not in _list(language, "rejections") or _list(language, "rejected").isdisjoint(
            rest[:4]
        ):
            continue
        if _list(language, "negators").isdisjoint(low[max(0, at - 3) : at]):
            opens = at + 1 + (rest.index("that") + 1 if "that" in rest else 0)
            return text[found[min(opens, len(found) - 1)].start() :]
    return None


def _negated(text: str, language: str) -> str | None:
    """Return the clause of the first negation that is one, without the word for it."""
    found = list(WORD.finditer(text))
    low = [match[0].casefold().replace("’", "'") for match in found]
    harmless = _list(language, "harmless")
    for at, word in enumerate(low):
        before, after = low[at - 1] if at else "", low[at + 1] if at + 1 < len(low) else ""
        if word not in _list(language, "negators"):
            continue
        if not harmless.isdisjoint((f"{word}_{after}", f"{before}_{word}")):
            continue
        if not _list(language, "unsure").isdisjoint(low[at + 1 : at + 4]):
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
def _list(language: str, name: str) -> frozenset[str]:
    return frozenset(str(section(language, "polarity").get(name, "")).split())
