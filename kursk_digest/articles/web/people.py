"""Bylines -> people, and the agency that is credited. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kursk_digest.languages import languages, section

_SPLIT = re.compile(r"\s*(?:[,;|•·、，；]|\s[/&+]\s|(?<=[^\W\d_]{3})/(?=[^\W\d_]{3}))\s*")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_MAIL = re.compile(r"\(?\S{0,100}@\S{1,100}")
_ADDRESS = re.compile(r"://|www\.|@\w|[^\W\d_]{3,}\.[^\W\d_]{2,}")
_NOT_NAME = re.compile(r"[\d<>{}|:!?=_\"“”]")
_WORD = re.compile(r"[^\W\d_]+")
_DASH = re.compile(r"\s[-–—]\s")
# `Ann Lee for Lake News`, `Ann Lee in Berlin`: what follows is no part of the name.
_WHERE = re.compile(
    r"\s(?:for|in|from|at|aus|für|à|en|pour|para|per|w|dla|у|в|из|для)\s(?=[^\W\d_a-zà-ÿа-яіїєґ])"
)
# Nobody is called `The Harbour Post`.
_ARTICLES = frozenset(("the", "der", "die", "das", "het"))
# Names that a content system gives to whoever does not say who he is.
_ACCOUNTS = frozenset(
    ("admin", "administrator", "webmaster", "root", "user", "guest", "default", "unknown", "none")
)
# Chinese, Japanese and Korean names are one word.
_HAN_NAME = re.compile(r"^[\u4e00-\u9fff\uac00-\ud7a3\u3040-\u30ff]{2,5}$")


def split_names(texts: Iterable[str]) -> list[str]:
    """Cut bylines into the names that they credit, in order, each once.

    `By Ann Lee and Bo Rask, Staff Writer` gives `Ann Lee`, `Bo Rask`. Roles, places, addresses
    and sentences are left out; agencies and outlets stay: they are credited, too. A desk is
    credited where nobody else is.
    """
    names: dict[str, str] = {}
    desks: dict[str, str] = {}
    for text in texts:
        if "://" in text:
            continue
        for name in _names_in(text[:300]):
            (desks if is_desk(name) else names).setdefault(name.casefold(), name)
    return [shown_name(name) for name in (names or desks).values()][:20]


def _names_in(text: str) -> Iterator[str]:
    """Yield what may be names; behind a person, a role is none."""
    after_person = False
    for part in _parts(text):
        name = _without_role(part)
        if not _looks_like_a_name(name):
            continue
        if after_person and is_role(part):
            continue
        after_person = after_person or is_person(name)
        yield name


def is_place(name: str) -> bool:
    """Tell what can only be a place behind a person's name: `By Ann Lee, Berlin`."""
    return name.isalpha() and name.istitle() and not agency_of(name) and not _HAN_NAME.match(name)


def is_role(name: str) -> bool:
    """Tell `Defence Correspondent` from a name."""
    return any(word in _role_words() for word in _WORD.findall(name.casefold()))


def shown_name(name: str) -> str:
    """Write a person's name in capitals as names are written: `ANN O'NEILL`, `Ann O'Neill`."""
    words = _WORD.findall(name)
    if not name.isupper() or len(words) < 2 or max(map(len, words)) < 3 or not is_person(name):
        return name
    return name.title()


def is_person(name: str, outlets: Sequence[str] = ()) -> bool:
    """Tell whether a credited *name* is that of a human being, not of an agency, desk or site."""
    key = name.casefold()
    words = _WORD.findall(key)
    if agency_of(name) or _ADDRESS.search(key):
        return False
    if len(words) < 2 and not _HAN_NAME.match(name):
        return False
    if words[0] in _ARTICLES or any(word in _desk_words() or word in _BODIES for word in words):
        return False
    joined = "".join(words)
    return not any(_same_body(joined, outlet) for outlet in outlets if outlet)


def agency_of(text: str) -> str | None:
    """Return the agency that *text* names, if it names nothing else: `(AP)`, `Reuters`."""
    key = " ".join(text.casefold().strip(" ()[]-–—/.,").split())
    named = _agencies().get(key) or _agencies().get(key.replace("/", ""))
    if named or " " not in key:
        return named
    # `Reuters Staff`
    return _agencies().get(" ".join(word for word in key.split() if word not in _desk_words()))


def _parts(text: str) -> list[str]:
    text = _MAIL.sub(" ", _IN_BRACKETS.sub(_agency_in_brackets, " ".join(text.split())))
    words = without_by(text).split()
    marked = " ".join("," if _is_and(word) else word for word in words)
    return [part.strip(" -–—.*") for part in _SPLIT.split(marked) if part.strip(" -–—.*")]


def _agency_in_brackets(match: re.Match[str]) -> str:
    """Keep `Ann Lee (AP)`, and of other remarks nothing."""
    return f", {match[1]}" if agency_of(match[1]) else " "


def _is_and(word: str) -> bool:
    """Tell `and` and `AND` from the initial in `John E Smith`."""
    return word in _and_words() or (len(word) > 1 and word.casefold() in _and_words())


def without_by(text: str) -> str:
    """Cut the words that introduce a byline: `Written by Ann Lee` gives `Ann Lee`."""
    words = text.split()
    start = 0
    while length := _by_length(words[start : start + 3]):
        start += length
    return " ".join(words[start:])


def _by_length(words: Sequence[str]) -> int:
    """Return how many of the first words introduce a byline; 0 for none."""
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length]).casefold()
        label = phrase.rstrip(":：.")
        if label in by_words() or (label in _words_of("author") and phrase[-1] in ":："):
            return length
    return 0


def _without_role(name: str) -> str:
    """Cut what follows a dash or a place, a by-word before, and a role on either side."""
    name = without_by(_DASH.split(name)[0])
    before = _WHERE.split(name)[0]
    words = (before if " " in before else name).split()
    start, end = 0, len(words)
    while end - start > 2 and words[start].casefold() in _role_words():
        start += 1
    while end - start > 2 and words[end - 1].casefold() in _role_words():
        end -= 1
    # `Ann Lee Staff Writer`
    while 2 < end - start < len(words) and words[end - 1].istitle() and is_desk(words[end - 1]):
        end -= 1
    bare = " ".join(words[start:end])
    return bare if is_person(bare) else " ".join(words)


def is_desk(name: str) -> bool:
    """Tell whether *name* is nothing but words for a desk: `Staff`, `News Desk`."""
    return all(word.casefold() in _desk_words() for word in _WORD.findall(name))


def _looks_like_a_name(name: str) -> bool:
    words = _WORD.findall(name)
    if not words or len(name) > 60 or len(name.split()) > 6 or _NOT_NAME.search(name):
        return False
    if "http" in name or "@" in name:
        return False
    return not all(word.casefold() in _ACCOUNTS or "admin" in word.casefold() for word in words)


def _same_body(joined: str, outlet: str) -> bool:
    other = "".join(_WORD.findall(outlet.casefold()))
    return bool(other) and (joined == other or (len(other) > 4 and other in joined))


# Words in the names of bodies that no desk list has, in the languages of our sources.
_BODIES = frozenset((
    "agency", "agence", "agencia", "agenzia", "agentur", "agentura", "agencja", "ajansı",
    "presse", "press", "prensa", "redaktion", "redacción", "rédaction", "redazione", "redação",
    "redakcja", "redakce", "редакция", "редакції", "агентство", "news", "nachrichten", "zeitung",
    "zeitungen", "staff", "desk", "team", "magazine", "online", "media", "tv", "radio", "times",
    "post", "daily", "deutschland", "digital", "newsroom", "department", "board",
))  # fmt: skip


@cache
def _agencies() -> dict[str, str]:
    """Return the names under which agencies are credited, folded -> how we name them."""
    return {
        name.casefold(): agency
        for tag in languages()
        for agency, names in section(tag, "agencies").items()
        for name in (agency, *names)
    }


@cache
def _words_of(key: str) -> frozenset[str]:
    return frozenset(word for tag in languages() for word in section(tag, "metadata").get(key, ()))


@cache
def by_words() -> frozenset[str]:
    """Return the words that introduce a byline, in all languages: `by`, `von`."""
    return _words_of("by") | {"by", "von", "par", "por", "di", "da", "de", "od", "av", "af", "door"}


def _and_words() -> frozenset[str]:
    return _words_of("and") | {"and", "und", "et", "y", "e", "og", "och", "en", "и", "та", "і"}


def _desk_words() -> frozenset[str]:
    return _words_of("desk")


def _role_words() -> frozenset[str]:
    return _words_of("role")
