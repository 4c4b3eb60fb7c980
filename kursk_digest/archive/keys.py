"""Near-duplicate keys: what two statements share if they may say the same. Pure.

A key is 64 bits of a hash, so that a million claims are looked up in one B-tree of integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

from kursk_digest.model import Statement
from kursk_digest.words import rarity, stem, stop_words, words

SINGLES = 8
"""The rarest words of a statement, each a key: they survive when the sentence is written anew."""
PAIRED = 5
"""The rarest of these, each two of them a key: still rare among a million claims."""
MOST_WORDS = 400
"""What is looked at of one statement, as in matching."""
VERBATIM = 1_000.0
"""Weight of the whole sentence, above that of all other keys together."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a statement."""

    number: int
    """64 bits, signed, as SQLite holds them."""
    weight: float
    """How much it says that another has it, too: the rarity of its words, in nats."""


def make_keys(statement: Statement, briefing: str) -> tuple[Key, ...]:
    """Return the keys of *statement* for the memory of *briefing*; the first is the sentence's.

    The sentence's key is that of its words without case and punctuation, so repeats that are
    set otherwise have it, too. A statement without words has that key alone.

    Source: winnowing a text to its most telling features is A. Chowdhury et al., "Collection
    statistics for fast duplicate document detection", 2002 (I-Match: words chosen by rarity).
    """
    language = statement.article.language
    found = words(statement.text)[:MOST_WORDS]
    salt = f"{briefing}\0{language}\0"
    keys = [Key(_number(f"{salt}= {' '.join(found)}"), VERBATIM)]
    terms = _rarest(found, statement, language)
    keys += [Key(_number(salt + term), weight) for term, weight in terms]
    keys += [
        Key(_number(f"{salt}{min(a, b)} {max(a, b)}"), weight + other)
        for (a, weight), (b, other) in combinations(terms[:PAIRED], 2)
    ]
    return tuple(keys)


def _rarest(found: list[str], statement: Statement, language: str) -> list[tuple[str, float]]:
    stop = stop_words(language)
    stems = {stem(word, language) for word in found if word not in stop}
    weights = {one: rarity(one, language) for one in stems}
    return sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:SINGLES]


def _number(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
