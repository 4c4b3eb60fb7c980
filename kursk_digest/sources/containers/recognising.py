"""How a file begins -> what kind of container it is. Loads nothing: every page is asked."""

from __future__ import annotations

import re
from enum import StrEnum


class Container(StrEnum):
    """What holds pages."""

    GZIP = "gzip"
    ZIP = "zip"
    WEBARCHIVE = "webarchive"
    MAILBOX = "mailbox"
    MAIL = "mail"
    DUMP = "dump"
    WARC = "warc"
    TAR = "tar"


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/")
"""What the first member of a ZIP archive is called, or holds, that is a document."""

_PLIST = b"bplist00"
_MAIN = b"WebMainResource"

SEPARATOR = re.compile(rb"From (?:\S+ +|- *)?[^\n]{0,100}\d\d:\d\d[^\n]{0,40}\r?\n")
"""The line between two mails of a mailbox: it ends in a time and a year."""
HEADER = re.compile(rb"[!-9;-~]{1,76}:|>From |[ \t]")

_HEADERS = re.compile(
    rb"(?:[!-9;-~]{1,76}:[ \t]?|>?From )[^\n]{0,998}\r?\n(?=[!-9;-~]{1,76}:|[ \t]|\r?\n)"
)
_NAMES = re.compile(rb"^([!-9;-~]{1,76}):", re.M)
_BLANK = re.compile(rb"\r?\n\r?\n")
_SURE = frozenset({
    b"mime-version", b"received", b"message-id", b"return-path", b"delivered-to",
    b"dkim-signature", b"content-transfer-encoding", b"x-mailer", b"snapshot-content-location",
})  # fmt: skip
"""Names of headers that mails have and nothing else."""
_USUAL = frozenset({b"from", b"date", b"subject"})
"""Those that make a mail if all of them are there: a text may begin with any of them."""

_WARC = re.compile(rb"WARC/\d\.\d\r?\n")
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"')
_OTHER_JSON = (
    b"jsonfeed.org/version", rb"jsonfeed.org\/version", b'"is_archived"', b'"given_url"',
    b'"resolved_url"', b'"href"',
    b'"text/x-moz-place',
)  # fmt: skip
"""What feeds, and lists of links that Wallabag, Pocket, Pinboard and Firefox export, begin with."""


def container_of(head: bytes) -> Container | None:
    """Tell what begins with *head*; `None` for a page, and for what is not read."""
    for is_kind, kind in _KINDS:
        if is_kind(head):
            return kind
    return None


def is_gzip(head: bytes) -> bool:
    """Tell whether *head* is the beginning of a gzip file."""
    return head.startswith(b"\x1f\x8b")


def is_zip(head: bytes) -> bool:
    """Tell whether *head* is that of a ZIP archive that is no office document or book."""
    return head.startswith(_ZIP) and not head.startswith(_OFFICE, 30)


def is_webarchive(head: bytes) -> bool:
    """Tell whether *head* is that of a page saved by Safari."""
    return head.startswith(_PLIST) or (head.lstrip().startswith(b"<?xml") and _MAIN in head)


def is_mailbox(head: bytes) -> bool:
    """Tell whether *head* is that of a mailbox of any number of mails."""
    found = SEPARATOR.match(head)
    return found is not None and HEADER.match(head, found.end()) is not None


def is_mail(head: bytes) -> bool:
    """Tell whether *head* is that of a mail."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not _HEADERS.match(head):
        return False
    block = _BLANK.split(head, maxsplit=1)[0]
    names = {name.lower() for name in _NAMES.findall(block)}
    return bool(names & _SURE) or names >= _USUAL


def is_dump(head: bytes) -> bool:
    """Tell whether *head* is that of JSON that may hold articles; feeds and lists of links do not.

    Text in curly braces is no JSON: a key stands in quotation marks.
    """
    return _JSON.match(head) is not None and not any(sign in head for sign in _OTHER_JSON)


def is_tar(head: bytes) -> bool:
    """Tell whether *head* is that of a tar archive."""
    return head.startswith(b"ustar", 257)


def is_warc(head: bytes) -> bool:
    """Tell whether *head* is that of a crawler's archive."""
    return _WARC.match(head) is not None


_KINDS = (
    (is_warc, Container.WARC),
    (is_tar, Container.TAR),
    (is_gzip, Container.GZIP),
    (is_zip, Container.ZIP),
    (is_webarchive, Container.WEBARCHIVE),
    (is_mailbox, Container.MAILBOX),
    (is_mail, Container.MAIL),
    (is_dump, Container.DUMP),
)
