"""The text of a mail -> the articles in it, without what belongs to the mailing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kursk_digest.model import Known

Found = tuple[str, bool, Known]
"""The text of an article, whether it is HTML, and what is known of it."""

_WRAPPED = (50, 80)
"""Characters of a line that a mail program broke."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail's text and what its headers say."""

    body: str
    is_html: bool
    known: Known
    unsubscribe: tuple[str, ...] = ()
    """The addresses by which a reader leaves the list."""


def articles_of(letter: Letter) -> Iterator[Found]:
    """Yield the articles of a mail: one, or several where it is surely made of several."""
    yield letter.body, letter.is_html, letter.known


def unwrapped_text(text: str, *, flowed: bool = False, delsp: bool = False) -> str:
    """Put the lines of a plain text together that were broken for the width of a mail.

    Args:
        text: With line feeds.
        flowed: A line with a space at its end goes on in the next (RFC 3676).
        delsp: That space belongs to no word (languages without spaces).
    """
    if flowed:
        return re.sub(r"(?<!^--) \n", "" if delsp else " ", text, flags=re.M)
    return "\n\n".join(map(_unwrapped, re.split(r"\n[ \t]*\n\s*", text)))


def _unwrapped(block: str) -> str:
    lines = block.split("\n")
    least, most = _WRAPPED
    body = lines[:-1]
    if body and all(least <= len(line.rstrip()) <= most for line in body):
        return " ".join(line.strip() for line in lines)
    return block
