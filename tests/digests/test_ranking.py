"""What makes a claim worth telling: each pair differs in one thing."""

from dataclasses import replace

import pytest
from conftest import make_article, make_statement

from kursk_digest.digests.ranking import parts_first, rank_by_voices
from kursk_digest.model import Claim, Story

PLAIN = "Engineers closed the old bridge at Saltmere to lorries on Monday."
OTHER = "Council members opened a new school near Gull Point in spring."


def rank(*claims, articles=None):
    articles = articles or tuple({s.article for claim in claims for s in claim.statements})
    worth = rank_by_voices(Story("A title", articles, claims))
    return [round(worth[claim], 6) for claim in claims]


def claim(text, *, article=None, **fields):
    return Claim((make_statement(text, article=article or make_article(text), **fields),))


def test_the_beginning_of_an_article_comes_first():
    article = make_article(PLAIN, OTHER)
    early, late = (claim(PLAIN, article=article, number=n) for n in (1, 9))
    better, worse = rank(early, late)
    assert better > worse


def test_what_most_articles_are_about_comes_first():
    articles = tuple(
        make_article(PLAIN, text, outlet=f"Outlet {i}")
        for i, text in enumerate(["A crack was found.", "Boats sail.", OTHER])
    )
    shared = claim(PLAIN, article=articles[2], number=4)
    lonely = claim(OTHER, article=articles[2], number=4)
    better, worse = rank(shared, lonely, articles=articles)
    assert better > worse


def test_what_the_headlines_say_comes_first():
    article = make_article(PLAIN, OTHER, title="Saltmere bridge closed to lorries")
    on_topic, beside = (claim(text, article=article, number=4) for text in (PLAIN, OTHER))
    better, worse = rank(on_topic, beside)
    assert better > worse


def test_more_voices_come_first():
    one = claim(PLAIN, article=make_article(PLAIN, outlet="A"))
    two = Claim(tuple(make_statement(PLAIN, article=make_article(PLAIN, outlet=o)) for o in "BC"))
    worse, better = rank(one, two)
    assert better > worse


def test_a_second_article_of_one_voice_adds_nothing():
    one = claim(PLAIN, article=make_article(PLAIN, outlet="A"))
    two = Claim(tuple(make_statement(PLAIN, article=make_article(PLAIN, outlet="B")) for _ in "bb"))
    assert len(set(rank(one, two))) == 1


@pytest.mark.parametrize("text", ["...", "", "12"])
def test_a_claim_without_words_has_a_worth(text):
    (worth,) = rank(claim(text or "."))
    assert worth >= 0


def test_a_part_that_several_state_comes_before_the_sentence_that_holds_it():
    text = f"{PLAIN[:-1]}, and {OTHER[0].lower()}{OTHER[1:]}"
    article = make_article(text)
    whole = claim(text, article=article)
    part = Claim(
        (replace(make_statement(text, article=article), text=PLAIN[:-1], sentence=(0, len(text))),)
    )
    stranger = claim(OTHER)
    worth = parts_first({whole: 2.0, part: 1.0, stranger: 1.5})
    assert worth[whole] < worth[part] == 1.0
    assert worth[stranger] == 1.5
