"""The text of a mail -> the articles in it, without what belongs to the mailing."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kursk_digest.addresses import host_of, without_tracking
from kursk_digest.model import Known
from kursk_digest.sources.containers.forwards import forwarded_html, forwarded_text
from kursk_digest.sources.containers.mail_html import clean_mail, parse_mail, written
from kursk_digest.sources.containers.mail_items import Item, items_of
from kursk_digest.sources.containers.records import as_html

Found = tuple[str, bool, Known]
"""The text of an article, whether it is HTML, and what is known of it."""

_SLUG = re.compile(r"[^\W\d_]{3,}-[^\W\d_]{2,}")
# Words are taken whole, or a long one (base64, say) would be cut in all possible ways.
_LINK_LINE = re.compile(r"^(?:\W{0,40}+\w++){0,8}\W{0,40}?https?://\S++[^\w\n]*+$", re.M)
_WRAPPED = (50, 80)
"""Characters of a line that a mail program broke."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail's text and what its headers say."""

    body: str
    is_html: bool
    known: Known
    flowed: bool = False
    """Whether a plain text is in lines that go on where they end in a space (RFC 3676)."""
    delsp: bool = False
    """Whether that space belongs to no word."""
    unsubscribe: tuple[str, ...] = ()
    """The addresses by which a reader leaves the list."""


def articles_of(letter: Letter) -> Iterator[Found]:
    """Yield the articles of a mail: one, or several where it is surely made of several.

    What cannot be seen, what only measures the reader, and the footer of the mailing are gone.
    """
    if not letter.is_html:
        text, known = forwarded_text(letter.body, letter.known)
        text = unwrapped_text(text, flowed=letter.flowed, delsp=letter.delsp)
        yield _without_links(_without_signature(text)), False, known
        return
    tree = parse_mail(letter.body)
    if tree is None:
        yield letter.body, True, letter.known
        return
    clean_mail(tree, letter.unsubscribe)
    known = forwarded_html(tree, letter.known)
    items = items_of(tree)
    hosts = frozenset(map(host_of, letter.unsubscribe))
    for item in items:
        yield _page_of(item), True, _known_of(item, known, hosts)
    if not items:
        yield written(tree), True, known


def _page_of(item: Item) -> str:
    return as_html(item.title, "\n".join(f"<p>{html.escape(text)}</p>" for text in item.paragraphs))


def _known_of(item: Item, letter: Known, mailers: frozenset[str]) -> Known:
    """Return what is known of an item; a link that counts clicks is not its address.

    Such a link leads to the host by which the subscription is ended, and has no words in it.
    """
    link = without_tracking(item.link)
    if not link.lower().startswith(("http://", "https://")):
        return replace(letter, title=item.title)
    counts = host_of(link) in mailers and not _SLUG.search(link)
    return replace(letter, title=item.title, url=None if counts else link)


def _without_signature(text: str) -> str:
    """Leave out what stands below the line `-- `, if it is the smaller part."""
    at = text.rfind("\n-- \n")
    return text[:at] if at >= len(text) / 2 else text


def _without_links(text: str) -> str:
    """Leave out the lines that are but an address and what it is called."""
    return _LINK_LINE.sub("", text)


def unwrapped_text(text: str, *, flowed: bool = False, delsp: bool = False) -> str:
    """Put the lines of a plain text together that were broken for the width of a mail.

    Args:
        text: With line feeds.
        flowed: A line with a space at its end goes on in the next (RFC 3676).
        delsp: That space belongs to no word (languages without spaces).
    """
    if flowed:
        return re.sub(r"(?<!^--) \n", "" if delsp else " ", text, flags=re.M)
    return "\n\n".join(map(_unwrapped, re.split(r"\n[ \t]*\n\s*", text)))


def _unwrapped(block: str) -> str:
    lines = block.split("\n")
    least, most = _WRAPPED
    body = lines[:-1]
    if body and all(least <= len(line.rstrip()) <= most for line in body):
        return " ".join(line.strip() for line in lines)
    return block
