"""Where one clause of a sentence is joined to the next. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from kursk_digest.statements.clauses.verbs import LEAST_WORDS, Cut, Link, Verbs

# Words between the first verb of a subject and the joint before its second: "tried and failed"
# is one act.
_LEAST_BETWEEN = 2
# "and captured Russian soldiers were": within so many words the real verb follows.
_BEHIND_PARTICIPLE = 6
# "as many of them as"
_NEAR = 5


def find_joints(verbs: Verbs, start: int, end: int) -> list[Cut]:
    """Return the cuts between clauses, from the token *start* to before *end*, in order."""
    found: list[Cut] = []
    for at in range(start + LEAST_WORDS, end - 1):
        if not (verbs.outside[at] and verbs.outside[at - 1]):
            continue
        cut = _cut_at(verbs, start, at, end)
        if cut is not None:
            if cut[2] is Link.JOINED:
                found += _listed(verbs, start, at)
            found.append(cut)
            start = cut[1]
    return found


def _cut_at(verbs: Verbs, start: int, at: int, end: int) -> Cut | None:
    words, low = verbs.words, verbs.low(at)
    if ";" in verbs.sentence.gap(at - 1):
        first = at + 1 if low in words.joining else at
        is_whole = verbs.subject_verb(first, end) is not None and verbs.has_verb(start, at)
        return (at, first, Link.JOINED) if is_whole else None
    if low in words.joining:
        return _joined(verbs, start, at, end) or _second_verb(verbs, start, at, end)
    if low in words.contrast and _has_comma(verbs, at):
        return _with_subject(verbs, start, at, end, Link.JOINED)
    if low in words.hanging and _may_hang(verbs, start, at, end):
        return _with_subject(verbs, start, at, end, Link.HANGING)
    return None


def _has_comma(verbs: Verbs, at: int) -> bool:
    return "," in verbs.sentence.gap(at - 1)


def _with_subject(verbs: Verbs, start: int, at: int, end: int, link: Link) -> Cut | None:
    is_whole = verbs.subject_verb(at + 1, end) is not None
    return (at, at + 1, link) if is_whole and verbs.has_verb(start, at) else None


def _joined(verbs: Verbs, start: int, at: int, end: int) -> Cut | None:
    """Return the cut of ", and the road was closed", and of "and he was arrested"."""
    if _has_comma(verbs, at):
        # "..., a clinic, and a church that was old" ends a list, "..., who took office in May,
        # and two deputies have resigned" a subject.
        breaks = (i for i in range(start + 1, at) if verbs.breaks(i))
        last = max(breaks, default=start)
        if not verbs.has_verb(last, at) or verbs.low(last) in verbs.words.relative:
            return None
    elif verbs.low(at + 1) not in verbs.words.subjects or _is_paired(verbs, start, at):
        return None
    return _with_subject(verbs, start, at, end, Link.JOINED)


def _listed(verbs: Verbs, start: int, at: int) -> Iterator[Cut]:
    """Yield the cuts of "The shop was looted, the owner was beaten", before ", and"."""
    for comma in range(start + LEAST_WORDS, at):
        is_comma = verbs.breaks(comma) and verbs.sentence.gap(comma - 1) == ", "
        if not (is_comma and verbs.outside[comma] and verbs.has_verb(start, comma)):
            continue
        if verbs.subject_verb(comma, at) is not None:
            yield (comma, comma, Link.JOINED)
            start = comma


def _may_hang(verbs: Verbs, start: int, at: int, end: int) -> bool:
    """Tell whether "after" and its like join two clauses here: not "days after"."""
    words, low, before = verbs.words, verbs.low(at), verbs.low(at - 1)
    if before in words.closed - words.particles or _compares(verbs, at):
        return False
    if before in words.not_after and low not in words.reasons:
        return False
    if _is_paired(verbs, start, at) or _is_embedded(verbs, start, at):
        return False
    # "as officials said" gives a source, "in 2008, when" tells more of a date.
    verb = verbs.subject_verb(at + 1, end) or 0
    gives_source = low in words.comparing and verbs.low(verb) in verbs.reporting.say
    return not (gives_source or (before[:1].isdigit() and verbs.breaks(at)))


def _compares(verbs: Verbs, at: int) -> bool:
    """Tell whether "as" is one of the two of "as many as"."""
    low = verbs.low(at)
    near = (i for i in range(at - _NEAR, at + _NEAR + 1) if i != at)
    return low in verbs.words.comparing and any(verbs.low(i) == low for i in near)


def _is_paired(verbs: Verbs, start: int, at: int) -> bool:
    return any(verbs.low(i) in verbs.words.paired for i in range(start, at))


def _is_embedded(verbs: Verbs, start: int, at: int) -> bool:
    """Tell whether what stands before may hang on another verb: "said that he left"."""
    inner = verbs.words.relative | verbs.words.linking
    return any(
        verbs.low(i) in inner
        or (verbs.low(i) in verbs.reporting.reporting and _reports(verbs, i, at))
        for i in range(start, at)
    )


def _reports(verbs: Verbs, verb: int, end: int) -> bool:
    """Tell whether a verb of saying has a clause: "said he left", not "announced a plan"."""
    is_plain = verbs.low(verb) in verbs.words.certain
    return is_plain or verbs.has_verb(verb + 1, end)


def _second_verb(verbs: Verbs, start: int, at: int, end: int) -> Cut | None:
    """Return the cut of "stopped advances in five towns and repelled six strikes"."""
    then, words = at + 1, verbs.words
    first = verbs.first_verb(start + 1, at)
    if first is None or at - first <= _LEAST_BETWEEN or then + 1 >= end:
        return None
    if _is_paired(verbs, start, at) or _is_embedded(verbs, start, at):
        return None
    if verbs.tokens[then].text in words.certain:
        return (at, then, Link.SHARED)
    is_verb = _is_verb(verbs, then) or _shares_auxiliary(verbs, first, then)
    return (at, then, Link.SHARED) if is_verb and not _has_other_verb(verbs, then, end) else None


def _is_verb(verbs: Verbs, at: int) -> bool:
    """Tell whether what follows the token shows that it is a verb: "repelled six", "fell from"."""
    token, words = verbs.tokens[at], verbs.words
    if token.text in words.intransitive and verbs.low(at + 1) in words.prepositions:
        return True
    return verbs.may_be_participle(at) and verbs.begins_object(at + 1)


def _shares_auxiliary(verbs: Verbs, first: int, then: int) -> bool:
    """Tell whether two participles share "was": "was arrested in Lyon and charged with"."""
    return (
        verbs.low(first) in verbs.words.auxiliaries
        and verbs.may_be_participle(first + 1)
        and verbs.may_be_participle(then)
        and not verbs.breaks(then + 1)
        and verbs.low(then + 1) in verbs.words.prepositions
    )


def _has_other_verb(verbs: Verbs, then: int, end: int) -> bool:
    """Tell whether what looks like a verb may belong to a subject: "captured Russians were"."""
    last = min(end, then + 1 + _BEHIND_PARTICIPLE)
    stop = next((at for at in range(then + 1, last) if verbs.breaks(at)), last)
    return any(verbs.tokens[at].text in verbs.words.certain for at in range(then + 1, stop))
