"""What stands before the main clause of a sentence, or behind it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from kursk_digest.statements.clauses.verbs import LEAST_WORDS, Cut, Link, Verbs

# "..., police spokesman John Smith told reporters in the capital on Monday."
_LONGEST_SUBJECT = 9
_LONGEST_SOURCE = 20


def find_source(verbs: Verbs) -> Cut | None:
    """Return the cut before `police said`, `said Jane Doe`, `according to the operator`."""
    end = len(verbs.tokens)
    for at in range(max(LEAST_WORDS + 1, end - _LONGEST_SOURCE), end):
        if _may_be_source(verbs, at) and _is_source(verbs, at, end):
            return (at, at, Link.SOURCE)
    return None


def _may_be_source(verbs: Verbs, at: int) -> bool:
    if not verbs.outside[at] or not verbs.breaks(at):
        return False
    is_quoted = not verbs.outside[at - 1]
    has_comma = "," in verbs.sentence.gap(at - 1)
    return is_quoted or (has_comma and verbs.has_verb(0, at))


def _is_source(verbs: Verbs, at: int, end: int) -> bool:
    low = verbs.low(at)
    if low == "according" and verbs.low(at + 1) == "to":
        return verbs.low(at + 2) not in verbs.words.no_source and not verbs.has_verb(at, end)
    if low in verbs.words.closed or not all(verbs.outside[at:end]):
        return False
    if low in verbs.reporting.say_inverted:
        return at + 1 < end and not verbs.breaks(at + 1) and not verbs.has_verb(at + 1, end)
    for verb in range(at + 1, min(end, at + _LONGEST_SUBJECT)):
        if verbs.breaks(verb):
            return False
        if verbs.low(verb) in verbs.reporting.say:
            runs_on = not any(verbs.breaks(i) for i in range(verb + 1, end))
            return runs_on and not verbs.has_verb(verb + 1, end)
        if verbs.is_finite(verb):
            return False
    return False


def open_clause(verbs: Verbs, end: int) -> Iterator[Cut]:
    """Yield the two cuts of "After the dam broke, thousands fled."."""
    words, low = verbs.words, verbs.low(0)
    if low not in words.contrast | words.hanging or not verbs.outside[0]:
        return
    stop = next((at for at in range(1, end) if verbs.breaks(at)), end)
    if stop + 1 >= end or verbs.sentence.gap(stop - 1) != ", ":
        return
    main = verbs.subject_verb(stop, end)
    if main is None or verbs.subject_verb(1, stop) is None:
        return
    if main + 1 < end and verbs.breaks(main + 1):
        return  # "When he came, police said, nobody was there"
    yield (0, 1, Link.HANGING if low in words.hanging else Link.JOINED)
    yield (stop, stop, Link.JOINED)


def find_tail(verbs: Verbs, start: int, end: int) -> Iterator[Cut]:
    """Yield the cut before ", which ..." or ", killing ...", if all the rest belongs to it."""
    for at in range(start + LEAST_WORDS, end - 1):
        if not verbs.outside[at] or not verbs.breaks(at) or verbs.sentence.gap(at - 1) != ", ":
            continue
        if _is_relative(verbs, at, end) or _is_participle(verbs, at):
            if verbs.has_verb(start, at) and _is_last(verbs, at, end):
                yield (at, at, Link.SHARED)
            return


def _is_relative(verbs: Verbs, at: int, end: int) -> bool:
    return verbs.low(at) in verbs.words.relative and verbs.has_verb(at + 1, end)


def _is_participle(verbs: Verbs, at: int) -> bool:
    token, words = verbs.tokens[at], verbs.words
    ends_so = any(token.text.endswith(ending) for ending in words.participles)
    if not ends_so or token.text != token.low or token.low in words.no_participle:
        return False
    return verbs.begins_object(at + 1) or verbs.low(at + 1) in words.hedges


def _is_last(verbs: Verbs, at: int, end: int) -> bool:
    """Tell whether no verb follows a comma: the main clause does not go on."""
    comma = next((i for i in range(at + 1, end) if verbs.breaks(i)), end)
    return not verbs.has_verb(comma, end)
