"""What differs between languages, as data: one TOML file a language.

Another language is another file beside `en.toml`; a section that a file lacks is empty.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

# The standard library's tomllib is the same parser, not compiled: three times slower at start.
import tomli


@cache
def section(language: str, name: str) -> dict[str, Any]:
    """Return the table *name* of *language*; empty where we have none.

    Args:
        language: BCP 47 primary tag, `en`.
        name: A top-level table of the file: `words`, `figures`, `speakers`, ...
    """
    found: dict[str, Any] = _tables(language).get(name, {})
    return found


def languages() -> tuple[str, ...]:
    """Return the tags of all languages that have a file, sorted."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def _tables(language: str) -> dict[str, Any]:
    if not language.isalpha():
        return {}
    file = files(__name__).joinpath(f"{language}.toml")
    return tomli.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
