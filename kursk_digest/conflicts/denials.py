"""What one asserts and another denies. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kursk_digest.conflicts.denied import LEAST_WORDS, Denial, read_denials, word_list
from kursk_digest.conflicts.readings import Background, told_once
from kursk_digest.conflicts.vocabulary import meaning_in, names_in
from kursk_digest.model import Claim, Conflict, Matching, Mood, Polarity, Side, Statement
from kursk_digest.words import WORD, words

LEAST_SHARED = 9.0
"""Weight of what an assertion must share with what is denied: two telling words, or three."""
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
"""Statements under one word that are compared; keeps a large story linear."""


def find_denials(matching: Matching, story: Background) -> Iterator[Conflict]:
    """Set what is asserted beside the same thing denied, each denial once."""
    said = told_once(matching)
    denials = [denial for claim, statement in said for denial in read_denials(claim, statement)]
    if not denials:
        return
    deniers = {id(denial.statement): denial for denial in denials}
    holders = _index_assertions(said, deniers, story)
    by_word: dict[str, list[Denial]] = defaultdict(list)
    for denial in denials:
        for word in sorted(denial.stems):
            by_word[word].append(denial)
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
            beside = {id(d): d for w in sorted(denial.stems) for d in by_word[w][:MOST_HOLDERS]}
            same = [d for d in beside.values() if _deny_the_same(d, denial, story)]
            told.update(id(d.statement) for d in same)
            denied = [(d.claim, d.statement) for d in (denial, *same)]
            is_by_speaker = all(d.is_by_speaker for d in (denial, *same))
            yield Conflict(
                about=denial.text,
                kind="denial",
                sides=(_side("asserted", asserted), _side("denied", denied, is_by_speaker)),
            )


Said = tuple[Claim, Statement]
"""A statement with the claim that it is cited by."""


def _side(value: str, said: Sequence[Said], is_by_speaker: bool = True) -> Side:
    claims = tuple(dict.fromkeys(claim for claim, _ in said))
    statements = tuple(dict.fromkeys(statement for _, statement in said))
    return Side(value, claims, statements, is_by_speaker)


def _index_assertions(
    said: Sequence[Said], deniers: Mapping[int, Denial], story: Background
) -> dict[str, list[tuple[Said, frozenset[str]]]]:
    """Find by each of its stems what is told as a fact, and denies nothing."""
    holders: dict[str, list[tuple[Said, frozenset[str]]]] = defaultdict(list)
    for claim, statement in said:
        if _is_told(statement) and id(statement) not in deniers:
            stems = story.content[id(statement)]
            for word in sorted(stems):
                holders[word].append(((claim, statement), stems))
    return holders


def _is_told(statement: Statement) -> bool:
    """Tell whether a statement gives something as so: not "if it is true that"."""
    conditions = word_list(statement.article.language, "conditions")
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
        if denial.subject and denial.subject not in shared:
            # That his wife was found not guilty does not deny that he was found guilty.
            continue
        if is_most and is_enough and _says_so(said[1], denial, shared):
            yield said


def _says_so(statement: Statement, denial: Denial, shared: frozenset[str]) -> bool:
    """Tell whether the words of a denial stand in an assertion as they do there, without a "no"."""
    names, language = names_in(statement), statement.article.language
    found = WORD.findall(statement.text)
    held = [at for at, word in enumerate(found) if meaning_in(word, names, language) in shared]
    around = found[max(0, held[0] - NEAR) : held[-1] + 1]
    negators = word_list(language, "negators")
    is_negated = any(word.casefold().replace("’", "'") in negators for word in around)
    return not is_negated and _keeps_beside(statement, denial, shared)


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
    if a is b:
        return True
    shared = story.weigh(a.stems & b.stems)
    return shared >= SAME_DENIAL * min(story.weigh(a.stems), story.weigh(b.stems))
