"""The setting `json_fields`: where dumps in JSON have their texts, titles and the like."""

from __future__ import annotations

from pathlib import Path

from kursk_digest.config.wording import nearest, shown
from kursk_digest.errors import ConfigError

JsonFields = tuple[tuple[str, tuple[str, ...]], ...]
"""What is looked for, and the names that it has: `(("text", ("story", "lead")),)`."""

ROLES = (
    "paragraphs", "text", "html", "title", "url", "outlet", "published", "updated", "authors",
    "language",
)  # fmt: skip
"""What is looked for in a record."""

_MOST_NAMES = 50


def read_json_fields(name: str, value: object, folder: Path) -> JsonFields:
    """Return the names of a mapping like `{"text": ["story", "lead"], "title": "hed"}`.

    Args:
        name: Of the setting, for messages.
        value: As YAML gives it; nothing at all is no names of one's own.
        folder: Not needed; every reader of a setting is given it.

    Raises:
        ConfigError: A key is unknown, or its value is no name or list of names.
    """
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise ConfigError(f"{name} is {shown(value)}; write `text: [body, content]` below it")
    for role in value:
        if role not in ROLES:
            raise ConfigError(f"{name}: unknown key {shown(role)}; {nearest(role, ROLES)}")
    return tuple((str(role), _names(f"{name}: {role}", value[role])) for role in value)


def _names(where: str, value: object) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    if len(names) > _MOST_NAMES or not all(isinstance(each, str) and each for each in names):
        raise ConfigError(
            f"{where} is {shown(value)}, but must be names of fields: [body, content]"
        )
    return tuple(names)
