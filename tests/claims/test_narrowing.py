"""A line cites only sources that state all of it: what else a sentence says stays its own."""

import json

import pytest
from command import digest_of, kursk_digest
from conftest import make_article

from kursk_digest.claims import match_statements
from kursk_digest.claims.narrowing import settle
from kursk_digest.conflicts import find_conflicts
from kursk_digest.model import Claim, Conflict, Matching, Side
from kursk_digest.statements import split_statements

FILLER = [
    "Snow had covered the switches of the old tram depot in Hallstead.",
    "A choir from Norby will sing in the cathedral on Sunday afternoon.",
    "The price of herring rose again at the market in Little Haven.",
    "Two swimmers crossed the sound between Ekeby and Torsholm.",
    "An orchard near Lindby lost most of its apples to frost.",
    "The library of Vasterby lends sewing machines and drills.",
]


def told(*texts, probability=0.5):
    """Return for each claim, after all is settled, what is printed and what is cited."""
    statements = []
    for number, text in enumerate(texts):
        filler = FILLER[number * 2 : number * 2 + 2]
        article = make_article(text, *filler, outlet=f"Outlet {number}")
        statements += split_statements(article)
    matching = match_statements(statements, probability=probability)
    claims, _ = settle(matching, find_conflicts(matching))
    return [
        (claim.told, [one.text for one in claim.statements])
        for claim in claims
        if not set(FILLER) & {one.text for one in claim.statements}
    ]


BOTH = (
    "Floods destroyed 14 houses in the village of Brandvik on Monday, and "
    "Agnes Holm won the harbour chess tournament."
)
ONE = "Floods destroyed 14 houses in the village of Brandvik on Monday."
OTHER = "Agnes Holm won the harbour chess tournament on the pier of Brandvik."
FLOODS = "Floods destroyed 14 houses in the village of Brandvik on Monday"
CHESS = "Agnes Holm won the harbour chess tournament."
LONGER = "On Monday 14 houses in Brandvik village were destroyed by floods amid days of heavy rain."


def test_what_only_one_outlet_states_is_not_printed_for_both():
    lines = told(BOTH, LONGER)
    assert lines == [(f"{FLOODS} […]", [FLOODS, LONGER]), (f"[…] {CHESS}", [CHESS])]


def test_a_sentence_that_all_state_is_printed_rather_than_a_part():
    lines = told(BOTH, ONE)
    assert lines == [(ONE, [ONE, FLOODS]), (f"[…] {CHESS}", [CHESS])]


def test_a_sentence_that_says_no_more_is_printed_whole():
    again = "Floods destroyed 14 houses in the village of Brandvik."
    assert told(ONE, again) in ([(ONE, [ONE, again])], [(again, [again, ONE])])


def test_a_sentence_with_two_facts_serves_each_claim_with_its_own():
    lines = told(BOTH, ONE, OTHER)
    assert lines == [(ONE, [ONE, FLOODS]), (f"[…] {CHESS}", [CHESS, OTHER])]


def test_what_cannot_be_told_alone_stays_whole_beside_what_all_state():
    both = (
        "Floods destroyed 14 houses in the village of Brandvik on Monday and "
        "swept the chess tables off the harbour pier."
    )
    lines = told(both, LONGER)
    assert lines == [(f"{FLOODS} […]", [FLOODS, LONGER]), (both, [both])]


def test_who_says_it_is_never_cut_off():
    both = (
        "Floods destroyed 14 houses in the village of Brandvik on Monday, and "
        "Agnes Holm won the harbour chess tournament, the mayor said."
    )
    again = "On Monday 14 houses in the village of Brandvik were destroyed by floods."
    for line, _ in told(both, again):
        assert "[…]" not in line


def test_a_value_in_dispute_keeps_the_claim_that_prints_it():
    statements = [
        *split_statements(make_article(BOTH, outlet="A")),
        *split_statements(make_article(LONGER, outlet="B")),
    ]
    old = Claim(tuple(statements))
    kept, rest = (Claim((part,)) for part in statements[0].parts)
    beside = Claim((statements[1],))
    sides = tuple(
        Side(value, (claim,), claim.statements)
        for value, claim in [("14 houses", old), ("Agnes Holm", old), ("none", beside)]
    )
    matching = Matching((old, beside), narrowed=((old, (kept, rest)),))
    claims, (conflict,) = settle(matching, [Conflict("houses", "number", sides)])
    assert claims == (kept, rest, beside)
    assert [side.claims for side in conflict.sides] == [(kept,), (rest,), (beside,)]


@pytest.fixture
def saved(tmp_path):
    (tmp_path / "north.txt").write_text(f"Floods in Brandvik\n\n{BOTH}\n\n{FILLER[0]}\n")
    (tmp_path / "west.txt").write_text(f"Brandvik under water\n\n{LONGER}\n\n{FILLER[1]}\n")
    digest = digest_of("north.txt", "west.txt", cwd=tmp_path)
    (tmp_path / "d.json").write_text(json.dumps(digest))
    return tmp_path, digest


def test_a_part_is_a_citation_that_verify_explain_and_read_understand(saved):
    folder, digest = saved
    parts = [
        (claim, cited)
        for story in digest["stories"]
        for claim in story["claims"]
        for cited in claim["citations"]
        if cited["sentence"]
    ]
    texts = {a["id"]: "\n\n".join(a["paragraphs"]) for a in digest["articles"]}
    assert parts
    for _, cited in parts:
        text, place = texts[cited["article"]], cited["sentence"]
        assert text[cited["start"] : cited["end"]] == cited["quote"]
        assert text[place["start"] : place["end"]] == BOTH
        assert all(f["text"] in cited["quote"] for f in cited["figures"] + cited["dates"])
    assert kursk_digest("verify", "d.json", cwd=folder).returncode == 0
    shared = next(claim for claim, _ in parts if len(claim["citations"]) == 2)
    explained = kursk_digest("explain", "d.json", shared["id"], cwd=folder)
    assert explained.returncode == 0
    assert "sure" in explained.stdout
    for format in ("markdown", "json"):
        again = kursk_digest("read", "d.json", "--format", format, cwd=folder).stdout
        assert (
            again
            == kursk_digest("build", "north.txt", "west.txt", "--format", format, cwd=folder).stdout
        )


@pytest.mark.parametrize("format", ["text", "html"])
def test_a_cut_is_shown_as_one(saved, format):
    folder, _ = saved
    printed = kursk_digest(
        "build", "north.txt", "west.txt", "--all", "--format", format, cwd=folder
    ).stdout
    assert "[…]" in printed.replace("\\", "")
