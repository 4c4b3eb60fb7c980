"""Which language a text is in: by its script, then by its small words. Pure.

A trained identifier (py3langid) knows more languages, but needs numpy and half a second at
start; a digest of plain text would pay that for a question that thirty small words answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from kursk_digest.languages import languages
from kursk_digest.words import stop_words

UNKNOWN = "und"

_SAMPLE_WORDS = 400
_SAMPLE_LETTERS = 4_000
_SCRIPT_LETTERS = 1_500
# Running text in these languages has a third to a half of such words; a list of names or
# another language has under a sixth.
_LEAST_SHARE = 0.17
_LEAST_LEAD = 1.15

# First code point after each block, its script. Only what decides a language.
_BLOCKS = (
    (0x0250, "latin"), (0x0370, ""), (0x0400, "el"), (0x0530, "cyrillic"), (0x0590, "hy"),
    (0x0600, "he"), (0x0780, "arabic"), (0x0900, ""), (0x0980, "hi"), (0x0A00, "bn"),
    (0x0B80, ""), (0x0C00, "ta"), (0x0E00, ""), (0x0E80, "th"), (0x10A0, ""), (0x1100, "ka"),
    (0x1200, "ko"), (0x1380, "am"), (0x1E00, ""), (0x1F00, "latin"), (0x2000, "el"),
    (0x3040, ""), (0x3100, "ja"), (0x3400, ""), (0xA000, "han"), (0xAC00, ""), (0xD7B0, "ko"),
)  # fmt: skip


def detect_language(words: Sequence[str], text: str) -> str:
    """Name the language of a text: `en`, `uk`; `und` if it does not tell.

    Args:
        words: Its words, case-folded; the first few hundred are enough.
        text: The same text, for its letters.
    """
    script = _script(text[:_SCRIPT_LETTERS])
    if script == "cyrillic":
        return _cyrillic(text[:_SAMPLE_LETTERS].casefold())
    if script == "arabic":
        return "fa" if any(letter in text[:_SAMPLE_LETTERS] for letter in "پچژگ") else "ar"
    if script != "latin":
        return script
    return _by_small_words(words[:_SAMPLE_WORDS])


def _script(text: str) -> str:
    letters: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if letter.isalpha():
            letters[_block(ord(letter))] += count
    if not letters:
        return UNKNOWN
    # Japanese is written with Chinese signs, too; Chinese never with Japanese ones.
    if letters["ja"] * 20 > letters["han"] + letters["ja"] > 0 and letters["ja"] > 1:
        return "ja" if letters["han"] + letters["ja"] >= letters["latin"] else "latin"
    script, count = max(letters.items(), key=lambda item: (item[1], item[0]))
    if count * 2 < letters.total():
        return UNKNOWN
    return {"han": "zh", "": UNKNOWN}.get(script, script)


@cache
def _block(point: int) -> str:
    return next((script for end, script in _BLOCKS if point < end), "")


def _cyrillic(text: str) -> str:
    letters = Counter(text)
    if any(letters[letter] for letter in "ўђјљњћџѓќѕ"):
        return UNKNOWN
    ukrainian = sum(letters[letter] for letter in "іїєґ")
    russian = sum(letters[letter] for letter in "ыэъё")
    if ukrainian == russian:
        return UNKNOWN
    return "uk" if ukrainian > russian else "ru"


def _by_small_words(words: Iterable[str]) -> str:
    counted = Counter(words)
    shares: Counter[str] = Counter()
    for word, count in counted.items():
        for language in _small().get(word, ()):
            shares[language] += count
    ranked = sorted(((count, language) for language, count in shares.items()), reverse=True)
    best, language = ranked[0] if ranked else (0, UNKNOWN)
    second = ranked[1][0] if len(ranked) > 1 else 0
    if best < _LEAST_SHARE * counted.total() or best < _LEAST_LEAD * second:
        return UNKNOWN
    return language


@cache
def _small() -> dict[str, tuple[str, ...]]:
    """Return for each small word the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language in languages():
        if language not in {"ru", "uk"}:
            for word in stop_words(language):
                found[word] = (*found.get(word, ()), language)
    return found
