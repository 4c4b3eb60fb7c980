from conftest import make_article
from lookalikes import joined, read_events

from kursk_digest.config import Config
from kursk_digest.stories import StoryIndex, group_stories

RESEMBLANCE = Config().story_resemblance


def stream(articles):
    index = StoryIndex(resemblance=RESEMBLANCE)
    numbers = [index.add(article) for article in articles]
    return numbers, index.stories()


def by_date(events):
    articles = [article for found in events.values() for article in found]
    return sorted(articles, key=lambda article: (article.published, article.sha256))


def test_no_articles_are_no_stories():
    assert StoryIndex(resemblance=RESEMBLANCE).stories() == ()


def test_a_report_of_the_same_event_joins_and_another_opens_a_story():
    events = read_events("tune")
    quake, crash = events["quake/tarsk"], events["crashes/lake"]
    numbers, stories = stream([quake[0], crash[0], quake[1], crash[1], quake[2]])
    assert numbers == [0, 1, 0, 1, 0]
    assert [len(story.articles) for story in stories] == [3, 2]


def test_a_later_lookalike_opens_a_story_of_its_own():
    events = read_events("tune")
    numbers, _ = stream(events["quake/tarsk"] + events["quake/velm"])
    assert numbers == [0, 0, 0, 1, 1]


def test_every_article_is_in_the_story_that_was_told():
    articles = by_date(read_events("check"))
    numbers, stories = stream(articles)
    assert [article for article in articles if article not in stories[0].articles] == [
        article for article, number in zip(articles, numbers, strict=True) if number
    ]
    assert sum(len(story.articles) for story in stories) == len(articles)


def test_few_lookalikes_run_together_one_by_one():
    for half in ("tune", "check"):
        events = read_events(half)
        _, stories = stream(by_date(events))
        assert len(joined(stories, events)) <= 1


def test_articles_without_words_stay_alone():
    numbers, _ = stream([make_article("...", outlet=str(i), title="") for i in range(3)])
    assert numbers == [0, 1, 2]


def test_the_stream_differs_little_from_the_batch():
    events = read_events("tune")
    _, stories = stream(by_date(events))
    batch = group_stories(by_date(events), resemblance=RESEMBLANCE)
    assert abs(len(stories) - len(batch)) <= 2
