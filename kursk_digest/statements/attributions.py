"""One sentence -> whose words it says that it gives. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from kursk_digest.statements.subjects import (
    LEADING,
    LONGEST_SUBJECT,
    PRONOUNS,
    Attribution,
    Line,
    clause_start,
    is_relative,
    is_verb,
    name_beside,
    person_at,
    speaker_at,
)

# What stands beside a subject, or leads to it, is not longer.
_LONGEST_APPOSITION = 22
_LONGEST_TAIL = 9
# Who has not spoken by then is not the speaker.
_MOST_VERBS = 8

_QUANTITIES = frozenset(
    ("hundreds", "thousands", "dozens", "more", "at", "another", "lives", "land", "territory")
)
# `* Northern Wire: "the toll has passed 40"`, as a list of what several say.
_LABEL = re.compile(r"\W*(?P<who>[^\W\d_a-z][\w&.'’ ]{1,40}?)\s*(?:\s[-–—]|:)\s*[\"“„«]")
_LONGEST_LABEL = 5
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))


def find_attribution(line: Line) -> Attribution | None:
    """Return the source that *line* names for its main statement, else `None`.

    A label before a quotation comes before the subject of the reporting verb, and that before
    "according to".
    """
    labelled = _label(line)
    if labelled or line.verbs.signs.isdisjoint(line.sentence.lows):
        return labelled
    verbs = (at for at, token in enumerate(line.tokens) if token.low in line.verbs.reporting)
    outside = (at for at in verbs if line.is_outside(at) and _is_finite(line, at))
    for at in islice(outside, _MOST_VERBS):
        found = _inverted(line, at) or _subject(line, at)
        if found:
            return found
    return _according_to(line) or _participle(line)


def _label(line: Line) -> Attribution | None:
    """Return who stands before a dash or a colon and a quotation, if it is no more than a name."""
    found = _LABEL.match(line.sentence.text)
    if not found or any(is_verb(line, at) for at in range(found["who"].count(" ") + 1)):
        return None
    tokens = found["who"].split()
    if len(tokens) > _LONGEST_LABEL or tokens[0].lower() in line.verbs.closed:
        return None
    return Attribution(found["who"], None, found.start("who"))


def _is_finite(line: Line, at: int) -> bool:
    """Tell whether the word can be a verb with a subject here: not `State`, not `saying`."""
    token = line.tokens[at]
    if token.low == "saying":
        return at > 0 and line.tokens[at - 1].low in ("as", *_BE)
    return token.text == token.low


def _subject(line: Line, verb: int) -> Attribution | None:
    """Return the subject before a reporting verb, if it reports the sentence's main statement."""
    end = _before_auxiliaries(line, verb)
    if not end or not _reports(line, verb):
        return None
    first = _first_name(line, end)
    if first:
        return first
    if line.breaks_after(end - 1):
        return _subject_before_apposition(line, end, verb)
    start = clause_start(line, end)
    if 0 < start < end and line.tokens[start - 1].low == "who" and not line.breaks_after(start - 1):
        end = start - 1  # "officials who asked not to be named said"
        start = clause_start(line, end)
    is_certain = line.tokens[verb].low in line.verbs.say or _has_clause(line, verb)
    if start == 0 and not is_certain:
        return None
    return speaker_at(line, start, end) if _is_frame(line, start, verb) else None


def _first_name(line: Line, end: int) -> Attribution | None:
    """Return the name that opens a subject with an apposition: "Jane Doe, who is 45, said"."""
    for start in _openings(line, end):
        after = next((at + 1 for at in range(start, end) if line.breaks_after(at)), end)
        if after >= end or end - after > _LONGEST_APPOSITION:
            continue
        then = line.tokens[after]
        is_apposition = not then.text[0].isupper() or then.low in line.lex.titles
        is_clause = any(is_verb(line, at) for at in _until_relative(line, after, end))
        name = name_beside(line, start, after)
        if name and is_apposition and not is_clause and (name.is_person or " " in name.text):
            return name
    return None


def _until_relative(line: Line, start: int, end: int) -> Iterator[int]:
    subordinate = line.verbs.subordinate
    return takewhile(lambda at: line.tokens[at].low not in subordinate, range(start, end))


def _openings(line: Line, end: int) -> Iterator[int]:
    """Yield where the main clause may begin: first, after "On Monday,", after a quotation."""
    quoted = [at for at in range(end) if not line.is_outside(at)]
    if quoted:
        yield quoted[-1] + 1
        return
    yield 0
    for at in range(min(end, _LONGEST_APPOSITION)):
        if line.breaks_after(at) and _is_leading(line, at + 1):
            yield at + 1


def _before_auxiliaries(line: Line, verb: int) -> int:
    """Return where the subject of *verb* ends; 0 if the verb is a passive or has none."""
    tokens, end = line.tokens, verb
    if tokens[verb].low == "saying" and verb > 2 and tokens[verb - 1].low == "as":
        end = verb - 2  # "was quoted as saying"
        return end - 1 if tokens[end - 1].low in _BE else 0
    while end and not line.breaks_after(end - 1) and _is_auxiliary(line, end - 1):
        end -= 1
    if end and tokens[end - 1].low in _BE and not line.breaks_after(end - 1):
        return end - 1 if tokens[verb].low.endswith("ing") else 0
    return end


def _is_auxiliary(line: Line, at: int) -> bool:
    low = line.tokens[at].low
    if low in line.verbs.between:
        return True
    return low.endswith("ly") and low not in line.verbs.human and line.tokens[at].text == low


def _reports(line: Line, verb: int) -> bool:
    """Tell whether *verb* reports something: "claimed that", not "claimed by", "claimed lives"."""
    if verb + 1 == len(line.tokens) or line.tokens[verb].low == "saying":
        return True
    low, following = line.tokens[verb].low, line.tokens[verb + 1].low
    is_noun = following in _BE and not line.breaks_after(verb)  # "international calls were"
    if is_noun or following == "by" or (low.startswith("claim") and following in _QUANTITIES):
        return False
    if low in line.verbs.disputing:
        then = [token.low for token in line.tokens[verb + 1 : verb + 5]]
        return not line.verbs.disputable.isdisjoint(then)
    return (
        low in line.verbs.say
        or _has_clause(line, verb)
        or (
            (following in line.verbs.prepositions or following in line.lex.ordinary)
            and _is_tag(line, verb)
        )
    )


def _has_clause(line: Line, verb: int) -> bool:
    """Tell whether "that", a quotation or nothing follows: "added that", not "added two ships"."""
    if verb + 1 == len(line.tokens) or line.breaks_after(verb):
        return True
    return "that" in [token.low for token in line.tokens[verb + 1 : verb + 5]]


def _is_frame(line: Line, start: int, verb: int) -> bool:
    """Tell whether the clause from *start* on reports the main statement of the sentence."""
    if start == 0:
        return True
    if not line.breaks_after(start - 1):
        return False
    if not line.is_outside(start - 1):
        return True
    return _is_tag(line, verb) or _is_leading(line, start)


def _is_tag(line: Line, verb: int) -> bool:
    """Tell whether only a few words follow the verb: "..., he said in a statement on Monday."."""
    for at in range(verb, min(verb + _LONGEST_TAIL, len(line.tokens))):
        if at > verb and (line.tokens[at].low == "that" or is_verb(line, at)):
            return False
        if at + 1 == len(line.tokens) or line.breaks_after(at):
            return line.is_outside(at)
    return False


def _is_leading(line: Line, start: int) -> bool:
    """Tell whether all before *start* only leads to the main clause: "On Monday, ..."."""
    if start > _LONGEST_APPOSITION or not line.is_outside(0):
        return False
    first = line.tokens[0].low
    if first in line.verbs.closed or first in LEADING or first.endswith(("ing", "ed", "ly")):
        return True
    return start < 6 and not any(is_verb(line, at) for at in range(start))


def _subject_before_apposition(line: Line, end: int, verb: int) -> Attribution | None:
    """Return the subject of "Jane Doe, the mayor, said" and of "The mayor, Jane Doe, said"."""
    tried = 0
    for at in range(end - 2, max(-1, end - 2 - _LONGEST_APPOSITION), -1):
        if not line.breaks_after(at) or not line.is_outside(at):
            continue
        start = clause_start(line, at + 1)
        if _is_frame(line, start, verb):
            speaker = speaker_at(line, start, at + 1)
            if speaker and speaker.key:
                return speaker
            beside = name_beside(line, at + 1, end)
            if beside or speaker:
                return beside or speaker
        tried += 1
        if tried == 3:
            break
    return None


def _inverted(line: Line, verb: int) -> Attribution | None:
    """Return the subject after the verb: "..., said Jane Doe in a statement."."""
    if line.tokens[verb].low not in line.verbs.say_inverted or not verb:
        return None
    if not line.breaks_after(verb - 1):
        return None
    start = verb + 1
    end = start
    while end < len(line.tokens) and end - start < LONGEST_SUBJECT:
        if end > start and (line.breaks_after(end - 1) or is_relative(line, end)):
            break
        if is_verb(line, end):
            return None
        if line.tokens[end].low in line.verbs.prepositions and not _links(line, end):
            break
        end += 1
    if end == start or line.tokens[start].low in PRONOUNS:
        return None
    speaker = person_at(line, start, end) or speaker_at(line, start, end)
    return _or_beside(line, speaker, end)


def _links(line: Line, at: int) -> bool:
    return line.tokens[at].low in ("of", "for")


def _according_to(line: Line) -> Attribution | None:
    tokens = line.tokens
    for at in range(len(tokens) - 2):
        if tokens[at].low == "according" and tokens[at + 1].low == "to" and line.is_outside(at):
            start = end = at + 2
            while end < len(tokens) and end - start < LONGEST_SUBJECT:
                if (end > start and line.breaks_after(end - 1)) or is_verb(line, end):
                    break
                end += 1
            return _or_beside(line, speaker_at(line, start, end), end)
    return None


def _or_beside(line: Line, speaker: Attribution | None, end: int) -> Attribution | None:
    """Return the name after a comma, if *speaker* has none: "the mayor, Jane Doe"."""
    if end == len(line.tokens) or (speaker and speaker.is_person):
        return speaker
    after = end + 1
    while after < len(line.tokens) and not line.breaks_after(after - 1):
        after += 1
    return person_at(line, end, after) or speaker


def _participle(line: Line) -> Attribution | None:
    """Return the subject of "The mayor gave an update, saying that ..."."""
    for at, token in enumerate(line.tokens):
        if token.low not in line.verbs.saying or not at or not line.is_outside(at):
            continue
        if line.breaks_after(at - 1):
            start, end = _main_subject(line)
            return speaker_at(line, start, end) if end <= at else None
    return None


def _main_subject(line: Line) -> tuple[int, int]:
    """Return where the words before the first verb begin and end; an empty place if unclear."""
    start = 0
    for at in range(min(len(line.tokens), _LONGEST_APPOSITION)):
        if is_verb(line, at) or line.tokens[at].low in line.verbs.say:
            return start, at
        if line.breaks_after(at) if at + 1 < len(line.tokens) else True:
            if not _is_leading(line, at + 1):
                return start, at + 1
            start = at + 1
    return 0, 0
