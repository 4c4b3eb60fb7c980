"""A mailbox in one file (mbox) -> its mails, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kursk_digest.model import Skipped
from kursk_digest.sources.containers.members import Budget, Member
from kursk_digest.sources.containers.recognising import HEADER, SEPARATOR
from kursk_digest.sources.containers.streams import buffered

_LINE = 1 << 16
"""Longer lines are read in pieces."""
_QUOTED = re.compile(rb">+From ")


def open_mailbox(member: Member, budget: Budget) -> Iterator[Member | Skipped]:
    """Yield each mail, named by its number from 1; of a long one, the beginning.

    Nothing but the mail at hand is kept, so that a mailbox of years is read in little memory.
    """
    for number, data in enumerate(cut_mails(member.stream, budget.limits.max_bytes + 1), start=1):
        location = member.within(str(number))
        if budget.wants(location):
            budget.count()
            yield Member(
                location,
                buffered(data),
                "mail.eml",
                member.holding(),
                member.depth,
                content_type="message/rfc822",
            )


def cut_mails(file: BinaryIO, most: int) -> Iterator[bytes]:
    """Yield each mail of *file* without its `From ` line, its quoted ones mended.

    A line `From ... 12:34 ...` begins a mail where a header follows it and an empty line, or
    nothing, stands before it.

    Args:
        file: Stands at its beginning.
        most: So many bytes of a mail are kept, about.
    """
    mail, pending, blank = bytearray(), b"", True
    while line := file.readline(_LINE):
        if pending:
            if HEADER.match(line):
                if mail:
                    yield bytes(mail)
                mail = bytearray()
            elif len(mail) <= most:
                mail += pending
            pending = b""
        if blank and line.startswith(b"From ") and SEPARATOR.match(line):
            pending, blank = line, False
            continue
        blank = line in (b"\n", b"\r\n")
        if len(mail) <= most:
            # One `>` was put before the line when it was stored: mboxrd.
            mail += line[1:] if _QUOTED.match(line) else line
    if mail:
        yield bytes(mail)
