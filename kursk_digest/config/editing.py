"""Settings files with sources added or taken out, and every other character as it was.

The marks of the YAML parser say where an entry stands, and only there is the text changed, so
that comments, order, indents and quotation marks stay the user's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kursk_digest.config.layers import parse_settings
from kursk_digest.errors import ConfigError

if TYPE_CHECKING:
    from yaml.nodes import Node, SequenceNode

Entry = Mapping[str, object]
"""Of `sources`, as it stands in YAML: `{"name": "Northern Herald", "feed": "https://…"}`."""

_KEY = "sources"


def add_entries(text: str, entries: Sequence[Entry]) -> str:
    """Return *text*, a settings file, with *entries* at the end of its `sources`.

    Raises:
        ConfigError: It is no settings file, or one in which that cannot be done without
            changing something else.
    """
    return _edited(text, lambda: _with(text, entries), lambda before: [*before, *entries])


def remove_entries(text: str, places: Collection[int]) -> str:
    """Return *text*, a settings file, without the sources at *places*, counted from 0.

    Raises:
        ConfigError: As for `add_entries`.
    """
    return _edited(
        text,
        lambda: _without(text, places),
        lambda before: [entry for place, entry in enumerate(before) if place not in places],
    )


def _edited(text: str, edit: Callable[[], str], wanted: Callable[[list[Any]], list[Any]]) -> str:
    """Edit, then read what came out: all settings must be as before, and the sources as wanted."""
    before = parse_settings(text)
    after = before | {_KEY: wanted(before.get(_KEY) or [])}
    edited = edit()
    try:
        done = parse_settings(edited)
    except ConfigError:
        done = {}
    if done | {_KEY: done.get(_KEY) or []} != after:
        raise ConfigError(f"{_KEY} is written in a way that only you can change; edit the file")
    return edited


def _with(text: str, entries: Sequence[Entry]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    node = _sources_node(text)
    if node is None:
        ended = text + end if text and not text.endswith("\n") else text
        gap = end if ended.strip() else ""
        return f"{ended}{gap}{_KEY}:{end}{_block(entries, '  ', end)}"
    start, stop = node.start_mark.index, node.end_mark.index
    if node.id != "sequence":  # `sources:` and nothing behind it
        return _insert(text, start, _block(entries, "  ", end), end)
    if not node.flow_style:
        indent = " " * node.start_mark.column
        return _insert(text, _last_end(node), _block(entries, indent, end), end)
    if not node.value:
        emptied = text[:start].rstrip(" ") + text[stop:]
        return _insert(emptied, start, _block(entries, "  ", end), end)
    inside = text[: stop - 1].rstrip()
    comma = "" if inside.endswith(",") else ","
    return f"{inside}{comma} {', '.join(map(_flow, entries))}{text[stop - 1 :]}"


def _without(text: str, places: Collection[int]) -> str:
    node = _sources_node(text)
    if node is None or node.id != "sequence" or not node.value:
        return text
    if node.flow_style:
        return _without_flow(text, node.value, places)
    for place in sorted(places, reverse=True):
        start, stop = _lines_of(text, node, place)
        text = text[:start] + text[stop:]
    return text


def _without_flow(text: str, items: list[Node], places: Collection[int]) -> str:
    starts = [item.start_mark.index for item in items]
    stops = [*starts[1:], items[-1].end_mark.index]
    kept = [place for place in range(len(items)) if place not in places]
    # Each goes with the comma behind it; the last that is kept has none.
    pieces = [text[starts[place] : stops[place]] for place in kept[:-1]]
    pieces += [text[starts[place] : items[place].end_mark.index] for place in kept[-1:]]
    return text[: starts[0]] + "".join(pieces) + text[stops[-1] :]


def _lines_of(text: str, node: SequenceNode, place: int) -> tuple[int, int]:
    """Return from where to where the lines of an entry go; comments between entries stay."""
    column = node.start_mark.column
    start = text.rfind("\n", 0, node.value[place].start_mark.index) + 1
    # Its dash may stand some lines above its first key.
    while start and not text.startswith(" " * column + "-", start):
        start = text.rfind("\n", 0, start - 1) + 1
    return start, _line_end(text, _last_end(node.value[place]))


def _insert(text: str, index: int, block: str, end: str) -> str:
    """Put *block* behind the line of *index*."""
    at = _line_end(text, index)
    gap = "" if text[:at].endswith("\n") else end
    return text[:at] + gap + block + text[at:]


def _line_end(text: str, index: int) -> int:
    if text[:index].endswith("\n"):  # behind a text of several lines
        return index
    found = text.find("\n", index)
    return found + 1 if found != -1 else len(text)


def _last_end(node: Node) -> int:
    """Return where the last scalar in *node* ends; a block's own mark is that of what follows."""
    while _is_block(node):
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _is_block(node: Node) -> bool:
    return isinstance(node.value, list) and bool(node.value) and not getattr(node, "flow_style", 1)


def _sources_node(text: str) -> Any:  # noqa: ANN401  # PyYAML's nodes are not typed
    import yaml

    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == _KEY), None)


def _block(entries: Sequence[Entry], indent: str, end: str) -> str:
    lines = []
    for entry in entries:
        for number, (key, value) in enumerate(entry.items()):
            lines.append(f"{indent}{'  ' if number else '- '}{key}: {_flow(value)}")
    return "".join(line + end for line in lines)


def _flow(value: object) -> str:
    """Write *value* as YAML on one line."""
    import yaml

    text = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=1e9
    )
    # PyYAML ends a bare scalar with a mark of the end of the document.
    return re.sub(r"\n(?:\.\.\.\n)?\Z", "", text)
