"""Values -> JSON that shows nothing it should not. Pure."""

from __future__ import annotations

import json
import re

# Half a surrogate pair, which UTF-8 cannot write, and what acts in a terminal that the JSON is
# shown in: DEL, eight-bit controls, direction controls, line separators, what has no width.
_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def json_text(value: object, *, indent: int | None = None) -> str:
    r"""Write *value* as JSON, verbatim; what cannot be written or seen stands as `\uXXXX`."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
