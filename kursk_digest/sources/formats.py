"""Refuse what is not text, by the numbers that such files begin with, whatever their name."""

from __future__ import annotations

from kursk_digest.errors import SourceError

_PICTURE = "not text; give the article as text or HTML"
_PACKED = "unpack it and give what is inside"
_EXPORT = "export it as text or HTML"

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    # where the signature stands, the signature, the reason
    (0, b"\x89PNG\r\n\x1a\n", f"is a PNG image, {_PICTURE}"),
    (0, b"\xff\xd8\xff", f"is a JPEG image, {_PICTURE}"),
    (0, b"GIF87a", f"is a GIF image, {_PICTURE}"),
    (0, b"GIF89a", f"is a GIF image, {_PICTURE}"),
    (8, b"WEBPVP8", f"is a WebP image, {_PICTURE}"),
    (0, b"II*\0", f"is a TIFF image, {_PICTURE}"),
    (0, b"MM\0*", f"is a TIFF image, {_PICTURE}"),
    (4, b"ftypavif", f"is an AVIF image, {_PICTURE}"),
    (4, b"ftyphei", f"is a HEIF image, {_PICTURE}"),
    (4, b"ftyp", f"is a video, {_PICTURE}"),
    (0, b"\x1aE\xdf\xa3", f"is a video, {_PICTURE}"),
    (8, b"AVI LIST", f"is a video, {_PICTURE}"),
    (8, b"WAVEfmt ", f"is a sound recording, {_PICTURE}"),
    (0, b"ID3\x03\0", f"is a sound recording, {_PICTURE}"),
    (0, b"ID3\x04\0", f"is a sound recording, {_PICTURE}"),
    (0, b"OggS\0", f"is a sound recording, {_PICTURE}"),
    (0, b"%PDF-", f"is a PDF; {_EXPORT}"),
    (0, b"{\\rtf", f"is an RTF document; {_EXPORT}"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"is an Office document; {_EXPORT}"),
    (30, b"[Content_Types].xml", f"is an Office document; {_EXPORT}"),
    (30, b"mimetypeapplication/epub", f"is an EPUB book; {_EXPORT}"),
    (30, b"mimetypeapplication/", f"is an OpenDocument file; {_EXPORT}"),
    (0, b"bplist00", f"is a web archive; {_EXPORT}"),
    (0, b"PK\x03\x04", f"is a ZIP archive; {_PACKED}"),
    (0, b"PK\x05\x06", f"is an empty ZIP archive; {_PACKED}"),
    (0, b"\x1f\x8b", f"is packed with gzip; {_PACKED}"),
    (0, b"(\xb5/\xfd", f"is packed with zstd; {_PACKED}"),
    (0, b"\xfd7zXZ\0", f"is packed with xz; {_PACKED}"),
    (4, b"1AY&SY", f"is packed with bzip2; {_PACKED}"),
    (0, b"7z\xbc\xaf'\x1c", f"is a 7z archive; {_PACKED}"),
    (0, b"Rar!\x1a\x07", f"is a RAR archive; {_PACKED}"),
    (0, b"\x7fELF", f"is a program, {_PICTURE}"),
    (0, b"SQLite format 3\0", f"is a database, {_PICTURE}"),
)

BINARY = f"is binary data, {_PICTURE}"

# Tab, line feed, vertical tab, form feed, carriage return; and escape, which saved terminal
# sessions are full of.
_HARMLESS = b"\t\n\x0b\x0c\r\x1b"
_CONTROLS = bytes(byte for byte in range(32) if byte not in _HARMLESS)

_MOST_CONTROLS = 0.05
"""Share above which bytes are no text: compressed data has .10, text with stray NULs under .01."""
_STRAY = 4
"""So many control bytes are forgiven in the shortest text."""


def refuse_known_formats(data: bytes) -> None:
    """Raise `SourceError` if *data* begins as an image, a PDF, an archive or the like."""
    for offset, signature, reason in _SIGNATURES:
        if data.startswith(signature, offset):
            raise SourceError(reason)


def refuse_binary(data: bytes) -> None:
    """Raise `SourceError` if *data*, in an encoding that keeps ASCII, is too full of controls."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _STRAY + _MOST_CONTROLS * len(data):
        raise SourceError(BINARY)
