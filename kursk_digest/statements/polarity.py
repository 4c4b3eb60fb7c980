"""A sentence -> whether it says that something is so, and how real it is. Pure.

Both are told of the main statement: what hangs on "who", "because" or "after" is left out,
and so is what comes after ", but". A reported clause is the main statement ("Police said
nobody was hurt" is denied); words in quotation marks are it only where they make up most of
the sentence. "No longer" denies: what was so is not so. Two negations cancel each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache

from kursk_digest.languages import section
from kursk_digest.model import Mood, Polarity
from kursk_digest.statements.quotations import Quoting
from kursk_digest.statements.tokens import Sentence, Token

_BREAKS = frozenset(",;:—–()")
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't"))
_IS_TO = re.compile(r"\b(?:is|are|was|were|be|been) to\b")
_AUXILIARIES = _BE | frozenset(
    ("has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "didn't", "won't")
)
_RULE = frozenset(("rule", "rules", "ruled", "ruling"))
# Lists whose words tell nothing by themselves.
_NOT_TELLING = (
    "harmless", "before_no", "after_no", "not_denied", "rejected", "nouns", "determiners",
    "subordinate",
)  # fmt: skip
_JOINING = frozenset(("and", "but", "or", "nor", "yet"))
_ASKING = frozenset(("asked", "asks", "told"))
# "told the paper to its face"
_WHOSE = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_WHEN = frozenset(("to", "for", "on", "in", "at", "next", "this", "by", "later", "within"))


@dataclass(frozen=True, slots=True)
class Signs:
    """The word lists of `[polarity]` of one language."""

    negators: frozenset[str]
    harmless: frozenset[str]
    before_no: frozenset[str]
    negative_verbs: frozenset[str]
    denials: frozenset[str]
    not_denied: frozenset[str]
    rejections: frozenset[str]
    rejected: frozenset[str]
    possible: frozenset[str]
    thought: frozenset[str]
    plan: frozenset[str]
    plan_to: frozenset[str]
    plan_be: frozenset[str]
    called_for: frozenset[str]
    subordinate: frozenset[str]
    after_no: frozenset[str]
    conditions: frozenset[str]
    nouns: frozenset[str]
    determiners: frozenset[str]
    verbs: frozenset[str]
    """Common verbs, of `[sentences]` and `[verbs]`."""
    reporting: frozenset[str]
    """Verbs that report, of `[speakers]`; those that deny are not among them."""
    triggers: frozenset[str]
    """One of these words, or "is to", is in every sentence that is no asserted fact."""


@cache
def _signs_of(language: str) -> Signs:
    def listed(table: str, name: str) -> frozenset[str]:
        lists = section("en" if language == "und" else language, table)
        return frozenset(str(lists.get(name, "")).split())

    own = {
        field.name: listed("polarity", field.name)
        for field in fields(Signs)
        if field.name not in ("verbs", "reporting", "triggers")
    }
    verbs = section("en" if language == "und" else language, "verbs")
    irregular = frozenset(verbs.get("irregular", ()))
    denying = own["denials"] | own["rejections"]
    reporting = listed("speakers", "say") | listed("speakers", "say_that")
    telling = (own[name] for name in own if name not in _NOT_TELLING)
    return Signs(
        **own,
        verbs=listed("sentences", "verbs") | irregular,
        reporting=reporting - denying,
        triggers=frozenset().union(*telling, _RULE),
    )


def read_polarity(
    sentence: Sentence, quoting: Quoting, language: str = "en"
) -> tuple[Polarity, Mood]:
    """Tell of the main statement of *sentence* whether it is denied, and its mood.

    Asserted and a fact where we do not know the language.
    """
    signs = _signs_of(language)
    lows = sentence.lows
    if signs.triggers.isdisjoint(lows) and not ("to" in lows and _IS_TO.search(sentence.text)):
        return Polarity.ASSERTED, Mood.FACT
    words = _main_words(sentence, quoting, signs)
    at_signs = [
        at for at, word in enumerate(words) if word.low in signs.triggers or word.low in _BE
    ]
    negations = sum(_negates(words, at, signs) for at in at_signs)
    polarity = Polarity.DENIED if negations % 2 else Polarity.ASSERTED
    if sentence.tokens[0].low in signs.conditions:
        return polarity, Mood.POSSIBLE
    moods = (_mood_at(words, at, signs) for at in at_signs)
    return polarity, next((mood for mood in moods if mood is not None), Mood.FACT)


def _main_words(sentence: Sentence, quoting: Quoting, signs: Signs) -> list[Token]:
    """Return the words of the main statement."""
    is_quotation = sum(quoting.quoted) * 2 > len(quoting.quoted)
    kept = [at for at, quoted in enumerate(quoting.quoted) if quoted == is_quotation]
    return [sentence.tokens[at] for at in _main_clause(sentence, kept, signs)]


def _main_clause(sentence: Sentence, kept: Sequence[int], signs: Signs) -> Iterator[int]:
    """Yield those of the tokens *kept* that hang on no other clause."""
    is_subordinate, has_verb, reports = False, False, False
    for place, at in enumerate(kept):
        low = sentence.tokens[at].low
        is_break = place > 0 and _is_break(sentence, kept[place - 1], at)
        joins = is_break or low in _JOINING
        if has_verb and joins and _ends_main(sentence, kept[place : place + 4], is_break):
            return
        opens_clause = is_break and has_verb and (low == "with" or low.endswith("ing"))
        is_relative = at > 0 and sentence.tokens[at - 1].low in signs.subordinate
        if low in signs.reporting and not is_relative and not opens_clause:
            is_subordinate, has_verb, reports = False, False, True
            yield at
            continue
        if is_break or (low == "that" and reports):
            is_subordinate = False
        hangs = low == "that" and not reports
        # "..., saying that", "..., with no survivors"
        if low in signs.subordinate or opens_clause or (has_verb and hangs):
            is_subordinate = True
        if not is_subordinate:
            has_verb = has_verb or low in signs.verbs or (len(low) > 4 and low.endswith("ed"))
            yield at


def _is_break(sentence: Sentence, before: int, at: int) -> bool:
    gap = sentence.text[sentence.tokens[before].end : sentence.tokens[at].start]
    return gap != " " and not _BREAKS.isdisjoint(gap)


def _ends_main(sentence: Sentence, rest: Sequence[int], is_break: bool) -> bool:
    """Tell whether another main clause begins: ", but ...", "and did not ..."."""
    low = [sentence.tokens[at].low for at in rest]
    if is_break and low[0] in ("but", "nor", "yet"):
        return True
    if is_break and ";" in sentence.text[sentence.tokens[rest[0] - 1].end :][:3]:
        return True
    return low[0] in _JOINING and not _AUXILIARIES.isdisjoint(low[1:])


def _negates(words: Sequence[Token], at: int, signs: Signs) -> bool:
    """Tell whether the word *at* is a negation of the main statement."""
    low = words[at].low
    before, after = _low(words, at - 1), _low(words, at + 1)
    if low in signs.negators:
        return not _is_harmless(words, at, signs)
    if low in signs.negative_verbs:
        return after == "to"
    if low in _RULE:
        return after == "out"
    if before in _BE:
        return False
    if low in signs.denials:
        # "denied him bail", "denied the appeal"
        objects = {after, _low(words, at + 2)} if after in signs.determiners else {after}
        return objects.isdisjoint(signs.not_denied)
    following = (word.low for word in words[at + 1 : at + 5])
    return low in signs.rejections and not signs.rejected.isdisjoint(following)


def _is_harmless(words: Sequence[Token], at: int, signs: Signs) -> bool:
    """Tell whether a negator denies nothing: "not only", "no fewer than", "with no warning"."""
    low, before, after = words[at].low, _low(words, at - 1), _low(words, at + 1)
    if not signs.harmless.isdisjoint((f"{low}_{after}", f"{before}_{low}")):
        return True
    if low == "no":
        is_number = after[:1].isdigit()
        return is_number or (before in signs.before_no and after not in signs.after_no)
    following = [word.low for word in words[at + 1 : at + 9]]
    # "not the first to go": others went.
    is_one_of_many = not {"first", "only"}.isdisjoint(following[:2])
    is_open = not {"clear", "known"}.isdisjoint(following[:3])
    return "until" in following or is_one_of_many or is_open


def _mood_at(words: Sequence[Token], at: int, signs: Signs) -> Mood | None:
    """Return the mood that the word *at* gives the statement; `None` for none."""
    token, low = words[at], words[at].low
    before, after = _low(words, at - 1), _low(words, at + 1)
    if token.text[0].isupper() and (at or words[1:2] and words[1].text[0].isupper()):
        return None  # "May" and "Will" are names
    if low in signs.possible:
        is_adjective = low.endswith("likely") and before in signs.determiners
        return None if is_adjective or (low == "could" and after == "not") else Mood.POSSIBLE
    if low == "would" and after == "have":
        return Mood.POSSIBLE
    if low in signs.thought and before in _BE and after == "to":
        return Mood.POSSIBLE
    return Mood.PLAN if _is_planned(words, at, signs) else None


def _is_planned(words: Sequence[Token], at: int, signs: Signs) -> bool:
    low, before, after = words[at].low, _low(words, at - 1), _low(words, at + 1)
    if low in signs.nouns and before in signs.determiners:
        return False
    if low in signs.plan:
        return True
    if low in signs.called_for:
        return after in ("for", "on")
    following = [word.low for word in words[at + 1 : at + 5]]
    if low in signs.plan_to and "to" in following[: 4 if low in _ASKING else 1]:
        return _WHOSE.isdisjoint(following[following.index("to") + 1 :][:1])
    is_passive = before in _BE or _low(words, at - 2) in _BE
    if low in signs.plan_be and is_passive:
        is_cause = low == "due" and (before not in _BE or _low(words, at + 2) in signs.determiners)
        return after in _WHEN and not is_cause
    then = _low(words, at + 2)
    return low in _BE and after == "to" and then.isalpha() and then not in signs.determiners


def _low(words: Sequence[Token], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""
