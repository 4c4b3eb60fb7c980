"""What a digest of samples/ says, run as a user runs it."""

import json
from pathlib import Path

import jsonschema
from command import SAMPLES, digest_of, kursk_digest


def facts(digest):
    """What a digest says, without the numbers that depend on the order of the arguments."""
    places = {a["id"]: Path(a["location"]).name for a in digest["articles"]}
    claims = {c["id"]: c for story in digest["stories"] for c in story["claims"]}

    def cited(claim):
        return frozenset((places[c["article"]], c["start"], c["end"]) for c in claim["citations"])

    return (
        [(c["text"], c["selected"], cited(c)) for s in digest["stories"] for c in s["claims"]],
        [
            (
                k["about"],
                [
                    (side["value"], [cited(claims[i]) for i in side["claims"]])
                    for side in k["sides"]
                ],
            )
            for s in digest["stories"]
            for k in s["conflicts"]
        ],
    )


def test_the_samples_give_a_digest_that_follows_the_contract():
    digest = digest_of(SAMPLES)
    schema = json.loads(kursk_digest("schema").stdout)
    jsonschema.validate(digest, schema, format_checker=jsonschema.FormatChecker())
    assert len(digest["articles"]) == 10
    assert digest["skipped"] == []


def test_every_citation_stands_word_for_word_in_the_extracted_article():
    digest = digest_of(SAMPLES)
    lines = kursk_digest("extract", SAMPLES, "--format", "json").stdout.splitlines()
    articles = {article["location"]: article for article in map(json.loads, lines)}
    by_id = {a["id"]: articles[a["location"]] for a in digest["articles"]}
    citations = [
        (claim, cite)
        for s in digest["stories"]
        for claim in s["claims"]
        for cite in claim["citations"]
    ]
    assert len(citations) > 100
    for claim, cite in citations:
        article = by_id[cite["article"]]
        assert article["text"][cite["start"] : cite["end"]] == cite["quote"]
        assert cite["quote"] in article["paragraphs"][cite["paragraph"] - 1]
        assert claim["text"] in {other["quote"] for other in claim["citations"]}


def test_the_unrelated_article_stands_alone():
    digest = digest_of(SAMPLES)
    ids = {a["id"] for a in digest["articles"] if "ferry" in a["location"]}
    (story,) = [s for s in digest["stories"] if ids & set(s["articles"])]
    assert set(story["articles"]) == ids


def test_wire_copy_is_one_voice():
    digest = digest_of(SAMPLES)
    voices = {Path(a["location"]).stem: a["voice"] for a in digest["articles"]}
    assert voices["eastgate-wire-bridge"] == voices["harbour-gazette-bridge"]
    assert len(set(voices.values())) >= 7


def test_the_settlements_held_are_in_dispute():
    digest = digest_of(SAMPLES)
    values = [
        {side["value"] for side in k["sides"]} for s in digest["stories"] for k in s["conflicts"]
    ]
    assert any(
        any(v.startswith("74") for v in sides) and any(v.startswith("28") for v in sides)
        for sides in values
    )


# Same input, same bytes


def test_two_runs_give_the_same_bytes(tmp_path):
    first = kursk_digest("build", SAMPLES, "--format", "json", env={"PYTHONHASHSEED": "1"})
    again = kursk_digest(
        "build",
        SAMPLES,
        "--format",
        "json",
        env={"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
    )
    assert first.stdout == again.stdout


def test_another_order_or_folder_gives_the_same_claims_and_conflicts(tmp_path):
    paths = sorted(SAMPLES.iterdir())
    base = facts(digest_of(*paths))
    assert facts(digest_of(*reversed(paths))) == base
    assert facts(digest_of(*paths, cwd=tmp_path)) == base


def test_two_files_of_one_name_and_no_outlet_are_two_sources(tmp_path):
    texts = [
        "The old pier at Saltmere burned down on Monday night. Nobody was hurt in the fire.",
        "A fire on Monday night burned down the old pier at Saltmere. It had stood for 90 years.",
    ]
    for folder, text in zip(("east", "west"), texts, strict=True):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(f"The pier fire\n\n{text}\n")
    digest = digest_of(".", cwd=tmp_path)
    assert [a["outlet"] for a in digest["articles"]] == ["east/report", "west/report"]
    assert len({a["voice"] for a in digest["articles"]}) == 2
