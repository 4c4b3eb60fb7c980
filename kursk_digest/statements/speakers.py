"""Sentences of an article -> who says each of them. Pure.

A wrong name is worse than none: a pronoun is resolved only where one person can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kursk_digest.statements.attributions import find_attribution
from kursk_digest.statements.lexicon import lexicon, verbs_of
from kursk_digest.statements.names import Names
from kursk_digest.statements.persons import fits_gender
from kursk_digest.statements.quotations import Quoting
from kursk_digest.statements.subjects import PRONOUNS, Attribution, Line
from kursk_digest.statements.tokens import Sentence

# A pronoun stands for somebody who was named not longer ago, in sentences.
_FAR = 12


def read_speakers(
    sentences: Sequence[Sentence],
    quotings: Sequence[Quoting],
    names: Names,
    language: str = "en",
) -> tuple[str | None, ...]:
    """Return for each of *sentences*, those of one article, to whom it is attributed, else `None`.

    People are named as the article names them at its fullest, without titles; bodies and
    groups as the sentence names them, without the article: `Russian Defense Ministry`,
    `navy officials`. Words that go on within quotation marks have the speaker of the rest,
    `he` and `she` the one person who can be meant.
    """
    lines = [
        Line(sentence, quoting, mentions, verbs_of(language), lexicon(language))
        for sentence, quoting, mentions in zip(sentences, quotings, names.mentions, strict=True)
    ]
    founds = [find_attribution(line) for line in lines]
    speakers: list[Speaker | None] = []
    for at, (line, found) in enumerate(zip(lines, founds, strict=True)):
        before = lines[max(0, at - _FAR) : at]
        if found is None:
            speakers.append(_continued(line, before[-1:], speakers[-1:]))
        elif found.text in PRONOUNS:
            speakers.append(_resolve(found, line, before, speakers[-1:], names))
        else:
            speakers.append(_named(found, names))
    _carry_back(lines, founds, speakers)
    return tuple(speaker.text if speaker else None for speaker in speakers)


class Speaker(NamedTuple):
    """Somebody who says something."""

    text: str
    key: str | None
    """The key of a person; `None` for a body or a group."""


def _named(found: Attribution, names: Names) -> Speaker:
    full = names.fullest.get(found.key) if found.key else None
    return Speaker(full or found.text, found.key if full else None)


def _continued(
    line: Line, before: Sequence[Line], spoke: Sequence[Speaker | None]
) -> Speaker | None:
    """Return the speaker of a sentence that is all quotation, after one that had a speaker."""
    if not before or not (line.quoting.begins_inside or line.quoting.is_whole):
        return None
    previous = before[0]
    goes_on = (
        line.quoting.begins_inside
        or any(previous.quoting.quoted)
        or previous.sentence.text.endswith(":")
    )
    return spoke[0] if goes_on else None


def _carry_back(
    lines: Sequence[Line], founds: Sequence[Attribution | None], speakers: list[Speaker | None]
) -> None:
    """Give the first sentences of a quotation the speaker who is named after it."""
    is_named = [found is not None for found in founds]
    for at in range(len(lines) - 1, 0, -1):
        if lines[at].quoting.begins_inside and is_named[at] and not is_named[at - 1]:
            speakers[at - 1] = speakers[at]
            is_named[at - 1] = True


def _resolve(
    found: Attribution,
    line: Line,
    before: Sequence[Line],
    spoke: Sequence[Speaker | None],
    names: Names,
) -> Speaker | None:
    """Return whom a pronoun stands for, if only one can be meant."""
    last = spoke[-1] if spoke else None
    if found.text in ("it", "they"):
        return last if last and not last.key and _fits_number(found.text, last.text) else None
    nearby = _named_before(found, line, before)
    if not nearby and not (last and last.key):
        nearby = _people_of(before[-1:])
    fitting = [key for key in nearby if fits_gender(found.text, names.fullest[key], line.lex)]
    if len(fitting) == 1:
        return Speaker(names.fullest[fitting[0]], fitting[0])
    if last and last.key and (last.key in fitting or not nearby):
        return last if fits_gender(found.text, last.text, line.lex) else None
    if last and not nearby and _head(last.text).split()[-1] in line.lex.titles:
        return last
    return None


def _named_before(found: Attribution, line: Line, before: Sequence[Line]) -> list[str]:
    """Return the keys of the people named before a pronoun in its paragraph, each once."""
    paragraph = line.sentence.paragraph
    mentions = [mention for mention in line.mentions if mention.start < found.start]
    for earlier in reversed(before):
        if earlier.sentence.paragraph != paragraph:
            break
        mentions.extend(earlier.mentions)
    return list(dict.fromkeys(mention.key for mention in mentions if mention.is_person))


def _people_of(lines: Sequence[Line]) -> list[str]:
    mentions = (mention for line in lines for mention in line.mentions if mention.is_person)
    return list(dict.fromkeys(mention.key for mention in mentions))


def _fits_number(pronoun: str, text: str) -> bool:
    head = _head(text)
    is_plural = head.endswith(("s", "police", "people", "men", "media")) or " and " in head
    return is_plural == (pronoun == "they")


def _head(text: str) -> str:
    """Return the words before the first preposition: `spokesman` of `spokesman for the army`."""
    return re.split(r" (?:of|for|in|from|at|with) ", text.lower())[0]
