"""Mail as it is stored -> its parts. Nothing of it is believed, and nothing raises.

The standard `email` package reads the headers and their parameters. It does not cut the body:
it holds each line and each part as an object of its own, so that ten megabytes of empty parts
take gigabytes.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser

from kursk_digest.sources.charsets import known_codec

_MOST_PARTS = 1_000
_DEEPEST = 12
_LONGEST_HEADERS = 200_000
_LONGEST_BOUNDARY = 300

# compat32 keeps what it does not understand; the newer policies raise on some of it.
_PARSER = BytesHeaderParser(policy=policy.compat32)
_HEADERS_END = re.compile(rb"\r?\n\r?\n|\r\r")
_ENVELOPE = re.compile(rb">?From [^\n]*\n")
_PADDING = re.compile(rb"=+")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a mail, its body still encoded for its way."""

    headers: Message
    body: bytes
    cut: bool = False
    """Whether the file ended in it."""

    @property
    def type(self) -> str:
        """Its content type, lower-cased, without parameters."""
        return self.headers.get_content_type()

    @property
    def is_attached(self) -> bool:
        """Whether it is a file beside the text."""
        return self.header("Content-Disposition").lower().startswith("attachment")

    def header(self, name: str) -> str:
        """Return the first header called *name*, decoded, on one line; empty if there is none."""
        wanted = name.lower()
        # Not `get`: it turns bytes beyond ASCII into question marks.
        values = (value for key, value in self.headers.raw_items() if key.lower() == wanted)
        return decoded_header(next(values, ""))

    def parameter(self, name: str) -> str:
        """Return a parameter of its content type; empty if there is none."""
        try:
            value = self.headers.get_param(name, "")
        except Exception:  # noqa: BLE001  # the parser meets what nobody has thought of
            return ""
        if isinstance(value, tuple):
            value = value[2]
        return str(value).strip()

    def content(self) -> bytes:
        """Return its body, decoded as far as it can be."""
        way = self.header("Content-Transfer-Encoding").lower().strip()
        if way == "base64":
            return _unbase64(self.body)
        if way == "quoted-printable":
            return binascii.a2b_qp(self.body)
        return self.body


def read_part(data: bytes, *, cut: bool = False) -> Part:
    """Split *data* into headers and body; without a header, all is body."""
    data = _ENVELOPE.sub(b"", data, count=1) if data.startswith((b"From ", b">From ")) else data
    if data.startswith((b"\n", b"\r\n")):
        return Part(Message(policy.compat32), data.lstrip(b"\r\n"), cut)
    end = _HEADERS_END.search(data, 0, _LONGEST_HEADERS)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    return Part(_parsed(head[:_LONGEST_HEADERS]), body, cut)


def walk(part: Part, *, into_mails: bool = True) -> Iterator[Part]:
    """Yield the parts of *part* that hold no others, in order, a thousand at most.

    Args:
        part: A mail or a part of one.
        into_mails: Whether mails within it are opened, too.
    """
    waiting = [(part, 0)]
    given = 0
    while waiting and given < _MOST_PARTS:
        part, depth = waiting.pop()
        given += 1
        if depth < _DEEPEST and part.headers.get_content_maintype() == "multipart":
            children = list(parts_of(part))
        elif depth < _DEEPEST and into_mails and part.type == "message/rfc822":
            children = [read_part(part.content(), cut=part.cut)]
        else:
            yield part
            continue
        waiting.extend((child, depth + 1) for child in reversed(children))


def parts_of(part: Part) -> Iterator[Part]:
    """Yield the parts that a multipart is made of, as they are divided by its boundary."""
    boundary = part.parameter("boundary").encode("ascii", "replace")[:_LONGEST_BOUNDARY]
    if not boundary:
        return
    line = re.compile(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|\Z)", re.M)
    begin = None
    for number, found in enumerate(line.finditer(part.body)):
        if begin is not None:
            yield read_part(part.body[begin : found.start()].removesuffix(b"\n"))
        begin = None if found[1] else found.end()
        if begin is None or number > _MOST_PARTS:
            return
    if begin is not None:
        yield read_part(part.body[begin:], cut=part.cut)


def decoded_header(value: object) -> str:
    """Return a header's value as text on one line, whatever its bytes are."""
    text = _with_bytes(str(value))
    if "=?" in text:
        try:
            text = "".join(_decoded(*piece) for piece in decode_header(text))
        except Exception:  # noqa: BLE001  # the parser meets what nobody has thought of
            text = str(text)
    return " ".join(text.split())


def _decoded(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    codec = known_codec(charset) or "utf-8"
    try:
        return piece.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return piece.decode("utf-8", "replace")


def _with_bytes(text: str) -> str:
    """Read raw bytes in a header, which the parser keeps as surrogates, as UTF-8 or Latin-1."""
    if text.isascii():
        return text
    data = text.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _parsed(head: bytes) -> Message:
    try:
        return _PARSER.parsebytes(head)
    except Exception:  # noqa: BLE001  # the parser meets what nobody has thought of
        return Message(policy.compat32)


def _unbase64(body: bytes) -> bytes:
    """Decode base64, also several pieces with padding between; other characters do not count."""
    return b"".join(map(_unbase64_piece, _PADDING.split(body)))


def _unbase64_piece(piece: bytes) -> bytes:
    clean = _NOT_BASE64.sub(b"", piece)
    return binascii.a2b_base64(clean[: len(clean) - (len(clean) % 4 == 1)] + b"==")
