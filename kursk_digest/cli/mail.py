"""From whom to whom a mail goes: options in, addresses out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

import typer

from kursk_digest.renderers import Format

MailFrom = Annotated[
    str | None,
    typer.Option("--mail-from", metavar="ADDRESS", help="From: of --format eml."),
]
MailTo = Annotated[
    list[str] | None,
    typer.Option(
        "--mail-to", metavar="ADDRESS", help="To: of --format eml; several by several options."
    ),
]

# What sendmail and every server take; quoted names of mailboxes are left to history.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Who writes to whom; empty where nothing was said."""

    sender: str = ""
    receivers: tuple[str, ...] = ()


def check_addresses(
    sender: str | None, receivers: list[str] | None, form: Format | None
) -> Addresses:
    """Return the addresses as given: `a@b.example` or `Name <a@b.example>`.

    Raises:
        typer.BadParameter: One is no address, or there is no mail that it could stand in.
    """
    given = [("--mail-from", [sender] if sender is not None else []), ("--mail-to", receivers)]
    for option, addresses in given:
        if addresses and form is not Format.EML:
            raise typer.BadParameter("goes with --format eml", param_hint=option)
        check_receivers(option, addresses)
    return Addresses(sender or "", tuple(receivers or ()))


def check_receivers(option: str, addresses: list[str] | None) -> None:
    """Check each address that was given with *option*.

    Raises:
        typer.BadParameter: One is no address.
    """
    for address in addresses or ():
        if not _is_address(address):
            hint = f"{address!r:.80} is no mail address; write desk@example.org"
            raise typer.BadParameter(hint, param_hint=option)


def _is_address(text: str | None) -> bool:
    from email.utils import getaddresses

    # A second address would be a second receiver, and a line break another header.
    found = [address for _, address in getaddresses([text or ""])]
    return len(found) == 1 and bool(_ADDRESS.fullmatch(found[0])) and (text or "").isprintable()
