"""The settings `mute`, `follow` and `briefings`: what a reader wants to be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kursk_digest.config.lines import read_count, read_line, read_lines
from kursk_digest.config.wording import nearest, shown
from kursk_digest.errors import ConfigError
from kursk_digest.model import BriefingPlan, Rule, RuleKind

MOST_RULES = 1000
MOST_BRIEFINGS = 100
_NAME = re.compile(r"[\w][\w-]{0,59}")


def read_rules(name: str, value: object, folder: Path | None = None) -> tuple[Rule, ...]:
    """Return the rules of a list like `["football", {"name": "Zelensky"}]`; a text is a term.

    Args:
        name: Of the setting, for messages.
        value: As YAML gives it; nothing at all is an empty list.
        folder: Not looked at.

    Raises:
        ConfigError: An entry is no text and no mapping of one known key, or no regular expression.
    """
    if value is None:
        return ()
    entries = value if isinstance(value, list) else [value]
    if len(entries) > MOST_RULES:
        raise ConfigError(f"{name} has more than {MOST_RULES} entries")
    return tuple(_read_rule(f"{name} entry {n}", entry) for n, entry in enumerate(entries, start=1))


def _read_rule(where: str, entry: object) -> Rule:
    if not isinstance(entry, dict):
        return Rule(RuleKind.TERM, _unquoted(where, read_line(where, RuleKind.TERM, entry)))
    if len(entry) != 1:
        raise ConfigError(f"{where} has {len(entry)} keys; write each rule as an entry of its own")
    ((key, text),) = entry.items()
    if key not in list(RuleKind):
        raise ConfigError(f"{where}: unknown key {shown(key)}; {nearest(key, RuleKind)}")
    rule = Rule(RuleKind(key), read_line(where, key, text))
    if rule.kind is RuleKind.REGEX:
        _check_pattern(where, rule.text)
    return rule


def _unquoted(where: str, term: str) -> str:
    """Return *term*, unless quotation marks have made words of what was meant as a rule."""
    if term.partition(": ")[0] in list(RuleKind) and ": " in term:
        raise ConfigError(f"{where} is the text {shown(term)}; leave out its quotation marks")
    return term


def _check_pattern(where: str, pattern: str) -> None:
    import regex

    try:
        regex.compile(pattern)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        raise ConfigError(
            f"{where}: {shown(pattern)} is no regular expression ({reason}); correct it"
        ) from error


def read_briefings(name: str, value: object, folder: Path) -> tuple[BriefingPlan, ...]:
    """Return the briefings of a mapping like `{"war": {"tags": ["ukraine"], "words": 300}}`.

    Args:
        name: Of the setting, for messages.
        value: As YAML gives it; nothing at all is no briefing beside the one of every day.
        folder: What an `output` is relative to.

    Raises:
        ConfigError: It is no mapping, or a briefing has an unknown or wrong setting.
    """
    if not value:
        return ()
    if not isinstance(value, dict) or len(value) > MOST_BRIEFINGS:
        raise ConfigError(
            f"{name} must be a mapping; write `war:` and `  tags: [ukraine]` below it"
        )
    return tuple(_read_plan(name, key, entry, folder) for key, entry in value.items())


def _read_plan(setting: str, name: object, entry: object, folder: Path) -> BriefingPlan:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ConfigError(f"{setting}: {shown(name)} is no name; use letters, digits, - and _")
    where = f"{setting}: {name}"
    if not isinstance(entry, dict | None):
        raise ConfigError(f"{where} is {shown(entry)}; write `tags: [ukraine]` below it")
    fields: dict[str, Any] = {}
    for key, value in (entry or {}).items():
        if key not in _READERS:
            raise ConfigError(f"{where}: unknown key {shown(key)}; {nearest(key, _READERS)}")
        fields[key] = _READERS[key](where, key, value)
    for key in _FILES & fields.keys():
        fields[key] = tuple(str(folder / Path(name).expanduser()) for name in fields[key])
    return BriefingPlan(name, **fields)


def _read_days(where: str, key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 3660:
        wanted = "more than 0 and at most 3660"
        raise ConfigError(f"{where}: {key} is {shown(value)}, but must be {wanted}")
    return float(value)


def _read_own_rules(where: str, key: str, value: object) -> tuple[Rule, ...]:
    return read_rules(f"{where}: {key}", value)


_FILES = {"output", "feed"}
_READERS: Mapping[str, Callable[[str, str, object], Any]] = {
    "tags": read_lines,
    "format": read_line,
    "output": read_lines,
    "feed": read_lines,
    "mail": read_lines,
    "words": read_count,
    "max_claims": read_count,
    "window_days": _read_days,
    "mute": _read_own_rules,
    "follow": _read_own_rules,
}
