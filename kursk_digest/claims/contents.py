"""What a statement says, without who says it. Pure.

`The bridge was hit, Jane Doe of the road service said` and `Jane Doe of the road service said
that the road was closed` share their speaker and no fact: the words of an attribution are left out
of the comparison, as the speakers are compared by themselves.
"""

from __future__ import annotations

import re
from functools import cache

from kursk_digest.languages import section
from kursk_digest.model import Statement

LONGEST_LEAD = 160
"""Characters within which `Jane Doe, head of the road service, said that` has come to its end."""
LEAST_WORDS = 4
"""A rest with fewer words is no statement; then the whole is compared."""
MOST_NAMED = 20
"""Words within which a speaker is named and described."""

_QUOTES = frozenset('“”"„«»')


def content_of(statement: Statement, *, most: int) -> str:
    """Return the text without its attribution, where that is certain; at most *most* characters."""
    text = statement.text[:most]
    language = statement.article.language
    speaker = statement.speaker
    found = (_without_lead(text, speaker, language), _without_tail(text, speaker, language))
    # The attribution is the shorter part: before `Doe said on Sunday` stands what she said.
    rest = max((part for part in found if part is not None), key=len, default="")
    return rest if len(rest.split()) >= LEAST_WORDS else text


def _without_lead(text: str, speaker: str | None, language: str) -> str | None:
    """Cut `Jane Doe said on Friday that` off the beginning."""
    found = _lead(language)
    if found is None or speaker is None:
        return None
    match = found.search(text, 0, LONGEST_LEAD)
    if match is None:
        return None
    lead = text[: match.start()]
    last = speaker.split()[-1].casefold()
    if not _QUOTES.isdisjoint(lead) or last not in lead.casefold():
        return None
    return text[match.end() :]


def _without_tail(text: str, speaker: str | None, language: str) -> str | None:
    """Cut `, according to Jane Doe` or `, said Jane Doe` or `, Jane Doe said` off the end.

    Only with the speaker in it: behind `the minister, back from a trip, said` comes what was said.
    """
    tail = _tail(language)
    match = tail.search(text) if tail else None
    if match is None:
        return None
    said = match[0].casefold()
    named = speaker is None or speaker.split()[-1].casefold() in said
    return text[: match.start()] if named and len(said.split()) <= MOST_NAMED else None


@cache
def _lead(language: str) -> re.Pattern[str] | None:
    verbs = _verbs(language)
    if not verbs:
        return None
    # The day on which something was said is no part of what was said.
    return re.compile(rf"\b(?:{verbs})\b(?: [^,.;:]{{0,40}}?)?(?: that\b|: )|\b(?:{verbs})\b", re.I)


@cache
def _tail(language: str) -> re.Pattern[str] | None:
    verbs = _verbs(language)
    if not verbs:
        return None
    inverted = rf"[,”\"] (?:{verbs}) [^”\"]{{2,120}}$"
    straight = rf"[,”\"] [^,”\"]{{2,60}} (?:{verbs})\b[^,”\"]{{0,40}}$"
    according = r",? according to [^”\"]{2,160}$"
    return re.compile(rf"{inverted}|{straight}|{according}", re.I)


@cache
def _verbs(language: str) -> str:
    words = section(language, "verbs").get("saying", "").split()
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
