"""How mail leaves this machine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PASSWORD_VARIABLE = "KURSK_DIGEST_SMTP_PASSWORD"
"""The variable of the environment that may hold the password of a mail server."""


class Security(StrEnum):
    """How the connection to a mail server is kept secret."""

    STARTTLS = "starttls"
    """Asked for after the greeting; a server that does not offer it is refused. Port 587."""
    TLS = "tls"
    """From the first byte. Port 465."""
    NONE = "none"
    """Not at all: for a server on this machine. Port 25."""


@dataclass(frozen=True, slots=True)
class Mailer:
    """A program or a server that takes mail."""

    sender: str = ""
    """Stands in `From:`, and gets what cannot be delivered; empty: the user of this process."""
    server: str = ""
    """`smtp.example.org` or `smtp.example.org:2525`; empty: mail goes through `command`."""
    command: str = "sendmail"
    """Takes the mail on standard input and its receivers as arguments, and ends with 0."""
    security: Security = Security.STARTTLS
    user: str = ""
    """Name to log in with; empty: nobody logs in."""
    password_file: str = ""
    """Holds the password in its first line; empty: it is in the environment or the keyring."""
    timeout_seconds: float = 60.0
