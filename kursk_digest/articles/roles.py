"""What a line can be for the article, and why it is furniture."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

CREDIT = "agency credit"
UNLIKE = "unlike the article"
AFTER = "after the article"
BEFORE = "before the article"
TEASER = "teaser, cut off"
SECOND = "repeated headline"


class Role(StrEnum):
    """What a line is for the article."""

    TITLE = "title"
    TEXT = "text"
    HEADING = "heading"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is, and for furniture why."""

    role: Role
    reason: str = ""
    odds: float = 1.0
    """How likely the scorer holds it for text, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of the lines beforehand."""

    marked: Collection[int] = ()
    """Numbers, from 0, of the lines that the user's patterns find."""
    headings: Collection[int] = ()
    """Numbers of the lines that are marked up as headings."""
    title: str = ""
    """The headline, if the header names it."""
