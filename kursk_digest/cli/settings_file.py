"""The settings file that the commands on sources change, and how it is changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kursk_digest.errors import ConfigError, KurskError

if TYPE_CHECKING:
    from kursk_digest.model import Source


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A settings file, or where one would be, and the sources in it."""

    path: Path
    text: str
    """Empty for a file that is not there yet."""
    sources: tuple[Source, ...]
    """In the order of the file."""

    def change(self, edit: Callable[[str], str]) -> None:
        """Put what *edit* makes of the text in its place, whole or not at all.

        Raises:
            KurskError: *edit* raises it, or the file cannot be written.
        """
        from kursk_digest.delivery.files import write_files

        try:
            edited = edit(self.text)
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except ConfigError as error:
            raise ConfigError(f"{self.path}: {error}") from error
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise KurskError(f"{self.path.parent}: cannot be made ({reason})") from error
        write_files({self.path: edited})


def user_file() -> Path:
    """Return where the user's own settings are, or would be."""
    import platformdirs

    return platformdirs.user_config_path("kursk-digest") / "config.yaml"


def open_settings_file(path: Path | None) -> SettingsFile:
    """Find the file that holds the sources, or that is to hold them.

    It is *path* if that was named; else the one that the sources of a run come from, since
    what stood in another would not be read; else ./config.yaml if there is one, else the
    user's own.

    Raises:
        ConfigError: A settings file cannot be read, or the environment holds the sources.
    """
    from kursk_digest.config import merge_layers, read_layers, setting_origins

    target = path
    if target is None:
        layers = read_layers(None, os.environ, user_file=user_file())
        origin = setting_origins(layers).get("sources")
        if origin == "environment":
            raise ConfigError("KURSK_DIGEST_SOURCES holds the sources; unset it first")
        target = Path(origin or (layers[-2].name if len(layers) > 1 else user_file()))
    if not target.exists():
        return SettingsFile(target, "", ())
    (*_, alone, _) = read_layers(target, {}, user_file=target)
    return SettingsFile(target, _read(target), merge_layers([alone]).sources)


def _read(path: Path) -> str:
    # Not `read_text`, which would make one end of line of all.
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
