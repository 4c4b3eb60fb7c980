"""Write the man page and docs/commands.md from the command itself: `python docs/man/generate.py`.

What a command and its options say of themselves (`--help`) is all there is to know; a test keeps
the pages and the command in step.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from typer import Typer
from typer.models import ArgumentInfo, OptionInfo

from kursk_digest import __version__
from kursk_digest.cli import app, exits
from kursk_digest.cli.commands import COMMANDS, load
from kursk_digest.config import Config

Command = Callable[..., object]

PAGE = Path(__file__).parent / "kursk-digest.1"
REFERENCE = Path(__file__).parent.parent / "commands.md"

ENVIRONMENT = {
    "KURSK_DIGEST_*": "Settings, in capitals: KURSK_DIGEST_WORDS=300.",
    "SOURCE_DATE_EPOCH": "Time of the run in seconds since 1970, where --now is not given.",
    "NO_COLOR, FORCE_COLOR, TERM": "Whether to colour, where --color is auto.",
    "PAGER": "What --pager shows a long digest with; less if it is not set.",
}
FILES = {
    "./config.yaml": "Settings of this folder.",
    "~/.config/kursk-digest/config.yaml": "Your own settings (Linux).",
    "~/.local/state/kursk-digest/archive.sqlite3": "The archive, where --archive names no other.",
}


def manual() -> str:
    """Return the man page, in the man macros of roff."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    commands = dict(all_commands())
    yield f'.TH KURSK\\-DIGEST 1 "" "kursk\\-digest {_text(__version__)}" "User Commands"'
    yield ".SH NAME"
    yield r"kursk\-digest \- verbatim news digest with every source of every claim"
    yield ".SH SYNOPSIS"
    for name, command in commands.items():
        yield rf".B kursk\-digest {_text(name)} {_text(_arguments(command))}".rstrip()
        yield ".br"
    yield ".SH DESCRIPTION"
    yield from _help(app.registered_callback.callback)
    yield from _options(app.registered_callback.callback)
    yield ".SH COMMANDS"
    for name, command in commands.items():
        yield f".SS {_text(name)} {_text(_arguments(command))}".rstrip()
        yield from _help(command)
        yield from _options(command)
    yield ".SH SETTINGS"
    yield "Option, then environment, then \\-\\-config FILE or ./config.yaml, then your own file:"
    yield f"{', '.join(_text(field.name) for field in fields(Config))}."
    yield ".SH ENVIRONMENT"
    yield from _terms(ENVIRONMENT.items())
    yield ".SH FILES"
    yield from _terms(FILES.items())
    yield ".SH EXIT STATUS"
    yield from _terms((str(code), f"{text}.") for code, text in exits.MEANINGS.items())


def reference() -> str:
    """Return the same of the commands in Markdown."""
    return "\n".join(_reference_lines()).rstrip() + "\n"


def _reference_lines() -> Iterator[str]:
    yield "# The commands and their options"
    yield ""
    yield "Written by `python docs/man/generate.py` from what the commands say of themselves."
    for name, command in all_commands():
        yield from ("", f"## {name}", "", f"`kursk-digest {name} {_arguments(command)}`".strip())
        for paragraph in (inspect.getdoc(command) or "").split("\n\n"):
            words = " ".join(paragraph.split())
            example = words.removeprefix("Example: ")
            yield from ("", f"Example: `{example}`" if example != words else _plain(words))
        options = [one for one in _parameters(command) if isinstance(one.info, OptionInfo)]
        if options:
            yield from ("", "| option | does |", "| --- | --- |")
        for option in options:
            spelling = _spelling(option).replace("|", r"\|")
            yield f"| `{spelling}` | {_plain(_meaning(option))} |"


def _plain(text: str) -> str:
    """Escape what Markdown would read in a help text."""
    return re.sub(r"([|<>*_`\[\]])", r"\\\1", text)


def all_commands() -> Iterator[tuple[str, Command]]:
    """Yield each command with the words that call it: `build`, `sources list`."""
    for name in COMMANDS:
        loaded = load(name)
        if not isinstance(loaded, Typer):
            yield name, loaded
            continue
        for info in loaded.registered_commands:
            yield f"{name} {info.name or info.callback.__name__}", info.callback


@dataclass(frozen=True)
class _Parameter:
    """An option or argument, as the signature of its command declares it."""

    name: str
    type: Any
    info: OptionInfo | ArgumentInfo
    default: Any


def _parameters(command: Command) -> Iterator[_Parameter]:
    defaults = inspect.signature(command).parameters
    for name, hint in get_type_hints(command, include_extras=True).items():
        if get_origin(hint) is Annotated:
            kind, info = get_args(hint)[:2]
            yield _Parameter(name, kind, info, defaults[name].default)


def _arguments(command: Command) -> str:
    found = (one for one in _parameters(command) if isinstance(one.info, ArgumentInfo))
    return " ".join(_place(one) for one in found)


def _place(argument: _Parameter) -> str:
    """Return how the synopsis writes an argument: `FILE`, `[LOCATION]...`."""
    name = argument.info.metavar or argument.name.upper()
    is_optional = argument.default is not inspect.Parameter.empty
    several = "..." if "list[" in str(argument.type) else ""
    return (f"[{name}]" if is_optional else name) + several


def _help(command: Command) -> Iterator[str]:
    for number, paragraph in enumerate((inspect.getdoc(command) or "").split("\n\n")):
        words = " ".join(paragraph.split())
        yield from (".PP",) if number else ()
        if words.startswith("Example: "):
            yield from ("Example:", ".PP", ".nf", ".RS")
            yield _text(words.removeprefix("Example: "))
            yield from (".RE", ".fi")
        else:
            yield _text(words)


def _options(command: Command) -> Iterator[str]:
    options = (one for one in _parameters(command) if isinstance(one.info, OptionInfo))
    yield from _terms((_spelling(option), _meaning(option)) for option in options)
    yield from _terms([("-h, --help", "Show how the command is used.")])


def _spelling(option: _Parameter) -> str:
    # In an annotation typer keeps the first name as if it were a default.
    given = (option.info.default, *(option.info.param_decls or ()))
    declared = [name for name in given if isinstance(name, str) and name.startswith("-")]
    declared = declared or [f"--{option.name.replace('_', '-')}"]
    names = ", ".join(sorted(declared, key=len))
    kinds = [kind for kind in (option.type, *get_args(option.type)) if isinstance(kind, type)]
    if bool in kinds:
        return names
    values = "|".join(value for kind in kinds if issubclass(kind, Enum) for value in kind)
    return f"{names} {option.info.metavar or values or ('N' if int in kinds else 'NAME')}"


def _meaning(option: _Parameter) -> str:
    told = f" Default: {option.default}." if isinstance(option.default, str) else ""
    return f"{option.info.help}{told}"


def _terms(terms: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, meaning in terms:
        yield from (".TP", f".B {_text(term)}", _text(meaning))


def _text(text: str) -> str:
    """Escape what roff would read: backslashes, hyphens, a dot or quote that opens a line."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped[:1] in (".", "'") else escaped


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
    REFERENCE.write_text(reference(), encoding="utf-8")
