"""Bytes -> text, whatever they are: mended where that is possible, refused by name where not."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from kursk_digest.errors import SourceError
from kursk_digest.sources.charsets import (
    MULTIBYTE,
    declared_codec,
    guess_codec,
    known_codec,
    may_be_western,
)
from kursk_digest.sources.formats import refuse_binary, refuse_known_formats
from kursk_digest.sources.mojibake import mend_mojibake

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SURELY_UTF8 = 8
"""So many continuation bytes in valid UTF-8 are no accident."""

_A_FEW_WORDS = 16

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_ENCODED_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# What "surrogateescape" makes of a bad byte -> what windows-1252 says it is.
_BAD_BYTES = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}

# Removing these would glue two words together; they end a line or a page.
_LINE_ENDS = re.compile("[\r\x0b\x0c\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {0x09, 0x0A})
# How it changes to Japanese letters and back; a terminal's sequences look otherwise.
_ISO_2022_JP = re.compile(rb"\x1b\$[@B][!-~]{2,2000}\x1b\([BJ]")
_LATER_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")


def decode_page(data: bytes, *, charset: str | None) -> str:
    r"""Return the text that *data* stands for, with `\n` for every end of line.

    The result has no control character but tab and line feed, no byte order mark in front,
    no lone surrogate, and something other than space. Valid UTF-8 comes back as it was.

    Args:
        data: A whole file or web page.
        charset: What the server said, if it did. It is believed where the bytes allow it.

    Raises:
        SourceError: It is empty, or not text.
    """
    refuse_known_formats(data)
    # A file cut off by a crash is filled up with zeros; they would pass for binary.
    # Mojibake needs the control characters that are not tidy.
    text = mend_mojibake(_decode(data.rstrip(b"\0") if b"\0" in data else data, charset))
    text = _tidy(text)
    if not text or text.isspace():
        raise SourceError("is empty; give a page with text in it")
    return text


def _decode(data: bytes, charset: str | None) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode_wide(data[len(mark) :], codec)
    if data.startswith(codecs.BOM_UTF8):
        return _decode_narrow(data[len(codecs.BOM_UTF8) :], "utf-8")
    wide = _unmarked_utf16(data)
    return _decode_wide(data, wide) if wide else _decode_narrow(data, charset)


def _decode_wide(data: bytes, codec: str) -> str:
    # The last zero of a little-endian text may have gone with those that filled up the file.
    width = 4 if codec.startswith("utf-32") else 2
    text = (data + bytes(-len(data) % width)).decode(codec, "replace")
    refuse_binary(text.encode())
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """Name the UTF-16 that *data* must be in, from its zeros; `None` for anything else."""
    if b"\0" not in data:
        return None
    even, odd = data[::2], data[1::2]
    if _are_upper_bytes(odd, even):
        return "utf-16-le"
    return "utf-16-be" if _are_upper_bytes(even, odd) else None


def _are_upper_bytes(upper: bytes, lower: bytes) -> bool:
    """Tell whether the two halves are those of text in UTF-16. Chinese is not recognized.

    Spaces and digits give zeros on one side only, and the letters of an alphabet share their
    upper byte, so that three values fill that side. A few words may be of zeros alone.
    """
    zeros = upper.count(0)
    if len(upper) < _A_FEW_WORDS:
        return zeros == len(upper) > 0 and not lower.count(0)
    if zeros * 20 < len(upper) or lower.count(0) * 20 > zeros:
        return False
    common = sum(count for _, count in Counter(upper).most_common(3))
    return common * 10 >= len(upper) * 9


def _decode_narrow(data: bytes, charset: str | None) -> str:
    refuse_binary(data)
    declared = [codec for codec in (known_codec(charset), declared_codec(data)) if codec]
    if _ISO_2022_JP.search(data) and (found := _strictly(data, "iso2022_jp")) is not None:
        return found
    text = _strictly(data, "utf-8")
    if text is not None and len(data) - len(text) >= _SURELY_UTF8:
        return text
    # Short Chinese or Japanese text can look like UTF-8, and ISO-2022-JP looks like ASCII.
    for codec in declared:
        if codec in MULTIBYTE and (found := _strictly(data, codec)) is not None:
            return found
    if text is not None or (text := _mended_utf8(data)) is not None:
        return text
    for codec in declared:
        # Servers say Latin-1 of everything.
        believable = codec != "cp1252" or may_be_western(data)
        if believable and (found := _strictly(data, codec)) is not None:
            return found
    return data.decode(guess_codec(data), "replace")


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _mended_utf8(data: bytes) -> str | None:
    """Decode UTF-8 with some bytes of windows-1252 in it; `None` if there is little UTF-8 in it."""
    data = _ENCODED_SURROGATE.sub(_REPLACEMENT.encode(), data)
    text = data.decode("utf-8", "surrogateescape")
    valid = len(text.encode("utf-8", "ignore"))
    bad = len(data) - valid
    continuing = valid - (len(text) - bad)
    # In Chinese, where it is likeliest, chance gives a twelfth of this share.
    return text.translate(_BAD_BYTES) if bad <= 2 * continuing else None


def _tidy(text: str) -> str:
    """Take out what is no text; nearly always nothing is, and looking at bytes is faster."""
    text = text.lstrip("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not _is_untidy(text):
        return text
    text = _CONTROLS.sub("", text).replace("\r\n", "\n")
    text = _LINE_ENDS.sub("\n", text)
    return _SURROGATE.sub(_REPLACEMENT, text)


def _is_untidy(text: str) -> bool:
    """Tell whether there is a control character, a lone surrogate or another end of line."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    return controls > 0 or _LATER_CONTROL.search(data) is not None
