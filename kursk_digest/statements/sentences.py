"""Paragraph -> sentences: cut by sentencex, with guards of our own. Pure.

Half a sentence is a wrong quotation, two sentences in one are only long: where a full stop
may or may not end a sentence, it does not. Sentencex 1.0.32 counts code points and keeps
every character, but refuses a lone surrogate, takes unusual blanks for letters and ‘single’
quotation marks for nothing; so it is shown a copy of the same length without them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kursk_digest.languages import section
from kursk_digest.statements.tokens import Sentence
from kursk_digest.words import stop_words

Span = tuple[int, int]

# Longer than any sentence. Sentencex takes quadratic time over a run of opening quotes.
_WINDOW = 4000
_SHORTEST_PIECE = 30
_LONGEST = 4000
# Enough to see a word, its quotation marks and the next word.
_SIGHT = 60

_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK = re.compile(r"[^\S ]")
_SINGLE_QUOTED = re.compile(r"(?<!\w)‘([^‘’“”]*(?:’(?=\w)[^‘’“”]*)*)’(?!\w)")
# A quotation of 400 characters or more is cut at its sentences, a shorter one stays whole.
_LONG_QUOTED = re.compile(r"(?:\A|(?<=[:,.!?] ))[“\"„«]([^“”\"„«»]{400,})[”\"“»]")
_CLOSERS = re.compile(r"\s*(?:[”’)\]}»›]+|[\"'](?=\s|\Z))[.,;:!?]*(?=\s|\Z)")
_SHORT_WORD = re.compile(r"\b([^\W\d_]{2,4})\.[”\"’)]?\s+(?=[“\"‘(]?[^\W\d_a-z])")
_AFTER_BRACKET = re.compile(r"[.!?…][”’\"]?[)\]]\s+(?=[“‘\"(\[]*[^\W\d_])")

_OPENERS = re.compile(r"\A[^\w&$€£]+")
_LAST_WORD = re.compile(r"((?:[^\W\d_]\.)*[^\W_]+)\.[”’\"')\]}»›]*\Z")
_NEXT_WORD = re.compile(r"[\W_]*((?:[^\W\d_]\.)*[^\W_]+(?:['’][^\W\d_]+)?)")
_LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_])[.)\]]+")
_GLUED_LEFT = re.compile(r"[^\W\d_]{2}[.!?…][”’\"')\]»]*\Z")
_DOMAIN = re.compile(r"(?:com|org|net|gov|edu|info|co|io|uk|eu|ru|ua)\b", re.IGNORECASE)
# A sentence may begin in lower case with `iPhone` or `al-Assad`.
_LOW_NAME = re.compile(r"[^\W\d_]{1,3}(?:[-'’][^\W\d_]|(?<=[a-z])[A-Z])")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_FULL_STOP = re.compile(r"[.!?…。！？][^\w\s]*\Z")


def cut_sentences(paragraph: str, language: str = "en") -> tuple[Span, ...]:
    """Return start and end of each sentence, in code points, in order, blanks trimmed.

    Nothing but white space lies between two sentences. A quotation of several sentences
    within one pair of marks stays whole, unless it is very long. A paragraph of blanks
    has none.
    """
    shown = _as_shown(paragraph)
    edges = [0]
    for proposal in _proposals(shown, language):
        cut = _after_closers(shown, proposal)
        if edges[-1] < cut < len(shown) and _ends_sentence(shown, edges[-1], cut, language):
            edges.append(cut)
    spans = (_trimmed(paragraph, start, end) for start, end in pairwise([*edges, len(shown)]))
    return tuple((start, end) for start, end in spans if start < end)


def states_something(sentence: Sentence, language: str = "en") -> bool:
    """Tell whether *sentence* is more than a label, a heading, a caption's name.

    With a full stop: three words, or fewer with a verb ("He died."). Without one: eight
    words, and a verb where we know the verbs of *language*. Beyond 4,000 characters nobody
    states anything.
    """
    if len(sentence.text) > _LONGEST:
        return False
    # There are no blanks between words in Chinese, Japanese and Thai.
    count = len(sentence.tokens) + len(_UNSPACED.findall(sentence.text)) // 2
    verbs = _listed(language, "verbs")
    if _FULL_STOP.search(sentence.text[-_SIGHT:]):
        return count >= 3 or (count > 0 and _has_verb(sentence, verbs))
    return count >= 8 and (not verbs or _has_verb(sentence, verbs))


def _has_verb(sentence: Sentence, verbs: frozenset[str]) -> bool:
    if not verbs.isdisjoint(sentence.lows):
        return True
    return any(len(word) > 4 and word.endswith("ed") for word in sentence.lows)


def _as_shown(paragraph: str) -> str:
    """Write *paragraph* so that sentencex can read it; every character keeps its place."""
    shown = _BLANK.sub(" ", _SURROGATE.sub("\ufffd", paragraph))
    return _SINGLE_QUOTED.sub(r"“\1”", shown) if "‘" in shown else shown


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


def _proposals(shown: str, language: str) -> list[int]:
    """Return the places, ascending, where a sentence may end."""
    found = list(_boundaries(shown, language))
    cuts = set(found)
    cuts.update(_after_short_words(shown, found, language))
    # "(It rained.) They left.": sentencex does not cut after a bracket.
    cuts.update(match.end() for match in _AFTER_BRACKET.finditer(shown))
    cuts.update(_inside_long_quotations(shown, language))
    return sorted(cuts)


def _boundaries(shown: str, language: str) -> Iterator[int]:
    """Return where sentencex ends a sentence; it reads one window at a time."""
    from sentencex import get_sentence_boundaries

    start = 0
    while start < len(shown):
        window = shown[start : start + _WINDOW]
        ends = [found["end_index"] for found in get_sentence_boundaries(language, window)]
        if start + _WINDOW < len(shown) and ends[-1:] == [len(window)]:
            # The window's end is no sentence's: the next window begins with that sentence.
            ends = ends[:-1]
        yield from (start + end for end in ends)
        start += ends[-1] if ends else len(window)


def _after_short_words(shown: str, found: Sequence[int], language: str) -> Iterator[int]:
    """Yield the ends that sentencex takes for abbreviations: "in May. Then"."""
    words = _listed(language, "words")
    for match in _SHORT_WORD.finditer(shown) if words else ():
        if match.group(1).lower() in words:
            at = bisect_right(found, match.start())
            before = shown[found[at - 1] if at else 0 : match.start()]
            if before.count("“") <= before.count("”") and before.count('"') % 2 == 0:
                yield match.end()


def _inside_long_quotations(shown: str, language: str) -> Iterator[int]:
    for match in _LONG_QUOTED.finditer(shown):
        start, end = match.span(1)
        last = start
        for cut in (start + cut for cut in _boundaries(shown[start:end], language)):
            if cut - last >= _SHORTEST_PIECE <= end - cut:
                yield cut
                last = cut


def _after_closers(shown: str, cut: int) -> int:
    """Move *cut* behind the quotation marks and brackets that belong to the sentence before."""
    closers = _CLOSERS.match(shown, cut)
    return closers.end() if closers else cut


def _ends_sentence(shown: str, start: int, cut: int, language: str) -> bool:
    """Tell whether the sentence that begins at *start* really ends before *cut*."""
    left = shown[max(start, cut - _SIGHT) : cut].strip()
    right = shown[cut : cut + _SIGHT].lstrip()
    is_glued = not (shown[cut - 1].isspace() or shown[cut].isspace())
    return not (
        (is_glued and not _are_glued_sentences(left, right))
        or _goes_on(right)
        or _LIST_NUMBER.fullmatch(left)
        or not _WORD.search(left)
        or _ends_in_abbreviation(left, right, language)
    )


def _are_glued_sentences(left: str, right: str) -> bool:
    """Tell whether only a blank is missing: `We won.She left`, not `Booking.Com`."""
    if left[-1:] in "。！？":
        return True
    first = _OPENERS.sub("", right)
    begins_high = first[:1].isupper() and not first[1:2].isupper()
    return begins_high and bool(_GLUED_LEFT.search(left)) and not _DOMAIN.match(first)


def _goes_on(right: str) -> bool:
    """Tell whether the text goes on in lower case, so that no sentence has ended."""
    first = _OPENERS.sub("", right)
    return first[:1].islower() and not _LOW_NAME.match(first)


def _ends_in_abbreviation(left: str, right: str, language: str) -> bool:
    """Tell whether the full stop of *left* belongs to its last word alone."""
    last, following = _LAST_WORD.search(left), _NEXT_WORD.match(right)
    if not last or not following:
        return False
    word, low, then = last.group(1), last.group(1).lower(), following.group(1).lower()
    has_capital = word[0].isupper()
    if low in _listed(language, "within") or (has_capital and low in _listed(language, "titles")):
        return True
    if low in _listed(language, "numbered") and then[0].isdigit():
        return True
    if low in _listed(language, "clock"):
        return then in _listed(language, "after_clock") or right.split()[1:2] == ["time"]
    is_open = (
        (len(low) == 1 and has_capital)
        or "." in low
        or low in _listed(language, "units")
        or (has_capital and low in _listed(language, "ambiguous"))
    )
    return (
        is_open
        and not _opens_sentence(following.group(1), right, language)
        and not (right[:1] in '“"«„‘' and len(low) > 1)
    )


def _opens_sentence(word: str, right: str, language: str) -> bool:
    """Tell whether *word* is one that begins a sentence and is no name: `The`, not `A.` or `US`."""
    is_name = word.isupper() and (len(word) > 1 or f"{word}." in right[: len(word) + 3])
    return not is_name and word.lower() in _starters(language)


@cache
def _starters(language: str) -> frozenset[str]:
    return _listed(language, "starters") | stop_words("en" if language == "und" else language)


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    """Return the words of one list; those of English where the language is unknown."""
    known = section("en" if language == "und" else language, "sentences")
    return frozenset(str(known.get(name, "")).split())
