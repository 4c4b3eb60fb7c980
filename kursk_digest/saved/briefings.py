"""JSON of a saved briefing -> what it says beside that of any digest. Pure."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from kursk_digest.model import (
    Briefing,
    Change,
    Correction,
    CorrectionKind,
    Earlier,
    Muted,
    Statement,
    Status,
    Update,
    Value,
)
from kursk_digest.saved.nodes import Node

Number = Callable[[str, Node], int]
"""Gives the number of the article with that id, which the node names."""
Cited = Callable[[Node], Statement]
_Kind = TypeVar("_Kind", bound=StrEnum)


def read_briefing(root: Node, earlier: int) -> Briefing | None:
    """Return what the digest is counted from; `None` if it is no briefing.

    Args:
        root: The digest.
        earlier: How many of its articles were read on days before.
    """
    node = root.inner("briefing")
    if node is None:
        return None
    return Briefing(
        name=node.field("name", str),
        since=node.optional("since", str),
        earlier=earlier,
        told_before=node.optional("told_before", int) or 0,
        read_before=node.optional("read_before", int) or 0,
        muted=tuple(
            Muted(one.field("rule", str), one.number("claims", 1)) for one in node.members("muted")
        ),
    )


def read_update(story: Node, number: Number, cited: Cited) -> Update | None:
    """Return how a story goes on; `None` if it was not told before."""
    node = story.inner("update")
    if node is None:
        return None
    return Update(
        known=read_earlier(node, "known", number),
        changes=tuple(_change(one, number, cited) for one in node.members("changes")),
        told_before=node.optional("told_before", int) or 0,
    )


def read_corrections(story: Node, number: Number) -> tuple[Correction, ...]:
    """Return what sources took back."""
    return tuple(
        Correction(
            kind=_kind(one, "kind", CorrectionKind),
            outlet=one.field("outlet", str),
            article=number(one.field("article", str), one),
            before=read_earlier(one, "before", number),
            now=one.optional("now", str) or "",
            is_announced=one.optional("announced", bool) or False,
        )
        for one in story.members("corrections")
    )


def read_status(claim: Node) -> Status | None:
    """Return what a claim is to a reader of the briefings before; `None` in another digest."""
    return _kind(claim, "status", Status) if claim.optional("status", str) is not None else None


def read_earlier(node: Node, key: str, number: Number) -> Earlier | None:
    """Return what was told before, if *node* has it at *key*."""
    told = node.inner(key)
    if told is None:
        return None
    cited = tuple(number(id, told) for id in told.texts("articles"))
    return Earlier(told.field("text", str), told.field("at", str), cited)


def _change(node: Node, number: Number, cited: Cited) -> Change:
    before, now = (_value(node, key, number, cited) for key in ("before", "now"))
    return Change(
        about=node.field("about", str),
        kind=node.field("kind", str),
        before=before,
        now=now,
        claims=node.texts("claims"),
    )


def _value(change: Node, key: str, number: Number, cited: Cited) -> Value:
    node = change.inner(key)
    if node is None:
        raise change.wrong(key, "is missing")
    nodes = list(node.items("citations"))
    numbers = sorted({number(one.field("article", str), one) for one in nodes})
    return Value(node.field("value", str), tuple(numbers), tuple(map(cited, nodes)))


def _kind(node: Node, key: str, kind: type[_Kind]) -> _Kind:
    text = node.field(key, str)
    try:
        return kind(text)
    except ValueError:
        raise node.wrong(key, f"is {text!r:.60}, but must be one of {', '.join(kind)}") from None
