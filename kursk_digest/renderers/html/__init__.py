"""Digest -> one HTML page that stands alone: no script, no network, no other file.

The page may use its own style sheet and nothing else: its Content-Security-Policy says so, with
the hash of that sheet. All that a source wrote is escaped by the template engine.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from kursk_digest import __version__
from kursk_digest.model import Digest
from kursk_digest.renderers import View
from kursk_digest.renderers.html.layout import lay_out

if TYPE_CHECKING:
    from jinja2 import Environment


def render(digest: Digest, view: View) -> str:
    """Return *digest* as an HTML page; the view changes nothing."""
    style = resource("page.css")
    text = (
        environment()
        .get_template("page.html.j2")
        .render(page=lay_out(digest), style=style, policy=_policy(style), version=__version__)
    )
    return text.rstrip("\n") + "\n"


@cache
def environment() -> Environment:
    """Return the engine with our templates: all is escaped, an unknown name is an error."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(resource),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def resource(name: str) -> str:
    """Return the file *name* of this package: a template or a style sheet."""
    from importlib.resources import files

    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str) -> str:
    # What stands between <style> and </style>, to the byte; see w3.org/TR/CSP3/#match-element.
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
