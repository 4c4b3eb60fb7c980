"""What has become of the claims of one digest in another."""

import json

import pytest
from command import SAMPLES, kursk_digest
from test_cli_brief import GAZETTE, HERALD, write


@pytest.fixture
def digests(tmp_path):
    write(tmp_path / "news", "herald.txt", HERALD)
    build = ("build", "news", "--all", "--format", "json", "-o")
    assert kursk_digest(*build, "old.json", cwd=tmp_path).returncode == 0
    told = "The river Arve broke its banks on Saturday and flooded the town of Brenau"
    again = "Brenau was flooded on Saturday when the river Arve broke its banks in the night"
    assert told in GAZETTE
    write(tmp_path / "news", "gazette.txt", GAZETTE.replace(told, again))
    assert kursk_digest(*build, "new.json", cwd=tmp_path).returncode == 0
    return tmp_path


def diff(folder, *arguments):
    done = kursk_digest("diff", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_claims_are_new_and_better_supported_and_values_have_changed(digests):
    found = json.loads(diff(digests, "old.json", "new.json", "--format", "json"))
    assert [claim["text"][:26] for claim in found["new"]] == ["Prime Minister Ilse Varga "]
    assert found["gone"] == []
    (supported,) = found["better_supported"]
    assert "the river Arve broke its banks" in supported["text"]
    assert (supported["voices_before"], supported["voices"]) == (1, 2)
    (changed,) = found["changed"]
    assert "12" in changed["before"]
    assert "19" in changed["now"]


def test_the_other_way_round_what_was_new_is_gone(digests):
    there = json.loads(diff(digests, "old.json", "new.json", "--format", "json"))
    back = json.loads(diff(digests, "new.json", "old.json", "--format", "json"))
    assert [one["text"] for one in back["gone"]] == [one["text"] for one in there["new"]]
    assert back["new"] == back["better_supported"] == []


def test_the_text_has_a_section_a_kind(digests):
    text = diff(digests, "old.json", "new.json")
    labels = [block.split("\n")[0] for block in text.split("\n\n")]
    assert labels == ["Changed", "New", "Better supported"]
    assert "(1 → 2 voices)" in text


def test_a_digest_says_the_same_as_itself(tmp_path):
    build = ("build", SAMPLES, "--format", "json", "-o", "one.json")
    assert kursk_digest(*build, cwd=tmp_path).returncode == 0
    assert diff(tmp_path, "one.json", "one.json") == "Both say the same.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("old.json", "gone.json"), 1, "gone.json"),
        (("old.json", "news/herald.txt"), 1, "is not JSON"),
        (("-", "-"), 2, "only one of the two"),
    ],
)
def test_what_is_no_digest_is_named(digests, arguments, code, message):
    done = kursk_digest("diff", *arguments, cwd=digests)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
