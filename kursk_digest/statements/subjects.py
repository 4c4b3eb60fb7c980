"""The words for a speaker: where they begin and end, and whom they name. Pure.

There is no parser here. Words are taken for a subject only where they are nothing but a
name, with its titles, or a noun for somebody who may speak, so that what is found is right
rather than all that there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kursk_digest.statements.lexicon import Lexicon, Verbs
from kursk_digest.statements.names import Mention
from kursk_digest.statements.quotations import Quoting
from kursk_digest.statements.tokens import Sentence, Token

PRONOUNS = frozenset(("he", "she", "it", "they"))
LEADING = frozenset(
    ("but", "and", "meanwhile", "however", "also", "earlier", "later", "so", "yet", "then", "still")
)
# A subject is not longer.
LONGEST_SUBJECT = 14

_BREAKS = frozenset(',;:—–()[]“”„«»"…!?')
_RELATIVE = frozenset(("who", "that", "which", "speaking", "citing", "identified", "named"))
_AGENTS = ("ers", "ors", "ists", "ians", "ants", "sman", "swoman", "erman", "eman", "smen")


class Attribution(NamedTuple):
    """Whom a sentence names as its source."""

    text: str
    """As written, without articles and titles; `he`, `she`, `it`, `they` for a pronoun."""
    key: str | None
    """The key of the name, if a person or an unknown name; else `None`."""
    start: int
    """Code points from the beginning of the sentence."""
    is_person: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence with what is known of it."""

    sentence: Sentence
    quoting: Quoting
    mentions: Sequence[Mention]
    verbs: Verbs
    lex: Lexicon

    @property
    def tokens(self) -> Sequence[Token]:
        """The words of the sentence."""
        return self.sentence.tokens

    def breaks_after(self, at: int) -> bool:
        """Tell whether a comma, a dash, a bracket or a quotation mark follows the token *at*."""
        gap = self.sentence.gap(at)
        return gap != " " and not _BREAKS.isdisjoint(gap)

    def is_outside(self, at: int) -> bool:
        """Tell whether the token *at* is not quoted."""
        return not self.quoting.quoted[at]


def clause_start(line: Line, end: int) -> int:
    """Go left from *end* to where its clause begins."""
    start = end
    while start and end - start < LONGEST_SUBJECT:
        before = line.tokens[start - 1]
        if start < end and line.breaks_after(start - 1):
            break
        if before.low in line.verbs.subordinate or not line.is_outside(start - 1):
            break
        start -= 1
    return start


def speaker_at(line: Line, start: int, end: int) -> Attribution | None:
    """Return the speaker that the words from *start* to *end* name, if they name nothing else."""
    tokens = line.tokens
    start = _skip_openers(line, start, end)
    end = next((at for at in range(start, end) if is_relative(line, at)), end)
    if start >= end or any(is_verb(line, at) for at in range(start, end)):
        return None
    if end - start == 1 and tokens[start].low in PRONOUNS:
        return Attribution(tokens[start].low, None, tokens[start].start)
    is_participle = tokens[start].low.endswith("ing") and tokens[start].text[0].islower()
    if is_participle and (not start or tokens[start - 1].low not in line.verbs.determiners):
        return None
    link = _first_preposition(line, start, end)
    start = max([start, *(at + 1 for at in range(start, link - 1) if _is_article(line, at))])
    person = person_at(line, start, link) or person_at(line, start, end)
    if person:
        return person
    head = tokens[link - 1]
    if head.low in line.verbs.papers and link < end:
        return speaker_at(line, link + 1, end)
    if _speaks(line, link - 1) or (link < end and start < link - 1 and _speaks(line, link - 2)):
        is_time = link + 1 < end and tokens[link + 1].low in line.lex.ordinary
        return _as_written(line, start, link if is_time else end)
    named = [m for m in line.mentions if m.end in (head.end, head.start + len(head.bare))]
    if not named or named[0].is_person:
        return None
    while link - 1 > start and tokens[link - 2].text[0].isupper():
        link -= 1
    first = min(named[0].start, tokens[link - 1].start)
    return Attribution(line.sentence.text[first : named[0].end], named[0].key, first)


def _is_article(line: Line, at: int) -> bool:
    return line.tokens[at].text in ("the", "a", "an", "its", "his", "her", "their")


def is_relative(line: Line, at: int) -> bool:
    """Tell whether the words from *at* on only narrow a subject down."""
    if line.tokens[at].low in _RELATIVE:
        return True
    following = line.tokens[at + 1].low if at + 1 < len(line.tokens) else ""
    return following == "by" and line.tokens[at].low.endswith("ed")


def _speaks(line: Line, at: int) -> bool:
    """Tell whether the token is a noun for somebody who may speak."""
    low = line.tokens[at].bare.lower()
    if low in line.verbs.human or low in line.lex.titles or low in line.lex.bodies:
        return True
    return low.endswith(_AGENTS) and low not in line.verbs.papers and low.isalpha()


def _skip_openers(line: Line, start: int, end: int) -> int:
    """Skip articles, and "On Monday" before a subject."""
    tokens = line.tokens
    while start < end and (
        tokens[start].low in line.verbs.determiners
        or tokens[start].low in LEADING
        or (tokens[start].low in line.lex.ordinary and tokens[start].text[0].isupper())
        or tokens[start].low in line.verbs.prepositions
    ):
        start += 1
    return start


def _first_preposition(line: Line, start: int, end: int) -> int:
    """Return the first preposition that belongs to no name; *end* if there is none."""
    for at in range(start + 1, end):
        token = line.tokens[at]
        inside = any(m.start < token.start < m.end for m in line.mentions)
        if token.low in line.verbs.prepositions and not inside:
            return at
    return end


def _as_written(line: Line, start: int, end: int) -> Attribution:
    first, last = line.tokens[start], line.tokens[end - 1]
    text = line.sentence.text[first.start : last.start + len(last.bare)]
    return Attribution(text, None, first.start)


def person_at(line: Line, start: int, end: int) -> Attribution | None:
    """Return the person that the words from *start* to *end* name, titles before the name aside."""
    if start >= end:
        return None
    first, last = line.tokens[start].start, line.tokens[end - 1]
    for mention in line.mentions:
        if not mention.is_person or mention.start < first:
            continue
        if mention.end in (last.end, last.start + len(last.bare)):
            before = [token for token in line.tokens[start:end] if token.start < mention.start]
            return None if _names_another(line, before) else _named(mention)
    return None


def _named(mention: Mention) -> Attribution:
    return Attribution(mention.text, mention.key, mention.start, mention.is_person)


def _names_another(line: Line, before: Sequence[Token]) -> bool:
    """Tell whether the words before a name belong to another: "a friend of", not "Secretary of"."""
    if any(token.low == "and" for token in before):
        return True
    links = [at for at, token in enumerate(before) if token.low in line.verbs.prepositions]
    if not links:
        return False
    rest = before[links[0] + 1 :]
    known = {mention.start for mention in line.mentions if not mention.is_person}
    is_office = all(
        token.low in line.lex.before_titles or token.start in known or token.text[0].isupper()
        for token in rest
        if token.low != "the"
    )
    return before[links[0] - 1].low not in line.lex.offices or not is_office


def name_beside(line: Line, start: int, end: int) -> Attribution | None:
    """Return the name that the words from *start* to *end* are: "the mayor, Jane Doe,"."""
    person = person_at(line, start, end)
    if person or start >= end or (start and "," not in line.sentence.gap(start - 1)):
        return person
    first, last = line.tokens[start].start, line.tokens[end - 1]
    for mention in line.mentions:
        if mention.start == first and mention.end in (last.end, last.start + len(last.bare)):
            return _named(mention)
    return None


def is_verb(line: Line, at: int) -> bool:
    """Tell whether the token is a verb that makes a clause; `wounded` of "wounded men" is none."""
    token, tokens = line.tokens[at], line.tokens
    if token.text[0].isupper() or not line.is_outside(at):
        return False
    if token.low in line.lex.verbs:
        return True
    if at + 1 < len(tokens) and tokens[at + 1].low == "by":
        return False  # "reached by telephone"
    if not (len(token.low) > 4 and token.low.endswith("ed")):
        return False
    if at + 1 == len(tokens) or line.breaks_after(at):
        return True
    following = tokens[at + 1]
    return following.text[0].isupper() or following.low in line.verbs.closed
