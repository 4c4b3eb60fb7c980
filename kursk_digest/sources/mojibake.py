"""UTF-8 that was read as windows-1252 and saved so: `cafÃ©` -> `café`, where that is certain.

A line is turned back if every letter in it beyond ASCII is part of such a sequence: real text
has an accent, a dash or a quotation mark of its own somewhere, and does not spell valid UTF-8.
A line that only quotes such a sequence stays. Turned down: ftfy (Apache-2.0), whose measure of
odd letters also changes text that merely looks odd, and whose last release is of October 2024.
"""

from __future__ import annotations

import re

_CONTINUATIONS = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)
)
# Where windows-1252 has no letter, programs put the control character of that number.
_BYTES = {
    **{char: 0x80 + place for place, char in enumerate(_CONTINUATIONS)},
    **{chr(byte): byte for byte in range(0x80, 0x100)},
}
_TAIL = f"[{re.escape(_CONTINUATIONS)}\x80-\x9f]"
_SEQUENCE = re.compile(f"[\xc2-\xdf]{_TAIL}|[\xe0-\xef]{_TAIL}{{2}}|[\xf0-\xf4]{_TAIL}{{3}}")
# The first two letters of any sequence, in UTF-8: to look for a byte is far faster.
_TRACE = re.compile(
    b"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]|\xc5[\x92\x93\xa0\xa1\xb8\xbd\xbe]|\xc6\x92|\xcb[\x86\x9c]|"
    b"\xe2(?:\x80[\x93-\xba]|\x82\xac|\x84\xa2))"
)
_LINE = re.compile(r"[^<>\n]+")

_LINE_SURE = 5
"""So many continuation bytes in one line are no accident."""
_PAGE_SURE = 12
"""Nor so many in a page where most lines have them; then a line with fewer is turned back."""
_LAYERS = 3
# What news is written in, and its punctuation; "É…" would give a letter of no living language.
_PLAUSIBLE = re.compile(
    "[\xa0-\u017f\u0192\u0218-\u021b\u02c6\u02dc\u0300-\u036f\u0370-\u06ff\u0900-\u0e7f"
    "\u10a0-\u11ff\u1e00-\u1fff\u2010-\u203a\u2070-\u22ff\u2500-\u27bf\u3000-\u30ff\u3400-\u9fff"
    "\uac00-\ud7a3\ufb00-\ufb06\uff00-\uffef\ufeff\U0001f000-\U0001faff\x80-\x9f]+"
)


def mend_mojibake(text: str) -> str:
    """Return *text* with every line turned back that certainly is UTF-8 read as windows-1252.

    Also if that happened twice or three times. Takes time in proportion to the length.
    """
    for _ in range(_LAYERS):
        data = text.encode("utf-8", "replace")
        if b"\xc3" not in data or not _TRACE.search(data):
            return text
        mended = _mend_once(text)
        if mended == text:
            return text
        text = mended
    return text


def _mend_once(text: str) -> str:
    lines = [line for line in _LINE.findall(text) if not line.isascii()]
    mended = {line: _turned_back(line) for line in lines}
    weights = {line: len(line) - len(back) for line, back in mended.items() if back is not None}
    page_is_sure = sum(weights.values()) >= _PAGE_SURE and sum(
        line in weights for line in lines
    ) * 2 > len(lines)
    least = 1 if page_is_sure else _LINE_SURE

    def mend(found: re.Match[str]) -> str:
        line = found[0]
        return mended[line] or line if weights.get(line, 0) >= least else line

    return _LINE.sub(mend, text)


def _turned_back(line: str) -> str | None:
    """Return what *line* was; `None` if a letter in it is not part of a sequence."""
    if not _SEQUENCE.sub("", line).isascii():
        return None
    data = b"".join(bytes([_BYTES[char]]) if char in _BYTES else char.encode() for char in line)
    try:
        back = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    beyond = "".join(char for char in back if not char.isascii())
    return back if _PLAUSIBLE.fullmatch(beyond) else None
