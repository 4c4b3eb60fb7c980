"""Past briefings -> a feed, so that any feed reader shows the next one. Pure.

Sources: RFC 4287 (Atom), jsonfeed.org/version/1.1.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from kursk_digest import __version__
from kursk_digest.model import Delivered, Digest
from kursk_digest.renderers import View, text
from kursk_digest.renderers.escape import visible
from kursk_digest.renderers.html import environment
from kursk_digest.renderers.html.layout import lay_out

_SPACE = uuid.UUID("5b0c4a4e-6f59-5d1c-9c0c-6b2f6d3a8f10")
"""Of our own, so that the names of entries are nobody else's (RFC 9562, version 5)."""
_BODY, _END = '<div class="page">', "</div>\n</body>"


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    title: str
    at: str
    html: str
    plain: str


def render_atom(name: str, past: Sequence[tuple[Delivered, Digest]]) -> str:
    """Return the deliveries of the briefing *name* as an Atom feed, in the order given.

    Args:
        name: Of the briefing.
        past: The newest first, each with the digest that was told.
    """
    items = [_item(name, delivered, digest) for delivered, digest in past]
    updated = max((item.at for item in items), default="1970-01-01T00:00:00Z")
    entries = "".join(map(_entry, items))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{_id(name)}</id>\n<title>{escape(_title(name))}</title>\n"
        f"<updated>{updated}</updated>\n<author><name>kursk-digest</name></author>\n"
        f"{entries}</feed>\n"
    )


def render_json_feed(name: str, past: Sequence[tuple[Delivered, Digest]]) -> str:
    """Return the same as a JSON Feed."""
    items = [_item(name, delivered, digest) for delivered, digest in past]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(name),
        "authors": [{"name": "kursk-digest"}],
        "items": [
            {
                "id": item.id,
                "title": item.title,
                "date_published": item.at,
                "content_html": item.html,
                "content_text": item.plain,
            }
            for item in items
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(name: str, delivered: Delivered, digest: Digest) -> _Item:
    digest = replace(digest, generated=delivered.at)
    page, plain = lay_out(digest), text.render(digest, View())
    return _Item(
        id=_id(name, delivered.at),
        title=page.title,
        at=delivered.at,
        html=_body(digest),
        plain=plain,
    )


def _entry(item: _Item) -> str:
    return (
        f"<entry>\n<id>{item.id}</id>\n<title>{escape(item.title)}</title>\n"
        f"<updated>{item.at}</updated>\n<published>{item.at}</published>\n"
        f'<content type="html">{escape(item.html)}</content>\n</entry>\n'
    )


def _body(digest: Digest) -> str:
    """Return the body of the mail: no style, which feed readers take out, and no script."""
    template = environment().get_template("mail.html.j2")
    html = template.render(page=lay_out(digest), style="", version=__version__)
    return html.partition(_BODY)[2].rpartition(_END)[0].strip()


def _id(*parts: object) -> str:
    name = " ".join(map(str, parts)).encode("utf-8", "replace").decode()
    return f"urn:uuid:{uuid.uuid5(_SPACE, name)}"


def _title(name: str) -> str:
    return f"{visible(name).capitalize()} briefing"
