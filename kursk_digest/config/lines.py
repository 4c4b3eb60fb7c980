"""Values of the keys inside a structured setting."""

from __future__ import annotations

from kursk_digest.config.wording import shown
from kursk_digest.errors import ConfigError

MOST_TAGS = 100


def read_line(where: str, key: str, value: object) -> str:
    """Return a text on one line; a number is one, too."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ConfigError(f"{where}: {key} is {shown(value)}, but must be a text")
    line = str(value).strip()
    if not line or not line.isprintable() or len(line) > 4000:
        raise ConfigError(f"{where}: {key} is {shown(value)}, but must be a text on one line")
    return line


def read_seconds(where: str, key: str, value: object) -> float:
    """Return a time limit, more than 0 and at most an hour."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 3600:
        raise ConfigError(
            f"{where}: {key} is {shown(value)}, but must be more than 0 and at most 3600"
        )
    return float(value)


def read_count(where: str, key: str, value: object) -> int:
    """Return a whole number over 0."""
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise ConfigError(f"{where}: {key} is {shown(value)}, but must be a whole number over 0")
    return value


def read_lines(where: str, key: str, value: object) -> tuple[str, ...]:
    """Return the texts of a list, each once; a single text counts as a list of one."""
    tags = value if isinstance(value, list) else [value]
    if len(tags) > MOST_TAGS:
        raise ConfigError(f"{where}: {key} has more than {MOST_TAGS} texts")
    return tuple(dict.fromkeys(read_line(where, key, tag) for tag in tags))
