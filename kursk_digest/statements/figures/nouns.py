"""What is counted: the noun behind a number, its synonyms folded, and what narrows it down."""

from __future__ import annotations

from typing import NamedTuple

from kursk_digest.statements.figures.scan import Scan
from kursk_digest.statements.figures.tables import Tables

_REACH = 8
"""A noun stands at most so many tokens behind its number."""


class Noun(NamedTuple):
    """What is counted, and where its words end."""

    last: int
    unit: str
    modifiers: tuple[str, ...]


def read_noun(scan: Scan, tables: Tables, i: int, *, single: bool = False) -> Noun | None:
    """Return the noun of the words that begin at token *i*; `None` if they have none.

    Args:
        scan: The sentence.
        tables: Its language.
        i: The token behind the number.
        single: Whether a noun in the singular will do, as behind `third` or `percent of the`.
    """
    run: list[int] = []
    for at in range(i, min(i + _REACH, scan.size)):
        word = scan.words[at]
        named = scan.phrase_at(at, tables.noun_phrases)
        if named:
            return Noun(named[0], named[1], _modifiers(scan, tables, run, at))
        if word in tables.plurals or word in tables.synonyms or is_plural(scan, tables, at):
            return _noun(scan, tables, run, _end_of_plurals(scan, tables, at))
        if not _may_modify(scan, tables, at):
            break
        run.append(at)
    if single or not tables.plural_endings:
        return _last_noun(scan, tables, run)
    return None


def read_partitive(scan: Scan, tables: Tables, i: int) -> Noun | None:
    """Return the noun of `of the 22 districts`, of which something before token *i* is a part."""
    if scan.words[i] not in tables.words("figures.of"):
        return None
    at = i + 1
    fillers = tables.words("figures.fillers")
    while _is_determiner(scan, tables, at) or (at > i + 1 and scan.words[at] in fillers):
        at += 1
    if at == i + 1 and not is_plural(scan, tables, at) and scan.words[at] not in tables.plurals:
        return None
    return read_noun(scan, tables, at, single=False)


def read_share(scan: Scan, tables: Tables, i: int) -> tuple[str, ...]:
    """Return (noun,) of what a percentage is of, if `of` or a determiner stands at token *i*."""
    at = i
    while scan.words[at] in tables.words("figures.of") or _is_determiner(scan, tables, at):
        at += 1
    noun = read_noun(scan, tables, at, single=True) if at > i else None
    return (noun.unit,) if noun else ()


def is_plural(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether token *i* looks like a noun in the plural."""
    word = scan.words[i]
    if word in tables.breaks or "'" in word or not word[:1].isalpha():
        return False
    if len(word) < 4 and not (len(word) == 3 and scan.is_capitalised(i)):
        return False
    endings = tables.plural_endings
    if not endings or not word.endswith(endings[-1][0]):
        return False
    # `30 Ferraris.`; not `in Paris`, `12 Davis supporters`.
    is_name = scan.is_capitalised(i) and scan.is_number(i - 1) and not scan.is_word(i + 1)
    return is_name or not word.endswith(_SINGULAR)


_SINGULAR = ("ss", "us", "is")


def singular_of(tables: Tables, word: str) -> str:
    """Return the singular of *word*, its synonyms folded: `villages` -> `settlement`."""
    base = tables.plurals.get(word)
    if base is None:
        base = next(
            (
                word.removesuffix(end) + new
                for end, new in (*tables.plural_endings, *tables.singular_endings)
                if word.endswith(end) and len(word) > len(end) + 1
            ),
            word,
        )
    return tables.synonyms.get(base, base)


def _end_of_plurals(scan: Scan, tables: Tables, i: int) -> int:
    """Return the last of the plurals that begin at token *i*: `sports fans`."""
    following = i + 1
    if following < scan.size and not scan.is_hyphen(following):
        is_noun = scan.words[following] in tables.plurals or is_plural(scan, tables, following)
        # `the four suspects faces 25 years`: a verb, since another number or noun opens.
        if _is_determiner(scan, tables, following + 1):
            return i
        # `21 people dead` and `12 soldiers wounded`: that is what became of them.
        if is_noun and scan.words[following] not in tables.words("figures.states"):
            return following
    return i


def _noun(scan: Scan, tables: Tables, run: list[int], head: int) -> Noun:
    return Noun(
        head + 1, singular_of(tables, scan.words[head]), _modifiers(scan, tables, run, head)
    )


def _modifiers(scan: Scan, tables: Tables, run: list[int], head: int) -> tuple[str, ...]:
    before = [*run, head - 1] if run and head - 1 > run[-1] else run
    found = dict.fromkeys(scan.words[at].removesuffix("'s") for at in before)
    ending = tuple(tables.words("figures.adverb_ending")) or ("\0",)
    skip = tables.words("figures.fillers") | tables.words("figures.joint")
    return tuple(
        word
        for word in found
        if word[:1].isalpha() and word not in skip and not word.endswith(ending) and len(word) > 1
    )


def _may_modify(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether token *i* may stand between a number and its noun."""
    word = scan.words[i]
    if word in tables.few:
        return False
    if scan.is_hyphen(i) or word in tables.words("figures.fillers"):
        return True
    if scan.is_number(i):
        # `seven AK-47 rifles`, `50 Boeing 737 jets`: a number of a name.
        return scan.is_hyphen(i - 1) or scan.is_glued(i) or scan.is_capitalised(i - 1)
    if word in tables.words("figures.joint"):
        return _joins_a_noun(scan, tables, i + 1)
    if scan.is_number(i + 1) and scan.is_glued(i + 1) and scan.is_capitalised(i):
        return True  # `50 A320 aircraft`
    return word[:1].isalpha() and word not in tables.breaks and word not in tables.numbers


def _joins_a_noun(scan: Scan, tables: Tables, i: int) -> bool:
    """Tell whether `and` goes on with the count: not in `killed 11 and wounded 23`."""
    word = scan.words[i]
    if not scan.is_word(i) or word in tables.breaks:
        return False
    return all(word not in toll.before for toll in tables.tolls.values())


def _last_noun(scan: Scan, tables: Tables, run: list[int]) -> Noun | None:
    """Return the last word of *run* that may be a noun: `second suspected attack`."""
    verbs = tables.words("figures.verb_endings")
    if tables.nouns_capitalised:
        run = run[: next((n + 1 for n, at in enumerate(run) if scan.is_capitalised(at)), len(run))]
    adjectives = tuple(tables.words("figures.adjective_endings"))
    if adjectives:
        ends = (n + 1 for n, at in enumerate(run) if not scan.words[at].endswith(adjectives))
        run = run[: next(ends, len(run))]
    while len(run) > 1 and scan.words[run[-1]].endswith(tuple(verbs) or ("\0",)):
        run = run[:-1]
    run = [at for at in run if scan.is_word(at)]
    if not run or scan.words[run[-1]] in tables.words("figures.joint"):
        return None
    head = run.pop()
    return _noun(scan, tables, run, head)


def _is_determiner(scan: Scan, tables: Tables, i: int) -> bool:
    word = scan.words[i]
    return (
        word in tables.words("figures.determiners")
        or scan.is_number(i)
        or word in tables.numbers
        or (word.endswith("'s") and scan.is_word(i))
    )
