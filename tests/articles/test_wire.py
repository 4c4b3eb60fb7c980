"""Whose voice an article is: wire copies share one, own words never do."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import make_article
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.articles import extract_article, recognise_wire_copies
from kursk_digest.model import Page, PageKind

SAMPLES = Path(__file__).parents[2] / "samples"
KINDS = {".html": PageKind.HTML, ".md": PageKind.MARKDOWN}

WIRE = (
    "The harbour of Lindmouth was closed on Tuesday evening after a crane fell across two of its "
    "three berths and blocked the channel for every ship above four thousand tonnes.",
    "Harbour master Ilka Brandt said that nobody was hurt, since the morning shift had left the "
    "quay ten minutes before the mast gave way in a gust of seventy miles an hour.",
    "Four freighters with grain for the southern mills now wait outside the breakwater, and the "
    "pilots expect that it will take a floating crane from Osterby at least until Friday to come.",
    "The crane was built forty years ago and passed its last inspection in March, according to "
    "the port authority, which has asked a bureau in the capital to find out why it failed.",
    "Bakers in the old town said that their flour would last for nine days, and the council has "
    "asked the railway whether it can run two more trains a night over the coastal line.",
)
OWN = (
    "Our reporter walked along the quay on Wednesday and met a crowd of children who had come to "
    "look at the wreck, with sandwiches, as their parents had once looked at the stranded whale.",
    "The chandler on Rope Street has sold out of binoculars, and he thinks of asking the owners "
    "of the crane for a share of the repair, seeing how many panes the fall has cost him.",
)
QUOTES = (
    "“I heard a sound as if somebody tore a very large sheet of tin, and when I turned round the "
    "whole mast lay in the water and the gulls were sitting on it already”",
    "“We will not let a single ship pass until the divers have looked at every piece of steel on "
    "the bottom, and I do not care who calls me about it or how often”",
)


def voices(*articles):
    return [article.voice for article in recognise_wire_copies(articles)]


def sample(path):
    kind = KINDS.get(path.suffix, PageKind.TEXT)
    return extract_article(Page(str(path), path.read_text(encoding="utf-8"), kind))


COPIES = {
    "word for word": WIRE,
    "cut from the end": WIRE[:3],
    "cut in the middle": (WIRE[0], *WIRE[3:]),
    "two paragraphs added": (*WIRE[:4], *OWN),
    "cut, and two paragraphs added": (*WIRE[:3], *OWN),
    "paragraphs in another order": WIRE[::-1],
    "paragraphs joined": (" ".join(WIRE[:2]), " ".join(WIRE[2:])),
    "one paragraph, as a brief": WIRE[:1],
    "in capitals": tuple(paragraph.upper() for paragraph in WIRE),
}


@pytest.mark.parametrize("paragraphs", COPIES.values(), ids=COPIES)
def test_a_text_that_two_outlets_print_is_one_voice(paragraphs):
    first, second = voices(
        make_article(*WIRE, outlet="A", title="Crane falls"),
        make_article(*paragraphs, outlet="B", title="Grain waits outside Lindmouth"),
    )
    assert first == second


OTHERS = {
    "own words": OWN,
    "one borrowed sentence in an own report": (WIRE[0], *OWN, OWN[0][::-1], OWN[1][::-1]),
    "quotations alone": tuple(f"{quote}, she told us." for quote in QUOTES),
    "too few words to prove anything": (" ".join(WIRE[0].split()[:26]),),
    "nothing but marks": ("– – –",),
}


@pytest.mark.parametrize("paragraphs", OTHERS.values(), ids=OTHERS)
def test_what_is_not_mostly_the_same_text_stays_two_voices(paragraphs):
    told = (*WIRE, *(f"{quote}, said the pilot." for quote in QUOTES))
    first, second = voices(make_article(*told, outlet="A"), make_article(*paragraphs, outlet="B"))
    assert first != second


def test_three_reports_in_their_own_words_with_shared_quotations_are_three_voices():
    by_the_quay = (OWN[0], f"{QUOTES[0]}, said pilot Hanne Voss.", f"{QUOTES[1]}, she added.")
    by_the_mills = (WIRE[4], f"Pilot Hanne Voss: {QUOTES[0]}.", f"Of the wreck: {QUOTES[1]}.")
    by_the_port = (WIRE[3], f"{QUOTES[1]} (Hanne Voss)", f"{QUOTES[0]}, a pilot told the radio.")
    told = (by_the_quay, by_the_mills, by_the_port)
    assert len(set(voices(*(make_article(*p, outlet=f"O{i}") for i, p in enumerate(told))))) == 3


def test_a_copy_of_a_copy_has_the_same_voice():
    whole = make_article(*WIRE, outlet="A")
    cut = make_article(*WIRE[:3], outlet="B")
    rest = make_article(*WIRE[3:], outlet="C")
    assert len(set(voices(cut, rest))) == 2
    assert len(set(voices(cut, rest, whole))) == 1


def test_articles_of_one_outlet_are_one_voice_however_its_name_is_set():
    first, second = voices(
        make_article(*WIRE, outlet="Lindmouth Mail"), make_article(*OWN, outlet="LINDMOUTH MAIL")
    )
    assert first == second


def test_only_the_wire_copy_of_an_outlet_leaves_its_voice():
    copy, own, elsewhere = voices(
        make_article(*WIRE, outlet="A", wire="Tidal Press"),
        make_article(*OWN, outlet="A"),
        make_article(*WIRE, outlet="B"),
    )
    assert copy == elsewhere != own


def test_two_versions_of_one_article_in_one_outlet_keep_the_outlets_voice():
    early, late, own = voices(
        make_article(*WIRE[:4], outlet="A"),
        make_article(*WIRE, outlet="A"),
        make_article(*OWN, outlet="A"),
    )
    assert early == late == own


def test_a_copy_without_a_credit_gets_that_of_the_others():
    told = recognise_wire_copies(
        [
            make_article(*WIRE, outlet="A"),
            make_article(*WIRE[:4], outlet="B", wire="Tidal Press"),
            make_article(*OWN, outlet="C"),
        ]
    )
    assert [article.wire for article in told] == ["Tidal Press", "Tidal Press", None]


@pytest.mark.parametrize(("wire", "named"), [("Tidal Press", "Tidal Press"), (None, "Early Post")])
def test_a_shared_voice_is_named_after_the_agency_or_else_the_earliest_outlet(wire, named):
    copies = [
        make_article(*WIRE, outlet="Late Post", published="2024-08-14", wire=wire),
        make_article(*WIRE[:4], outlet="Early Post", published="2024-08-13"),
        make_article(*WIRE[:4], outlet="Undated Post"),
    ]
    assert all(voice.endswith(named) for voice in voices(*copies))


def test_nothing_but_voice_and_wire_changes_and_the_order_stays():
    articles = [make_article(*WIRE, outlet=name) for name in "CAB"]
    articles.append(make_article(*OWN, outlet="D", wire="Tidal Press"))
    told = recognise_wire_copies(articles)
    for before, after in zip(articles, told, strict=True):
        kept = replace(after, voice=before.voice, wire=before.wire)
        for field in type(before).__dataclass_fields__:
            assert getattr(kept, field) == getattr(before, field)


def test_no_articles_give_no_articles():
    assert recognise_wire_copies([]) == ()


def test_of_the_samples_the_two_bridge_copies_share_a_voice_and_no_other_outlets_do():
    articles = [sample(path) for path in sorted(SAMPLES.iterdir())]
    told = recognise_wire_copies(articles)
    shared = {
        frozenset({a.outlet, b.outlet})
        for a in told
        for b in told
        if a.voice == b.voice and a.outlet != b.outlet
    }
    assert shared == {frozenset({"Eastgate Wire News", "Harbour Gazette"})}


PARAGRAPHS = (*WIRE, *OWN, *QUOTES)
CUTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6),
        st.sampled_from("ABCD"),
        st.sampled_from([None, "Tidal Press", "Northline Press"]),
    ),
    max_size=8,
)


@given(CUTS, st.randoms(use_true_random=False))
def test_voices_do_not_depend_on_the_order(cuts, random):
    articles = [
        make_article(*paragraphs, outlet=outlet, wire=wire, location=f"{i}.txt")
        for i, (paragraphs, outlet, wire) in enumerate(cuts)
    ]
    shuffled = random.sample(articles, len(articles))
    told = {a.location: (a.voice, a.wire) for a in recognise_wire_copies(articles)}
    assert {a.location: (a.voice, a.wire) for a in recognise_wire_copies(shuffled)} == told


@given(st.lists(st.tuples(st.text(st.characters(), min_size=1), st.text(min_size=1)), max_size=5))
def test_every_article_comes_back_with_a_voice(made):
    articles = [make_article(text, outlet=outlet) for text, outlet in made]
    assert all(voices(*articles))
    assert len(voices(*articles)) == len(articles)


@pytest.mark.parametrize(
    "text",
    ["\ud800\0" * 50_000, "“" * 200_000, "«" * 200_000, "a\u0301" * 50_000, "x" * 1_000_000],
    ids=["surrogates", "opening marks", "guillemets", "combining marks", "no space"],
)
def test_hostile_text_has_a_voice(text):
    assert all(voices(make_article(text, outlet="A"), make_article(text, outlet="\ud800")))


def test_a_text_that_a_hundred_outlets_cut_each_in_its_way_is_one_voice():
    copies = [
        make_article(*(p for j, p in enumerate(WIRE) if j != i % 6), outlet=f"Outlet {i}")
        for i in range(100)
    ]
    assert len(set(voices(*copies))) == 1


def partition(articles):
    """Return which articles share a voice, by location, whatever the voices are called."""
    groups = {}
    for article in recognise_wire_copies(articles):
        groups.setdefault(article.voice, set()).add(article.location)
    return {frozenset(group) for group in groups.values()}


def numbered_paragraph(number):
    """Write a paragraph of thirty-six words that shares no five in a row with another number's."""
    return " ".join(f"word{number}x{i}" for i in range(36))


@pytest.mark.parametrize("length", [10, 40, 120])
def test_a_brief_is_found_in_a_story_of_any_length(length):
    story = make_article(*map(numbered_paragraph, range(length)), outlet="A")
    briefs = [make_article(numbered_paragraph(i), outlet=f"B{i}") for i in range(length)]
    assert len(set(voices(story, *briefs))) == 1


def test_a_quotation_that_runs_on_into_the_next_paragraph_makes_no_copy():
    running = tuple(quote.rstrip("”") for quote in QUOTES)
    told = ((*running, OWN[0]), (*running, OWN[1]))
    assert len(set(voices(*(make_article(*p, outlet=f"O{i}") for i, p in enumerate(told))))) == 2


def test_more_copies_than_are_compared_do_not_make_the_order_matter():
    pool = [numbered_paragraph(i) for i in range(12)]
    articles = [
        make_article(
            *(pool[(i * 5 + j * (i % 4 + 1)) % 12] for j in range(2 + i % 4)),
            numbered_paragraph(1000 + i),
            outlet=f"Outlet {i}",
        )
        for i in range(120)
    ]
    assert partition(articles) == partition(articles[::-1])
