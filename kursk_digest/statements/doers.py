"""A sentence -> the person who does what it tells, where its first words are the name. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kursk_digest.statements.names import Mention

FURTHEST = 30
"""Code points before the name: a title, or `Meanwhile,`."""
_OF = ("'s", "’s", "'", "’", ",")
"""Behind the name of a person whose affair, wife or opinion it is, or who is one of several."""


def read_doer(text: str, mentions: Sequence[Mention], speaker: str | None) -> str | None:
    """Return the key of the person whose name opens the sentence; `None` if there is none.

    Who only says what the sentence tells does nothing in it: two people can say the same.

    Args:
        text: The sentence.
        mentions: The names in it, in order.
        speaker: To whom it is attributed.
    """
    first = mentions[0] if mentions else None
    if first is None or not first.is_person or first.start > FURTHEST:
        return None
    before, after = text[: first.start], text[first.end :]
    opens = all(word[0].isupper() for word in before.replace(",", " ").split())
    speaks = speaker is not None and speaker.split()[-1] == first.text.split()[-1]
    if not opens or speaks or after.startswith(_OF) or after.startswith((" and ", " or ")):
        return None
    return first.key
