"""Settings: read once, checked once, then a plain value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kursk_digest.errors import ConfigError

ENVIRONMENT_PREFIX = "KURSK_DIGEST_"
MAX_BYTES = 1_000_000
"""More than this is no settings file; guards against a bomb of YAML aliases."""
RANKERS = ("voices", "lexrank", "textrank", "lsa", "luhn", "sumbasic", "kl", "reduction")
"""Ways to rank claims: our own, then sumy's summarizers."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a user may set. The defaults here and those in config.yaml are the same."""

    words: int = 450
    """About how many words of claims the digest prints: what one reads in two minutes."""
    max_claims: int = 0
    """How many claims it prints at most; 0 for as many as `words` allows."""
    rank: str = "voices"
    """How claims are ranked; one of `RANKERS`."""
    match_probability: float = 0.7
    """How sure it must be that two statements say the same before they share a claim, 0 to 1."""
    story_resemblance: float = 0.5
    """How sure it must be that two articles are on one event before they share a story."""
    furniture: tuple[str, ...] = ()
    """Regular expressions of lines that are never part of an article."""
    timeout_seconds: float = 10.0
    """How long one page may take to fetch, in all."""
    max_bytes: int = 10_000_000
    """How large one file or page may be."""

    def __post_init__(self) -> None:
        for name in ("match_probability", "story_resemblance"):
            _check(0 <= getattr(self, name) <= 1, name, getattr(self, name), "from 0 to 1")
        for name in ("words", "max_bytes"):
            _check(getattr(self, name) > 0, name, getattr(self, name), "more than 0")
        _check(
            0 < self.timeout_seconds <= 3600,
            "timeout_seconds",
            self.timeout_seconds,
            "more than 0 and at most 3600",
        )
        _check(self.max_claims >= 0, "max_claims", self.max_claims, "0 or more")
        _check_patterns(self.furniture)
        _check(self.rank in RANKERS, "rank", self.rank, f"one of {', '.join(RANKERS)}")


@dataclass(frozen=True, slots=True)
class Layer:
    """Settings from one place, not checked against each other yet."""

    name: str
    """Where they stand: a path, or the environment."""
    settings: Mapping[str, Any]


def load_config(path: Path | None, environment: Mapping[str, str], *, user_file: Path) -> Config:
    """Read the settings that apply: environment over *path* over *user_file* over defaults.

    Args:
        path: The file that was named, or `None` for config.yaml in the working folder, if any.
        environment: The process's environment; only names with our prefix count.
        user_file: The user's own file; need not exist.

    Raises:
        ConfigError: A file cannot be read or is no mapping, or a setting is unknown, of the
            wrong kind or out of range. The message names the file.
    """
    layers = []
    if user_file.is_file():
        layers.append(_read_layer(user_file))
    if path is not None:
        layers.append(_read_layer(path))
    elif Path("config.yaml").is_file():
        layers.append(_read_layer(Path("config.yaml")))
    layers.append(_environment_layer(environment))
    return merge_layers(layers)


def merge_layers(layers: list[Layer]) -> Config:
    """Check each layer and lay the later ones over the earlier ones."""
    merged: dict[str, Any] = {}
    for layer in layers:
        try:
            checked = {name: _checked(name, value) for name, value in layer.settings.items()}
            Config(**{**merged, **checked})
        except ConfigError as error:
            raise ConfigError(f"{layer.name}: {error}") from error
        merged |= checked
    return Config(**merged)


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
            return Layer(str(path), parse_settings(file.read(MAX_BYTES + 1)))
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
        if variable.startswith(ENVIRONMENT_PREFIX):
            name = variable.removeprefix(ENVIRONMENT_PREFIX).lower()
            try:
                settings[name] = parse_settings(f"value: {value}")["value"]
            except (ConfigError, KeyError) as error:
                raise ConfigError(f"environment: {variable} is not a valid value") from error
    return Layer("environment", settings)


def _checked(name: object, value: object) -> Any:  # noqa: ANN401  # a setting of any kind
    """Return *value* as `Config` wants it, or raise `ConfigError`."""
    defaults = {field.name: getattr(Config(), field.name) for field in fields(Config)}
    if not isinstance(name, str) or name not in defaults:
        near = get_close_matches(str(name)[:60], defaults, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(defaults)}"
        raise ConfigError(f"unknown setting {_shown(name)}; {hint}")
    default = defaults[name]
    if isinstance(default, tuple):
        return _texts(name, value)
    wanted = (int, float) if isinstance(default, float) else type(default)
    if isinstance(value, bool) or not isinstance(value, wanted):
        kind = {float: "a number", int: "a whole number", str: "a word"}[type(default)]
        raise ConfigError(f"{name} is {_shown(value)}, but must be {kind}")
    return value


def _shown(value: object) -> str:
    """Write *value* for a message; never a list in full, it may hold itself a million times."""
    return "a list" if isinstance(value, list | tuple | dict | set) else repr(value)[:60]


def _texts(name: str, value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in items[:1000]) or len(items) > 1000:
        raise ConfigError(f"{name} must be a list of texts; quote them, one a line after `- `")
    return tuple(items)


def _check_patterns(patterns: tuple[str, ...]) -> None:
    if not patterns:
        return
    import regex

    for pattern in patterns:
        try:
            regex.compile(pattern)
        except (regex.error, ValueError, OverflowError, RecursionError) as error:
            reason = str(error).splitlines()[0]
            raise ConfigError(
                f"furniture: {_shown(pattern)} is no regular expression ({reason}); correct it"
            ) from error


def _check(holds: bool, name: str, value: object, wanted: str) -> None:
    if not holds:
        raise ConfigError(f"{name} is {_shown(value)}, but must be {wanted}")
