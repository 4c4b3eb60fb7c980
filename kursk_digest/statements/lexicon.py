"""The word lists of the stage, read once for each language. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from kursk_digest.languages import section
from kursk_digest.statements.keys import fold_name
from kursk_digest.words import stop_words


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The word lists of `[names]` of one language."""

    titles: frozenset[str]
    before_titles: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    low_bodies: frozenset[str]
    places: frozenset[str]
    dropped_places: frozenset[str]
    of_heads: frozenset[str]
    place_openers: frozenset[str]
    ships: frozenset[str]
    waters: frozenset[str]
    particles: frozenset[str]
    surnames_too: frozenset[str]
    generations: frozenset[str]
    ordinary: frozenset[str]
    family_first: frozenset[str]
    male: frozenset[str]
    """Given names, folded."""
    female: frozenset[str]
    given: frozenset[str]
    """Both, and every form of them that is no matter of spelling."""
    stop: frozenset[str]
    verbs: frozenset[str]
    """Common and reporting verbs: what they follow is a subject."""


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lists of *language*; a list that its file lacks is the English one."""
    own, english = section(language, "names"), section("en", "names")

    def listed(name: str) -> frozenset[str]:
        return frozenset(str(own.get(name, english.get(name, ""))).split())

    def folded(name: str) -> frozenset[str]:
        return frozenset(fold_name(given) for given in listed(name))

    forms = " ".join(str(row) for row in english.get("given", {}).values()).replace(",", "")
    derived = ("male", "female", "given", "stop", "verbs")
    names = (field.name for field in fields(Lexicon) if field.name not in derived)
    return Lexicon(
        **{name: listed(name) for name in names},
        male=folded("male"),
        female=folded("female"),
        given=folded("male") | folded("female") | frozenset(map(fold_name, forms.split())),
        stop=stop_words("en" if language == "und" else language),
        verbs=frozenset(f"{section('en', 'sentences')['verbs']} {_say()}".split()),
    )


def _say() -> str:
    return str(section("en", "speakers").get("say", ""))


@dataclass(frozen=True, slots=True)
class Verbs:
    """The word lists of `[speakers]` of one language."""

    say: frozenset[str]
    say_that: frozenset[str]
    say_inverted: frozenset[str]
    disputing: frozenset[str]
    disputable: frozenset[str]
    saying: frozenset[str]
    between: frozenset[str]
    subordinate: frozenset[str]
    prepositions: frozenset[str]
    human: frozenset[str]
    papers: frozenset[str]
    determiners: frozenset[str]
    reporting: frozenset[str]
    """`say` and `say_that`."""
    closed: frozenset[str]
    """Prepositions, determiners and subordinating words."""
    signs: frozenset[str]
    """One of these words is in every sentence that names its source."""


@cache
def verbs_of(language: str) -> Verbs:
    """Return the lists of *language*; all empty where it has none."""
    lists = section("en" if language == "und" else language, "speakers")
    derived = ("reporting", "closed", "signs")
    listed = {
        field.name: frozenset(str(lists.get(field.name, "")).split())
        for field in fields(Verbs)
        if field.name not in derived
    }
    reporting = listed["say"] | listed["say_that"]
    closed = listed["prepositions"] | listed["determiners"] | listed["subordinate"]
    signs = reporting | listed["saying"] | {"according"}
    return Verbs(**listed, reporting=reporting, closed=closed, signs=signs)
