"""`kursk-digest config`: which settings apply, and where they stand."""

from __future__ import annotations

import os
from dataclasses import fields

import typer

from kursk_digest.cli.commands import WholeGroup
from kursk_digest.cli.options import ConfigFile
from kursk_digest.cli.output import write_out
from kursk_digest.cli.settings_file import open_settings_file, user_file

app = typer.Typer(
    cls=WholeGroup,
    help="Show the settings and where they come from.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
def show(config: ConfigFile = None) -> None:
    """Print each setting that applies, as YAML, with the place that it comes from.

    Example: kursk-digest config show
    """
    from kursk_digest.config import Config, merge_layers, read_layers, setting_origins

    layers = read_layers(config, os.environ, user_file=user_file())
    merge_layers(layers)  # what is wrong is said, not shown
    origins = setting_origins(layers)
    given = {name: value for layer in layers for name, value in layer.settings.items()}
    for field in fields(Config):
        value = given.get(field.name, _as_written(field.name))
        write_out(_setting(field.name, value, origins.get(field.name, "default")), None)


@app.command()
def path(config: ConfigFile = None) -> None:
    """Print the name of the settings file that the commands on sources change.

    Example: kursk-digest config path
    """
    write_out(f"{open_settings_file(config).path}\n", None)


def _as_written(name: str) -> object:
    """Return a default as a settings file holds it; a structured one is nothing there."""
    from kursk_digest.config import Config
    from kursk_digest.config.readers import STRUCTURED

    default = None if name in STRUCTURED else getattr(Config(), name)
    return list(default) if isinstance(default, tuple) else default


def _setting(name: str, value: object, origin: str) -> str:
    import yaml

    from kursk_digest.renderers.escape import visible

    text = yaml.safe_dump({name: value}, sort_keys=False, allow_unicode=True, width=1e9)
    head, *rest = text.splitlines()
    return "".join(f"{visible(line)}\n" for line in (f"{head}  # {origin}", *rest))
