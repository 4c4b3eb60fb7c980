"""Saved links in JSON: Wallabag, Pocket, Pinboard, Firefox's backup of bookmarks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kursk_digest.model import SourceKind
from kursk_digest.sources.lists.links import Link
from kursk_digest.sources.lists.tables import split_tags

_SIGNS = ('"is_archived"', '"given_url"', '"resolved_url"', '"href"', '"text/x-moz-place')
"""Keys that lists have and articles in JSON have not."""
_ADDRESSES = ("resolved_url", "given_url", "href", "uri", "url")
_TITLES = ("resolved_title", "given_title", "title", "description")
_CONTAINERS = ("children", "list", "bookmarks")
_KEYS = frozenset({"is_archived", "given_url", "resolved_url", "href", "uri"})


def is_json_list(text: str) -> bool:
    """Tell whether a text may be such a list; `read_json_list` makes sure."""
    return text.lstrip()[:1] in ("[", "{") and any(sign in text for sign in _SIGNS)


def read_json_list(text: str) -> Iterator[Link] | None:
    """Read each link; `None` if this is other JSON, or none at all."""
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return None
    found = list(_links(tree))
    return iter(found) if found else None


def _links(tree: object) -> Iterator[Link]:
    # No deeper than lists go: an article in JSON may hold links of its own.
    outermost: tuple[str, ...] = ()
    waiting = [(node, outermost) for node in reversed(_members(tree))]
    while waiting:
        node, folders = waiting.pop()
        if isinstance(node, dict):
            if not _KEYS.isdisjoint(node):
                yield _link(node, folders)
            inside = (*folders, *_folder(node))[:100]
            waiting += [(child, inside) for child in reversed(_members(node))]


def _members(node: object) -> list[object]:
    """Return the links and folders in *node*: of a list, a folder, or Pocket's map from ids."""
    if isinstance(node, dict):
        node = next((node[key] for key in _CONTAINERS if key in node), None)
    if isinstance(node, dict):
        return list(node.values())
    return node if isinstance(node, list) else []


def _folder(node: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the name of a folder of Firefox; those that it has by itself have a `root`."""
    title = node.get("title")
    named = "children" in node and "root" not in node and isinstance(title, str)
    return (str(title),) if named else ()


def _link(node: Mapping[str, Any], folders: tuple[str, ...]) -> Link:
    saved = SourceKind.PAGE if "uri" not in node and "href" not in node else SourceKind.ANY
    return Link(_first(node, _ADDRESSES), _first(node, _TITLES), (*folders, *_tags(node)), saved)


def _first(node: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((v for name in names if isinstance(v := node.get(name), str) and v), "")


def _tags(node: Mapping[str, Any]) -> tuple[str, ...]:
    tags = node.get("tags")
    if isinstance(tags, str):
        return tuple(tags.split()) if "href" in node else split_tags(tags)
    names = list(tags or ()) if isinstance(tags, list | dict) else []
    labels = (tag.get("label", "") if isinstance(tag, dict) else tag for tag in names)
    return tuple(label for label in labels if isinstance(label, str))
