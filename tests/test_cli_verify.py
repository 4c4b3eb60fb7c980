"""`verify`, run as a user runs it."""

import json

import pytest
from command import FERRY, digest_of, kursk_digest


def test_verify_accepts_a_fresh_digest(folder):
    (folder / "d.json").write_text(json.dumps(digest_of(".", cwd=folder)))
    done = kursk_digest("verify", "d.json", cwd=folder)
    assert done.returncode == 0, done.stderr


def test_verify_names_the_one_citation_that_was_changed(folder):
    digest = digest_of(".", cwd=folder)
    (folder / "d.json").write_text(json.dumps(digest))
    path = folder / FERRY.name
    cite = next(
        cite
        for s in digest["stories"]
        for claim in s["claims"]
        for cite in claim["citations"]
        if FERRY.name in dict((a["id"], a["location"]) for a in digest["articles"])[cite["article"]]
    )
    changed = cite["quote"].replace("e", "a", 1)
    text = path.read_text(encoding="utf-8")
    assert text.count(cite["quote"]) == 1
    path.write_text(text.replace(cite["quote"], changed), encoding="utf-8")
    done = kursk_digest("verify", "d.json", cwd=folder)
    assert done.returncode == 5
    broken = [line for line in done.stderr.splitlines() if "no longer says" in line]
    assert len(broken) == 1
    assert cite["quote"] in broken[0]
    assert FERRY.name in broken[0]


def test_verify_says_which_source_is_gone(folder):
    (folder / "d.json").write_text(json.dumps(digest_of(".", cwd=folder)))
    (folder / FERRY.name).unlink()
    done = kursk_digest("verify", "d.json", cwd=folder)
    assert done.returncode == 3
    assert FERRY.name in done.stderr


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"schema_version": 99}', "[" * 100_000])
def test_verify_refuses_what_is_no_digest_in_one_line(text, tmp_path):
    (tmp_path / "d.json").write_text(text)
    done = kursk_digest("verify", "d.json", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("error: d.json: ")
    assert len(done.stderr.splitlines()) == 1
