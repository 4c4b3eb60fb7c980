"""The commands by name: each is loaded when it is called, so that none waits for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, KeysView, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

import typer
from typer.core import TyperGroup

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "build": "The digest of several articles, feeds, pages, folders.",
        "brief": "What is new since the last briefing.",
        "read": "A saved digest again, in any format.",
        "extract": "The articles without their page furniture.",
        "verify": "Whether every quotation still stands in its source.",
        "explain": "Why the sentences of a claim are taken for one.",
        "diff": "What is new, gone or changed between two digests.",
        "sources": "Look after the sources: list, add, remove, check.",
        "archive": "Look after what was read and told: search, prune.",
        "schedule": "The lines that make a briefing every morning.",
        "doctor": "Check settings, folders, network and sources.",
        "config": "The settings and where they come from.",
        "schema": "The JSON Schema of a digest.",
    }
)
"""What `--help` says of each, in its order; the module of this folder has the name of the command.

It holds a function of that name, or, for a command with commands of its own, a Typer app.
"""


def load(name: str) -> Callable[..., None] | typer.Typer:
    """Import the command *name*, one of `COMMANDS`."""
    module = import_module(f"kursk_digest.cli.{name}")
    found: Callable[..., None] | typer.Typer = getattr(module, name, None) or module.app
    return found


class _Commands(dict[str, Any]):
    """Click's commands by name, each made when it is asked for."""

    def __missing__(self, name: str) -> Any:  # noqa: ANN401  # typer's own click
        self[name] = made = _made(name)
        return made

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401
        """Make one command; *default* if there is none of that name."""
        return self[name] if name in COMMANDS else default

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def keys(self) -> KeysView[str]:  # type: ignore[override]  # a plain view will do
        """Return the names in the order of the help."""
        return COMMANDS.keys()


class LazyGroup(TyperGroup):
    """A group whose help names its commands without loading them."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401
        super().__init__(**attributes | {"commands": _Commands()})

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write what each command does from the list, not from the commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


class WholeGroup(TyperGroup):
    """A group that says of each command what it does, where typer breaks off after a line."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the first sentence of each command's help, on as many lines as it takes."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, one.get_short_help_str(limit=1000)) for name, one in commands if one]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _made(name: str) -> Any:  # noqa: ANN401  # typer's own click
    loaded = load(name)
    if isinstance(loaded, typer.Typer):
        app = loaded
    else:
        app = typer.Typer(
            rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False
        )
        app.command(name)(loaded)
    command = typer.main.get_command(app)
    command.name = name
    return command
