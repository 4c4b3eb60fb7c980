"""The words of a language about numbers, as the readers need them: from its TOML file, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kursk_digest.languages import section
from kursk_digest.statements.figures.lookups import (
    entries,
    inverted,
    multiples,
    numbered,
    phrases_by_first,
    phrases_by_last,
    with_joined,
    with_scales,
)
from kursk_digest.statements.figures.meanings import Toll, Unit, toll_of, units_by_word
from kursk_digest.statements.figures.scan import Phrase, Phrases
from kursk_digest.words import stop_words


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Everything that the readers of figures know of one language."""

    language: str
    decimal: str
    """The decimal sign in digits; the other of point and comma groups."""
    spaced: bool
    """Whether a plain space groups digits."""
    day_first: bool
    """Whether `3/4` is the third of April."""
    capitals: bool
    """Whether months and weekdays are written with a capital."""
    nouns_capitalised: bool
    """Whether every noun is, so that a capital tells nothing of names."""
    lists: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    short_scales: Mapping[str, float]
    scale_plurals: Mapping[str, float]
    few: Mapping[str, tuple[float, float, float]]
    vague: Mapping[str, tuple[float, float, float]]
    ordinals: Mapping[str, float]
    fractions: Mapping[str, float]
    months: Mapping[str, int]
    full_months: frozenset[str]
    """Names of months that are no abbreviation: a full stop behind them is none of theirs."""
    weekdays: Mapping[str, int]
    zones: Mapping[str, str]
    sides: Mapping[str, str]
    hedges: Phrases
    """Looked up by the last word."""
    hedges_of_totals: Phrases
    """Looked up by the last word."""
    hedges_behind: Phrases
    units: Mapping[str, tuple[tuple[Phrase, Unit], ...]]
    signs: Mapping[str, tuple[tuple[Phrase, Unit], ...]]
    """What stands for a currency before the number; looked up by the last word."""
    plurals: Mapping[str, str]
    plural_endings: tuple[tuple[str, str], ...]
    singular_endings: tuple[tuple[str, str], ...]
    """More of them, for words of which the form alone does not tell that they are plurals."""
    synonyms: Mapping[str, str]
    noun_phrases: Phrases
    """Nouns of two words that stand for one: `населені пункти`."""
    tolls: Mapping[str, Toll]
    words_of_totals: frozenset[str]
    """Windows that cover everything until then: `so far`."""
    multiples: Mapping[str, float]
    """`twice`, `tenfold`."""
    adverbs_of_rate: Mapping[str, str]
    """`daily` -> `day`."""
    durations: frozenset[str]
    """The bases of time: `hour`, `day`."""
    score_colon: bool
    """Whether a result is written `3:2`."""
    breaks: frozenset[str]
    """Words that end what is counted."""
    triggers: frozenset[str]
    """One of these, or a digit, is in every sentence with a figure."""
    beginnings: frozenset[str]
    """Where a figure, an idiom or a span of time may begin, beside digits."""
    window_beginnings: frozenset[str]

    def words(self, name: str) -> frozenset[str]:
        """Return the list of words *name*: `figures.changes`; empty if the language has none."""
        return self.lists.get(name, _NO_WORDS)

    def phrases_of(self, name: str) -> Phrases:
        """Return the list of phrases *name*: `figures.idioms`; empty if the language has none."""
        return self.phrases.get(name, _NO_PHRASES)


_NO_WORDS: frozenset[str] = frozenset()
_NO_PHRASES: Phrases = {}


@cache
def tables_of(language: str) -> Tables:
    """Return the tables of *language*; of an unknown one, they read digits alone."""
    figures, units, dates = (section(language, name) for name in ("figures", "units", "dates"))
    lists, phrases = _lists_of({"figures": figures, "units": units, "dates": dates})
    tables = Tables(
        language=language,
        lists=lists,
        phrases=phrases,
        **_of_writing(figures, dates),
        **_of_numbers(figures),
        **_of_dates(dates),
        **_of_units(units),
        **_of_hedges(figures),
        **_of_nouns(figures),
        adverbs_of_rate=figures.get("rates", {}).get("adverbs", {}),
        words_of_totals=frozenset(figures.get("windows", {}).get("totals", ())),
        breaks=stop_words(language) | lists.get("figures.breaks", _NO_WORDS),
        triggers=frozenset(),
        beginnings=frozenset(),
        window_beginnings=frozenset(phrases.get("figures.windows.fixed", ()))
        | lists.get("figures.windows.since", _NO_WORDS)
        | lists.get("figures.windows.openings", _NO_WORDS),
    )
    triggers = _triggers(tables)
    spans = tables.words("figures.windows.openings")
    idioms = frozenset(tables.phrases_of("figures.idioms"))
    return replace(tables, triggers=triggers, beginnings=triggers | spans | idioms)


def _of_writing(figures: Mapping[str, Any], dates: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "decimal": figures.get("decimal", "."),
        "spaced": figures.get("spaced", False),
        "day_first": dates.get("day_first", True),
        "capitals": dates.get("capitals", False),
        "nouns_capitalised": figures.get("nouns_capitalised", False),
        "score_colon": figures.get("score_colon", False),
    }


def _of_numbers(figures: Mapping[str, Any]) -> dict[str, Any]:
    names = ("scales", "short_scales", "scale_plurals", "few", "vague", "ordinals", "fractions")
    found = {name: figures.get(name, {}) for name in names}
    joined = str(figures.get("joined_scales", "")).split()
    numbers = with_joined(figures.get("numbers", {}), figures.get("glue", ""))
    numbers = with_scales(numbers, found["scales"], joined)
    return {
        **found,
        "numbers": numbers,
        "multiples": multiples(figures.get("multiples", {}), numbers),
    }


def _of_dates(dates: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "months": numbered(dates.get("months", ())),
        "full_months": frozenset(line.split()[0] for line in dates.get("months", ())),
        "weekdays": numbered(dates.get("weekdays", ())),
        "zones": inverted(dates.get("zones", {})),
    }


def _of_units(units: Mapping[str, Any]) -> dict[str, Any]:
    forms = units.get("forms", ())
    return {
        "sides": inverted(units.get("sides", {})),
        "units": units_by_word(forms, "words", 0),
        "signs": units_by_word(forms, "signs", -1),
        "durations": frozenset(form["unit"] for form in forms if form.get("duration")),
    }


def _of_hedges(figures: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "hedges": phrases_by_last(entries(figures.get("hedges", {}))),
        "hedges_of_totals": phrases_by_last(entries(figures.get("hedges_of_totals", {}))),
        "hedges_behind": phrases_by_first(entries(figures.get("hedges_behind", {}))),
    }


def _of_nouns(figures: Mapping[str, Any]) -> dict[str, Any]:
    tolls = {name: toll_of(words) for name, words in figures.get("tolls", {}).items()}
    states = {
        name: toll_of({**words, "is_unit": False})
        for name, words in figures.get("states_of", {}).items()
    }
    return {
        "plurals": figures.get("plurals", {}),
        "plural_endings": _endings(figures.get("plural_endings", ())),
        "singular_endings": _endings(figures.get("singular_endings", ())),
        "synonyms": inverted(figures.get("synonyms", {})),
        "noun_phrases": phrases_by_first(entries(figures.get("noun_phrases", {}))),
        "tolls": {**tolls, **states},
    }


def _endings(pairs: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((end, new) for end, new in pairs)


def _lists_of(tables: Mapping[str, Any]) -> tuple[dict[str, frozenset[str]], dict[str, Phrases]]:
    """Return every string of words and every list of phrases, under their dotted names."""
    lists: dict[str, frozenset[str]] = {}
    phrases: dict[str, Phrases] = {}
    pending = list(tables.items())
    for name, value in pending:
        if isinstance(value, str):
            lists[name] = frozenset(value.split())
        elif isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            phrases[name] = phrases_by_first((item, item) for item in value)
        elif isinstance(value, dict):
            pending.extend((f"{name}.{key}", item) for key, item in value.items())
    return lists, phrases


def _triggers(tables: Tables) -> frozenset[str]:
    """Return the words at which a reader may begin; digits begin one in every language."""
    tables_of_words: tuple[Mapping[str, Any], ...] = (
        tables.numbers, tables.fractions, tables.vague, tables.few, tables.ordinals,
        tables.months, tables.weekdays, tables.scales, tables.multiples,
        tables.phrases_of("figures.ages.before"), tables.phrases_of("dates.half_past"),
    )  # fmt: skip
    return frozenset().union(*tables_of_words)
