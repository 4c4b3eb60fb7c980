from email import message_from_string, policy

import pytest
from command import FERRY, kursk_digest


def test_a_mail_is_addressed_by_options_and_dated_by_now():
    done = kursk_digest(
        "build", FERRY, "--format", "eml", "--now", "2026-11-22T06:00:00+02:00",
        "--mail-from", "Desk <desk@news.example>",
        "--mail-to", "a@b.example", "--mail-to", "Bea <c@d.example>",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    message = message_from_string(done.stdout, policy=policy.default)
    assert message["From"] == "Desk <desk@news.example>"
    assert message["To"] == "a@b.example, Bea <c@d.example>"
    assert message["Date"] == "Sun, 22 Nov 2026 04:00:00 +0000"
    assert message["Subject"].startswith("Digest, 22 November 2026: Saltmere Ferries Stay in Port")


def test_a_saved_digest_is_the_same_page_and_mail(tmp_path):
    saved = tmp_path / "digest.json"
    now = ("--now", "2026-11-22T06:00:00Z")
    assert kursk_digest("build", FERRY, "--format", "json", *now, "-o", saved).returncode == 0
    for options in (["--format", "html"], ["--format", "eml", "--mail-to", "a@b.example"]):
        built = kursk_digest("build", FERRY, *options, *now)
        assert built.stdout == kursk_digest("read", saved, *options).stdout
        assert "Gull Island" in built.stdout


@pytest.mark.parametrize(
    "address",
    [
        "",
        "desk",
        "desk@",
        "@news.example",
        "a@b.example, c@d.example",
        "a@b.example\nBcc: all@evil.example",
        "A\r\nBcc: x <a@b.example>",
        "a b@c.example",
        "дошка@news.example",
        "\x1b[31m <a@b.example>",
    ],
)
@pytest.mark.parametrize("option", ["--mail-from", "--mail-to"])
def test_what_is_no_address_is_named(option, address):
    done = kursk_digest("build", FERRY, "--format", "eml", option, address)
    assert done.returncode == 2
    assert done.stdout == ""
    assert f"Invalid value for {option}: " in done.stderr
    assert "is no mail address; write desk@example.org" in " ".join(done.stderr.split())
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("form", [[], ["--format", "html"]])
def test_an_address_without_a_mail_is_an_error(form):
    done = kursk_digest("build", FERRY, "--mail-to", "a@b.example", *form)
    assert done.returncode == 2
    assert "--mail-to: goes with --format eml" in done.stderr
