"""`read`, run as a user runs it."""

import json
import subprocess
import sys

import pytest
from command import SAMPLES, kursk_digest

from kursk_digest.renderers import Format


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    path = tmp_path_factory.mktemp("saved") / "digest.json"
    done = kursk_digest("build", SAMPLES, "--words", 200, "--format", "json", "-o", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.mark.parametrize("form", Format)
def test_a_saved_digest_is_shown_in_any_format_as_build_prints_it(saved, form):
    built = kursk_digest("build", SAMPLES, "--words", 200, "--format", form)
    read = kursk_digest("read", saved, "--format", form)
    assert (read.returncode, read.stderr) == (0, "")
    assert read.stdout == built.stdout


def test_the_format_follows_the_place_as_with_build(saved):
    assert kursk_digest("read", saved).stdout == kursk_digest("read", saved, "-f", "text").stdout


def test_a_digest_is_read_from_standard_input_and_written_to_a_file(saved, tmp_path):
    out = tmp_path / "out.md"
    done = kursk_digest(
        "read", "-", "-f", "markdown", "-o", out, input=saved.read_text(encoding="utf-8")
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_text(encoding="utf-8").startswith("## ")


def test_all_claims_can_be_shown(saved):
    document = json.loads(saved.read_text(encoding="utf-8"))
    claims = [claim["text"] for story in document["stories"] for claim in story["claims"]]
    shown = kursk_digest("read", saved, "--all", "-f", "jsonl").stdout.splitlines()
    assert sorted(json.loads(line)["text"] for line in shown) == sorted(claims)
    assert "more claim" not in kursk_digest("read", saved, "--all").stdout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not JSON"),
        ("{}", "has no 'schema_version'"),
        ('{"schema_version": 2}', "only 1 can be read"),
        ('{"schema_version": 1}', "has no 'articles'"),
    ],
)
def test_what_is_no_digest_is_refused_in_one_line(text, message, tmp_path):
    (tmp_path / "d.json").write_text(text)
    done = kursk_digest("read", "d.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: d.json: ")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_named():
    done = kursk_digest("read", "nowhere.json")
    assert done.returncode == 1
    assert done.stderr == (
        "error: nowhere.json: cannot be read (No such file or directory); check the name\n"
    )


def test_reading_loads_neither_readers_nor_matchers(saved):

    code = (
        "import sys\n"
        "from kursk_digest.cli import app\n"
        f"app(['read', {str(saved)!r}, '-f', 'text'], standalone_mode=False)\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    unwanted = ("sources", "articles", "claims", "statements", "conflicts", "pipeline")
    assert not loaded & {f"kursk_digest.{name}" for name in unwanted}
    assert not loaded & {"lxml", "trafilatura", "numpy", "rich", "httpx2"}
