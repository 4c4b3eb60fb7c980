"""Mails and web pages saved as mails (MHTML) -> pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.utils import parseaddr

from kursk_digest.errors import SourceError
from kursk_digest.model import Known, RawPage, Skipped
from kursk_digest.sources.containers.dates import iso_date
from kursk_digest.sources.containers.letters import Letter, articles_of
from kursk_digest.sources.containers.members import Budget, Member
from kursk_digest.sources.containers.mime import Part, parts_of, read_part, walk
from kursk_digest.sources.decoding import decode_page

_SENT = ("To", "Received", "Delivered-To", "Message-ID", "Return-Path")
"""A page that a browser saved as a mail was never sent."""
_FORWARDED = 200
"""A mail with another one attached and less text than this of its own only hands it on."""

NO_TEXT = "is a mail without text; save the article that it links to"
CUT = "is longer than {megabytes:g} MB before its text ends; raise max_bytes or save it alone"


def read_mail(member: Member, budget: Budget) -> Iterator[RawPage | Skipped]:
    """Yield the pages in a mail: one, or several where it is surely made of several articles.

    What lies behind its first `max_bytes` is not read: attachments, nearly always.

    Raises:
        SourceError: It has no text.
    """
    data = member.stream.read(budget.limits.max_bytes + 1)
    cut = len(data) > budget.limits.max_bytes
    mail = read_part(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"), cut=cut)
    if _is_saved_page(mail):
        yield _saved_page(member, mail, budget)
        return
    mails = list(_digested(mail))
    if not mails:
        yield from _read_one(member, mail, budget)
        return
    for number, each in enumerate(mails, start=1):
        within = replace(member, location=member.within(str(number)), known=member.holding())
        if budget.wants(within.location):
            budget.count()
            try:
                yield from _read_one(within, each, budget)
            except SourceError as error:
                yield Skipped(within.location, str(error))


def _read_one(member: Member, mail: Part, budget: Budget) -> Iterator[RawPage | Skipped]:
    mail = _handed_on(mail)
    text = _text_of(mail)
    if text is None or not text.body.strip():
        raise SourceError(NO_TEXT)
    if text.cut:
        raise SourceError(CUT.format(megabytes=budget.limits.max_bytes / 1e6))
    body = decode_page(text.content(), charset=text.parameter("charset") or None)
    letter = Letter(
        body,
        text.type == "text/html",
        headers_of(mail),
        flowed=text.parameter("format").lower() == "flowed",
        delsp=text.parameter("delsp").lower() == "yes",
        unsubscribe=_unsubscribe(mail),
    )
    articles = list(articles_of(letter))
    for number, (content, is_html, known) in enumerate(articles, start=1):
        alone = len(articles) == 1
        location = member.location if alone else member.within(str(number))
        if alone or budget.wants(location):
            outer = member.known if alone else member.holding()
            yield RawPage(
                location,
                content.encode("utf-8", "replace"),
                "mail.html" if is_html else "mail.txt",
                "utf-8",
                "text/html" if is_html else "text/plain",
                with_outer(known, outer),
            )


def headers_of(mail: Part) -> Known:
    """Return what the headers say: who sent it, its subject, when."""
    name, address = parseaddr(mail.header("From"))
    host = address.rpartition("@")[2]
    return Known(
        outlet=" ".join(name.split()).strip("\"'") or host or None,
        title=mail.header("Subject"),
        published=iso_date(mail.header("Date")),
        language=_language(mail.header("Content-Language")),
    )


def with_outer(known: Known, outer: Known) -> Known:
    """Lay what is known of the file over what is known of an article in it."""
    return replace(
        known,
        outlet=outer.outlet or known.outlet,
        title=outer.title or known.title,
        published=outer.published or known.published,
        authors=outer.authors or known.authors,
        url=outer.url or known.url,
        tags=outer.tags or known.tags,
        via=outer.via or known.via,
    )


def _text_of(mail: Part) -> Part | None:
    """Return the text of a mail: the first in HTML, else the first in plain text."""
    texts = [part for part in walk(mail, into_mails=False) if not part.is_attached]
    for wanted in ("text/html", "text/plain"):
        found = [part for part in texts if part.type == wanted and part.body.strip()]
        if found:
            return found[0]
    return None


def _handed_on(mail: Part) -> Part:
    """Return the mail that is attached to *mail*, where that has nearly no text of its own."""
    text = _text_of(mail)
    if text is not None and len(text.content()) >= _FORWARDED:
        return mail
    attached = (part for part in walk(mail, into_mails=False) if part.type == "message/rfc822")
    found = next(attached, None)
    return mail if found is None else read_part(found.content(), cut=found.cut)


def _digested(mail: Part) -> Iterator[Part]:
    """Yield the mails that a mailing list sent in one; none for any other mail."""
    for part in (mail, *parts_of(mail)):
        if part.type == "multipart/digest":
            for each in parts_of(part):
                # In a digest, a part without a type is a mail.
                inner = each.content() if each.type in _MAIL_TYPES else b""
                if inner.strip():
                    yield read_part(inner, cut=each.cut)
            return


_MAIL_TYPES = ("message/rfc822", "text/plain")


def _is_saved_page(mail: Part) -> bool:
    located = mail.header("Snapshot-Content-Location") or mail.header("Content-Location")
    if not located and mail.type != "multipart/related":
        return False
    return not any(mail.header(name) for name in _SENT)


def _saved_page(member: Member, mail: Part, budget: Budget) -> RawPage:
    """Return the page at the root of a multipart/related; the rest is its pictures and styles."""
    pages = [part for part in walk(mail, into_mails=False) if part.type in _PAGE_TYPES]
    start = mail.parameter("start")
    roots = [part for part in pages if start and part.header("Content-ID") == start]
    root = next(iter([*roots, *pages]), None)
    if root is None:
        raise SourceError("is a saved page without its text; save it again, complete")
    if root.cut:
        raise SourceError(CUT.format(megabytes=budget.limits.max_bytes / 1e6))
    place = mail.header("Snapshot-Content-Location") or root.header("Content-Location")
    known = Known(url=place if re.match(r"https?://", place, re.I) else None)
    return RawPage(
        member.location,
        root.content(),
        "page.html",
        root.parameter("charset") or None,
        root.type,
        with_outer(known, member.known),
    )


_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def _unsubscribe(mail: Part) -> tuple[str, ...]:
    """Return the addresses by which a reader leaves the list, as the headers give them."""
    found = re.findall(r"<\s*(https?://[^>\s]+)\s*>", mail.header("List-Unsubscribe"), re.I)
    return tuple(found)


def _language(value: str) -> str | None:
    found = re.match(r"[A-Za-z]{2,3}(?=$|[-,; ])", value)
    return found[0].lower() if found else None
