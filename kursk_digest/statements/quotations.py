"""Sentences -> which of their words stand in quotation marks. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kursk_digest.statements.tokens import Sentence

# `’` closes only where it cannot be an apostrophe.
_MARK = re.compile('[“”„«»"]|(?<!\\w)‘|(?<=[.,!?…])’')
_ANY_MARK = re.compile('[“”„«»"‘]')
_CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "”": "”", "»": "«"}


class Quoting(NamedTuple):
    """How a sentence stands to the quotation marks of its paragraph."""

    quoted: tuple[bool, ...]
    """For each token, whether it stands within quotation marks."""
    begins_inside: bool
    """Whether the quotation began in an earlier sentence."""
    ends_inside: bool
    """Whether it goes on in the next sentence."""

    @property
    def is_whole(self) -> bool:
        """Whether every word is quoted."""
        return bool(self.quoted) and all(self.quoted)


def read_quotings(sentences: Sequence[Sentence]) -> tuple[Quoting, ...]:
    """Follow the quotation marks through *sentences*; a paragraph begins outside of them."""
    quotings: list[Quoting] = []
    paragraph, mark = 0, ""
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph, mark = sentence.paragraph, ""
        quoting, mark = _read_quoting(sentence, mark)
        quotings.append(quoting)
    return tuple(quotings)


def _read_quoting(sentence: Sentence, mark: str) -> tuple[Quoting, str]:
    """Return the quoting of *sentence* and the mark that is open at its end."""
    if not mark and not _ANY_MARK.search(sentence.text):
        return Quoting((False,) * len(sentence.tokens), False, False), ""
    before, places = mark, []
    for found in _MARK.finditer(sentence.text):
        if mark and found.group() in _CLOSING[mark]:
            mark = ""
        elif not mark and found.group() in _CLOSING and _may_open(sentence.text, found):
            mark = found.group()
        else:
            continue
        places.append(found.start())
    flags, at, inside = [], 0, bool(before)
    for token in sentence.tokens:
        while at < len(places) and places[at] < token.start:
            inside = not inside
            at += 1
        flags.append(inside)
    return Quoting(tuple(flags), bool(before), bool(mark)), mark


def _may_open(text: str, found: re.Match[str]) -> bool:
    """Tell whether a mark may open: a `”` only before a word, where it is so written."""
    return found.group() != "”" or text[found.end() : found.end() + 1].isalnum()
