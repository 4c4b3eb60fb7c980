"""Bylines -> people, and the agency that is credited. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kursk_digest.languages import languages, section

# Names under which the agencies are credited -> how we name them.
_AGENCIES = {
    "aap": "AAP", "australian associated press": "AAP",
    "aa": "Anadolu", "anadolu": "Anadolu", "anadolu agency": "Anadolu", "anadolu ajansı": "Anadolu",
    "afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP",
    "ani": "ANI", "anp": "ANP", "ansa": "ANSA", "apa": "APA",
    "ap": "AP", "associated press": "AP", "the associated press": "AP",
    "belga": "Belga", "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg",
    "canadian press": "The Canadian Press", "the canadian press": "The Canadian Press",
    "čtk": "ČTK", "ctk": "ČTK",
    "dpa": "dpa", "deutsche presse-agentur": "dpa",
    "efe": "EFE", "agencia efe": "EFE", "europa press": "Europa Press",
    "ians": "IANS", "interfax": "Interfax", "interfax-ukraine": "Interfax-Ukraine",
    "keystone-sda": "Keystone-SDA", "sda": "Keystone-SDA", "kyodo": "Kyodo", "kyodo news": "Kyodo",
    "lusa": "Lusa", "agência lusa": "Lusa", "ntb": "NTB",
    "pa": "PA", "pa media": "PA", "press association": "PA", "pap": "PAP", "pti": "PTI",
    "press trust of india": "PTI", "reuters": "Reuters", "thomson reuters": "Reuters",
    "ria novosti": "RIA Novosti", "риа новости": "RIA Novosti", "ritzau": "Ritzau", "sid": "SID",
    "tass": "TASS", "тасс": "TASS", "tt": "TT", "ukrinform": "Ukrinform",
    "укринформ": "Ukrinform", "укрінформ": "Ukrinform", "upi": "UPI", "xinhua": "Xinhua",
    "yonhap": "Yonhap", "yonhap news agency": "Yonhap", "интерфакс": "Interfax",
}  # fmt: skip
_SPLIT = re.compile(r"\s*(?:[,;|•·]|\s[/&+]\s|(?<=[^\W\d_]{3})/(?=[^\W\d_]{3}))\s*")
_ADDRESS = re.compile(r"://|www\.|@\w|[^\W\d_]{3,}\.[^\W\d_]{2,}")
_NOT_NAME = re.compile(r"[\d<>{}|:!?=_\"“”]")
_WORD = re.compile(r"[^\W\d_]+")
# Chinese, Japanese and Korean names are one word.
_HAN_NAME = re.compile(r"^[\u4e00-\u9fff\uac00-\ud7a3\u3040-\u30ff]{2,5}$")


def split_names(texts: Iterable[str], outlet: str = "") -> list[str]:
    """Cut bylines into the names that they credit, in order, each once.

    `By Ann Lee and Bo Rask, Staff Writer` gives `Ann Lee`, `Bo Rask`. Roles, addresses and
    sentences are left out; agencies and outlets stay: they are credited, too.
    """
    names: dict[str, str] = {}
    for text in texts:
        for part in _parts(text[:300]) if "://" not in text else ():
            name = _without_role(part)
            if _looks_like_a_name(name) and name.casefold() not in names:
                names[name.casefold()] = name
    return list(names.values())[:20]


def is_person(name: str, outlets: Sequence[str] = ()) -> bool:
    """Tell whether a credited *name* is that of a human being, not of an agency, desk or site."""
    key = name.casefold()
    words = _WORD.findall(key)
    if agency_of(name) or _ADDRESS.search(key):
        return False
    if len(words) < 2 and not _HAN_NAME.match(name):
        return False
    if any(word in _desk_words() or word in _BODIES for word in words):
        return False
    joined = "".join(words)
    return not any(_same_body(joined, outlet) for outlet in outlets if outlet)


def agency_of(text: str) -> str | None:
    """Return the agency that *text* names, if it names nothing else: `(AP)`, `Reuters`."""
    key = " ".join(text.casefold().strip(" ()[]-–—/.,").split())
    return _AGENCIES.get(key) or _AGENCIES.get(key.replace("/", ""))


def _parts(text: str) -> list[str]:
    text = re.sub(r"\([^()]*\)", " ", " ".join(text.split()))
    words = text.split(" ")
    while words and words[0].casefold().strip(":") in by_words():
        words.pop(0)
    marked = " ".join("," if word.casefold() in _and_words() else word for word in words)
    return [part.strip(" -–—.*") for part in _SPLIT.split(marked) if part.strip(" -–—.*")]


def _without_role(name: str) -> str:
    """Cut what follows a dash, and a by-word at the beginning."""
    name = re.split(r"\s[-–—]\s", name)[0]
    words = name.split()
    while words and words[0].casefold().strip(":") in by_words():
        words.pop(0)
    return " ".join(words)


def _looks_like_a_name(name: str) -> bool:
    words = _WORD.findall(name)
    if not words or len(name) > 60 or len(name.split()) > 6 or _NOT_NAME.search(name):
        return False
    if "http" in name or "@" in name:
        return False
    return not all(word.casefold() in _desk_words() for word in words)


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
