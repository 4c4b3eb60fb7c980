"""How messages about settings name what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def shown(value: object) -> str:
    """Write *value* for a message; never a list in full, it may hold itself a million times."""
    return "a list" if isinstance(value, list | tuple | dict | set) else repr(value)[:60]


def nearest(name: object, known: Iterable[str]) -> str:
    """Say which of *known* a misspelt *name* may be meant for; all of them if none is near."""
    names = list(known)
    near = get_close_matches(str(name)[:60], names, n=1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(names)}"
