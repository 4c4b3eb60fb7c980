"""Forwarded mails: what was forwarded counts, not who passed it on.

Mail programs write the old headers above the old text, each in its language. They are known by
what does not change: the old subject behind a label, and the old sender's address near it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from kursk_digest.model import Known
from kursk_digest.sources.containers.mail_html import Node, remove_before, text_of

_PREFIX = re.compile(
    r"(?:\s*(?:fwd?|wg|tr|rv|enc|rif|i|vs|vl|vb|doorst|pd|tov[aá]bb\w{0,8}|ilt|пересл\w{0,6})\s*:)+\s*",
    re.I,
)
_LABEL = r"[^\s:][^:\n]{1,20}:\s*"
_SENDER = re.compile(r":\s*[\"'*]*([^:<>@\n]{2,80}?)[\"'*]*\s*<\s*(?:mailto:)?[^<>\s@]+@[^<>\s]+>")
_LONGEST_HEAD = 1_500
_MOST_PLACES = 20
_HIGHEST = 6
"""So many elements up, the headers are together."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DATES = (
    (re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b"), "ymd"),
    (re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"), "dmy"),
    (re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})\b"), "mdy"),
    (re.compile(r"\b(\d{1,2})\.? ([A-Za-z]{3,9})\.?,? (\d{4})\b"), "dmy"),
)


def subject_of_forward(subject: str) -> str:
    """Return the subject of the mail that was forwarded; empty if *subject* is of none."""
    found = _PREFIX.match(subject)
    return subject[found.end() :].strip() if found else ""


def forwarded_html(tree: Node, known: Known) -> Known:
    """Take out of *tree* what stands above a forwarded mail; return what is known of that.

    Where its headers are not found, all stays, but the prefix of the subject.
    """
    subject = subject_of_forward(known.title)
    if not subject:
        return known
    head = _head(tree, subject)
    if head is None:
        return replace(known, title=subject)
    told = text_of(head)
    remove_before(head)
    return _known_of(told, subject, known)


def forwarded_text(text: str, known: Known) -> tuple[str, Known]:
    """Return the text of a forwarded mail, and what is known of it, as `forwarded_html` does."""
    subject = subject_of_forward(known.title)
    if not subject:
        return text, known
    blocks = re.split(r"\n[ \t]*\n", text)
    line = re.compile(rf"^[>\s*]*{_LABEL}[*\s]*{re.escape(subject)}", re.M)
    for at, block in enumerate(blocks):
        if "@" in block and line.search(block):
            rest = "\n\n".join(blocks[at + 1 :])
            return re.sub(r"(?m)^> ?", "", rest), _known_of(block, subject, known)
    return text, replace(known, title=subject)


def _head(tree: Node, subject: str) -> Node | None:
    """Return the element that holds the old headers and nothing else."""
    for element in islice(_naming(tree, subject), _MOST_PLACES):
        found = element
        for _ in range(_HIGHEST):
            words = text_of(found)
            if len(words) > _LONGEST_HEAD:
                break
            if "@" in words and re.search(_LABEL + re.escape(subject), words):
                return found
            if found.getparent() is None or found.getparent().tag == "body":
                break
            found = found.getparent()
    return None


def _naming(tree: Node, subject: str) -> Iterator[Node]:
    for element in tree.iter("*"):
        if subject in " ".join((element.text or "").split()):
            yield element
        elif subject in " ".join((element.tail or "").split()):
            yield element.getparent()


def _known_of(head: str, subject: str, known: Known) -> Known:
    sender = _SENDER.search(head)
    return replace(
        known,
        outlet=" ".join(sender[1].split()) if sender else known.outlet,
        title=subject,
        published=_day_in(head),
    )


def _day_in(head: str) -> str | None:
    """Return the first date in the old headers that can be read; `None` if none can."""
    for pattern, order in _DATES:
        for found in pattern.finditer(head):
            parts = dict(zip(order, found.groups(), strict=True))
            month = _month(parts["m"])
            try:
                return date(int(parts["y"]), month, int(parts["d"])).isoformat()
            except ValueError:
                continue
    return None


def _month(text: str) -> int:
    """Return the number of a month; 0 for what is none."""
    if text.isdigit():
        return int(text)
    start = text[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0
