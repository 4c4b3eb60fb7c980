"""Settings as YAML gives them -> as `Config` holds them, each kind by its reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from kursk_digest.config.interests import read_briefings, read_rules
from kursk_digest.config.json_fields import read_json_fields
from kursk_digest.config.mail import read_mail
from kursk_digest.config.sources import read_sources
from kursk_digest.config.values import Config
from kursk_digest.config.wording import nearest, shown
from kursk_digest.errors import ConfigError

Reader = Callable[[str, object, Path], Any]
"""Setting's name, value, folder that paths in it are relative to -> value of the `Config`.

Raises `ConfigError`, whose message begins with the name.
"""

STRUCTURED: Mapping[str, Reader] = {
    "json_fields": read_json_fields,
    "sources": read_sources,
    "mail": read_mail,
    "mute": read_rules,
    "follow": read_rules,
    "briefings": read_briefings,
}
"""Settings that are more than a number, a word or a list of texts."""


def read_setting(name: object, value: object, folder: Path) -> Any:  # noqa: ANN401  # of any kind
    """Return *value* as `Config` wants it.

    Raises:
        ConfigError: There is no setting *name*, or *value* is of the wrong kind.
    """
    defaults = {field.name: getattr(Config(), field.name) for field in fields(Config)}
    if not isinstance(name, str) or name not in defaults:
        raise ConfigError(f"unknown setting {shown(name)}; {nearest(name, defaults)}")
    if name in STRUCTURED:
        return STRUCTURED[name](name, value, folder)
    default = defaults[name]
    return read_texts(name, value) if isinstance(default, tuple) else read_as(name, value, default)


def read_as(name: str, value: object, default: int | float | str) -> Any:  # noqa: ANN401
    """Return *value* if it is of the kind of *default*; a whole number is a number, too."""
    wanted = (int, float) if isinstance(default, float) else type(default)
    if isinstance(value, bool) or not isinstance(value, wanted):
        kind = {float: "a number", int: "a whole number", str: "a word"}[type(default)]
        raise ConfigError(f"{name} is {shown(value)}, but must be {kind}")
    return value


def read_texts(name: str, value: object) -> tuple[str, ...]:
    """Return the texts of a list; a single text counts as a list of one."""
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in items[:1000]) or len(items) > 1000:
        raise ConfigError(f"{name} must be a list of texts; quote them, one a line after `- `")
    return tuple(items)
