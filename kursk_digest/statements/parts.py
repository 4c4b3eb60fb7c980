"""A statement -> those within it, each with what can be read in it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kursk_digest.model import DateMention, Figure, Statement
from kursk_digest.statements.clauses import Clause, Link, split_clauses
from kursk_digest.statements.lexicon import verbs_of
from kursk_digest.statements.names import Mention, Names
from kursk_digest.statements.polarity import read_polarity
from kursk_digest.statements.quotations import Quoting
from kursk_digest.statements.speakers import read_speakers
from kursk_digest.statements.tokens import Sentence, read_sentence

# A shorter one says too little to be printed.
_LEAST_WORDS = 4
_INDEFINITE = frozenset(("a", "an"))


def read_parts(
    whole: Statement, sentence: Sentence, quoting: Quoting, mentions: Sequence[Mention]
) -> tuple[Statement, ...]:
    """Return the statements within *whole* in order; none where it surely holds only one.

    Who says it is no part. A part leans if it cannot be told by itself: it lacks its subject,
    or somebody says it and the words that tell so stand elsewhere.
    """
    language = whole.article.language
    if quoting.begins_inside or quoting.ends_inside:
        return ()
    clauses = split_clauses(sentence, quoting, language)
    told = [clause for clause in clauses if clause.link is not Link.SOURCE]
    if len(told) < 2:
        return ()
    return tuple(_parts(whole, sentence, quoting, mentions, clauses))


def _parts(
    whole: Statement,
    sentence: Sentence,
    quoting: Quoting,
    mentions: Sequence[Mention],
    clauses: Sequence[Clause],
) -> Iterator[Statement]:
    is_plain = clauses[0].start == 0 and not _reports(whole, sentence)
    for clause in clauses:
        if clause.link is Link.SOURCE:
            continue
        held = [at for at, t in enumerate(sentence.tokens) if clause.start <= t.start < clause.end]
        marks = Quoting(tuple(quoting.quoted[at] for at in held), False, False)
        here = read_sentence(sentence.text[clause.start : clause.end])
        names = tuple(
            m._replace(start=m.start - clause.start, end=m.end - clause.start)
            for m in mentions
            if clause.start <= m.start and m.end <= clause.end
        )
        part = _cut_out(whole, clause, names)
        speaker = read_speakers([here], [marks], Names((names,), {}), whole.article.language)[0]
        polarity, mood = read_polarity(here, marks, whole.article.language)
        stands = _stands(clause, here, whole.speaker is None or speaker is not None, is_plain)
        yield replace(
            part,
            speaker=whole.speaker if speaker or clause.link is not Link.JOINED else None,
            polarity=polarity,
            mood=mood,
            leans=not stands or (clause.start == 0 and whole.leans),
        )


def _reports(whole: Statement, sentence: Sentence) -> bool:
    """Tell whether the sentence says who says something: who said which part is not certain."""
    return whole.speaker is not None or not sentence.lows.isdisjoint(
        verbs_of(whole.article.language).signs
    )


def _stands(clause: Clause, here: Sentence, has_source: bool, is_plain: bool) -> bool:
    if len(here.tokens) < _LEAST_WORDS:
        return False
    if clause.link is Link.FIRST:
        return has_source
    first = here.tokens[0]
    is_new = first.text[0].isupper() or first.text[0].isdigit() or first.low in _INDEFINITE
    return clause.link is Link.JOINED and is_plain and is_new


def _cut_out(whole: Statement, clause: Clause, names: Sequence[Mention]) -> Statement:
    """Return *whole* narrowed to the place of *clause*, with the figures and days in it."""
    note = whole.note
    if note is not None and (clause.start or note.insert_after > clause.end):
        note = None
    return replace(
        whole,
        text=whole.text[clause.start : clause.end],
        start=whole.start + clause.start,
        end=whole.start + clause.end,
        sentence=(whole.start, whole.end),
        figures=tuple(_shift_figure(f, clause.start) for f in whole.figures if _holds(clause, f)),
        dates=tuple(_shift_date(d, clause.start) for d in whole.dates if _holds(clause, d)),
        names=tuple(dict.fromkeys(mention.key for mention in names if mention.key)),
        note=note,
    )


def _holds(clause: Clause, found: Figure | DateMention) -> bool:
    return clause.start <= found.start and found.end <= clause.end


def _shift_figure(figure: Figure, by: int) -> Figure:
    return replace(figure, start=figure.start - by, end=figure.end - by)


def _shift_date(date: DateMention, by: int) -> DateMention:
    return replace(date, start=date.start - by, end=date.end - by)
