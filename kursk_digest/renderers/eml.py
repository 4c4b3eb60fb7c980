"""Digest -> one mail, as text and as HTML, ready for `sendmail -t`. Pure.

Lines end as on Unix, as sendmail wants its input; both parts are quoted-printable, so that the
mail is ASCII with short lines whatever the digest holds, and the boundary cannot occur in them.
"""

from __future__ import annotations

import binascii
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from kursk_digest import __version__
from kursk_digest.model import Digest
from kursk_digest.renderers import View, text
from kursk_digest.renderers.escape import visible
from kursk_digest.renderers.html import environment, resource
from kursk_digest.renderers.html.layout import lay_out
from kursk_digest.renderers.html.page import PageItem

BOUNDARY = "=_kursk-digest"
"""Quoted-printable never holds `=_`: that is no escape. Source: RFC 2045, section 6.7."""

_LONGEST_WORD = 60
"""A header line is folded between words only; a longer one goes into encoded words."""


def render(digest: Digest, view: View) -> str:
    """Return *digest* as an Internet message (RFC 5322); of the view, only its addresses count."""
    page = lay_out(digest)
    plain, html = text.render(digest, view), _html(page)
    identity = _identity(page.generated, *map(str, (view.mail_from, view.mail_to)), plain, html)
    headers = "\n".join(_headers(page, view, identity))
    parts = f"{_part('plain', plain)}\n{_part('html', html)}"
    return f"{headers}\n\n{parts}\n--{BOUNDARY}--\n"


def _html(page: PageItem) -> str:
    import css_inline

    template = environment().get_template("mail.html.j2")
    html = template.render(page=page, style=resource("mail.css"), version=__version__)
    # Many mail programs drop <style>, so each element carries its own; what stays there is the dark
    # theme. Nothing is fetched: our templates name no style sheet.
    return css_inline.inline(html, keep_at_rules=True, load_remote_stylesheets=False)


def _headers(page: PageItem, view: View, identity: str) -> Iterator[str]:
    from email.utils import format_datetime

    if view.mail_from:
        yield f"From: {_address(view.mail_from)}"
    if view.mail_to:
        yield "To: " + ",\n ".join(map(_address, view.mail_to))
    yield f"Subject: {_folded(page.title, len('Subject: '))}"
    yield f"Date: {format_datetime(_time(page.generated))}"
    yield f"Message-ID: <{identity}@kursk-digest.invalid>"  # RFC 2606: nobody's domain
    yield "MIME-Version: 1.0"
    yield "Auto-Submitted: auto-generated"  # RFC 3834: no out-of-office replies, please
    yield f'Content-Type: multipart/alternative; boundary="{BOUNDARY}"'


def _address(address: str) -> str:
    """Return `Name <name@example.org>` with its name in ASCII.

    Raises:
        UnicodeEncodeError: The address itself is not ASCII.
    """
    from email.utils import formataddr, parseaddr

    return formataddr(parseaddr(visible(address)))


def _folded(words: str, used: int) -> str:
    """Return *words* for a header whose first line is *used* characters long already."""
    from email.header import Header

    # What looks like an encoded word would be decoded: `=?utf-8?q?...?=` is encoded, too.
    is_plain = words.isascii() and "=?" not in words
    is_plain = is_plain and max(map(len, words.split()), default=0) <= _LONGEST_WORD
    charset = "us-ascii" if is_plain else "utf-8"
    header = Header(words, charset, maxlinelen=76, header_name=" " * (used - 2))
    return header.encode(splitchars=" ")


def _part(subtype: str, body: str) -> str:
    encoded = binascii.b2a_qp(body.encode()).decode("ascii")
    return (
        f'--{BOUNDARY}\nContent-Type: text/{subtype}; charset="utf-8"\n'
        f"Content-Transfer-Encoding: quoted-printable\n\n{encoded}"
    )


def _identity(*told: str) -> str:
    """Name the mail by all that is in it: the same digest for the same people has one name."""
    return hashlib.sha256("\0".join(told).encode("utf-8", "replace")).hexdigest()[:40]


def _time(generated: str) -> datetime:
    try:
        when = datetime.fromisoformat(generated)
        return when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.fromtimestamp(0, UTC)
