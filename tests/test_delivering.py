"""One delivery: files, mail and commands get the whole of it, or nobody gets any."""

import json
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import typer
from rendering import make_digest
from smtp_server import taking_mail

from kursk_digest.cli.delivering import (
    Destinations,
    check_destinations,
    deliver,
    format_of,
)
from kursk_digest.errors import DeliveryError
from kursk_digest.model import Delivered, Mailer, Security
from kursk_digest.renderers import Format

WHEN = datetime.fromisoformat("2026-11-24T06:30:00+01:00")
OLD = "yesterday"


def hand_over(folder, *, mailer=Mailer(), past=list, **fields):  # noqa: B008  # frozen
    fields = {
        key: tuple(str(folder / name) for name in value) if key in ("outputs", "feeds") else value
        for key, value in fields.items()
    }
    return deliver(
        make_digest(), Destinations(**fields), when=WHEN, briefing="war", mailer=mailer, past=past
    )


def names_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_each_file_has_the_format_of_its_ending(tmp_path):
    written = hand_over(
        tmp_path, outputs=("a/{date}.html", "a/{date}.json", "{briefing}.md", "x.eml", "x.log")
    )
    assert [path.name for path in written] == [
        "2026-11-24.html", "2026-11-24.json", "war.md", "x.eml", "x.log",
    ]  # fmt: skip
    assert (tmp_path / "a/2026-11-24.html").read_text().startswith("<!doctype html>")
    assert json.loads((tmp_path / "a/2026-11-24.json").read_text())["schema_version"] == 1
    assert (tmp_path / "war.md").read_text().startswith("## ")
    assert "Subject: " in (tmp_path / "x.eml").read_text()


@pytest.mark.parametrize(
    ("output", "form", "is_only", "chosen"),
    [
        ("x.html", None, True, Format.HTML),
        ("x.HTML", None, True, Format.HTML),
        ("x", None, True, Format.TEXT),
        ("x.html", Format.MARKDOWN, True, Format.MARKDOWN),
        ("x.html", Format.MARKDOWN, False, Format.HTML),
        ("x.out", Format.MARKDOWN, False, Format.MARKDOWN),
    ],
)
def test_the_format_of_a_file(output, form, is_only, chosen):
    assert format_of(output, form, is_only=is_only) is chosen


@pytest.mark.parametrize(
    "failing",
    [
        {"command": "false"},
        {"receivers": ("b@b.example",)},
        {"outputs": ("a.html", "no/such/folder.html")},
        {"feeds": ("no/such/feed.xml",)},
    ],
    ids=lambda failing: next(iter(failing)),
)
def test_if_one_fails_no_file_is_replaced(tmp_path, failing):
    (tmp_path / "a.html").write_text(OLD)
    refusing = Mailer(command="false")
    with pytest.raises(DeliveryError):
        hand_over(tmp_path, mailer=refusing, **({"outputs": ("a.html",)} | failing))
    assert (tmp_path / "a.html").read_text() == OLD
    assert names_in(tmp_path) == ["a.html"]


def test_a_command_and_a_mail_get_the_digest(tmp_path):
    program = "import sys; open(sys.argv[1], 'w').write(sys.stdin.read())"
    target = tmp_path / "taken.md"
    with taking_mail() as server:
        mailer = Mailer(sender="a@a.example", server=server.address, security=Security.NONE)
        hand_over(
            tmp_path, mailer=mailer, form=Format.MARKDOWN, receivers=("Bea <b@b.example>",),
            command=f"{sys.executable} -c \"{program}\" '{target}'",
        )  # fmt: skip
    assert target.read_text().startswith("## ")
    (mail,) = server.mails
    assert b"From: a@a.example\r\nTo: Bea <b@b.example>\r\nSubject: " in mail
    assert "rcpt TO:<b@b.example>" in server.lines


def test_a_feed_holds_this_briefing_and_those_before(tmp_path):
    before = [
        (Delivered(n, "war", f"2026-11-{n:02}T05:30:00Z", 3), make_digest()) for n in (23, 22)
    ]
    hand_over(tmp_path, feeds=("{briefing}.xml", "feed.json"), past=lambda: before)
    items = json.loads((tmp_path / "feed.json").read_text())["items"]
    assert [item["date_published"][:10] for item in items][1:] == ["2026-11-23", "2026-11-22"]
    assert len({item["id"] for item in items}) == 3
    assert (tmp_path / "war.xml").read_text().count("<entry>") == 3


def test_a_feed_forgets_the_oldest(tmp_path):
    before = [(Delivered(n, "war", f"2026-10-01T{n // 60:02}:{n % 60:02}:00Z", 3),
               replace(make_digest(), chapters=())) for n in range(40)]  # fmt: skip
    hand_over(tmp_path, feeds=("feed.json",), past=lambda: before)
    assert len(json.loads((tmp_path / "feed.json").read_text())["items"]) == 30


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"outputs": ["{dat}.html"]}, "did you mean {date}?"),
        ({"feeds": ["{"]}, "a brace has no other half"),
        ({"outputs": ["a", "a"]}, "two outputs have one name"),
        ({"outputs": ["a"], "feeds": ["a"]}, "two outputs have one name"),
        ({"receivers": ["nobody"]}, "is no mail address"),
        ({"receivers": ["a@b.example\nBcc: x@y.example"]}, "is no mail address"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_read(arguments, reason):
    given = {"outputs": None, "form": None, "receivers": None, "command": None, "feeds": None}
    with pytest.raises(typer.BadParameter, match=reason.replace("{", r"\{").replace("?", r"\?")):
        check_destinations(**(given | arguments))


def test_with_no_destination_it_is_printed(capsys):
    deliver(
        make_digest(), Destinations(form=Format.JSON), when=WHEN, briefing="war", mailer=Mailer(),
        past=list,
    )  # fmt: skip
    assert json.loads(capsys.readouterr().out)["schema_version"] == 1
    assert not Path("war").exists()
