"""Where settings stand, and which place counts more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kursk_digest.config.readers import read_setting
from kursk_digest.config.values import Config
from kursk_digest.errors import ConfigError
from kursk_digest.model import PASSWORD_VARIABLE

ENVIRONMENT_PREFIX = "KURSK_DIGEST_"
MAX_BYTES = 1_000_000
"""More than this is no settings file; guards against a bomb of YAML aliases."""
HERE = Path("config.yaml")
"""The settings of the working folder."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Settings from one place, not checked against each other yet."""

    name: str
    """Where they stand: a path, or the environment."""
    settings: Mapping[str, Any]
    folder: Path = Path()
    """What paths in them are relative to."""


def load_config(path: Path | None, environment: Mapping[str, str], *, user_file: Path) -> Config:
    """Read the settings that apply, as `read_layers` finds them.

    Raises:
        ConfigError: A file cannot be read or is no mapping, or a setting is unknown, of the
            wrong kind or out of range. The message names the file.
    """
    return merge_layers(read_layers(path, environment, user_file=user_file))


def read_layers(
    path: Path | None, environment: Mapping[str, str], *, user_file: Path
) -> list[Layer]:
    """Read each place that holds settings; a later one goes over the earlier ones.

    Args:
        path: The file that was named, or `None` for config.yaml in the working folder, if any.
        environment: The process's environment; only names with our prefix count.
        user_file: The user's own file; need not exist.

    Returns:
        Of *user_file*, *path* and the environment those that there are.

    Raises:
        ConfigError: A file cannot be read or is no mapping; the message names it.
    """
    files = [user_file] if user_file.is_file() else []
    if path is not None or HERE.is_file():
        files.append(path or HERE)
    return [*map(_read_layer, files), _environment_layer(environment)]


def merge_layers(layers: Sequence[Layer]) -> Config:
    """Check each layer and lay the later ones over the earlier ones."""
    merged: dict[str, Any] = {}
    for layer in layers:
        try:
            checked = {
                name: read_setting(name, value, layer.folder)
                for name, value in layer.settings.items()
            }
            Config(**{**merged, **checked})
        except ConfigError as error:
            raise ConfigError(f"{layer.name}: {error}") from error
        merged |= checked
    return Config(**merged)


def setting_origins(layers: Sequence[Layer]) -> dict[str, str]:
    """Tell for each setting that stands somewhere the name of the layer that counts."""
    return {name: layer.name for layer in layers for name in layer.settings}


def parse_settings(text: str) -> dict[str, Any]:
    """Read *text*, a YAML mapping of settings; an empty text gives none.

    Raises:
        ConfigError: It is too long, no YAML, nested beyond reason, or no mapping.
    """
    import yaml

    if len(text) > MAX_BYTES:
        raise ConfigError("is over 1 MB; a settings file is a few lines of `name: value`")
    try:
        settings = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = "" if line is None else f" in line {line + 1}"
        raise ConfigError(f"is not valid YAML{where}; write `name: value`, one a line") from error
    except RecursionError as error:
        raise ConfigError("is nested too deep; write `name: value`, one a line") from error
    if settings is None:
        return {}
    if not isinstance(settings, dict):
        raise ConfigError("must be a mapping; write `name: value`, one a line")
    return settings


def _read_layer(path: Path) -> Layer:
    try:
        with path.open(encoding="utf-8-sig") as file:
            return Layer(str(path), parse_settings(file.read(MAX_BYTES + 1)), path.parent)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigError(f"{path}: cannot be read ({reason}); check --config") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error


def _environment_layer(environment: Mapping[str, str]) -> Layer:
    """Take `KURSK_DIGEST_WORDS=300`; a value is read as YAML, as it would be in the file."""
    settings: dict[str, Any] = {}
    for variable, value in sorted(environment.items()):
        if variable.startswith(ENVIRONMENT_PREFIX) and variable != PASSWORD_VARIABLE:
            name = variable.removeprefix(ENVIRONMENT_PREFIX).lower()
            try:
                settings[name] = parse_settings(f"value: {value}")["value"]
            except (ConfigError, KeyError) as error:
                raise ConfigError(f"environment: {variable} is not a valid value") from error
    return Layer("environment", settings)
