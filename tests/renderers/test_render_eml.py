import os
import re
import subprocess
import sys
from dataclasses import replace
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from markup import parse
from rendering import HOSTILE, make_digest, make_hostile_digest

from kursk_digest.model import Digest
from kursk_digest.renderers import RENDERERS, Format, View
from kursk_digest.renderers.escape import visible

STRICT = policy.default.clone(raise_on_defect=True)
HEADERS = ["Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Type"]
ADDRESSED = View(mail_from="Desk <desk@news.example>", mail_to=("a@b.example", "c@d.example"))


def render(digest, view=None):
    return RENDERERS[Format.EML](digest, view or View())


def mail(digest, view=None):
    """The message as a strict parser reads it: any fault of form raises."""
    data = render(digest, view).encode("ascii")
    message_from_bytes(data, policy=policy.strict)
    message = message_from_bytes(data, policy=STRICT)
    for part in message.walk():
        assert not part.defects
        assert not any(header.defects for header in part.values())
    return message


def html_of(message):
    return parse(message.get_body(("html",)).get_content())


def test_it_is_one_message_of_text_and_html():
    message = mail(make_digest())
    assert message.keys() == HEADERS
    assert message.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in message.iter_parts()]
    assert kinds == ["text/plain", "text/html"]
    text = message.get_body(("plain",)).get_content()
    assert text == RENDERERS[Format.TEXT](make_digest(), View())
    assert render(make_digest()).endswith("\n--=_kursk-digest--\n")


@pytest.mark.parametrize(
    "title",
    [
        "Bridge falls",
        "Brücke fällt",
        "Міст упав",
        "=?utf-8?q?Subject?=",
        "a  double space",
        "From: x",
        f"{'x' * 70} and more",
        '(comment) "quoted" <a@b.example>',
    ],
)
def test_a_title_is_the_subject_word_for_word(title):
    digest = make_digest()
    first = replace(digest.chapters[1], title=title)
    message = mail(replace(digest, chapters=(first,)))
    assert message["Subject"] == f"Digest, 22 November 2026: {title}"


def test_a_name_beyond_ascii_is_encoded():
    message = mail(make_digest(), View(mail_to=("Jürgen <j@b.example>",)))
    assert message["To"].addresses[0].display_name == "Jürgen"


def test_its_headers_come_from_the_digest():
    message = mail(make_digest())
    assert message["Subject"] == "Digest, 22 November 2026: Bridge falls, and 1 more story"
    assert message["Date"].datetime.isoformat() == "2026-11-22T06:00:00+00:00"
    assert re.fullmatch(r"<[0-9a-f]{40}@kursk-digest\.invalid>", message["Message-ID"])


def test_it_is_addressed_as_asked():
    message = mail(make_digest(), ADDRESSED)
    assert message.keys() == ["From", "To", *HEADERS]
    assert message["From"].addresses[0].addr_spec == "desk@news.example"
    assert [address.addr_spec for address in message["To"].addresses] == [
        "a@b.example",
        "c@d.example",
    ]


def test_another_digest_reader_or_time_is_another_message():
    digests = (make_digest(), make_hostile_digest("x"), Digest((), ()))
    names = {mail(digest)["Message-ID"] for digest in digests}
    assert len(names | {mail(make_digest(), ADDRESSED)["Message-ID"]}) == 4


@pytest.mark.parametrize("generated", ["2026-11-22T06:00:00+02:00", "2026-11-22T06:00:00", "x", ""])
def test_a_time_of_any_form_is_a_date(generated):
    date = mail(Digest((), (), generated=generated))["Date"]
    assert parsedate_to_datetime(date).utcoffset().total_seconds() == 0


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_adds_no_header_and_no_part(name):
    text = HOSTILE[name]
    message = mail(make_hostile_digest(text))
    assert message.keys() == HEADERS
    assert len(list(message.iter_parts())) == 2
    assert render(make_hostile_digest(text)).count("\n--=_kursk-digest") == 3
    told = visible(text).strip()
    assert message["Subject"].startswith(f"Digest: {told[:50]}".strip())
    root = html_of(message)
    assert root.one("p", class_="claim").text == visible(text)
    for element in root.all():
        assert element.tag not in ("script", "img", "link", "iframe", "object", "svg")
        assert not [attribute for attribute in element.attributes if attribute.startswith("on")]
        assert element.attributes.get("href", "https://").startswith("https://")


@pytest.mark.parametrize("name", ["header", "wide", "emoji", "one long word", "surrogate", "marks"])
def test_lines_are_short_and_ascii(name):
    text = render(make_hostile_digest(HOSTILE[name]))
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 78
    assert "\r" not in text


def test_styles_are_inlined_and_the_dark_theme_stays():
    root = html_of(mail(make_digest()))
    claim = root.one("p", class_="claim")
    assert "Georgia" in claim.attributes["style"]
    (style,) = root.all("style")
    assert style.text.strip().startswith("@media (prefers-color-scheme: dark)")
    assert not list(root.all("script"))


def test_every_process_writes_the_same_bytes():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from rendering import make_digest\n"
        "from kursk_digest.renderers import RENDERERS, Format, View\n"
        "sys.stdout.write(RENDERERS[Format.EML](make_digest(), View()))"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert texts == {render(make_digest())}
