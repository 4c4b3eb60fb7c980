"""Sources that take back what they had said. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache

from kursk_digest.briefings.recall import folded, told_in_words
from kursk_digest.languages import section
from kursk_digest.model import Article, CorrectionKind, Statement, Told
from kursk_digest.words import content_words, kin

LEAST_SHARED = 0.4
"""Share of the content words of the longer sentence from which one stands for the other."""
LEAST_KEPT = 0.5
"""Share of an article's sentences that still stand in it, from which it was edited, not written
anew: what a live page no longer says is not taken back."""


@dataclass(frozen=True, slots=True, eq=False)
class Retraction:
    """What one article took back."""

    kind: CorrectionKind
    article: Article
    """As it reads now."""
    before: Told | None
    """`None` if only a notice says that something was wrong."""
    said: str
    """Its own words at the time; empty where `before` is `None`."""
    statement: Statement | None
    """What it says now; `None` if nothing of it."""
    is_announced: bool = False
    """Whether the article says itself that it was wrong."""


def missing_statements(
    before: Sequence[Statement], now: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Return those of *before* that no longer stand among *now*, words compared alone."""
    kept = {folded(statement.text) for statement in now}
    return tuple(statement for statement in before if folded(statement.text) not in kept)


def find_retractions(
    article: Article,
    statements: Sequence[Statement],
    *,
    before: Sequence[Statement],
    told: Sequence[Told],
    linked: Mapping[Statement, Told],
) -> tuple[Retraction, ...]:
    """Find what *article* took back, by its notices and by what it said before.

    A sentence that was only worded anew is none; one in which a word or two were put in the
    place of others is, unless these mean the same or were misspelt.

    Args:
        article: As it reads now.
        statements: All of it.
        before: All of the version that was read last; empty for an article that is new.
        told: What may have been told from that version.
        linked: What each statement of today says again.
    """
    notices = [(s, kind) for s in statements if (kind := notice_kind(s)) is not None]
    gone = missing_statements(before, statements)
    withdrawn = next((s for s, kind in notices if kind is CorrectionKind.WITHDRAWN), None)
    if withdrawn is not None and len(gone) > LEAST_KEPT * len(before):
        return (_withdrawal(article, gone, told, withdrawn),)
    edits = _edits(article, statements, before, gone, told, linked)
    edited = tuple(replace(one, is_announced=bool(notices)) for one in edits)
    shown = {one.statement for one in edited}
    return edited + tuple(
        Retraction(kind, article, None, "", statement, is_announced=True)
        for statement, kind in notices
        if statement not in shown and statement not in linked
    )


def _withdrawal(
    article: Article, gone: Sequence[Statement], told: Sequence[Told], notice: Statement
) -> Retraction:
    """Show what was told first of the sentences that are gone."""
    words = told_in_words(told)
    found = [(one, s.text) for s in gone if (one := words.get(folded(s.text)))]
    first = min(found, key=lambda pair: pair[0].number, default=None)
    before, said = first or (None, "")
    kind = CorrectionKind.WITHDRAWN
    return Retraction(kind, article, before, said, notice, is_announced=True)


def _edits(
    article: Article,
    statements: Sequence[Statement],
    before: Sequence[Statement],
    gone: Sequence[Statement],
    told: Sequence[Told],
    linked: Mapping[Statement, Told],
) -> Iterator[Retraction]:
    stood = {folded(statement.text) for statement in before}
    fresh = [s for s in statements if folded(s.text) not in stood and notice_kind(s) is None]
    said_again = {one.number for one in linked.values()}
    words = told_in_words(told)
    was_edited = len(before) - len(gone) >= LEAST_KEPT * len(before)
    for statement in gone:
        one = words.get(folded(statement.text))
        if one is None:
            continue
        other = _counterpart(statement, fresh)
        if other is not None and _means_the_same(statement, other):
            continue
        if one.number in said_again and not (other and _is_substituted(statement, other)):
            continue
        if other is not None:
            yield Retraction(CorrectionKind.CORRECTED, article, one, statement.text, other)
        elif was_edited:
            yield Retraction(CorrectionKind.DROPPED, article, one, statement.text, None)


def _counterpart(statement: Statement, fresh: Iterable[Statement]) -> Statement | None:
    """Return the sentence that was written in the place of *statement*."""
    wanted = _content(statement)
    shares = [(len(wanted & (c := _content(s))) / max(len(wanted), len(c), 1), s) for s in fresh]
    share, best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= LEAST_SHARED else None


MOST_SUBSTITUTED = 3
"""Content words that stand in the place of others, where a sentence was corrected."""
MISSPELT = 0.75
"""Likeness of two words from which one is the other misspelt."""


def _is_substituted(before: Statement, now: Statement) -> bool:
    """Tell whether *now* is *before* with a few words in the place of others."""
    out, put = _content(before) - _content(now), _content(now) - _content(before)
    return max(len(out), len(put)) <= MOST_SUBSTITUTED and bool(out and put)


def _means_the_same(before: Statement, now: Statement) -> bool:
    """Tell whether each word that *now* puts in is kin of one it leaves out, or that misspelt."""
    language = now.article.language
    out, put = _content(before) - _content(now), _content(now) - _content(before)
    return len(out) == len(put) and all(
        any(word in kin(old, language) or _is_misspelt(old, word) for old in out) for word in put
    )


def _is_misspelt(before: str, now: str) -> bool:
    is_spelt = before.isalpha() and now.isalpha()
    return is_spelt and SequenceMatcher(None, before, now).ratio() >= MISSPELT


def _content(statement: Statement) -> frozenset[str]:
    return frozenset(content_words(statement.text, statement.article.language))


def notice_kind(statement: Statement) -> CorrectionKind | None:
    """Tell whether *statement* says that its article was wrong, and in which way."""
    text = f" {folded(statement.text)} "
    for kind in (CorrectionKind.WITHDRAWN, CorrectionKind.CORRECTED):
        openings, phrases = _signs(statement.article.language, kind)
        if any(text.startswith(f" {sign} ") for sign in openings):
            return kind
        if any(f" {sign} " in text for sign in phrases):
            return kind
    return None


@cache
def _signs(language: str, kind: CorrectionKind) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return how a notice of *kind* begins, and what stands anywhere in one; folded."""
    lists = section(language, "corrections")
    openings = lists.get(f"{kind}_openings", ())
    phrases = lists.get(f"{kind}_phrases", ())
    return tuple(map(folded, openings)), tuple(map(folded, phrases))
