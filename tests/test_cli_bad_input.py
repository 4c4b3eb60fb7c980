"""What cannot be read or is wrong usage: one line each, and the rest is digested."""

import os

import pytest
from command import FERRY, digest_of, kursk_digest


def spoil_missing(folder):
    return "nowhere.txt"


def spoil_empty(folder):
    (folder / "x.txt").touch()
    return "x.txt"


def spoil_empty_folder(folder):
    (folder / "x").mkdir()
    return "x"


def spoil_png(folder):
    (folder / "x.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    return "x.txt"


def spoil_pdf(folder):
    (folder / "x.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    return "x.pdf"


def spoil_long_line(folder):
    (folder / "x.txt").write_bytes(b"a" * 50_000_000)
    return "x.txt"


def spoil_fifo(folder):
    os.mkfifo(folder / "x")
    return "x"


def spoil_loop(folder):
    (folder / "x").symlink_to(folder / "x")
    return "x"


def spoil_index(folder):
    lines = [f"Council approves plan number {i} for the harbour" for i in range(40)]
    (folder / "x.txt").write_text("\n".join(lines))
    return "x.txt"


def spoil_cookie_wall(folder):
    (folder / "x.html").write_text(
        "<html><head><title>Before you continue</title></head><body><div><h1>We value your privacy"
        "</h1><p>We and our partners use cookies to store and access information on your device."
        "</p><button>Accept all</button><button>Reject all</button></div></body></html>"
    )
    return "x.html"


def spoil_login(folder):
    (folder / "x.html").write_text(
        "<html><body><form><h1>Log in</h1><label>E-mail<input name=mail></label>"
        "<label>Password<input type=password></label><button>Log in</button></form></body></html>"
    )
    return "x.html"


def spoil_nesting(folder):
    (folder / "x.html").write_text("<html><body>" + "<div>" * 20_000 + "</html>")
    return "x.html"


def spoil_scheme(folder):
    return "ftp://127.0.0.1/x.txt"


SPOILERS = [value for name, value in sorted(globals().items()) if name.startswith("spoil_")]


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_a_bad_location_is_named_in_one_line_and_the_rest_is_digested(spoil, folder):
    bad = spoil(folder)
    done = kursk_digest("build", FERRY.name, bad, cwd=folder)
    assert done.returncode == 3, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"skipped {bad}")
    assert "Traceback" not in done.stderr
    assert "[1]" in done.stdout
    alone = kursk_digest("build", bad, cwd=folder)
    assert alone.returncode == 1
    assert alone.stdout == ""
    assert "nothing to digest" in alone.stderr.splitlines()[-1]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "windows-1251"])
def test_any_usual_encoding_is_read(codec, tmp_path):
    sentence = "Мэр города заявил в понедельник, что новый мост через реку откроют в октябре."
    body = "Новый мост откроют осенью\n\n" + "\n\n".join(
        [sentence, "Строительство моста заняло три года и стоило четыре миллиарда рублей."]
    )
    (tmp_path / "x.txt").write_bytes(body.replace("\n", "\r\n").encode(codec))
    texts = [c["text"] for s in digest_of("x.txt", cwd=tmp_path)["stories"] for c in s["claims"]]
    assert sentence in texts


# Wrong usage


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build"], "name a file, a folder, a URL or -"),
        (["build", "x", "--format", "nonsense"], "nonsense"),
        (["build", "x", "--words", "0"], "--words"),
        (["build", "x", "--now", "yesterday"], "is no time"),
        (["build", "x", "-0"], "--from-file"),
        (["bild", "x"], "bild"),
        (["verify"], "DIGEST.json"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(arguments, message, tmp_path):
    done = kursk_digest(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("- words", "must be a mapping"),
        ("wrods: 3", "did you mean words?"),
        ("words: many", "must be a whole number"),
        ("words: -3", "must be more than 0"),
        ("furniture: ['(']", "furniture"),
    ],
)
def test_a_wrong_setting_ends_with_1_and_names_the_file(settings, message, folder):
    (folder / "mine.yaml").write_text(settings)
    done = kursk_digest("build", ".", "--config", "mine.yaml", cwd=folder)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: mine.yaml: ")
    assert message in line


def test_a_pattern_that_would_hang_does_not(folder):
    (folder / "mine.yaml").write_text("furniture: ['(a+)+$']\n")
    (folder / FERRY.name).write_text(FERRY.read_text(encoding="utf-8") + "\n" + "a" * 4000 + "!\n")
    done = kursk_digest("build", FERRY.name, "--config", "mine.yaml", cwd=folder)
    assert done.returncode == 0
