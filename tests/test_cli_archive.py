"""`archive`, run as a user runs it."""

import json
import re
from dataclasses import replace

import pyarrow.parquet
import pytest
from command import kursk_digest
from conftest import make_article

from kursk_digest.archive import Archive
from kursk_digest.model import Claim
from kursk_digest.statements import split_statements

MONDAY = "2026-03-02T06:30:00Z"
ADDRESS = "http://127.0.0.1:9/bridge.html"
BRIDGE = make_article(
    "The bridge at Norhaven was closed after 74 lorries had crossed it.",
    "Mayor Anna Lindqvist blamed rust in two of its cables.",
    location=ADDRESS,
    published="2026-03-01",
)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "archive.sqlite3"
    with Archive.open(file) as archive:
        claims = [Claim((statement,)) for statement in split_statements(BRIDGE)]
        archive.deliver("daily", claims, stories=["The bridge"] * 2, at=MONDAY)
    return file


def run(*arguments, path, code=0):
    done = kursk_digest("archive", *arguments, "--archive", path)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_search_shows_the_claim_its_source_and_when_it_was_told(path):
    assert run("search", "lorries", path=path).stdout == (
        f"{BRIDGE.paragraphs[0]}\n"
        "  told 2026-03-02 06:30 in daily: The bridge\n"
        f"  Northern Herald, 2026-03-01: {ADDRESS}\n"
    )


def test_search_as_json_names_the_quotation(path):
    (found,) = json.loads(run("search", "rust cables", "--format", "json", path=path).stdout)
    (cited,) = found["citations"]
    assert cited["quote"] == BRIDGE.text[cited["start"] : cited["end"]] == BRIDGE.paragraphs[1]
    assert (found["told"], found["briefing"], cited["sha256"]) == (MONDAY, "daily", BRIDGE.sha256)


def test_search_of_articles(path):
    out = run("search", "--articles", "norhaven", "--max", "1", path=path).stdout
    assert out.startswith("A headline\n")
    assert "read 2026-03-02 06:30" in out


def test_a_phrase_is_searched_as_it_stands(path):
    assert run("search", "lorries 74", path=path).stdout
    assert run("search", '"74 lorries"', path=path).stdout
    done = run("search", '"lorries 74"', path=path)
    assert done.stdout == ""
    assert done.stderr == 'nothing found for "lorries 74"\n'


def test_text_of_a_source_cannot_act_in_the_terminal(tmp_path):
    path = tmp_path / "archive.sqlite3"
    hostile = replace(
        make_article("The \x1b[2J bridge is closed."), outlet="Evil\x1b]0;x\x07", title="a\nb"
    )
    with Archive.open(path) as archive:
        claims = [Claim((statement,)) for statement in split_statements(hostile)]
        archive.deliver("daily\x1b[1m", claims, stories=["\x1b[31mred"], at=MONDAY)
    for arguments in (("search", "bridge"), ("search", "--articles", "bridge"), ("stats",)):
        for form in ("text", "json"):
            done = run(*arguments, "--format", form, path=path)
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stdout)
    assert "\x1b" not in run("export", path=path).stdout


def test_stats_count_what_is_there(path):
    text = run("stats", path=path).stdout
    assert "claims    2 told, with 2 citations\n" in text
    assert "briefing  daily: 1, with 2 claims, from 2026-03-02 to 2026-03-02\n" in text
    counted = json.loads(run("stats", "--format", "json", path=path).stdout)
    assert (counted["articles"], counted["claims"], counted["version"]) == (1, 2, 3)
    assert counted["outlets"] == [{"name": "Northern Herald", "articles": 1}]


def test_stats_of_an_empty_archive(tmp_path):
    Archive.open(tmp_path / "new.sqlite3").close()
    assert "claims    0 told" in run("stats", path=tmp_path / "new.sqlite3").stdout


def test_export_writes_a_line_a_claim(path, tmp_path):
    lines = run("export", path=path).stdout.splitlines()
    assert [json.loads(line)["text"] for line in lines] == list(BRIDGE.paragraphs)
    run("export", "-o", tmp_path / "claims.jsonl", path=path)
    assert (tmp_path / "claims.jsonl").read_text().splitlines() == lines


def test_export_to_parquet_holds_the_same(path, tmp_path):
    run("export", "--format", "parquet", "-o", tmp_path / "claims.parquet", path=path)
    rows = pyarrow.parquet.read_table(tmp_path / "claims.parquet").to_pylist()
    lines = run("export", path=path).stdout.splitlines()
    assert rows == [json.loads(line) for line in lines]


def test_parquet_needs_a_file(path):
    done = run("export", "--format", "parquet", path=path, code=2)
    assert "name a file" in done.stderr


def test_an_export_that_cannot_be_written_leaves_nothing_behind(path, tmp_path):
    done = run("export", "-o", tmp_path / "nowhere" / "claims.jsonl", path=path, code=1)
    assert "cannot be written" in done.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["archive.sqlite3"]


def test_prune_says_what_goes(path):
    again = ("prune", "--older-than", "7d", "--now", "2026-04-01")
    with Archive.open(path) as archive:
        archive.deliver("daily", [], stories=[], at="2026-03-31T06:30:00Z")
    wanted = "1 briefings, 2 claims and 1 articles from before 2026-03-25T00:00:00Z\n"
    assert run(*again, "--dry-run", path=path).stderr == f"would drop {wanted}"
    assert run(*again, path=path).stderr == f"dropped {wanted}"
    assert run(*again, path=path).stderr.startswith("dropped 0 briefings, 0 claims")


@pytest.mark.parametrize("age", ["", "10", "ten days", "-3d", "999999w"])
def test_an_age_that_is_none_is_refused(path, age):
    done = run("prune", f"--older-than={age}", path=path, code=2)
    assert "--older-than" in done.stderr


def test_forget_says_what_goes(path):
    done = run("forget", "Northern Herald", path=path)
    assert done.stderr == (
        "forgot 1 articles of Northern Herald, 2 claims that only they state, "
        "0 saved digests that quote them\n"
    )
    assert run("forget", "Northern Herald", path=path).stderr.startswith("nothing is kept of")


def test_check_finds_nothing_wrong(path):
    assert run("check", path=path).stderr == f"{path} is whole\n"


@pytest.mark.parametrize(
    "arguments",
    [("stats",), ("search", "x"), ("prune", "--older-than", "9d"), ("check",), ("export",),
     ("forget", "x")],
)  # fmt: skip
def test_without_an_archive_there_is_one_line(tmp_path, arguments):
    done = run(*arguments, path=tmp_path / "none.sqlite3", code=1)
    assert done.stderr.endswith("there is no archive here yet; check --archive\n")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_archive_is_in_the_state_folder_if_none_is_named(path, tmp_path):
    folder = tmp_path / "kursk-digest"
    folder.mkdir()
    path.rename(folder / "archive.sqlite3")
    done = kursk_digest("archive", "stats", env={"XDG_STATE_HOME": str(tmp_path)})
    assert "claims    2 told" in done.stdout
