"""A finished digest -> the standard input of a command."""

from __future__ import annotations

import shlex
import subprocess

from kursk_digest.errors import DeliveryError


def run_command(command: str, text: str, *, timeout_seconds: float) -> None:
    """Run *command* with *text* on its standard input; it has taken it if it ends with 0.

    No shell reads the command, so nothing in it is expanded: `sh -c '…'` asks for one. What it
    prints goes where our own output and messages go.

    Raises:
        DeliveryError: It cannot be run, takes too long (it is ended then), or does not end with 0.
    """
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise DeliveryError(f"--exec {command}: has a quotation mark without its pair") from error
    if not words:
        raise DeliveryError("--exec names no command; write --exec 'mailx -s News desk'")
    data = text.encode("utf-8", "replace")
    try:
        done = subprocess.run(words, input=data, timeout=timeout_seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise DeliveryError(
            f"--exec {words[0]}: took longer than {timeout_seconds:g} seconds and was ended"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no possible command"
        raise DeliveryError(f"--exec {words[0]}: cannot be run ({reason}); check it") from error
    if done.returncode < 0:
        raise DeliveryError(f"--exec {words[0]}: was ended by signal {-done.returncode}")
    if done.returncode:
        raise DeliveryError(f"--exec {words[0]}: ended with {done.returncode}, not with 0")
