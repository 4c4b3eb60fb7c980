from rendering import make_article, make_digest, make_entry, make_long_digest, make_statement

from kursk_digest.model import Chapter, Digest
from kursk_digest.renderers import View
from kursk_digest.renderers.text import render

BLIND = View()

EXPECTED = """\
Bridge falls
4 articles, 4 outlets, 3 voices, 13–16 August 2024

Reported by several
[1,2,3,4] The bridge over the river fell on Friday. (4 outlets, 3 voices)

Disagreement
settlements: 74 settlements – Oleh Marchenko (Herald, Echo) [1,4] | \
28 villages – Harbour Courier [2]

Reported by one
[1,4] Kyiv holds 74 settlements, Oleh Marchenko said. (2 outlets, 1 voice)
[2] Troops hold 28 villages.

Quoted
Oleh Marchenko [1,4]

2 more claims; --all shows them

Apple fair opens
1 article, 1 outlet, 1 voice, 30 December 2023

Reported by one
[5] The apple fair opened with 300 stalls.

Sources
[1] Herald, "Bridge falls", 13 August 2024, s/herald.txt (wire: AP; same voice as [4])
[2] Harbour Courier, 16 August 2024, s/courier.txt
[3] Gazette, "Crossing [destroyed]", https://gazette.example/bridge?a=1&b=2
[4] Echo, "Bridge falls, again", 13 August 2024, s/echo.txt (wire: AP; same voice as [1])
[5] Fair News, "Apple fair opens", 30 December 2023, /data/fair.html

Duplicates
s/herald-copy.txt: the same article as [1]

Skipped
nowhere.txt: no such file; check the path

Notes
Ranked by centroid.
"""


def test_a_digest_reads_as_it_did():
    assert render(make_digest(), BLIND) == EXPECTED


def test_a_claim_is_one_line_however_long_it_is():
    long = make_article("word " * 5_000 + "end.")
    digest = Digest(
        (long,), (Chapter("s1", "T", (1,), (make_entry(1, [make_statement(long)], [1]),), ()),)
    )
    assert f"\n[1] {long.text}\n" in render(digest, View(width=60))


def test_each_claim_is_a_line_that_begins_with_its_citations():
    lines = render(make_long_digest(50), BLIND).splitlines()
    assert sum(line.startswith("[1,2,3] Officials said") for line in lines) == 50


def test_one_claim_left_out_is_told_in_the_singular():
    said = make_statement(make_article())
    entries = (make_entry(1, [said], [1]), make_entry(2, [said], [1], selected=False))
    text = render(Digest((said.article,), (Chapter("s1", "T", (1,), entries, ()),)), BLIND)
    assert "\n1 more claim; --all shows it\n" in text


def test_articles_without_a_statement_are_listed_still():
    text = render(Digest((make_article(),), ()), BLIND)
    assert text.startswith("Nothing to tell: no statement was found in what was read.\n\nSources\n")


def test_a_story_whose_title_has_no_visible_character_has_a_name():
    text = render(Digest((make_article(),), (Chapter("s1", "\u200b\t", (1,), (), ()),)), BLIND)
    assert text.startswith("Untitled\n1 article")
