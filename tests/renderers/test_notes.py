"""A pronoun's note is printed by every format and keeps the quotation apart."""

import json

from kursk_digest.config import Config
from kursk_digest.model import Page
from kursk_digest.pipeline import build_digest
from kursk_digest.renderers import RENDERERS, Format, View

ARTICLE = (
    "Bridge at Saltmere opened\n\n"
    "Mayor Peter Lund opened the bridge at Saltmere on Monday. "
    "He called it a new beginning for the whole of the island.\n"
)
VERBATIM = "He called it a new beginning for the whole of the island."
NOTED = "He [Peter Lund] called it a new beginning for the whole of the island."


def render(form):
    digest = build_digest([Page("bridge.txt", ARTICLE)], Config(), everything=True)
    return RENDERERS[form](digest, View(width=200))


def test_text_and_terminal_print_the_note_in_brackets():
    assert NOTED in render(Format.TEXT)
    assert NOTED in render(Format.TERMINAL)
    assert NOTED in render(Format.MARKDOWN).replace("\\", "")


def test_the_json_keeps_the_note_apart():
    claims = json.loads(render(Format.JSON))["stories"][0]["claims"]
    (claim,) = [claim for claim in claims if claim["text"] == VERBATIM]
    assert claim["context"] == {"insert_after": 2, "text": "Peter Lund"}
    assert claim["citations"][0]["quote"] == VERBATIM
    (other,) = [claim for claim in claims if claim["text"] != VERBATIM]
    assert other["context"] is None
