from conftest import make_article
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.stories import group_stories

FERRY = (
    "The ferry Aurora sank off Saltmere harbour on Monday night after a fire in the engine room.",
    "Lifeboats from Saltmere saved forty passengers of the Aurora, the coastguard said.",
)
FERRY_AGAIN = (
    "Forty passengers were taken off the burning ferry Aurora before it sank near Saltmere.",
    "The coastguard said that the fire on the Aurora had begun in the engine room.",
)
OTHER_FERRY = (
    "The ferry Gullwing ran aground on a sandbank near Port Ellery on Monday night.",
    "Tugs from Port Ellery pulled the Gullwing free at high tide, its owner said.",
)
COURT = (
    "A court in Brennstadt has stopped the sale of the old tractor works to a Dutch investor.",
    "The judge said that the town council had not asked the workers of the tractor works.",
)


def group(*bodies):
    articles = [make_article(*body, outlet=f"Outlet {i}") for i, body in enumerate(bodies)]
    stories = group_stories(articles, resemblance=0.5)
    return [[articles.index(article) for article in story.articles] for story in stories]


def test_articles_on_one_event_are_one_story():
    assert group(FERRY, COURT, FERRY_AGAIN) == [[0, 2], [1]]


def test_two_events_of_one_kind_stay_apart():
    assert group(FERRY, OTHER_FERRY) == [[0], [1]]


STRIKE = (
    "In Saltmere the deckhands of the island ferries walked out over pay and their night shifts",
    "Commuters need buses while the deckhands of the island ferries strike for pay",
    "Ferries stay in port at Saltmere: deckhands strike over pay, commuters take the buses",
)
STORM = (
    "In Saltmere a storm tore the roof off the fish market and sank two trawlers at night",
    "The storm sank two trawlers and wrecked the roof of the fish market, says the fire brigade",
    "Two trawlers sink at Saltmere and the fish market loses its roof in a storm",
)


def test_two_events_that_share_their_setting_stay_apart():
    assert group(*[[text] for text in STRIKE + STORM]) == [[0, 1, 2], [3, 4, 5]]


def test_a_headline_alone_does_not_join_two_stories():
    articles = [
        make_article(*FERRY, outlet="A", title="What happened on Monday"),
        make_article(*COURT, outlet="B", title="What happened on Monday"),
    ]
    assert len(group_stories(articles, resemblance=0.5)) == 2


def test_a_story_is_named_after_its_most_central_headline():
    articles = [
        make_article(*FERRY, outlet="A", title="Ferry Aurora sinks off Saltmere after fire"),
        make_article(*FERRY_AGAIN, outlet="B", title="Ferry Aurora sinks, coastguard says"),
        make_article(*FERRY, *COURT, outlet="C", title="The day in brief"),
    ]
    (story,) = group_stories(articles, resemblance=0.5)
    assert story.title.startswith("Ferry Aurora sinks")


def test_a_story_without_headlines_is_named_after_its_outlet():
    (story,) = group_stories([make_article(*FERRY, title="")], resemblance=0.5)
    assert story.title == "Northern Herald"


def test_no_articles_are_no_stories():
    assert group_stories([], resemblance=0.5) == ()


bodies = st.lists(st.text(alphabet="abc AB.", max_size=60), min_size=1, max_size=8)


@given(bodies, st.floats(0, 1))
def test_every_article_is_in_exactly_one_story(texts, resemblance):
    articles = [make_article(text or "x", outlet=str(i)) for i, text in enumerate(texts)]
    found = [a for s in group_stories(articles, resemblance=resemblance) for a in s.articles]
    assert sorted(map(id, found)) == sorted(map(id, articles))
