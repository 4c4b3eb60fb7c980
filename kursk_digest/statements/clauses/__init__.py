"""A sentence -> the statements in it, where to cut it is certain. Pure.

Cut are main clauses that "and", "but", "while" or a semicolon join, what hangs on "after" or
"because", a second verb of one subject, a relative clause or a participle at the end, and who
says it. A cut changes no word: what comes back are places in the text; the joining word lies
between them. What is said only if something else is so stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kursk_digest.statements.clauses.ends import find_source, find_tail, open_clause
from kursk_digest.statements.clauses.joints import find_joints
from kursk_digest.statements.clauses.verbs import LEAST_WORDS, Cut, Link, Verbs, joints_of
from kursk_digest.statements.lexicon import verbs_of
from kursk_digest.statements.quotations import Quoting, read_quotings
from kursk_digest.statements.tokens import Sentence, read_sentence

__all__ = ["Clause", "Link", "split_clauses", "split_text"]

_OPENING_MARKS = "“„«\"‘'(["


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement within a sentence."""

    start: int
    """Code points from the beginning of the sentence."""
    end: int
    link: Link


def split_clauses(
    sentence: Sentence, quoting: Quoting | None = None, language: str = "en"
) -> tuple[Clause, ...]:
    """Return the statements of *sentence* in order; one, all of it, where no cut is certain.

    Only blanks, commas, semicolons and one joining word lie between two of them. None begins
    or ends within quotation marks or brackets.

    Args:
        sentence: One sentence.
        quoting: Its quotation marks; read from itself if left out.
        language: BCP 47 primary tag; a language without word lists is never cut.
    """
    whole = (Clause(0, len(sentence.text), Link.FIRST),)
    words = joints_of(language)
    if not words.auxiliaries or len(sentence.tokens) < 2 * LEAST_WORDS:
        return whole
    inside = (quoting or read_quotings([sentence])[0]).quoted
    outside = [not q and not b for q, b in zip(inside, _bracketed(sentence), strict=True)]
    cuts = _find_cuts(Verbs(sentence, outside, words, verbs_of(language)))
    return tuple(_clauses(sentence, cuts)) if cuts else whole


def split_text(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the statements of the sentence *text*, each word for word."""
    clauses = split_clauses(read_sentence(text), language=language)
    return tuple(text[clause.start : clause.end] for clause in clauses)


def _bracketed(sentence: Sentence) -> Iterator[bool]:
    """Tell of each token whether it stands in brackets."""
    depths = accumulate((character == "(") - (character == ")") for character in sentence.text)
    open_at = list(depths) if "(" in sentence.text else None
    return (open_at is not None and open_at[token.start] > 0 for token in sentence.tokens)


def _find_cuts(verbs: Verbs) -> list[Cut]:
    """Return where clauses begin, in order; a cut at 0 drops the joint that opens it."""
    source = find_source(verbs)
    end = source[0] if source else len(verbs.tokens)
    found: list[Cut] = []
    if not _is_uncertain(verbs, source is not None):
        found += open_clause(verbs, end)
        found += find_joints(verbs, found[-1][1] if found else 0, end)
        found += find_tail(verbs, found[-1][1] if found else 0, end)
    return [*found, source] if source else found


def _is_uncertain(verbs: Verbs, has_source: bool) -> bool:
    """Tell whether what is said may not be so, or ends in "said" and nobody can tell whose."""
    if not verbs.words.conditional.isdisjoint(verbs.sentence.lows):
        return True
    is_question = verbs.sentence.text.rstrip('”"’)» ').endswith("?")
    return is_question or (not has_source and verbs.tokens[-1].low in verbs.reporting.say)


def _clauses(sentence: Sentence, cuts: Sequence[Cut]) -> Iterator[Clause]:
    tokens, text = sentence.tokens, sentence.text
    start, link = 0, Link.FIRST
    for stop, first, following in cuts:
        if stop:
            before = text[: _with_marks(text, tokens[stop].start)]
            yield Clause(start, len(before.rstrip(" ,;—–-")), link)
        start, link = _with_marks(text, tokens[first].start), following
    yield Clause(start, len(text), link)


def _with_marks(text: str, start: int) -> int:
    """Return where the opening marks before *start* begin."""
    while start and text[start - 1] in _OPENING_MARKS:
        start -= 1
    return start
