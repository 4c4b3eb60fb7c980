"""The setting `mail`: how a briefing leaves this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kursk_digest.config.lines import read_line, read_seconds
from kursk_digest.config.wording import nearest, shown
from kursk_digest.errors import ConfigError
from kursk_digest.model import Mailer, Security


def read_mail(name: str, value: object, folder: Path) -> Mailer:
    """Return the mailer of a mapping like `{"from": "desk@b.example", "server": "smtp.b.example"}`.

    Args:
        name: Of the setting, for messages.
        value: As YAML gives it; nothing at all is the system's sendmail.
        folder: What `password_file` is relative to.

    Raises:
        ConfigError: A key is unknown, or its value cannot be.
    """
    if value is None:
        return Mailer()
    if not isinstance(value, dict):
        raise ConfigError(f"{name} is {shown(value)}; write `server: smtp.example.org` below it")
    fields: dict[str, Any] = {}
    for key in value:
        if key == "password":
            raise ConfigError(f"{name}: a password does not stand in settings; see password_file")
        if key not in _READERS:
            raise ConfigError(f"{name}: unknown key {shown(key)}; {nearest(key, _READERS)}")
        fields[_FIELDS.get(key) or str(key)] = _READERS[key](name, key, value[key])
    if "password_file" in fields:
        fields["password_file"] = str(folder / Path(fields["password_file"]).expanduser())
    return Mailer(**fields)


def _read_security(where: str, key: str, value: object) -> Security:
    try:
        return Security(str(value))
    except ValueError:
        known = ", ".join(Security)
        raise ConfigError(f"{where}: {key} is {shown(value)}, but must be one of {known}") from None


_FIELDS = {"from": "sender"}
_READERS: Mapping[str, Callable[[str, str, object], Any]] = {
    "from": read_line,
    "server": read_line,
    "command": read_line,
    "security": _read_security,
    "user": read_line,
    "password_file": read_line,
    "timeout_seconds": read_seconds,
}
