"""Near-duplicate keys: what two statements share if they may say the same. Pure.

A key is a number of 64 bits, so that a million claims are looked up in one B-tree of integers. Its
first eight bits tell the shelf: claims of one time lie together, so that a new one touches few
pages of a large tree. The others are a hash.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from kursk_digest.model import Statement
from kursk_digest.words import rarity, stem, stop_words, words

SINGLES = 12
"""The rarest words of a statement, each a key: they survive when the sentence is written anew."""
PAIRED = 5
"""The rarest of these, each two of them a key: still rare among a million claims."""
MOST_WORDS = 400
"""What is looked at of one statement, as in matching."""
VERBATIM = 1_000.0
"""Weight of the whole sentence, above that of all other keys together."""

SHELF = 2**17
"""Claims to a shelf, by their numbers: its part of the tree fits into the memory for pages."""

_HASH_BITS = 56
_BITS = 2**_HASH_BITS - 1
_ODD = 0x9E3779B97F4A7C15
"""2**64 divided by the golden ratio, odd. Source: D. Knuth, TAOCP 3, section 6.4."""

Key = tuple[int, float]
"""The hash, and how much it says that another statement has it, too: the rarity of its words, in
nats."""


def make_keys(statement: Statement, briefing: str) -> list[Key]:
    """Return the keys of *statement* for the memory of *briefing*; the first is the sentence's.

    The sentence's key is that of its words without case and punctuation, so repeats that are
    set otherwise have it, too. A statement without words has that key alone.

    Source: A. Chowdhury et al., "Collection statistics for fast duplicate document detection",
    2002 (words chosen by their rarity stand for a text).
    """
    language = statement.article.language
    found = words(statement.text)[:MOST_WORDS]
    salt = _hash(f"{briefing}\0{language}")
    terms = {term for word in set(found) if (term := _term(word, language)) is not None}
    rarest = sorted(terms)[:SINGLES]
    keys = [(_hash("= " + " ".join(found)), VERBATIM)]
    keys += [(number, -weight) for weight, _, number in rarest]
    keys += [
        (min(a, b) * _ODD + max(a, b), -weight - other)
        for (weight, _, a), (other, _, b) in combinations(rarest[:PAIRED], 2)
    ]
    return [((number ^ salt) & _BITS, weight) for number, weight in keys]


def shelves(first: int, last: int) -> list[int]:
    """Return what to add to a hash for its keys among the claims *first* to *last*, newest first.

    After 256 shelves (33 million claims) the first is used again.
    """
    numbers = range(last // SHELF, first // SHELF - 1, -1)
    return [((number % 256) - 128) << _HASH_BITS for number in numbers[:256]]


def shelf_of(claim: int) -> int:
    """Return what to add to a hash for the key of *claim*."""
    return shelves(claim, claim)[0]


@lru_cache(maxsize=200_000)
def _term(word: str, language: str) -> tuple[float, str, int] | None:
    """Return minus the rarity of *word*, its stem and its number; `None` if it carries nothing."""
    if word in stop_words(language):
        return None
    stemmed = stem(word, language)
    return -rarity(stemmed, language), stemmed, _hash(stemmed)


def _hash(text: str) -> int:
    """Return 64 bits, unsigned."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
