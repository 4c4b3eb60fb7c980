"""A finished mail -> sendmail or a mail server, for all receivers or for none."""

from __future__ import annotations

import os
import shlex
import smtplib
import ssl
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from email.utils import getaddresses
from pathlib import Path

from kursk_digest.errors import DeliveryError
from kursk_digest.model import PASSWORD_VARIABLE, Mailer, Security

_MOST_PASSWORD = 4096
_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


def send_mail(
    message: str,
    receivers: Sequence[str],
    mailer: Mailer,
    *,
    environment: Mapping[str, str],
) -> None:
    """Hand *message* over for all *receivers*.

    A receiver that the server refuses stops the mail before a byte of it is sent: those whom it
    would have reached would get it again tomorrow, with what could not be counted as told.

    Args:
        message: As `Format.EML` gives it: ASCII, lines that end as on Unix.
        receivers: `a@b.example` or `Name <a@b.example>`.
        mailer: How to send it.
        environment: The password may be there, under `PASSWORD_VARIABLE`.

    Raises:
        DeliveryError: It was not taken; the message says by whom and why.
    """
    to = [address for _, address in getaddresses(list(receivers))]
    origin = getaddresses([mailer.sender])[0][1] if mailer.sender else ""
    if mailer.server:
        _send_by_server(message, to, mailer, origin, environment)
    else:
        _send_by_command(message, to, mailer, origin)


def _send_by_command(message: str, to: Sequence[str], mailer: Mailer, origin: str) -> None:
    command = [*_split(mailer.command), "-i"]
    command += ["-f", origin] if origin else []
    command += ["--", *to]
    name = command[0]
    try:
        done = subprocess.run(
            command,
            input=message.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=mailer.timeout_seconds,
            check=False,
            env=_with_places(os.environ),
        )
    except subprocess.TimeoutExpired as error:
        raise DeliveryError(
            f"{name}: took longer than {mailer.timeout_seconds:g} seconds; see its log"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no possible command"
        raise DeliveryError(
            f"{name}: cannot be run ({reason}); install a mail program, or set mail: server"
        ) from error
    if done.returncode != 0:
        raise DeliveryError(f"{name}: the mail was not taken ({_ending(done)}); see its log")


def _split(command: str) -> list[str]:
    try:
        return shlex.split(command) or ["sendmail"]
    except ValueError as error:
        raise DeliveryError(f"mail: command {command!r}: has a quote without its pair") from error


def _with_places(environment: Mapping[str, str]) -> dict[str, str]:
    """Let cron, whose PATH is short, find sendmail where systems keep it."""
    path = environment.get("PATH", os.defpath)
    return {**environment, "PATH": os.pathsep.join([path, "/usr/sbin", "/usr/lib"])}


def _ending(done: subprocess.CompletedProcess[bytes]) -> str:
    told = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return f"exit {done.returncode}" + (f": {told[-1][:200]}" if told else "")


def _send_by_server(
    message: str, to: Sequence[str], mailer: Mailer, origin: str, environment: Mapping[str, str]
) -> None:
    host, port = _host_and_port(mailer)
    where = f"mail server {host}:{port}"
    password = _password(mailer, environment) if mailer.user else ""
    try:
        server = _connect(host, port, mailer)
        with closing(server):
            if mailer.user:
                server.login(mailer.user, password)
            _hand_over(server, message, to, origin, where)
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
    except ssl.SSLError as error:
        raise DeliveryError(f"{where}: no secure connection ({error.reason})") from error
    except smtplib.SMTPNotSupportedError as error:
        raise DeliveryError(
            f"{where}: does not offer what is asked ({error}); see mail: security"
        ) from error
    except ValueError as error:  # smtplib writes ASCII only, and no line breaks
        raise DeliveryError(
            f"{where}: address, user name and password must be ASCII letters and signs"
        ) from error
    except smtplib.SMTPAuthenticationError as error:
        raise DeliveryError(f"{where}: refuses the user name or the password") from error
    except smtplib.SMTPResponseException as error:
        raise DeliveryError(f"{where}: {_told(error.smtp_code, error.smtp_error)}") from error
    except (OSError, smtplib.SMTPException) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise DeliveryError(f"{where}: {reason}; check mail: server") from error


def _host_and_port(mailer: Mailer) -> tuple[str, int]:
    host, colon, port = mailer.server.rpartition(":")
    if colon and port.isascii() and port.isdecimal() and 0 < int(port) < 65_536 and host:
        return host.strip("[]"), int(port)
    if colon and ":" not in host:
        raise DeliveryError(f"mail: server {mailer.server!r}: no such port; write host:587")
    return mailer.server.strip("[]"), _PORTS[mailer.security]


def _connect(host: str, port: int, mailer: Mailer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if mailer.security is Security.TLS:
        return smtplib.SMTP_SSL(host, port, timeout=mailer.timeout_seconds, context=context)
    server = smtplib.SMTP(host, port, timeout=mailer.timeout_seconds)
    try:
        if mailer.security is Security.STARTTLS:
            server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server


def _hand_over(
    server: smtplib.SMTP, message: str, to: Sequence[str], origin: str, where: str
) -> None:
    server.ehlo_or_helo_if_needed()
    _expect(server.mail(origin), "the sender", origin, where)
    for address in to:
        _expect(server.rcpt(address), "the receiver", address, where)
    data = message.replace("\r\n", "\n").replace("\n", "\r\n").encode("ascii", "replace")
    code, answer = server.data(data)
    if code != 250:
        raise DeliveryError(f"{where}: the mail was not taken ({_told(code, answer)})")


def _expect(reply: tuple[int, bytes], what: str, address: str, where: str) -> None:
    code, answer = reply
    if code not in (250, 251):
        raise DeliveryError(f"{where}: refuses {what} {address} ({_told(code, answer)})")


def _told(code: int, answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(text.split())[:200]}".strip()


def _password(mailer: Mailer, environment: Mapping[str, str]) -> str:
    """Find the password: in the file, the environment, the keyring; never an argument.

    Whoever lists the processes of a machine sees the arguments of all of them.
    """
    if mailer.password_file:
        return _from_file(Path(mailer.password_file).expanduser())
    if PASSWORD_VARIABLE in environment:
        return environment[PASSWORD_VARIABLE]
    found = _from_keyring(mailer)
    if found is None:
        raise DeliveryError(
            f"no password for {mailer.user}; set mail: password_file, or {PASSWORD_VARIABLE}"
        )
    return found


def _from_file(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            lines = file.read(_MOST_PASSWORD).splitlines()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DeliveryError(
            f"{path}: cannot be read ({reason}); see mail: password_file"
        ) from error
    except ValueError as error:
        raise DeliveryError(f"{path}: is not UTF-8 text; see mail: password_file") from error
    if not lines or not lines[0]:
        raise DeliveryError(f"{path}: is empty; its first line is the password")
    return lines[0]


def _from_keyring(mailer: Mailer) -> str | None:
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password("kursk-digest", mailer.user)
    except keyring.errors.KeyringError:
        return None
    return found
