"""A mail server on 127.0.0.1 that takes mail, and refuses what it is told to refuse."""

from __future__ import annotations

import base64
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread


@dataclass
class MailServer:
    port: int = 0
    replies: dict[str, str] = field(default_factory=dict)
    """What is answered to a line that begins so, in place of what is usual."""
    lines: list[str] = field(default_factory=list)
    """What was said to it, without the mails."""
    mails: list[bytes] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"


@contextmanager
def taking_mail(
    *, certificate: Path | None = None, at_once: bool = False, **replies: str
) -> Iterator[MailServer]:
    """Take mail while the block runs; *certificate* for STARTTLS, or for TLS *at_once*."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        usual = {key.replace("_", " "): reply for key, reply in replies.items()}
        server = MailServer(listener.getsockname()[1], usual)
        thread = Thread(target=_accept, args=(listener, server, certificate, at_once), daemon=True)
        thread.start()
        yield server


def _accept(listener, server, certificate, at_once):
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            connection.settimeout(5)
            with suppress(OSError), ExitStack() as opened:
                opened.enter_context(connection)
                if at_once:
                    connection = _secured(connection, certificate, opened)
                _talk(connection, server, None if at_once else certificate, opened)


def _secured(connection, certificate, opened):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    secured = context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
    opened.enter_context(secured)
    secured.do_handshake()
    return secured


def _talk(connection, server, certificate, opened):
    file = opened.enter_context(connection.makefile("rwb"))
    _say(file, server.replies.get("HELLO", "220 here"))
    while line := file.readline().decode().strip():
        server.lines.append(line)
        verb = line.upper()
        forced = next((r for key, r in server.replies.items() if verb.startswith(key)), None)
        if forced is not None:
            _say(file, forced)
        elif verb.startswith("EHLO"):
            offers = ["STARTTLS"] if certificate else []
            _say(file, "\r\n".join([*(f"250-{o}" for o in ["here", *offers]), "250 AUTH PLAIN"]))
        elif verb == "STARTTLS":
            _say(file, "220 go on")
            connection = _secured(connection, certificate, opened)
            file, certificate = opened.enter_context(connection.makefile("rwb")), None
        elif verb.startswith("AUTH PLAIN "):
            server.logins.append(base64.b64decode(line[11:]).decode())
            _say(file, "235 welcome")
        elif verb == "DATA":
            _say(file, "354 go on")
            server.mails.append(_read_mail(file))
            _say(file, server.replies.get("MAIL END", "250 taken"))
        elif verb == "QUIT":
            _say(file, "221 bye")
            return
        else:
            _say(file, "250 ok")


def _read_mail(file):
    mail = b""
    while (line := file.readline()) != b".\r\n":
        if not line:
            raise ConnectionResetError
        mail += line.removeprefix(b".")
    return mail


def _say(file, text):
    file.write(text.encode() + b"\r\n")
    file.flush()
