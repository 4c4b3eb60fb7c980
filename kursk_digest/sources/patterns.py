"""Paths with `*`, `?` and `**` -> the files and folders that they stand for."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kursk_digest.model import Source, SourceKind


def expand_patterns(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield a source for each place that a path with a pattern stands for, in order of names.

    A path that is there as it is written is no pattern, and one that nothing fits stays: it is
    then missed as a file of that name would be.
    """
    for source in sources:
        places = _places(source.location) if source.kind is SourceKind.PATH else []
        if places:
            yield from (replace(source, location=place) for place in places)
        else:
            yield source


def _places(path: str) -> list[str]:
    if not glob.has_magic(path) or Path(path).exists():
        return []
    return sorted(glob.iglob(path, recursive=True))  # noqa: PTH207  # a path may be absolute
