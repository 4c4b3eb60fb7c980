"""JSON of a saved digest -> values of the types that were expected. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from kursk_digest.errors import DigestError

_T = TypeVar("_T", str, int, bool, list[object])

READABLE_VERSION = 1
"""The `schema_version` that is understood here."""
_LARGEST = 1e300
"""What is larger was infinite, or is no number that a figure can have."""
_KINDS = {str: "a text", int: "a whole number", bool: "true or false", list: "a list"}


def read_root(text: str) -> Node:
    """Return the outermost object of *text*, a digest in JSON of a version that can be read.

    Raises:
        DigestError: It is not JSON, no object, or of another version.
    """
    root = Node(_parse(text), "the digest")
    version = root.field("schema_version", int)
    if version != READABLE_VERSION:
        raise DigestError(
            f"schema_version is {version}, but only {READABLE_VERSION} can be read; "
            "build the digest again, or use the version of kursk-digest that wrote it"
        )
    return root


def _parse(text: str) -> object:
    try:
        # Editors on Windows put a byte order mark in front.
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise DigestError(f"is not JSON: {error.msg} at {where}") from error
    except ValueError as error:
        raise DigestError("is not a digest: it holds a number of absurd length") from error
    except RecursionError as error:
        raise DigestError("is not a digest: it is nested too deep") from error


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON object, and how to call it in a message."""

    value: object
    name: str

    def field(self, key: str, kind: type[_T]) -> _T:
        """Return the value at *key*, which must be there and of type *kind*."""
        if not isinstance(self.value, dict):
            raise DigestError(f"is not a digest: {self.name} must be an object")
        if key not in self.value:
            raise DigestError(f"is not a digest: {self.name} has no {key!r}")
        value = self.value[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.wrong(key, f"must be {_KINDS[kind]}")
        return value

    def optional(self, key: str, kind: type[_T]) -> _T | None:
        """Return the value at *key*, of type *kind*; `None` if it is not there or null."""
        is_there = isinstance(self.value, dict) and self.value.get(key) is not None
        return self.field(key, kind) if is_there else None

    def quantity(self, key: str) -> float | None:
        """Return the number at *key*; `None` if it is not there or null."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, "must be a number")
        return float(value) if abs(value) < _LARGEST else None

    def members(self, key: str) -> Iterator[Node]:
        """Yield the members of the list at *key*; none if it is not there."""
        if isinstance(self.value, dict) and self.value.get(key) is not None:
            yield from self.items(key)

    def inner(self, key: str) -> Node | None:
        """Return the object at *key*; `None` if it is not there or null."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return None if value is None else Node(value, f"{key!r} of {self.name}")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of the list at *key*; none if it is not there."""
        found = self.optional(key, list) or []
        if not all(isinstance(text, str) for text in found):
            raise self.wrong(key, "must hold only texts")
        return tuple(str(text) for text in found)

    def wrong(self, key: str, what: str) -> DigestError:
        """Make the error that says what is wrong with the value at *key*."""
        return DigestError(f"is not a digest: {key!r} of {self.name} {what}")

    def number(self, key: str, least: int) -> int:
        """Return the whole number at *key*, which must be *least* or more."""
        value: int = self.field(key, int)
        if value < least:
            raise self.wrong(key, f"is {value}, but must be {least} or more")
        return value

    def items(self, key: str) -> Iterator[Node]:
        """Yield the members of the list at *key*."""
        for number, value in enumerate(self.field(key, list), start=1):
            yield Node(value, f"{key} {number} of {self.name}")


def all_different(ids: list[str], what: str) -> frozenset[str]:
    """Return *ids* as a set.

    Raises:
        DigestError: Two are the same.
    """
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            raise DigestError(f"is not a digest: two {what} have the id {id!r:.60}")
        seen.add(id)
    return frozenset(seen)
