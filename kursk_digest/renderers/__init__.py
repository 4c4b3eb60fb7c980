"""Digest -> text. A format is one file with a `render(digest, view)`, named in `_FILES`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kursk_digest.model import Digest


class Format(StrEnum):
    """How a digest is printed."""

    TERMINAL = "terminal"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    EML = "eml"


_ENDINGS = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".eml": Format.EML,
}


def format_of_name(name: str) -> Format | None:
    """Return the format that files with the ending of *name* are in, if one is."""
    return _ENDINGS.get(PurePath(name).suffix.lower())


@dataclass(frozen=True, slots=True)
class View:
    """What the place where the text is shown can do. Terminal and mail look at it."""

    width: int = 80
    """Columns."""
    color: bool = False
    """Whether to colour; without it there is no bold and no dim either."""
    hyperlinks: bool = False
    """Whether citations and sources may be links (OSC 8)."""
    folder: str = ""
    """Absolute path of the folder that relative locations start from, for links to files;
    empty: only absolute paths become links."""
    mail_from: str = ""
    """Address for `From:` of a mail; empty: whoever sends it fills it in."""
    mail_to: tuple[str, ...] = ()
    """Addresses for `To:` of a mail."""


Renderer = Callable[["Digest", View], str]
"""Gives the whole text, ending in one line break, of characters that UTF-8 can write."""

_FILES = {
    Format.TERMINAL: "terminal",
    Format.TEXT: "text",
    Format.MARKDOWN: "markdown",
    Format.JSON: "contract",
    Format.JSONL: "jsonl",
    Format.HTML: "html",
    Format.EML: "eml",
}


def _lazily(file: str) -> Renderer:
    # Imported at its first call: plain text must not wait for rich, nor JSON for either.
    def render(digest: Digest, view: View) -> str:
        renderer: Renderer = import_module(f"{__name__}.{file}").render
        return renderer(digest, view)

    return render


RENDERERS: Mapping[Format, Renderer] = MappingProxyType(
    {form: _lazily(file) for form, file in _FILES.items()}
)
"""Every format and what makes it."""


def schema_text() -> str:
    """Return the JSON Schema (draft 2020-12) of what `Format.JSON` gives."""
    from importlib.resources import files

    return files(__name__).joinpath("schema.json").read_text(encoding="utf-8")
