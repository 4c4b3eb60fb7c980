"""Which encoding some bytes are in: what a page declares, and a guess where it does not."""

from __future__ import annotations

import codecs
import re
from collections import Counter

# What browsers read under a label, where it is more than the label says.
_READ_AS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs",
    "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
MULTIBYTE = frozenset({"gb18030", "big5hkscs", "cp932", "euc_jp", "iso2022_jp", "cp949"})
# A list of those that we know, since Python has others under "charset=" that are slow,
# dangerous or no text: punycode, unicode_escape, zip. UTF-16 is not there either: what it
# needs to be believed, zeros or a mark, tells it without a label.
_KNOWN = MULTIBYTE | {
    "utf-8", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp1258", "cp866", "cp874", "koi8-r", "koi8-u", "mac-cyrillic", "mac-roman", "iso8859-2",
    "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10",
    "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16",
}  # fmt: skip

_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,39}")
# The runs are bounded, so that a page of 4 KB of "<meta" costs nothing.
_DECLARED = re.compile(
    rb"""<(?:meta\s[^<>]{0,400}?charset|\?xml\s[^<>]{0,200}?encoding)\s*=\s*["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096

_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_SAMPLE = 65_536
_FEW_LETTERS = 2.0
"""Mean length of a run of non-ASCII bytes below which the script is Latin: accents stand alone."""

_NOT_LATIN = [
    "cp1251", "koi8_u", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "cp1253", "cp1255",
    "cp1256", "cp874", "gb18030", "big5", "cp932", "euc_jp", "cp949",
]  # fmt: skip

_MARKS = "„“”‚‘’‹›«»–—…·•§°£€©®™\xa0"
# The first of the best wins, so the widest used stand first.
_LATIN = tuple(
    (codec, frozenset(letters + letters.upper() + _MARKS + extra))
    for codec, letters, extra in (
        ("cp1252", "àâçéèêëîïôœùûü", ""),  # French
        ("cp1252", "äöü", "ßéà"),  # German
        ("cp1252", "áéíñóúü", "¿¡ºª"),  # Spanish
        ("cp1252", "áàâãçéêíóôõúü", "ºª"),  # Portuguese
        ("cp1252", "àèéìíòóù", ""),  # Italian
        ("cp1252", "àçèéíïòóúü", ""),  # Catalan
        ("cp1252", "åäöéæø", ""),  # Nordic
        ("cp1252", "áðéíóúýþæö", ""),  # Icelandic
        ("cp1252", "éëïöüèáó", ""),  # Dutch
        ("cp1254", "çğıöşüâîû", "İ"),  # Turkish
        ("cp1250", "ąćęłńóśźż", ""),  # Polish
        ("iso8859-2", "ąćęłńóśźż", ""),
        ("cp1250", "áčďéěíňóřšťúůýž", ""),  # Czech
        ("iso8859-2", "áčďéěíňóřšťúůýž", ""),
        ("cp1250", "áäčďéíľĺňóôŕšťúýž", ""),  # Slovak
        ("iso8859-2", "áäčďéíľĺňóôŕšťúýž", ""),
        ("cp1250", "áéíóöőúüű", ""),  # Hungarian
        ("cp1250", "ăâîşţ", ""),  # Romanian
        ("cp1250", "čćđšž", ""),  # South Slavic
        ("iso8859-2", "čćđšž", ""),
        ("cp1257", "āčēģīķļņšūž", ""),  # Latvian
        ("cp1257", "ąčęėįšųūž", ""),  # Lithuanian
    )
)


def known_codec(label: str | None) -> str | None:
    """Return Python's name for the encoding that a browser uses under *label*.

    `None` for no label, and for one that is unknown, no text, or without effect (UTF-16).
    """
    if label is None or not _LABEL.fullmatch(label.strip()):
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except LookupError:
        return None
    name = _READ_AS.get(name, name)
    return name if name in _KNOWN else None


def declared_codec(data: bytes) -> str | None:
    """Return the encoding that the head of an HTML or XML page names, if it is a known one."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    return known_codec(found[1].decode("ascii", "replace")) if found else None


def is_latin(data: bytes) -> bool:
    """Tell whether *data*, in a single-byte encoding, is written in Latin letters."""
    runs = _HIGH_RUN.findall(_sample(data))
    return sum(map(len, runs)) < _FEW_LETTERS * len(runs) if runs else True


def guess_codec(data: bytes) -> str:
    """Return the likeliest encoding of *data*, which is neither UTF-8 nor UTF-16.

    It looks at 64 KB from the first byte that is not ASCII. A headline is enough for Latin and
    Cyrillic letters, Hebrew and Japanese take two or three sentences.
    """
    if is_latin(data):
        return _guess_latin(data)
    from charset_normalizer import from_bytes

    # Kept to these, it does well even on a headline; with all that it knows, it takes a
    # single accented letter for EBCDIC. That is why Latin letters have a judge of their own.
    best = from_bytes(_sample(data), cp_isolation=_NOT_LATIN).best()
    return best.encoding if best else "cp1251"


def may_be_western(data: bytes) -> bool:
    """Tell whether *data* can be the windows-1252 or Latin-1 that a label says it is.

    Not if it stands in long runs of letters beyond ASCII, nor if another alphabet explains
    clearly more of them: a third more, and at least eight.
    """
    if not is_latin(data):
        return False
    known = _letters_known(data)
    western = max(n for n, (codec, _) in zip(known, _LATIN, strict=True) if codec == "cp1252")
    return max(known) < max(western * 4 / 3, western + 8)


def _guess_latin(data: bytes) -> str:
    known = _letters_known(data)
    return _LATIN[known.index(max(known))][0]


def _letters_known(data: bytes) -> list[int]:
    """Count, for each alphabet of `_LATIN`, the letters of *data* that belong to it."""
    high = b"".join(_HIGH_RUN.findall(_sample(data)))
    counts = {codec: Counter(high.decode(codec, "replace")) for codec, _ in _LATIN}
    return [sum(counts[codec][letter] for letter in letters) for codec, letters in _LATIN]


def _sample(data: bytes) -> bytes:
    first = _HIGH_RUN.search(data)
    start = first.start() if first else 0
    return data[start : start + _SAMPLE]
