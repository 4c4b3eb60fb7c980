"""Articles that other programs wrote as JSON, or as JSON Lines -> pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kursk_digest.errors import SourceError
from kursk_digest.model import RawPage, Skipped
from kursk_digest.sources.containers.mails import with_outer
from kursk_digest.sources.containers.members import BrokenStream, Budget, Member, StopUnpacking
from kursk_digest.sources.containers.records import as_html, known_of, text_of

_MOST_VALUES = 400_000
"""So many lists and objects may be in one record or file: each takes sixty times its bytes."""
_CHUNK = 1 << 16
_COMMA = re.compile(r"\s*,?\s*")
_SPACE = re.compile(r"\s*")

DIGEST = "is a digest, not an article; kursk-digest read shows it"
NO_TEXTS = (
    "is JSON without a field that holds a text ({names}); name yours in json_fields, "
    "or save the articles as text"
)
SOME_WITHOUT = "{count} of its records have no text; json_fields says where texts are"
BROKEN = "is no valid JSON from {where} on; what comes before is kept, write it again"
TOO_MANY_VALUES = "holds more lists than articles do; save the article as text or HTML"

Json = Mapping[str, object]


def read_dump(member: Member, budget: Budget) -> Iterator[RawPage | Skipped]:
    """Yield the article of each record: of an object, a list of objects, or one a line.

    A list may lie in the one object of the file. A lone record keeps the location of the file,
    others are named by their number in the list, or by their line.

    Args:
        member: In UTF-8.
        budget: What may be read; its `fields` say where texts, titles and the like are.

    Raises:
        SourceError: It is no JSON, a digest, or has no texts.
    """
    records = _Records(member, budget)
    first = member.stream.readline(budget.limits.max_bytes + 1)
    more = member.stream.peek(1)[:1]  # type: ignore[attr-defined]
    record = _object_in(first) if more else None
    if record is not None:
        _refuse_digest(record)
        yield from _read_lines(records, first)
    else:
        yield from _read_whole(records, first)
    yield from records.ending()


@dataclass(slots=True)
class _Records:
    """The records of one dump, and how many of them have no text."""

    member: Member
    budget: Budget
    with_text: int = 0
    without: int = 0

    def page(self, record: object, number: int | None) -> tuple[RawPage, ...]:
        """Return the page of *record*, if it has a text; *number* is `None` if it is alone."""
        member = self.member
        text, is_html = (
            text_of(record, self.budget.fields) if isinstance(record, dict) else ("", False)
        )
        if not text or not isinstance(record, dict):
            self.without += 1
            return ()
        self.with_text += 1
        location = member.location if number is None else member.within(str(number))
        if not self.budget.wants(location):
            return ()
        self.budget.count()
        known = known_of(record, self.budget.fields)
        body = as_html(known.title, text) if is_html else text
        page = RawPage(
            location,
            body.encode("utf-8", "replace"),
            "record.html" if is_html else "record.txt",
            "utf-8",
            "text/html" if is_html else "text/plain",
            with_outer(known, member.known if number is None else member.holding()),
        )
        return (page,)

    def ending(self) -> Iterator[Skipped]:
        """Yield what there is to say of records without text.

        Raises:
            SourceError: None has one.
        """
        if not self.with_text:
            names = [*self.budget.fields.get("text", ())[:3], "..."]
            raise SourceError(NO_TEXTS.format(names=", ".join(names)))
        if self.without and not self.budget.wanted:
            yield Skipped(self.member.location, SOME_WITHOUT.format(count=f"{self.without:,}"))


def _read_lines(records: _Records, line: bytes) -> Iterator[RawPage | Skipped]:
    number = 1
    limits = records.budget.limits
    while line:
        try:
            if len(line) > limits.max_bytes:
                _pass_over_rest(records.member, line)
                raise SourceError(limits.too_large)
            if line.strip():
                yield from records.page(_object(line, where="here"), number)
        except (BrokenStream, StopUnpacking):
            raise
        except SourceError as error:
            where = records.member.within(str(number))
            if records.budget.wants(where):
                records.budget.count()
                yield Skipped(where, str(error))
        number += 1
        line = records.member.stream.readline(limits.max_bytes + 1)


def _read_whole(records: _Records, first: bytes) -> Iterator[RawPage | Skipped]:
    limits = records.budget.limits
    data = first + records.member.stream.read(max(0, limits.max_bytes + 1 - len(first)))
    if len(data) > limits.max_bytes:
        raise SourceError(limits.too_large)
    text = _decoded(data)
    if text[_SPACE.match(text).end() :].startswith("["):  # type: ignore[union-attr]
        yield from _read_list(records, text)
        return
    record = _object(text, where="the beginning")
    _refuse_digest(record)
    inner = None if text_of(record, records.budget.fields)[0] else _list_in(record)
    if inner is None:
        yield from records.page(record, None)
        return
    for number, each in enumerate(inner, start=1):
        yield from records.page(each, number)


def _read_list(records: _Records, text: str) -> Iterator[RawPage | Skipped]:
    """Yield the records of a list, decoded one after another, up to where it breaks."""
    decode = json.JSONDecoder().raw_decode
    at = text.index("[") + 1
    number = 0
    while True:
        found = _COMMA.match(text, at)
        at = found.end() if found else at
        if text.startswith("]", at):
            return
        number += 1
        try:
            record, at = decode(text, at)
        except (ValueError, RecursionError):
            broken = Skipped(records.member.location, BROKEN.format(where=f"record {number}"))
            if number == 1:
                raise SourceError(broken.reason) from None
            yield broken
            return
        pages = records.page(record, number)
        del record  # it may be as large as the whole file, while the page is being cleaned
        yield from pages


def _list_in(record: Json) -> list[object] | None:
    """Return the one list of objects in *record*: `{"status": "ok", "articles": [...]}`."""
    lists = [
        value
        for value in record.values()
        if isinstance(value, list) and value and isinstance(value[0], dict)
    ]
    return lists[0] if len(lists) == 1 else None


def _refuse_digest(record: Json) -> None:
    if {"schema_version", "stories"} <= record.keys() or {"voices", "citations"} <= record.keys():
        raise SourceError(DIGEST)


def _pass_over_rest(member: Member, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = member.stream.readline(_CHUNK)


def _object_in(line: bytes) -> Json | None:
    try:
        return _object(line, where="here")
    except SourceError:
        return None


def _object(text: str | bytes, *, where: str) -> dict[str, object]:
    """Read one object.

    Raises:
        SourceError: It is no JSON, no object, or holds too many values.
    """
    text = _decoded(text) if isinstance(text, bytes) else text
    if text.count("[") + text.count("{") > _MOST_VALUES:
        raise SourceError(TOO_MANY_VALUES)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(BROKEN.format(where=where)) from error
    if not isinstance(found, dict):
        raise SourceError(BROKEN.format(where=where))
    return found


def _decoded(data: bytes) -> str:
    text = data.decode("utf-8-sig", "replace")
    if text.count("[") + text.count("{") > _MOST_VALUES:
        raise SourceError(TOO_MANY_VALUES)
    return text
