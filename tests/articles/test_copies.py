"""Whose voice an article is."""

from conftest import make_article, make_statement
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.articles import recognise_wire_copies

WIRE = (
    "The road bridge at Saltmere was closed to all lorries on Monday after engineers found a "
    "crack in its second pillar, the harbour board said in the evening.",
    "Repairs will take until the end of October and cost about four million crowns, according "
    "to the head of the board, who blamed two hard winters and too much salt on the deck.",
    "Ferries will carry lorries across the bay in the meantime, one every forty minutes, and "
    "the town council has asked drivers to leave the old quay free for them.",
)
OWN = (
    "Lorry drivers queued on the old quay of Saltmere on Tuesday because the road bridge over "
    "the bay had been shut overnight, and some of them waited for three hours.",
    "Our reporter counted fifty lorries before breakfast, most of them loaded with fish that "
    "could not be sold in time at the market on the other side.",
)
QUOTE = (
    "“We found a crack as long as my arm in the second pillar and closed the bridge at once, "
    "because nobody here wants to find out how long such a pillar stands,” the engineer said."
)


def voices(*articles):
    return [article.voice for article in recognise_wire_copies(articles)]


def test_one_text_in_two_outlets_is_one_voice_though_each_cut_and_added():
    first = make_article(*WIRE, outlet="Northern Herald", wire="AP")
    copy = make_article(WIRE[0], WIRE[2], OWN[1], outlet="Harbour Gazette", title="Other words")
    a, b = recognise_wire_copies([first, copy])
    assert a.voice == b.voice
    assert b.wire == "AP"


def test_two_reports_on_one_event_are_two_voices():
    one, other = make_article(*WIRE, outlet="A"), make_article(*OWN, outlet="B")
    assert len(set(voices(one, other))) == 2


def test_shared_quotations_alone_make_nobody_a_copy():
    one = make_article(QUOTE, WIRE[0], outlet="A")
    other = make_article(QUOTE, OWN[0], outlet="B")
    assert len(set(voices(one, other))) == 2


def test_two_articles_of_one_outlet_are_one_voice():
    one, other = make_article(*WIRE, outlet="The Post"), make_article(*OWN, outlet="the post")
    assert len(set(voices(one, other))) == 1


def test_an_outlet_keeps_its_own_voice_beside_a_copy_that_it_prints():
    wire = make_article(*WIRE, outlet="A")
    copy = make_article(*WIRE, outlet="B", title="Same text")
    own = make_article(*OWN, outlet="B")
    first, second, third = voices(wire, copy, own)
    assert first == second != third


@given(st.permutations(range(5)))
def test_who_shares_a_voice_does_not_depend_on_the_order(order):
    articles = [
        make_article(*WIRE, outlet="A"),
        make_article(WIRE[0], WIRE[1], outlet="B"),
        make_article(*OWN, outlet="C"),
        make_article(QUOTE, outlet="D"),
        make_article(*OWN, QUOTE, outlet="E"),
    ]
    expected = dict(zip("ABCDE", voices(*articles), strict=True))
    shuffled = recognise_wire_copies([articles[i] for i in order])
    assert {article.outlet: article.voice for article in shuffled} == expected


def test_what_an_outlet_added_to_a_wire_text_is_its_own_voice():
    first = make_article(*WIRE, QUOTE, outlet="Northern Herald", wire="AP")
    second = make_article(WIRE[0], OWN[1], *WIRE[1:], QUOTE, OWN[0], outlet="Harbour Gazette")
    a, b = recognise_wire_copies([first, second])
    assert a.own_paragraphs == frozenset()
    assert b.own_paragraphs == {2, 6}
    shared, own, quoted = (make_statement("x", article=b, at=n).voice for n in (1, 2, 5))
    assert shared == quoted == a.voice
    assert own == recognise_wire_copies([make_article(*OWN, outlet="Harbour Gazette")])[0].voice


def test_a_short_line_and_an_article_of_ones_own_add_nothing():
    first = make_article(*WIRE, outlet="Northern Herald")
    second = make_article("The quay", *WIRE, outlet="Harbour Gazette")
    alone = make_article(*OWN, outlet="Lighthouse")
    assert [a.own_paragraphs for a in recognise_wire_copies([first, second, alone])] == [
        frozenset()
    ] * 3
