"""`explain`, run as a user runs it."""

import json

import pytest
from command import digest_of, kursk_digest


@pytest.fixture
def saved(tmp_path):
    """Three outlets on one event, digested, and the digest saved beside them."""
    (tmp_path / "north.txt").write_text(
        "Smugglers held in Vardal\n\n"
        "Police in Vardal arrested 74 smugglers on Monday night.\n\n"
        "The smugglers had hidden tobacco under the floor of a ferry.\n"
    )
    (tmp_path / "baltic.txt").write_text(
        "Night raid on a ferry\n\n"
        "Officers nabbed 74 smugglers in Vardal on Monday night, police said.\n\n"
        "Tobacco was hidden under the ferry's floor.\n"
    )
    (tmp_path / "west.txt").write_text(
        "Vardal ferry smugglers caught\n\n"
        "On Monday night 74 smugglers were arrested in Vardal by police.\n\n"
        "The mayor of Vardal thanked the officers.\n"
    )
    digest = digest_of(".", cwd=tmp_path)
    (tmp_path / "d.json").write_text(json.dumps(digest))
    return tmp_path


def merged_claim(folder):
    digest = json.loads((folder / "d.json").read_text())
    claims = [claim for story in digest["stories"] for claim in story["claims"]]
    return max(claims, key=lambda claim: len(claim["citations"]))


def test_explain_tells_what_the_sentences_share_and_how_sure_it_is(saved):
    claim = merged_claim(saved)
    assert len(claim["citations"]) == 3
    done = kursk_digest("explain", "d.json", claim["id"], cwd=saved)
    assert done.returncode == 0, done.stderr
    for cited in claim["citations"]:
        assert cited["quote"] in done.stdout
    assert done.stdout.count("% sure") == 3
    for told in ("smugglers", "nabbed ~ arrested", "74 smugglers", "names: Vardal", "sum: bias"):
        assert told in done.stdout.replace("arrested ~ nabbed", "nabbed ~ arrested"), told


def test_the_parts_add_up_to_how_sure_it_is(saved):
    done = kursk_digest("explain", "d.json", merged_claim(saved)["id"], cwd=saved)
    lines = done.stdout.splitlines()
    for line, following in zip(lines, lines[1:] + [""], strict=True):
        assert ("% sure" in line) <= following.startswith("  ")
    sums = [line.split(": ", 1)[1] for line in lines if line.startswith("  sum: ")]
    assert len(sums) == 3
    for told in sums:
        odds = sum(float(part.rsplit(" ", 1)[1]) for part in told.split(", "))
        assert odds > 0, "a merged pair is likelier than not"


def test_a_claim_of_one_sentence_has_nothing_to_explain(saved):
    digest = json.loads((saved / "d.json").read_text())
    lone = next(
        claim
        for story in digest["stories"]
        for claim in story["claims"]
        if len(claim["citations"]) == 1
    )
    done = kursk_digest("explain", "d.json", lone["id"], cwd=saved)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{lone['id']} has one sentence; nothing was merged\n"


def test_an_unknown_claim_is_named_in_one_line(saved):
    done = kursk_digest("explain", "d.json", "c99", cwd=saved)
    assert done.returncode == 1
    assert done.stderr.startswith("error: d.json: has no claim 'c99'; its ")
    assert len(done.stderr.splitlines()) == 1


def test_an_article_that_changed_is_not_explained_by_what_it_no_longer_says(saved):
    claim = merged_claim(saved)
    for path in saved.glob("*.txt"):
        path.write_text("Other news\n\nNothing of the kind was told today, said the desk.\n")
    done = kursk_digest("explain", "d.json", claim["id"], cwd=saved)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith("no longer stand where they did; run verify")


def test_an_article_that_is_gone_is_skipped_and_the_rest_explained(saved):
    (saved / "west.txt").unlink()
    done = kursk_digest("explain", "d.json", merged_claim(saved)["id"], cwd=saved)
    assert done.returncode == 3
    assert done.stdout.count("% sure") == 1
    assert "west.txt: no such file" in done.stderr
